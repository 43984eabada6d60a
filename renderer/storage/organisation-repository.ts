import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Post } from '#shared/model/post.ts'
import { dissolution, type DissolutionRequest, type DissolutionRows, leftBehind, type LeftBehind } from '#shared/rules/dissolution.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { addDays, chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

/** What of an organisation may change from one day on. */
export type DatedFacts = Pick<OrganisationFact, 'fullName' | 'shortName' | 'superiorId' | 'hasCommittee' | 'hasGroups'>

export const organisationRepository = {
  all, byId, allFacts, factsOf, establishOrganisation, correctOrganisation, changeFacts, correctFact, leftBehindOf, dissolveOrganisation, removeMistakenOrganisation,
}

function all(): Promise<readonly Stored<Organisation>[]> {
  return read(() => database.organisations.toArray())
}

function byId(id: string): Promise<Stored<Organisation> | null> {
  return read(async () => (await database.organisations.get(id)) ?? null)
}

function allFacts(): Promise<readonly Stored<OrganisationFact>[]> {
  return read(() => database.organisationFacts.toArray())
}

/** The organisation's periods, oldest first. */
function factsOf(organisationId: string): Promise<readonly Stored<OrganisationFact>[]> {
  return read(() => database.organisationFacts.where('organisationId').equals(organisationId).sortBy('from'))
}

/** A new organisation and what is so of it from the day of its establishment. Answers with its id. */
async function establishOrganisation(organisation: Omit<Organisation, 'id'>, facts: DatedFacts): Promise<string> {
  const id = newId()
  const fact: OrganisationFact = { id: newId(), organisationId: id, from: organisation.establishedOn, to: null, ...facts }
  await write('establishOrganisation', `成立党组织：${facts.fullName}`, [put('organisations', { ...organisation, id }), put('organisationFacts', fact)])
  return id
}

/** Mends what was entered wrongly: type, days, document number, fixed day. */
async function correctOrganisation(organisation: Organisation): Promise<void> {
  await write('correctOrganisation', `更正党组织信息：${await nameOf(organisation.id)}`, [put('organisations', organisation)])
}

/** From `from` on something else is so: the period of that day ends the day before, and the new one takes over its end. */
async function changeFacts(organisationId: string, from: LocalDate, facts: DatedFacts): Promise<void> {
  const periods = await factsOf(organisationId)
  const former = periods.find(fact => fact.from <= from && (fact.to === null || from <= fact.to))
  const sameDay = periods.find(fact => fact.from === from)
  const next = periods.find(fact => fact.from > from)
  const to = former?.to ?? (next === undefined ? null : addDays(next.from, -1))
  const summary = `${chineseDate(from)}起变更党组织情况：${facts.fullName}`
  if (sameDay !== undefined) return void (await write('changeFacts', summary, [put('organisationFacts', { ...sameDay, ...facts })]))
  const begins: OrganisationFact = { id: newId(), organisationId, from, to, ...facts }
  const ends = former === undefined ? [] : [put('organisationFacts', { ...former, to: addDays(from, -1) })]
  await write('changeFacts', summary, [...ends, put('organisationFacts', begins)])
}

/** Mends a period that was entered wrongly. */
async function correctFact(fact: OrganisationFact): Promise<void> {
  await write('correctFact', `更正党组织情况：${fact.fullName}`, [put('organisationFacts', fact)])
}

/** What the organisation would leave behind after that day: its members, its groups, what stands below it. */
async function leftBehindOf(id: string, on: LocalDate): Promise<LeftBehind<Organisation, OrganisationFact, Membership>> {
  return leftBehind(await dissolutionRows(id), id, on)
}

/** Ends the organisation with its groups, its facts and its posts on that day, included; where it is merged into another, members and subordinates go there from the day after. */
async function dissolveOrganisation(request: DissolutionRequest): Promise<void> {
  const outcome = dissolution(await dissolutionRows(request.organisationId), request, newId)
  if (typeof outcome === 'string') throw new ExpectedFailure('invalid-rows', { message: outcome })
  const merged = request.mergedIntoId === null ? '' : `，并入${await nameOf(request.mergedIntoId)}`
  const { organisations, facts, memberships, posts, begun } = outcome
  const moved = memberships.length === 0 ? '' : `，转入党员 ${memberships.length} 名`
  await write('dissolveOrganisation', `撤销党组织：${await nameOf(request.organisationId)}（${chineseDate(request.on)}${merged}${moved}）`, [
    ...organisations.map(row => put('organisations', row)), ...[...facts, ...begun.facts].map(row => put('organisationFacts', row)),
    ...memberships.map(row => put('memberships', row)), ...begun.memberships.map(row => put('memberships', asNew(row))), ...posts.map(row => put('posts', row)),
  ])
}

/** Takes away an organisation that was entered by mistake; refused as soon as anything belongs to it. */
async function removeMistakenOrganisation(id: string): Promise<Undoable> {
  const organisation = await byId(id)
  if (organisation === null) throw new Error(`no organisation ${id}`)
  const [members, posts, terms, meetings, below] = await read(() => Promise.all([
    database.memberships.filter(m => m.organisationId === id || m.groupId === id).count(), database.posts.where('organisationId').equals(id).count(),
    database.termsOfOffice.where('organisationId').equals(id).count(), database.meetings.where('[organisationId+startAt]').between([id, ''], [id, '\uffff']).count(),
    database.organisationFacts.filter(fact => fact.superiorId === id).count(),
  ]))
  if (members + posts + terms + meetings + below > 0) {
    throw new ExpectedFailure('invalid-rows', { message: '这个党组织已有党员、任职、任期、会议或下级组织，没有删除。不再存在的党组织请办理“撤销”。' })
  }
  const name = await nameOf(id)
  const facts = await factsOf(id)
  const seq = await write('removeMistakenOrganisation', `删除误录的党组织：${name}`, [remove('organisations', organisation), ...facts.map(fact => remove('organisationFacts', fact))])
  return undoable(`已删除误录的党组织“${name}”`, seq)
}

/** The members of the organisation, the posts of it and its groups, and every organisation: what a dissolution looks at. */
function dissolutionRows(id: string): Promise<DissolutionRows<Stored<Organisation>, Stored<OrganisationFact>, Stored<Membership>, Stored<Post>>> {
  return read(async () => {
    const [organisations, facts, memberships] = await Promise.all([database.organisations.toArray(), database.organisationFacts.toArray(), database.memberships.where('organisationId').equals(id).toArray()])
    const own = [id, ...facts.filter(fact => fact.superiorId === id).map(fact => fact.organisationId)]
    return { organisations, facts, memberships, posts: await database.posts.where('organisationId').anyOf(own).toArray() }
  })
}

async function nameOf(id: string): Promise<string> {
  const facts = await factsOf(id)
  const newest = facts.at(-1)
  return newest === undefined ? '' : shortNameOn(facts, id, newest.from)
}

/** A period that begins: what the archive keeps of the row that it was made from is left behind. */
function asNew(membership: Membership): Membership {
  const { rev: _rev, _h, ...rest } = membership as Stored<Membership> // a row made from a stored one
  return rest
}
