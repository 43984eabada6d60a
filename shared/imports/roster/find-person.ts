import type { Membership } from '../../model/membership.ts'
import { type Person, sex } from '../../model/person.ts'
import type { Stored } from '../../model/record.ts'
import { chineseDayOrMonth, type DayOrMonth, isAfter } from '../../time/day-or-month.ts'
import type { RosterKnown } from './roster-known.ts'
import type { Candidate } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'

export type KnownPerson = Stored<Person>

/** Whom a row is about. */
export type FoundPerson =
  | { readonly kind: 'nobody'; readonly namesakes: readonly KnownPerson[] }
  /** `by`: what the row and the archive have in common. */
  | { readonly kind: 'one'; readonly person: KnownPerson; readonly by: 'idNumber' | 'birth' | 'joinedOn' | 'phone' }
  /** Only part of it fits: the clerk says who it is. */
  | { readonly kind: 'unsure'; readonly people: readonly KnownPerson[]; readonly reason: string }

export interface PeopleIndex {
  find(values: RowValues): FoundPerson
  byId(id: string): KnownPerson | null
  membershipsOf(personId: string): readonly Stored<Membership>[]
  describe(person: KnownPerson, branchName: (organisationId: string) => string): Candidate
}

/** By ID number, else by name and birth; a name alone never decides, but with the day of joining or the phone it does (domain.md C.9). */
export function peopleIndex({ people, memberships }: Pick<RosterKnown, 'people' | 'memberships'>): PeopleIndex {
  const byIdNumber = new Map(people.filter(person => person.idNumber !== '').map(person => [person.idNumber, person]))
  const byName = groupedBy(people, person => nameKey(person.name))
  const periods = groupedBy(memberships, membership => membership.personId)
  const byId = new Map(people.map(person => [person.id, person]))
  const membershipsOf = (id: string) => periods.get(id) ?? []
  return {
    byId: id => byId.get(id) ?? null,
    membershipsOf,
    find: values => find(values, values.idNumber === undefined ? null : (byIdNumber.get(values.idNumber) ?? null), byName.get(nameKey(values.name ?? '')) ?? [], membershipsOf),
    describe: (person, branchName) => {
      const branch = membershipsOf(person.id).findLast(membership => membership.to === null)
      const parts = [sex.labels[person.sex], person.birth === null ? '' : `${chineseDayOrMonth(person.birth)}生`, branch === undefined ? '' : branchName(branch.organisationId), person.unitPost]
      return { personId: person.id, name: person.name, description: parts.filter(part => part !== '' && part !== sex.labels['9']).join('，') }
    },
  }
}

/** Forms of one character and blanks don't tell people apart. */
export function nameKey(name: string): string {
  return plainName.test(name) ? name : name.normalize('NFKC').replace(/[\s·•・.]/g, '')
}

const plainName = /^[\u4e00-\u9fff]+$/

function find(values: RowValues, ofNumber: KnownPerson | null, namesakes: readonly KnownPerson[], membershipsOf: (id: string) => readonly Membership[]): FoundPerson {
  if (ofNumber !== null) {
    const isSameName = nameKey(ofNumber.name) === nameKey(values.name ?? '') || nameKey(ofNumber.formerName) === nameKey(values.name ?? '')
    return isSameName ? { kind: 'one', person: ofNumber, by: 'idNumber' } : { kind: 'unsure', people: [ofNumber], reason: `身份证号与档案里的“${ofNumber.name}”相同，姓名不同` }
  }
  const possible = namesakes.filter(person => !contradicts(person, values))
  if (possible.length === 0) return { kind: 'nobody', namesakes }
  const ofBirth = possible.filter(person => values.birth !== undefined && person.birth !== null)
  const [one, another] = ofBirth
  if (one !== undefined && another === undefined) return hasOtherNumber(one, values) ? { kind: 'unsure', people: [one], reason: '档案里有同名、出生年月相同而身份证号不同的人' } : { kind: 'one', person: one, by: 'birth' }
  if (another !== undefined) return { kind: 'unsure', people: ofBirth, reason: '档案里有不止一个同名且出生年月相同的人' }
  for (const by of ['joinedOn', 'phone'] as const) {
    const [sure, second] = possible.filter(person => !hasOtherNumber(person, values) && (by === 'phone' ? samePhone(person, values) : sameJoining(membershipsOf(person.id), values)))
    if (sure !== undefined && second === undefined) return { kind: 'one', person: sure, by }
  }
  return { kind: 'unsure', people: possible, reason: possible.length === 1 ? '档案里有同名的人，没有身份证号或出生年月可以确认' : `档案里有 ${possible.length} 个同名的人` }
}

/** Another birth: another person. */
function contradicts(person: Person, { birth }: RowValues): boolean {
  return birth !== undefined && person.birth !== null && !sameTime(birth, person.birth)
}

function hasOtherNumber(person: Person, { idNumber }: RowValues): boolean {
  return idNumber !== undefined && person.idNumber !== '' && idNumber !== person.idNumber
}

function sameJoining(memberships: readonly Membership[], { joinedOn }: RowValues): boolean {
  return joinedOn !== undefined && memberships.some(membership => membership.joinedOn !== null && sameTime(membership.joinedOn, joinedOn))
}

function samePhone(person: Person, { phone }: RowValues): boolean {
  return phone !== undefined && phone.length >= 7 && digits(phone) === digits(person.phone)
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '')
}

/** A day and its own month are the same as far as both are known. */
export function sameTime(a: DayOrMonth, b: DayOrMonth): boolean {
  return !isAfter(a, b) && !isAfter(b, a)
}

function groupedBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
