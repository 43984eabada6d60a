import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Stored } from '#shared/model/record.ts'
import { type TermOfOffice, termReminderKind } from '#shared/model/term-of-office.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { type Election, succession } from '#shared/rules/succession.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const termRepository = { all, ofOrganisation, byId, recordTerm, correctTerm, noteReminder, completeElection, removeMistakenTerm }

function all(): Promise<readonly Stored<TermOfOffice>[]> {
  return read(() => database.termsOfOffice.toArray())
}

/** Oldest first. */
function ofOrganisation(organisationId: string): Promise<readonly Stored<TermOfOffice>[]> {
  return read(() => database.termsOfOffice.where('organisationId').equals(organisationId).sortBy('electedOn'))
}

function byId(id: string): Promise<Stored<TermOfOffice> | null> {
  return read(async () => (await database.termsOfOffice.get(id)) ?? null)
}

/** A term that runs or ran before the archive was begun; later ones come of elections. */
async function recordTerm(term: TermOfOffice): Promise<void> {
  await write('recordTerm', `登记任期：${await nameOf(term)}（${chineseDate(term.electedOn)}选举）`, [put('termsOfOffice', term)])
}

/** Steps of the election, an extension, reminders, and what was entered wrongly. */
async function correctTerm(term: TermOfOffice): Promise<void> {
  await write('correctTerm', `修改换届情况：${await nameOf(term)}`, [put('termsOfOffice', term)])
}

async function noteReminder(term: Stored<TermOfOffice>, reminder: Omit<TermOfOffice['reminders'][number], 'id'>): Promise<void> {
  const reminders = [...term.reminders, { ...reminder, id: newId() }]
  await write('noteReminder', `记录换届提醒：${await nameOf(term)}（${termReminderKind.labels[reminder.kind]}）`, [put('termsOfOffice', { ...term, reminders })])
}

/** The term ends with its election; the next one, the seats that end and those that begin enter the archive with it. Answers with the new term's id. */
async function completeElection(term: Stored<TermOfOffice>, election: Election): Promise<string> {
  if (election.electedOn <= term.electedOn) throw new ExpectedFailure('invalid-rows', { message: `选举日期应晚于本届的选举日期${chineseDate(term.electedOn)}，没有保存。请核对日期。` })
  const posts = await read(() => database.posts.where('organisationId').equals(term.organisationId).toArray())
  const { ended, begun, leaving, entering } = succession(term, posts, election, newId)
  const text = `完成换届：${await nameOf(term)}（${chineseDate(election.electedOn)}选举）`
  const seq = await write('completeElection', text, [
    put('termsOfOffice', ended), put('termsOfOffice', begun), ...leaving.map(post => put('posts', post)), ...entering.map(post => put('posts', post)),
  ])
  undoable(text, seq)
  return begun.id
}

/** Takes away a term that was entered by mistake; the posts stay. */
async function removeMistakenTerm(term: Stored<TermOfOffice>): Promise<Undoable> {
  const what = `${await nameOf(term)}（${chineseDate(term.electedOn)}选举）`
  const seq = await write('removeMistakenTerm', `删除误录的任期：${what}`, [remove('termsOfOffice', term)])
  return undoable(`已删除任期“${what}”`, seq)
}

async function nameOf({ organisationId, electedOn }: Pick<TermOfOffice, 'organisationId' | 'electedOn'>): Promise<string> {
  return shortNameOn(await read(() => database.organisationFacts.where('organisationId').equals(organisationId).toArray()), organisationId, electedOn)
}
