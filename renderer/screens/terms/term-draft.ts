import * as z from 'zod'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Stored } from '#shared/model/record.ts'
import { TermOfOffice } from '#shared/model/term-of-office.ts'
import { regularDueOn } from '#shared/rules/term-due.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import type { FieldProblems } from '../../parts/field-problems.ts'

/** A term in hand: its day and years may be empty while they are typed. */
export const TermDraft = TermOfOffice.extend({ electedOn: TermOfOffice.shape.electedOn.nullable(), years: z.number().nullable() })
export type TermDraft = z.infer<typeof TermDraft>

/** What keeps the term from being saved, by field. */
export function termProblems(draft: TermDraft): FieldProblems {
  const found: Record<string, string> = {}
  const { electedOn, years, extendedTo, electionShould, electionActual } = draft
  if (electedOn === null) found['electedOn'] = '请填写选举日期'
  if (years === null || !Number.isInteger(years) || years < 1 || years > 5) found['years'] = '任期为 1 至 5 年'
  else if (electedOn !== null && extendedTo !== null && extendedTo <= regularDueOn({ electedOn, years })) found['extendedTo'] = `应晚于应换届日期${chineseDate(regularDueOn({ electedOn, years }))}`
  if (electionShould !== null && electionActual !== null && electionActual > electionShould) found['electionActual'] = '实到不能多于应到'
  return found
}

/** The term as it is saved: steps without a word are left out. */
export function toTerm(draft: TermDraft): TermOfOffice {
  const { electedOn, years } = draft
  if (electedOn === null || years === null) throw new Error('a term without its day or years is not saved')
  const steps = draft.steps
    .map(step => ({ ...step, documentNo: step.documentNo.trim(), note: step.note.trim() }))
    .filter(step => step.on !== null || step.documentNo !== '' || step.note !== '' || step.isNotNeeded)
  return {
    ...draft, electedOn, years, steps, ordinal: draft.ordinal.trim(), extensionDocumentNo: draft.extensionDocumentNo.trim(), remark: draft.remark.trim(),
    reminders: draft.reminders.map(reminder => ({ ...reminder, how: reminder.how.trim() })),
  }
}

/** The draft with what the archive keeps of the row: `rev` is the revision that it was made from. */
export type TermInEdit = TermDraft & Pick<Stored<TermOfOffice>, 'rev'>

/** A draft made from an older revision than the saved one is not put over it, and one that says the same is none. */
export function readTermDraft(content: unknown, term: Stored<TermOfOffice>): TermInEdit | null {
  const draft = TermDraft.safeParse(content).data
  const isOfNow = typeof content === 'object' && content !== null && 'rev' in content && content.rev === term.rev
  if (draft === undefined || !isOfNow || isSaved(draft, term)) return null
  return { ...draft, rev: term.rev }
}

function isSaved(draft: TermDraft, term: TermOfOffice): boolean {
  if (draft.electedOn === null || draft.years === null) return false
  const inOrder = (one: TermOfOffice) => canonicalJson(TermOfOffice.parse({ ...one, steps: one.steps.toSorted((a, b) => (a.code < b.code ? -1 : 1)) }))
  return inOrder({ ...term, ...toTerm(draft) }) === inOrder(term)
}

/** Marks of classification by the field of the form that they stand in: a step's by its code. */
export function withMarks(draft: TermDraft, marksIn: (record: unknown) => FieldProblems): FieldProblems {
  const marks = marksIn({ ...draft, steps: Object.fromEntries(draft.steps.map(step => [step.code, step])) })
  return Object.fromEntries(Object.entries(marks).map(([field, message]) => [field.startsWith('steps.') ? field.split('.').slice(0, 2).join('.') : field, message]))
}
