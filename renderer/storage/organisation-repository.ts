import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
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
  all, byId, allFacts, factsOf, establishOrganisation, correctOrganisation, changeFacts, correctFact, dissolveOrganisation, removeMistakenOrganisation,
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

/** Ends the organisation, its facts and its posts on that day, included. Its members must have been transferred before. */
async function dissolveOrganisation(id: string, on: LocalDate): Promise<void> {
  const organisation = await byId(id)
  if (organisation === null) throw new Error(`no organisation ${id}`)
  const members = await read(() => database.memberships.where('organisationId').equals(id).filter(m => m.to === null || m.to > on).count())
  if (members > 0) throw new ExpectedFailure('invalid-rows', { message: `还有 ${members} 名党员在这个党组织，没有撤销。请先把他们的组织关系转出，再办理撤销。` })
  const facts = (await factsOf(id)).filter(fact => fact.from <= on && (fact.to === null || fact.to > on))
  const posts = await read(() => database.posts.where('organisationId').equals(id).filter(post => post.from <= on && (post.to === null || post.to > on)).toArray())
  await write('dissolveOrganisation', `撤销党组织：${await nameOf(id)}（${chineseDate(on)}）`, [
    put('organisations', { ...organisation, dissolvedOn: on }),
    ...facts.map(fact => put('organisationFacts', { ...fact, to: on })),
    ...posts.map(post => put('posts', { ...post, to: on })),
  ])
}

/** Takes away an organisation that was entered by mistake; refused as soon as anything belongs to it. */
async function removeMistakenOrganisation(id: string): Promise<Undoable> {
  const organisation = await byId(id)
  if (organisation === null) throw new Error(`no organisation ${id}`)
  const [members, posts, meetings, below] = await read(() => Promise.all([
    database.memberships.filter(m => m.organisationId === id || m.groupId === id).count(), database.posts.where('organisationId').equals(id).count(),
    database.meetings.where('[organisationId+startAt]').between([id, ''], [id, '\uffff']).count(),
    database.organisationFacts.filter(fact => fact.superiorId === id).count(),
  ]))
  if (members + posts + meetings + below > 0) {
    throw new ExpectedFailure('invalid-rows', { message: '这个党组织已有党员、任职、会议或下级组织，没有删除。不再存在的党组织请办理“撤销”。' })
  }
  const name = await nameOf(id)
  const facts = await factsOf(id)
  const seq = await write('removeMistakenOrganisation', `删除误录的党组织：${name}`, [remove('organisations', organisation), ...facts.map(fact => remove('organisationFacts', fact))])
  return undoable(`已删除误录的党组织“${name}”`, seq)
}

async function nameOf(id: string): Promise<string> {
  const facts = await factsOf(id)
  const newest = facts.at(-1)
  return newest === undefined ? '' : shortNameOn(facts, id, newest.from)
}
