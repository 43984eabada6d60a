import type { Organisation } from '../model/organisation.ts'
import { committeeSeats, type Post } from '../model/post.ts'
import type { TermOfOffice } from '../model/term-of-office.ts'
import { addDays, type LocalDate } from '../time/local-date.ts'
import { blankStep, stepOf } from './election-steps.ts'
import { headPost } from './committee.ts'

/** One seat of the committee that was elected. */
export type ElectedSeat = Pick<Post, 'personId' | 'post' | 'kind' | 'approvalDocumentNo'>

export interface Election {
  readonly electedOn: LocalDate
  readonly years: number
  readonly ordinal: string
  readonly should: number | null
  readonly actual: number | null
  readonly seats: readonly ElectedSeat[]
}

export interface Succession<T, P> {
  /** The term that ends, with the day of its election. */
  readonly ended: T
  readonly begun: TermOfOffice
  readonly leaving: readonly P[]
  readonly entering: readonly Post[]
}

/** The former committee leaves the day before the election, the new one begins on its day (支部工作条例（试行）21 条); who took a seat since then stays in it. */
export function succession<T extends TermOfOffice, P extends Post>(term: T, posts: readonly P[], election: Election, newId: () => string): Succession<T, P> {
  const { organisationId } = term
  const { electedOn } = election
  const seats = posts.filter(post => post.organisationId === organisationId && committeeSeats.includes(post.post) && (post.to === null || post.to >= electedOn))
  const isTaken = (seat: ElectedSeat) => seats.some(post => post.from >= electedOn && post.personId === seat.personId && post.post === seat.post)
  return {
    ended: { ...term, electionShould: election.should, electionActual: election.actual, steps: withAssembly(term, electedOn) },
    begun: {
      id: newId(), organisationId, ordinal: election.ordinal, electedOn, years: election.years, extendedTo: null, extensionDocumentNo: '', steps: [], electionShould: null, electionActual: null,
      reminders: [], remark: '',
    },
    leaving: seats.filter(post => post.from < electedOn).map(post => ({ ...post, to: addDays(electedOn, -1) })),
    entering: election.seats.filter(seat => !isTaken(seat)).map(seat => ({ id: newId(), organisationId, personId: seat.personId, post: seat.post, kind: seat.kind, from: electedOn, to: null, approvalDocumentNo: seat.approvalDocumentNo })),
  }
}

/** What keeps an election from being recorded, by the field that it lies in. */
export function electionProblems(term: Pick<TermOfOffice, 'electedOn'>, organisation: Pick<Organisation, 'type'>, election: Omit<Election, 'electedOn'> & { readonly electedOn: LocalDate | null }): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  if (election.electedOn === null) found['electedOn'] = '请填写选举大会的日期'
  else if (election.electedOn <= term.electedOn) found['electedOn'] = '应晚于本届的选举日期'
  if (election.should !== null && election.actual !== null && election.actual > election.should) found['actual'] = '实到不能多于应到'
  const heads = election.seats.filter(({ post }) => post === headPost(organisation.type)).length
  if (heads === 0) found['seats'] = '新一届班子里还没有书记'
  if (heads > 1) found['seats'] = '书记只能有一名'
  const held = election.seats.map(({ personId, post }) => `${personId} ${post}`)
  if (new Set(held).size < held.length) found['seats'] = '同一个人的同一职务填了两次'
  return found
}

/** The day of the assembly is what the election was; a step that says otherwise was entered before and stays. */
function withAssembly(term: TermOfOffice, electedOn: LocalDate): TermOfOffice['steps'] {
  const step = stepOf(term, 'assembly')
  if (step.on !== null) return term.steps
  return [...term.steps.filter(({ code }) => code !== 'assembly'), { ...blankStep('assembly'), ...step, on: electedOn, isNotNeeded: false }]
}
