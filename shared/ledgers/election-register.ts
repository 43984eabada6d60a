import type { Organisation } from '../model/organisation.ts'
import { partyPost, type Post } from '../model/post.ts'
import { type ElectionStepCode, type TermOfOffice, termReminderKind } from '../model/term-of-office.ts'
import { electedSeats, headPost } from '../rules/committee.ts'
import { stepOf } from '../rules/election-steps.ts'
import { existsOn, fullNameOn } from '../rules/organisation-on.ts'
import { inTreeOrder } from '../rules/organisation-order.ts'
import { dueOn, regularDueOn, termAfter, termDue, termOn, termsInOrder, usualYears } from '../rules/term-due.ts'
import { daysBetween, dottedDate, type LocalDate } from '../time/local-date.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'
import { dash } from './words.ts'

/** A term with the one that its election brought; an organisation whose term nobody entered has none. */
interface Row {
  readonly organisation: Organisation
  readonly name: string
  readonly term: TermOfOffice | null
  readonly next: TermOfOffice | null
  /** The seats of the next term on the day of its election. */
  readonly elected: readonly Post[]
  readonly nameOf: (personId: string) => string
}

/** 换届情况台账 (domain.md C.12): the terms that run on the last day of the period, and those that an election ended within it. */
export const electionRegister = tableLedger<Row>({
  id: 'election-register', title: '换届情况台账', source: 'domain.md C.12', each: 'organisation', orientation: 'landscape', size: '小五',
  rules: ['W-TERM'],
  columns: [
    { id: 'name', title: '党组织', mm: 24, cell: row => row.name },
    { id: 'electedOn', title: '本届选举\n日期', mm: 21, align: 'center', cell: ({ term }) => (term === null ? '没有登记' : dottedDate(term.electedOn)) },
    { id: 'years', title: '任期\n（年）', mm: 12.5, align: 'center', cell: ({ term }) => (term === null ? '' : String(term.years)), number: ({ term }) => term?.years ?? null },
    { id: 'dueOn', title: '应换届\n日期', mm: 21, align: 'center', cell: ({ term }) => (term === null ? '' : dottedDate(regularDueOn(term))) },
    { id: 'onTime', title: '是否\n按期', mm: 14, align: 'center', cell: (row, { asOf }) => onTimeText(row, asOf) },
    { id: 'extension', title: '延期批复文号\n及至何时', mm: 23, cell: ({ term }) => extensionText(term) },
    { id: 'request', title: '请示\n日期文号', mm: 21, field: 'steps.request', cell: row => stepText(row, 'request') },
    { id: 'reply', title: '批复\n日期文号', mm: 21, field: 'steps.reply', cell: row => stepText(row, 'reply') },
    { id: 'assembly', title: '大会日期', mm: 21, align: 'center', cell: row => assemblyText(row) },
    { id: 'attendance', title: '应到/\n实到', mm: 13, align: 'center', field: 'electionShould', cell: attendanceText },
    { id: 'committee', title: '新一届班子', mm: 22, field: 'posts', cell: row => (row.next === null ? dash : row.elected.map(({ personId, post }) => `${row.nameOf(personId)}（${partyPost.labels[post]}）`).join('、')) },
    { id: 'approval', title: '书记批复', mm: 20, field: 'steps.approvalFiled', cell: approvalText },
    { id: 'reminders', title: '提醒记录\n（6个月/3个月/1个月）', mm: 34, cell: ({ term }) => remindersText(term) },
    { id: 'daysLate', title: '逾期\n天数', mm: 10, align: 'center', cell: (row, { asOf }) => String(daysLate(row, asOf) ?? ''), number: (row, { asOf }) => daysLate(row, asOf) },
    { id: 'remark', title: '备注', mm: 18, cell: ({ term }) => term?.remark ?? '' },
  ],
  rows,
  subjectOf: ({ organisation, name, term }) => (term === null ? { kind: 'organisation', id: organisation.id, name } : { kind: 'term', id: term.id, name }),
  headline: (shown, context) => `截至 ${dottedDate(context.asOf)}　　共 ${shown.length} 条`,
  emptyWords: '本期没有需要换届的党组织',
})

function rows({ input, facts, organisationId, asOf, days }: TableContext): readonly Row[] {
  const living = input.everyOrganisation.filter(organisation => existsOn(organisation, asOf))
  const names = new Map(input.people.map(person => [person.id, person.name]))
  const nameOf = (personId: string) => names.get(personId) ?? ''
  return inTreeOrder(living, facts, organisationId, asOf).filter(({ type }) => usualYears[type] !== null).flatMap((organisation): readonly Row[] => {
    const { id } = organisation
    const base = { organisation, nameOf, name: fullNameOn(facts, id, asOf) }
    const current = termOn(input.termsOfOffice, id, asOf)
    if (current === null) return [{ ...base, term: null, next: null, elected: [] }]
    const ended = termsInOrder(input.termsOfOffice, id).flatMap(term => {
      const next = termAfter(input.termsOfOffice, term)
      return next !== null && next.electedOn >= days.from && next.electedOn <= asOf ? [{ term, next }] : []
    })
    return [
      ...ended.map(({ term, next }) => ({ ...base, term, next, elected: electedSeats(input.posts, id, next.electedOn) })),
      { ...base, term: current, next: null, elected: [] },
    ]
  })
}

function onTimeText(row: Row, asOf: LocalDate): string {
  const { term, next } = row
  if (term === null) return ''
  const late = daysLate(row, asOf)
  if (late !== null) return '否'
  if (next !== null) return term.extendedTo === null || next.electedOn <= regularDueOn(term) ? '是' : '延期内换届'
  return termDue(term, asOf).kind === 'approaching' ? '临期' : '未到期'
}

/** Whole days after the end of the term, extended or not; null = in time. */
function daysLate({ term, next }: Row, asOf: LocalDate): number | null {
  if (term === null) return null
  const late = daysBetween(dueOn(term), next?.electedOn ?? asOf)
  return late > 0 ? late : null
}

function extensionText(term: TermOfOffice | null): string {
  if (term === null || term.extendedTo === null) return ''
  return [term.extensionDocumentNo.trim(), `至 ${dottedDate(term.extendedTo)}`].filter(text => text !== '').join('\n')
}

/** Day and number; a dash until the election has been held, nothing where it was held without. */
function stepText({ term, next }: Row, code: ElectionStepCode): string {
  if (term === null) return dash
  const { on, documentNo, isNotNeeded } = stepOf(term, code)
  const text = [on === null ? '' : dottedDate(on), documentNo.trim()].filter(part => part !== '').join('\n')
  return text !== '' ? text : isNotNeeded ? '不适用' : next === null ? dash : ''
}

function assemblyText({ term, next }: Row): string {
  const on = (term === null ? null : stepOf(term, 'assembly').on) ?? next?.electedOn ?? null
  return on === null ? dash : dottedDate(on)
}

function attendanceText({ term, next }: Row): string {
  if (term === null || (term.electionShould === null && term.electionActual === null)) return next === null ? dash : ''
  return `${term.electionShould ?? dash}/${term.electionActual ?? dash}`
}

/** The paper that approved the secretary of the new committee; where no post bears it, what was filed. */
function approvalText(row: Row): string {
  const { organisation, elected, next } = row
  if (next === null) return dash
  const number = elected.find(({ post }) => post === headPost(organisation.type))?.approvalDocumentNo.trim() ?? ''
  return number !== '' ? number : stepText(row, 'approvalFiled')
}

function remindersText(term: TermOfOffice | null): string {
  const reminders = (term?.reminders ?? []).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return reminders.map(({ kind, on, how }) => `${termReminderKind.labels[kind]}：${dottedDate(on)}${how.trim()}`).join('\n')
}
