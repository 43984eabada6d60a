import { put, remove } from '#shared/archive/commit.ts'
import type { Meeting, MeetingKind } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { subtreeOn } from '#shared/rules/organisation-on.ts'
import { rosterOn as rosterOfDay, type RosterRow } from '#shared/rules/roster.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const meetingRepository = { byId, ofOrganisation, rosterOn, recordMeeting, deleteMeeting }

function byId(id: string): Promise<Stored<Meeting> | null> {
  return read(async () => (await database.meetings.get(id)) ?? null)
}

/** Held from `from` to `to`, both included, oldest first. */
function ofOrganisation(organisationId: string, from: LocalDate, to: LocalDate): Promise<readonly Stored<Meeting>[]> {
  return read(() => database.meetings.where('[organisationId+startAt]').between([organisationId, from], [organisationId, `${to}~`]).toArray())
}

/** Who should attend a meeting of these kinds on that day; empty for an organisation that isn't there. */
function rosterOn(organisationId: string, kinds: readonly MeetingKind[], day: LocalDate): Promise<readonly RosterRow[]> {
  return read(async () => {
    const [organisation, facts, memberships, posts, people] = await Promise.all([
      database.organisations.get(organisationId), database.organisationFacts.toArray(), database.memberships.toArray(), database.posts.toArray(), database.people.toArray(),
    ])
    if (organisation === undefined) return []
    return rosterOfDay(day, organisation, kinds, memberships, posts, people, subtreeOn(facts, organisationId, day))
  })
}

/** The minutes as they now stand, new or changed. `note` stands in the history beside what was done. */
async function recordMeeting(meeting: Meeting, note = ''): Promise<void> {
  const isNew = !('rev' in meeting)
  await write('recordMeeting', `${isNew ? '记录' : '修改'}会议：${meeting.title}${note === '' ? '' : `（${note}）`}`, [put('meetings', meeting)])
}

async function deleteMeeting(id: string): Promise<Undoable> {
  const meeting = await byId(id)
  if (meeting === null) throw new Error(`no meeting ${id}`)
  const seq = await write('deleteMeeting', `删除会议：${meeting.title}`, [remove('meetings', meeting)])
  return undoable(`已删除会议“${meeting.title}”`, seq)
}
