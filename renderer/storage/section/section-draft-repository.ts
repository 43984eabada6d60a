import type { Draft } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../connection.ts'
import { type DraftPlace, mayBeKept } from '../draft-repository.ts'
import { draftKeeper } from '../draft-keeper.ts'

/** Drafts of the sealed section's forms: sealed to it alone (formats.md §6). */
export const sectionDraftRepository: DraftPlace = {
  all, remove,
  ofRecord: async (form, recordId) => (await all()).find(draft => draft.form === form && draft.recordId === recordId) ?? null,
  keep: (form, recordId) => draftKeeper({
    save: async content => orThrow(await machineSide().saveSectionDraft({ form, recordId, content: await mayBeKept(content) })).savedAt,
    remove: () => remove({ form, recordId }),
  }),
}

/** The machine side hands them over newest first. */
async function all(): Promise<readonly Draft[]> {
  return orThrow(await machineSide().sectionDrafts({}))
}

async function remove({ form, recordId }: Pick<Draft, 'form' | 'recordId'>): Promise<void> {
  orThrow(await machineSide().removeSectionDraft({ form, recordId }))
}
