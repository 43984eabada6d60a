import type { Draft } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { classificationMarks } from '#shared/rules/classification.ts'
import { machineSide } from './connection.ts'
import { draftKeeper, type DraftKeeper } from './draft-keeper.ts'
import { settingsRepository } from './settings-repository.ts'
import { withoutMarked } from './without-marked.ts'

export const draftRepository = { all, ofRecord, keep, remove }

/** Where the drafts of a form lie. */
export interface DraftPlace {
  /** The draft of one form of one record, or null. */
  readonly ofRecord: (form: string, recordId: string) => Promise<Draft | null>
  readonly keep: (form: string, recordId: string) => DraftKeeper
  /** Every draft, newest first: offered again after a crash. */
  readonly all: () => Promise<readonly Draft[]>
  /** Given up without opening its form. */
  readonly remove: (draft: Pick<Draft, 'form' | 'recordId'>) => Promise<void>
}

async function all(): Promise<readonly Draft[]> {
  const drafts = orThrow(await machineSide().drafts({}))
  return [...drafts].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

/** `content` is what the form kept: parse it before use. */
async function ofRecord(form: string, recordId: string): Promise<Draft | null> {
  return (await all()).find(draft => draft.form === form && draft.recordId === recordId) ?? null
}

/** Keeps what is typed into a form until it is saved or given up. */
function keep(form: string, recordId: string): DraftKeeper {
  return draftKeeper({
    save: async content => orThrow(await machineSide().saveDraft({ form, recordId, content: await mayBeKept(content) })).savedAt,
    remove: async () => { orThrow(await machineSide().removeDraft({ form, recordId })) },
  })
}

/** Texts with a mark of classification are left out: nothing of them is kept before the clerk has said why they may be. */
export async function mayBeKept(content: unknown): Promise<unknown> {
  const { classificationWords } = await settingsRepository.current()
  return withoutMarked(content, text => classificationMarks(text, classificationWords).length > 0)
}

async function remove(draft: Pick<Draft, 'form' | 'recordId'>): Promise<void> {
  orThrow(await machineSide().removeDraft({ form: draft.form, recordId: draft.recordId }))
}
