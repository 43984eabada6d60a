import type { Membership } from '../model/membership.ts'
import { branchTypes, type Organisation, type OrganisationFact } from '../model/organisation.ts'
import type { Post } from '../model/post.ts'
import { addDays, type LocalDate } from '../time/local-date.ts'
import { movedPeriods } from './membership-changes.ts'
import { existsOn } from './organisation-on.ts'
import { statusEndOf } from './roster.ts'

export interface DissolutionRequest {
  readonly organisationId: string
  /** Its last day. */
  readonly on: LocalDate
  readonly documentNo: string
  /** 并入; null = dissolved without a successor. */
  readonly mergedIntoId: string | null
  /** Its members go to the branch that it is merged into, from the day after. */
  readonly movesMembers: boolean
}

/** What a dissolution looks at. */
export interface DissolutionRows<O extends Organisation, F extends OrganisationFact, M extends Membership, P extends Post> {
  readonly organisations: readonly O[]
  readonly facts: readonly F[]
  readonly memberships: readonly M[]
  readonly posts: readonly P[]
}

/** What an organisation would leave behind after its last day. */
export interface LeftBehind<O, F, M> {
  /** They end with it: a 党小组 is no level of its own. */
  readonly groups: readonly O[]
  readonly subordinates: readonly F[]
  readonly members: readonly M[]
}

export function leftBehind<O extends Organisation, F extends OrganisationFact, M extends Membership, P extends Post>(rows: DissolutionRows<O, F, M, P>, organisationId: string, on: LocalDate): LeftBehind<O, F, M> {
  const living = new Map(rows.organisations.filter(one => existsOn(one, addDays(on, 1)) || one.establishedOn > on).map(one => [one.id, one]))
  const below = rows.facts.filter(fact => fact.superiorId === organisationId && goesOn(fact, on) && living.has(fact.organisationId))
  const isGroup = (fact: F) => living.get(fact.organisationId)?.type === 'group'
  return {
    groups: [...new Set(below.filter(isGroup).flatMap(fact => living.get(fact.organisationId) ?? []))],
    subordinates: below.filter(fact => !isGroup(fact)),
    members: rows.memberships.filter(m => m.organisationId === organisationId && goesOn(m, on) && (statusEndOf(m) ?? '9999') > addDays(on, 1)),
  }
}

export interface Dissolution<O, F, M, P> {
  readonly organisations: readonly O[]
  readonly facts: readonly F[]
  readonly memberships: readonly (M | Membership)[]
  readonly posts: readonly P[]
  /** Periods that begin the day after. */
  readonly begun: { readonly facts: readonly OrganisationFact[]; readonly memberships: readonly Membership[] }
}

/** The rows as they are after a dissolution, or the sentence that says why it can't be. `newId` names the periods that begin the day after. */
export function dissolution<O extends Organisation, F extends OrganisationFact, M extends Membership, P extends Post>(rows: DissolutionRows<O, F, M, P>, request: DissolutionRequest, newId: () => string): Dissolution<O, F, M, P> | string {
  const { organisationId, on, mergedIntoId } = request
  const organisation = rows.organisations.find(({ id }) => id === organisationId)
  const successor = rows.organisations.find(({ id }) => id === mergedIntoId) ?? null
  if (organisation === undefined) return '没有这个党组织，可能已经删除。'
  const { groups, subordinates, members } = leftBehind(rows, organisationId, on)
  const refusal = refusalOf(request, successor, subordinates.length, members.length)
  if (refusal !== null) return refusal
  const ended = new Set([organisationId, ...groups.map(({ id }) => id)])
  const next = addDays(on, 1)
  const place = { organisationId: mergedIntoId ?? '', groupId: null }
  const [ending, later] = [members.filter(({ from }) => from <= on).map(m => movedPeriods(m, place, next, newId())), members.filter(({ from }) => from > on)]
  return {
    organisations: [{ ...organisation, dissolvedOn: on, dissolutionDocumentNo: request.documentNo, mergedIntoId }, ...groups.map(group => ({ ...group, dissolvedOn: on }))],
    facts: [
      ...rows.facts.filter(fact => ended.has(fact.organisationId) && fact.from <= on && goesOn(fact, on)).map(fact => ({ ...fact, to: on })),
      ...subordinates.map(fact => (fact.from > on ? { ...fact, superiorId: mergedIntoId } : { ...fact, to: on })),
    ],
    memberships: [...ending.map(([former]) => former), ...later.map(m => ({ ...m, ...place }))],
    posts: rows.posts.filter(post => ended.has(post.organisationId) && post.from <= on && goesOn(post, on)).map(post => ({ ...post, to: on })),
    begun: {
      facts: subordinates.filter(({ from }) => from <= on).map(({ organisationId: id, fullName, shortName, hasCommittee, hasGroups, to }) => ({ id: newId(), organisationId: id, fullName, shortName, hasCommittee, hasGroups, superiorId: mergedIntoId, from: next, to })),
      memberships: ending.map(([, moved]) => moved),
    },
  }
}

function refusalOf({ organisationId, on, mergedIntoId, movesMembers }: DissolutionRequest, successor: Organisation | null, subordinates: number, members: number): string | null {
  if (mergedIntoId !== null && (successor === null || mergedIntoId === organisationId)) return '并入的党组织不对，没有撤销。请重新选择并入的党组织。'
  if (successor !== null && !existsOn(successor, addDays(on, 1))) return '并入的党组织到那一天还没有成立或者已经撤销，没有撤销。请核对日期，或另选并入的党组织。'
  if (subordinates > 0 && mergedIntoId === null) return `还有 ${subordinates} 个下级党组织，没有撤销。请先变更它们的上级党组织，或选好“并入”哪个党组织。`
  if (members === 0) return null
  if (!movesMembers || successor === null) return `还有 ${members} 名党员在这个党组织，没有撤销。请先把他们的组织关系转出，或选好“并入”哪个党支部并勾选一并转入。`
  return branchTypes.includes(successor.type) ? null : `还有 ${members} 名党员在这个党组织，只能转入党支部，没有撤销。请把“并入”改选为党支部，或先把他们转出。`
}

/** Still so on the day after, or only then. */
function goesOn({ to }: { readonly to: LocalDate | null }, on: LocalDate): boolean {
  return to === null || to > on
}
