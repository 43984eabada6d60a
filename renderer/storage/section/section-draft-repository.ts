import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../connection.ts'
import { type DraftPlace, mayBeKept } from '../draft-repository.ts'
import { draftKeeper } from '../draft-keeper.ts'

/** Drafts of the sealed section's forms: sealed to it alone (formats.md §6). */
export const sectionDraftRepository: DraftPlace = {
  ofRecord: async (form, recordId) => orThrow(await machineSide().sectionDrafts({})).find(draft => draft.form === form && draft.recordId === recordId) ?? null,
  keep: (form, recordId) => draftKeeper({
    save: async content => orThrow(await machineSide().saveSectionDraft({ form, recordId, content: await mayBeKept(content) })).savedAt,
    remove: async () => { orThrow(await machineSide().removeSectionDraft({ form, recordId })) },
  }),
}
