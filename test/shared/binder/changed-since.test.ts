import { expect, onTestFinished, test } from 'vitest'
import { changedSince, type JournalCalls } from '#shared/binder/changed-since.ts'
import { binderRecord } from '#shared/binder/binder-record.ts'
import { put, remove } from '#shared/archive/commit.ts'
import { period } from '#shared/time/period.ts'
import { checkHead } from '../../../electron/archive/history/check-head.ts'
import type { Archive } from '../../../electron/archive/state/archive.ts'
import { aCommit, newArchive, opened } from '../../support/archives.ts'
import { aDuesYear, aFact, aMeeting as meetingOf, aMembership, anId, anOrganisation, aPerson, day, time, today } from '../../support/builders.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'
import { anOrder } from './a-binder.ts'

const newFolder = temporaryFolders()

/** Entered long after its day. */
const aMeeting = (some: Parameters<typeof meetingOf>[0]) => meetingOf({ backfillReason: '测试', endAt: null, ...some })

function callsOf(archive: Archive): JournalCalls {
  return {
    checkHead: async ({ seq, code }) => ({ verdict: await checkHead(archive, seq, code) }),
    acts: ({ before, limit }) => archive.history.acts({ before, limit, isWanted: () => true }),
    actRows: async ({ seq }) => ({ rows: await archive.history.rowsOf(seq) }),
  }
}

/** Two branches with a group, a member and a meeting each; a binder of the first one's year. */
async function anArchiveWithBinder() {
  const folder = newFolder()
  await newArchive(folder)
  const archive = await opened(folder)
  onTestFinished(() => archive.close())
  const [branch, group, other] = [anOrganisation(), anOrganisation({ type: 'group' }), anOrganisation()]
  const [member, stranger] = [aPerson({ name: '王頔' }), aPerson({ name: '李堃' })]
  const meeting = aMeeting({ organisationId: branch.id, title: '五月党员大会', startAt: time('2026-05-20T14:30'), attendees: [] })
  const elsewhere = aMeeting({ organisationId: other.id, title: '外支部的会' })
  await archive.commit(aCommit([
    put('organisations', branch), put('organisations', group), put('organisations', other), put('organisationFacts', aFact({ organisationId: branch.id, shortName: '第一党支部' })),
    put('organisationFacts', aFact({ organisationId: group.id, shortName: '第一小组', superiorId: branch.id })), put('organisationFacts', aFact({ organisationId: other.id, shortName: '第二党支部' })),
    put('people', member), put('people', stranger), put('memberships', aMembership({ personId: member.id, organisationId: branch.id })), put('memberships', aMembership({ personId: stranger.id, organisationId: other.id })),
    put('meetings', meeting), put('meetings', elsewhere),
  ]))
  const binder = binderRecord({
    id: anId(), order: anOrder({ kind: 'one', id: branch.id }, { period: period('2026') }), units: [branch], madeOn: day('2026-11-22'), archive: archive.head(), formats: ['pdf'], parts: [], places: null,
  })
  await archive.commit(aCommit([put('binders', binder)]))
  const stored = async (table: 'meetings' | 'people', id: string) => {
    const row = await archive.row(table, id)
    if (row === null) throw new Error(`no ${table} ${id}`)
    return row as { readonly id: string; readonly rev: number }
  }
  return { archive, binder, branch, group, other, member, stranger, meeting, elsewhere, stored, changed: async () => changedSince(binder, callsOf(archive), await archive.reader(), today) }
}

test('nothing has changed: the record of the binder itself is no change', async () => {
  const it = await anArchiveWithBinder()
  expect(await it.changed()).toEqual({ kind: 'told', acts: 0, report: { total: { added: 0, changed: 0, same: 0, deleted: 0 }, lines: [], rows: [], rowsTotal: 0 } })
})

test('new, changed and deleted records of its organisations and days are told, others are not', async () => {
  const it = await anArchiveWithBinder()
  const added = aMeeting({ organisationId: it.group.id, title: '小组会', startAt: time('2026-12-01T09:00') })
  await it.archive.commit(aCommit([put('meetings', added), put('meetings', aMeeting({ organisationId: it.branch.id, title: '次年的会', startAt: time('2027-01-05T09:00'), belongYear: 2027 }))]))
  await it.archive.commit(aCommit([put('people', { ...it.member, rev: (await it.stored('people', it.member.id)).rev, unitPost: '处长' }), put('people', { ...it.stranger, rev: (await it.stored('people', it.stranger.id)).rev, unitPost: '处长' })]))
  await it.archive.commit(aCommit([remove('meetings', await it.stored('meetings', it.meeting.id)), put('duesPayments', aDuesYear({ personId: it.member.id, year: 2025 })), put('duesPayments', aDuesYear({ personId: it.member.id }))]))
  const changes = await it.changed()
  if (changes.kind !== 'told') throw new Error(changes.kind)
  expect(changes.report.total).toMatchObject({ added: 2, changed: 1, deleted: 1 })
  expect(changes.report.rows.map(({ table, title, organisation, change, fields }) => [table, title, organisation, change, fields])).toEqual(expect.arrayContaining([
    ['meetings', '小组会', '第一小组', 'added', []], ['people', '王頔', '第一党支部', 'changed', ['行政职务']],
    ['meetings', '五月党员大会', '第一党支部', 'deleted', []], ['duesPayments', '王頔', '第一党支部', 'added', []],
  ]))
  expect(changes.report.lines).toEqual(expect.arrayContaining([expect.objectContaining({ table: 'meetings', organisation: '第一党支部', deleted: 1 })]))
})

test('what was changed and changed back, and what came and went, is no change', async () => {
  const it = await anArchiveWithBinder()
  const passing = aMeeting({ organisationId: it.branch.id, title: '误录的会' })
  await it.archive.commit(aCommit([put('meetings', passing), put('meetings', { ...it.meeting, rev: (await it.stored('meetings', it.meeting.id)).rev, place: '二楼' })]))
  await it.archive.commit(aCommit([remove('meetings', await it.stored('meetings', passing.id)), put('meetings', { ...it.meeting, rev: (await it.stored('meetings', it.meeting.id)).rev })]))
  const changes = await it.changed()
  expect(changes).toMatchObject({ kind: 'told', acts: 2, report: { rows: [] } })
})

test('a member who left the branch since, and one who came, are told', async () => {
  const it = await anArchiveWithBinder()
  const joins = aMembership({ personId: it.stranger.id, organisationId: it.branch.id, from: day('2026-12-01') })
  const left = (await it.archive.allRows('memberships')).find(row => row['personId'] === it.stranger.id) as { id: string; rev: number }
  await it.archive.commit(aCommit([put('memberships', { ...aMembership({ id: left.id, personId: it.stranger.id, organisationId: it.other.id, to: day('2026-11-30') }), rev: left.rev }), put('memberships', joins)]))
  const changes = await it.changed()
  expect(changes).toMatchObject({ kind: 'told', report: { total: { added: 1, changed: 0 } } })
})

test('a binder of another history can not be compared, and that is said', async () => {
  const it = await anArchiveWithBinder()
  const reader = await it.archive.reader()
  expect(await changedSince({ ...it.binder, head: 'ff'.repeat(32) }, callsOf(it.archive), reader, today)).toEqual({ kind: 'historyGone' })
  expect(await changedSince({ ...it.binder, seq: 999 }, callsOf(it.archive), reader, today)).toEqual({ kind: 'historyGone' })
})
