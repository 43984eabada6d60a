import { maskedIdNumber } from '#shared/codes/id-number.ts'
import { maskedPhone } from '#shared/codes/masked-phone.ts'
import { nationality } from '#shared/codes/nationality.ts'
import { highestDegreeWords, highestLevelWords } from '#shared/ledgers/person-words.ts'
import { type Membership, membershipLabels, membershipStatus } from '#shared/model/membership.ts'
import { type Person, personLabels } from '#shared/model/person.ts'
import { partySeniorityOn } from '#shared/rules/party-seniority.ts'
import { endingStatuses, mayVoteOn } from '#shared/rules/roster.ts'
import { dottedDayOrMonth } from '#shared/time/day-or-month.ts'
import { dottedDate, type LocalDate } from '#shared/time/local-date.ts'

/** What a row of the list of people is made of: the person, the membership of the day or the latest before it, and whether it is of the day. */
export interface PersonFacts {
  readonly person: Person
  readonly membership: Membership | null
  readonly isCurrent: boolean
  readonly day: LocalDate
}

interface PersonCell {
  readonly key: string
  readonly title: string
  readonly text: (facts: PersonFacts) => string
  /** Orders as a number. */
  readonly isNumber?: boolean
}

const yes = (is: boolean): string => (is ? '是' : '')
const ofMembership = (text: (membership: Membership, facts: PersonFacts) => string) => (facts: PersonFacts): string => (facts.membership === null ? '' : text(facts.membership, facts))

/** The columns of domain.md C.9 that the list doesn't need as values, each as it is shown; numbers of persons are masked (E.4). */
export const personCells = [
  { key: 'idNumber', title: personLabels.idNumber, text: ({ person }) => maskedIdNumber(person.idNumber) },
  { key: 'nationality', title: personLabels.nationality, text: ({ person }) => (person.nationality === null ? '' : nationality.labels[person.nationality]) },
  { key: 'education', title: '学历', text: ({ person }) => highestLevelWords(person) },
  { key: 'degree', title: '学位', text: ({ person }) => highestDegreeWords(person) },
  { key: 'status', title: membershipLabels.status, text: ofMembership((membership, { isCurrent, day }) => statusWords(membership, isCurrent, day)) },
  { key: 'vote', title: '表决权', text: ofMembership((membership, { isCurrent, day }) => (isCurrent ? (mayVoteOn(membership, day) ? '有' : '无') : '')) },
  { key: 'phone', title: personLabels.phone, text: ({ person }) => maskedPhone(person.phone) },
  { key: 'seniority', title: '党龄', isNumber: true, text: ofMembership((membership, { isCurrent, day }) => (isCurrent ? String(partySeniorityOn(membership, day) ?? '') : '')) },
  { key: 'seniorityCorrection', title: membershipLabels.seniorityCorrectionMonths, isNumber: true, text: ofMembership(({ seniorityCorrectionMonths: months }) => (months === 0 ? '' : String(months))) },
  { key: 'workPost', title: personLabels.workPost, text: ({ person }) => person.workPost },
  { key: 'technicalPost', title: personLabels.technicalPost, text: ({ person }) => person.technicalPost },
  { key: 'rank', title: personLabels.rank, text: ({ person }) => person.rank },
  { key: 'socialStratum', title: personLabels.socialStratum, text: ({ person }) => person.socialStratum },
  { key: 'isMigrantWorker', title: personLabels.isMigrantWorker, text: ({ person }) => yes(person.isMigrantWorker) },
  { key: 'isInHardship', title: personLabels.isInHardship, text: ({ person }) => yes(person.isInHardship) },
  { key: 'contactPoint', title: personLabels.contactPoint, text: ({ person }) => person.contactPoint },
  { key: 'isCadre', title: personLabels.cadre, text: ({ person }) => yes(person.cadre !== null) },
  { key: 'address', title: personLabels.address, text: ({ person }) => person.address },
  { key: 'registeredResidence', title: personLabels.registeredResidence, text: ({ person }) => person.registeredResidence },
  { key: 'lost', title: membershipLabels.lost, text: ofMembership(({ lost }, { isCurrent }) => yes(isCurrent && lost !== null)) },
  { key: 'floating', title: membershipLabels.floating, text: ofMembership(({ floating }, { isCurrent }) => yes(isCurrent && floating !== null)) },
  { key: 'floatingTo', title: '流动去向', text: ofMembership(({ floating }) => floating?.to ?? '') },
  { key: 'joinType', title: membershipLabels.joinType, text: ofMembership(({ joinType }) => joinType) },
  { key: 'conversionNote', title: membershipLabels.conversionNote, text: ofMembership(({ conversionNote }) => conversionNote) },
  { key: 'joinOrganisation', title: membershipLabels.joinOrganisationName, text: ofMembership(({ joinOrganisationName }) => joinOrganisationName) },
  { key: 'probationExtendedTo', title: membershipLabels.probationExtendedTo, text: ofMembership(({ probationExtendedTo: to }) => (to === null ? '' : dottedDate(to))) },
  { key: 'increaseNote', title: membershipLabels.increaseNote, text: ofMembership(({ increaseNote }) => increaseNote) },
  { key: 'decreaseNote', title: membershipLabels.decreaseNote, text: ofMembership(({ decreaseNote }) => decreaseNote) },
  { key: 'nativePlace', title: personLabels.nativePlace, text: ({ person }) => person.nativePlace },
  { key: 'workStartedOn', title: personLabels.workStartedOn, text: ({ person }) => (person.workStartedOn === null ? '' : dottedDayOrMonth(person.workStartedOn)) },
] as const satisfies readonly PersonCell[]

export type PersonCellKey = (typeof personCells)[number]['key']

export const personCellKeys: readonly PersonCellKey[] = personCells.map(({ key }) => key)

/** All cells of a row as one text: ten thousand rows of one text each cross to the window in a fraction of the time of ten thousand objects. */
export function joinedCells(facts: PersonFacts): string {
  return personCells.map(({ text }: PersonCell) => text(facts).replaceAll(separator, ' ')).join(separator)
}

export function cellOf({ cells }: { readonly cells: string }, key: PersonCellKey): string {
  return cells.split(separator)[personCellKeys.indexOf(key)] ?? ''
}

export function isNumberCell(key: PersonCellKey): boolean {
  const cell: PersonCell | undefined = personCells.find(one => one.key === key)
  return cell?.isNumber === true
}

/** No text that was typed keeps a control character (clean-text). */
const separator = '\u001f'

/** 正常, 停止党籍 and so on, as of the day; of one who is gone without a word of it, 转出. */
export function statusWords({ status, statusOn }: Pick<Membership, 'status' | 'statusOn'>, isCurrent: boolean, day: LocalDate): string {
  const label = membershipStatus.labels
  if (!isCurrent) return endingStatuses.includes(status) ? label[status] : label.transferredOut
  return statusOn !== null && statusOn > day ? label.normal : label[status]
}
