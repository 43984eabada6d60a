import type { Membership } from '../model/membership.ts'
import type { Review, ReviewedMember, ReviewGrade } from '../model/review.ts'
import { reviewGrade } from '../model/review.ts'
import type { Settings } from '../model/settings.ts'
import type { LocalDate } from '../time/local-date.ts'
import { memberTypeOn, membersOn } from './roster.ts'

/** A fault of a review and where it is mended: `members.3.grade`. */
export interface ReviewFault {
  readonly field: string
  readonly level: 'yellow' | 'orange' | 'red'
  readonly message: string
  readonly basis: string
}

const basis = '《中国共产党党员教育管理工作条例》第十八条'

/** 优秀 at most: a third of the members unless the unit says otherwise, rounded down (R-EVA-01, domain-checks C42: of 40 thirteen). */
export function excellentLimit(fullMembers: number, { reviewExcellentShare }: Pick<Settings, 'reviewExcellentShare'>): number {
  return Math.floor(fullMembers * reviewExcellentShare + 1e-9)
}

/** Who gets a grade: full members; a probationary one takes part without (R-EVA-01). */
export function isGraded(memberships: readonly Membership[], personId: string, on: LocalDate): boolean {
  const membership = membersOn(memberships, on).find(one => one.personId === personId)
  return membership === undefined || memberTypeOn(membership, on) === 'full'
}

/** What an inspector would find: votes and ballots that don't add up, grades that are missing or too many (domain.md C.6). */
export function reviewFaults(review: Pick<Review, 'members' | 'ballotsIssued' | 'ballotsReturned' | 'secretarySigned'>, settings: Pick<Settings, 'reviewExcellentShare'>, on: LocalDate, memberships: readonly Membership[], nameOf: (personId: string) => string): readonly ReviewFault[] {
  const { members, ballotsIssued, ballotsReturned } = review
  const graded = new Set(members.filter(({ personId }) => isGraded(memberships, personId, on)).map(({ personId }) => personId))
  const excellent = members.filter(({ grade }) => grade === 'excellent').length
  const limit = excellentLimit(graded.size, settings)
  const fault = (field: string, level: ReviewFault['level'], message: string): ReviewFault => ({ field, level, message, basis })
  return [
    ...(members.length === 0 ? [fault('members', 'orange', '没有登记参加评议的党员')] : []),
    ...(ballotsReturned > ballotsIssued ? [fault('ballotsReturned', 'red', `收回测评票 ${ballotsReturned} 张，多于发出的 ${ballotsIssued} 张`)] : []),
    ...(excellent > limit ? [fault('members', 'red', `评为优秀 ${excellent} 名，超过党员总数的三分之一（正式党员 ${graded.size} 名，最多 ${limit} 名）`)] : []),
    ...members.flatMap((member, i) => memberFaults(member, i, nameOf(member.personId), graded.has(member.personId), ballotsReturned).map(([field, level, message]) => fault(field, level, message))),
  ]
}

type Told = readonly [field: string, level: ReviewFault['level'], message: string]

function memberFaults({ takesPart, absenceReason, grade, votes }: ReviewedMember, index: number, name: string, isToBeGraded: boolean, ballots: number): readonly Told[] {
  const at = `members.${index}`
  const sum = votesOf(votes)
  if (!takesPart) return absenceReason.trim() === '' ? [[`${at}.absenceReason`, 'yellow', `${name}没有参加评议，没有写原因`]] : []
  return [
    ...(sum > ballots ? [[`${at}.votes`, 'red', `${name}得票共 ${sum} 张，多于收回的 ${ballots} 张`] as const] : []),
    ...(isToBeGraded && grade === null ? [[`${at}.grade`, 'yellow', `${name}没有评定等次`] as const] : []),
    ...(!isToBeGraded && grade !== null ? [[`${at}.grade`, 'yellow', `${name}是预备党员，参加评议但不评定等次`] as const] : []),
  ]
}

export function votesOf(votes: ReviewedMember['votes']): number {
  return reviewGrade.keys.reduce((sum, grade) => sum + votes[grade], 0)
}

/** How many of each grade. */
export function gradeCounts(members: readonly Pick<ReviewedMember, 'grade'>[]): Readonly<Record<ReviewGrade, number>> {
  const count = (grade: ReviewGrade) => members.filter(member => member.grade === grade).length
  return { excellent: count('excellent'), qualified: count('qualified'), basic: count('basic'), unqualified: count('unqualified') }
}
