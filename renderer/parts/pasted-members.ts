import type { PastedPerson, PastedProblem } from '#shared/imports/pasted-people.ts'
import { branchTypes, type Organisation, type OrganisationFact } from '#shared/model/organisation.ts'
import { blankMembership } from '#shared/model/membership.ts'
import { blankPerson, type Person } from '#shared/model/person.ts'
import { organisationNamed } from '#shared/rules/organisation-on.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { refusedMarks } from './refused-marks.ts'
import type { NewMember } from '../storage/roster-entry.ts'

export interface PastedMember {
  readonly pasted: PastedPerson
  readonly branchId: string | null
  /** First day in the branch; null where the branch isn't known. */
  readonly from: LocalDate | null
  readonly problems: readonly PastedProblem[]
}

interface Known {
  readonly people: readonly Pick<Person, 'name' | 'birth'>[]
  readonly organisations: readonly Organisation[]
  readonly facts: readonly OrganisationFact[]
  readonly today: LocalDate
  /** The unit's own words that mark material as classified. */
  readonly markWords: readonly string[]
}

/** Pasted lines against what the archive knows: their branch, and who is there already. */
export function pastedMembers(people: readonly PastedPerson[], chosenBranchId: string | null, known: Known): readonly PastedMember[] {
  const namesBefore = new Map<string, (string | null)[]>()
  for (const person of known.people) namesBefore.set(person.name, [...(namesBefore.get(person.name) ?? []), person.birth])
  return people.map(pasted => {
    const branch = branchOf(pasted, chosenBranchId, known)
    const from = branch.organisation === null ? null : firstDay(pasted, branch.organisation)
    const namesakes = namesBefore.get(pasted.name) ?? []
    const isThere = pasted.birth !== null && namesakes.includes(pasted.birth)
    namesBefore.set(pasted.name, [...namesakes, pasted.birth])
    const twice: PastedProblem[] = namesakes.length === 0 || pasted.name === '' ? [] : [isThere
      ? { column: '姓名', message: '已有同名且出生年月相同的人，不重复登记', stops: true }
      : { column: '姓名', message: '已有同名的人，请核对是否同一人', stops: false }]
    return { pasted, branchId: branch.organisation?.id ?? null, from, problems: [...marksIn(pasted, known.markWords), ...pasted.problems, ...branch.problems, ...twice] }
  })
}

export function canEnter(member: PastedMember): boolean {
  return member.branchId !== null && member.from !== null && member.problems.every(problem => !problem.stops)
}

export function toNewMembers(members: readonly PastedMember[]): readonly NewMember[] {
  return members.filter(canEnter).flatMap(({ pasted, branchId, from }) => {
    if (branchId === null || from === null) return []
    const { name, sex, birth, unitPost, phone, isRetired, remark, memberType, joinedOn, fullOn } = pasted
    return [{
      person: { ...blankPerson, name, sex, birth, unitPost, phone, isRetired, remark },
      membership: { ...blankMembership, organisationId: branchId, memberType, joinedOn, fullOn, from },
    }]
  })
}

/** What was pasted with a mark of classification is not entered (domain.md E.4). */
function marksIn({ problems: _, ...texts }: PastedPerson, words: readonly string[]): readonly PastedProblem[] {
  return Object.values(refusedMarks(texts, words)).slice(0, 1).map(message => ({ column: '', message, stops: true }))
}

function branchOf(pasted: PastedPerson, chosenId: string | null, { organisations, facts, today }: Known): { organisation: Organisation | null; problems: readonly PastedProblem[] } {
  const byId = (id: string | null) => organisations.find(one => one.id === id) ?? null
  const stop = (message: string) => ({ organisation: null, problems: [{ column: '所在党支部', message, stops: true }] })
  if (pasted.branchName === '') return chosenId === null ? stop('没有写所在党支部，请在上面选一个') : { organisation: byId(chosenId), problems: [] }
  const named = organisationNamed(facts, pasted.branchName, today)
  if (named.kind === 'none') return stop(`档案里没有“${pasted.branchName}”`)
  if (named.kind === 'several') return stop(`有不止一个“${pasted.branchName}”，请写全称`)
  const organisation = byId(named.id)
  if (organisation === null || !branchTypes.includes(organisation.type)) return stop(`“${pasted.branchName}”不是党支部`)
  return { organisation, problems: [] }
}

/** As the line says; else the later of 入党日期 and the branch's establishment. */
function firstDay({ from, joinedOn }: PastedPerson, branch: Organisation): LocalDate {
  if (from !== null) return from
  return joinedOn !== null && joinedOn > branch.establishedOn ? joinedOn : branch.establishedOn
}
