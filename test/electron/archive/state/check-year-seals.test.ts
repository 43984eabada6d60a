import { expect, test } from 'vitest'
import { put, remove } from '#shared/archive/commit.ts'
import { undoCommit } from '../../../../electron/archive/history/take-back-acts.ts'
import { newId } from '../../../../electron/commands/new-id.ts'
import { aBranch, aCommit, newArchive, opened } from '../../../support/archives.ts'
import { aMeeting, anId, day, time } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const seal = { id: anId(), year: 2025, state: 'sealed' as const, reason: '', changedOn: day('2026-11-22') }

async function withMeeting() {
  const folder = newFolder()
  await newArchive(folder)
  const archive = await opened(folder)
  const { branch, commit } = aBranch()
  await archive.commit(commit)
  const meeting = aMeeting({ organisationId: branch.id, belongYear: 2025, startAt: time('2025-12-30T09:00'), endAt: null, hostId: null, recorderId: null, attendees: [], topics: [], lecture: null, backfillReason: '年底补录' })
  await archive.commit(aCommit([put('meetings', meeting)]))
  const present = async () => ({ ...meeting, rev: Number((await archive.row('meetings', meeting.id))?.['rev']) })
  return { folder, archive, meeting, present }
}

test('a meeting of a sealed year can’t be created, changed, moved, deleted, or put back by an undo, until the year is opened again with a reason', async () => {
  const { folder, archive, meeting, present } = await withMeeting()
  const changed = await archive.commit(aCommit([put('meetings', { ...(await present()), title: '改过的' })]))
  await archive.commit(aCommit([put('yearSeals', seal)]))
  const sealed = { failure: { code: 'year-sealed', problems: [{ table: 'meetings', path: 'belongYear', message: '2025 年度已经封账，这一年度的会议不能新增、修改或删除' }] } }
  const refused = async () => {
    await expect(archive.commit(aCommit([put('meetings', { ...meeting, id: anId() })]))).rejects.toMatchObject(sealed)
    await expect(archive.commit(aCommit([put('meetings', { ...(await present()), title: '再改' })]))).rejects.toMatchObject(sealed)
    await expect(archive.commit(aCommit([put('meetings', { ...(await present()), belongYear: 2026 })]))).rejects.toMatchObject(sealed)
    await expect(archive.commit(aCommit([remove('meetings', await present())]))).rejects.toMatchObject(sealed)
  }
  await refused()
  expect(await undoCommit(archive, changed.seq, { now: new Date(), newId })).toEqual({ answer: null, kept: [{ table: 'meetings', id: meeting.id }] })
  await archive.close()

  const again = await opened(folder)
  await expect(again.commit(aCommit([remove('meetings', { id: meeting.id, rev: changed.seq })]))).rejects.toMatchObject(sealed)
  const { rev } = (await again.row('yearSeals', seal.id)) as { rev: number }
  await expect(again.commit(aCommit([put('yearSeals', { ...seal, rev, state: 'reopened' })]))).rejects.toMatchObject({ failure: { code: 'invalid-rows', problems: [{ path: 'reason' }] } })
  await expect(again.commit(aCommit([remove('yearSeals', { id: seal.id, rev })]))).rejects.toMatchObject({ failure: { code: 'invalid-rows' } })
  await again.commit(aCommit([put('yearSeals', { ...seal, rev, state: 'reopened', reason: '漏记一次会议' })]))
  await again.commit(aCommit([remove('meetings', { id: meeting.id, rev: changed.seq })]))
  await again.close()
})

test('a year is sealed from the first of April on, once, by the machine’s clock', async () => {
  const folder = newFolder()
  await newArchive(folder)
  const lastDay = await opened(folder, { now: () => new Date('2026-03-31T15:59:00.000Z') })
  await expect(lastDay.commit(aCommit([put('yearSeals', seal)]))).rejects.toMatchObject({ failure: { code: 'invalid-rows', problems: [{ path: 'year' }] } })
  await lastDay.close()
  const firstDay = await opened(folder, { now: () => new Date('2026-03-31T16:00:00.000Z') })
  await firstDay.commit(aCommit([put('yearSeals', seal)]))
  await expect(firstDay.commit(aCommit([put('yearSeals', { ...seal, id: anId() })]))).rejects.toMatchObject({ failure: { code: 'invalid-rows', problems: [{ path: 'year' }] } })
  await firstDay.close()
})

test('a commit that brings a sealed year with its meetings enters whole', async () => {
  const { archive, meeting, present } = await withMeeting()
  await archive.commit(aCommit([put('meetings', { ...(await present()), title: '同时封账' }), put('yearSeals', seal)]))
  expect(await archive.row('meetings', meeting.id)).toMatchObject({ title: '同时封账' })
  await archive.close()
})
