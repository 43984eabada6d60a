import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { put, type StoredRow } from '#shared/archive/commit.ts'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import type { WorkOrder, WorkResult, WorkState } from '#shared/contract/work.ts'
import { seal } from '../../../electron/archive/keys/age-file.ts'
import { openKeys } from '../../../electron/archive/keys/keys.ts'
import { aBranch, aCommit } from '../../support/archives.ts'
import { aMeeting, aPerson } from '../../support/builders.ts'
import { filesSaying } from '../../support/canaries.ts'
import { temporaryFolders } from '../../support/disks.ts'
import '../../support/quick-passwords.ts'
import { type TestSession, testSession } from '../../support/session.ts'
import { aDrive, someDrives } from '../../support/some-drives.ts'

const newFolder = temporaryFolders()
const password = '云岭 2026 口令'
const secret = { kind: 'password' as const, password }
/** Fictional; in the record, its summary, its attachment and everything that was made of them. */
const canary = '骆鹤甲子的密件第三稿'

async function endOf(session: TestSession, order: WorkOrder): Promise<Exclude<WorkState, { kind: 'running' }>> {
  const { work } = await session.get('beginWork', { order })
  for (;;) {
    const state = await session.get('workState', { work })
    if (state.kind !== 'running') return state
    await pause(20)
  }
}

async function done(session: TestSession, order: WorkOrder): Promise<WorkResult> {
  const state = await endOf(session, order)
  if (state.kind !== 'done') throw new Error(JSON.stringify(state))
  return state.result
}

async function rows(session: TestSession): Promise<StoredRow[]> {
  return (await session.get('rowsPage', { after: null })).rows
}

const linesOf = async (session: TestSession) => exportedLines(await rows(session))

/** A clerk's PC: a stick, another fixed disk with a mirror, and an archive with a password that holds what must go in every place that can hold it. */
async function aClerk() {
  const home = newFolder()
  const stick = path.join(home, 'stick')
  const disk = path.join(home, 'disk')
  for (const folder of [stick, disk]) mkdirSync(folder)
  const here = [aDrive(stick), aDrive(disk, { label: '数据盘', kind: 'fixed', disk: 'another disk' })]
  const session = await testSession(home, {}, { drives: someDrives(here) })
  await session.get('createArchive', { folder: null, unitName: '市档案中心', actor: '林小满' })
  const { recoveryKey } = await session.get('beginPassword', { current: null, password })
  await session.get('confirmPassword', { recoveryKey })
  const tokens = (await session.get('drives', {})).drives.map(drive => drive.place.token)
  await session.get('setMirror', { folder: tokens[1]! })
  const { folder } = await session.get('dataStatus', {})
  const keys = await openKeys(folder, { secret })
  return { session, stick, disk, here, folder, keys, toStick: tokens[0]!, pending: async () => (await session.get('dataStatus', {})).pendingPurge }
}

type Clerk = Awaited<ReturnType<typeof aClerk>>

async function withMaterial({ session, folder, keys, toStick }: Clerk) {
  const { branch, commit } = aBranch()
  await session.get('commit', commit)
  const kept = await session.get('putBlob', { bytes: Buffer.from('签到表'.repeat(500)) })
  const gone = await session.get('putBlob', { bytes: Buffer.from(canary.repeat(500)) })
  const attached = (blob: typeof kept) => [{ id: randomUUID(), name: '签到表.pdf', mime: 'application/pdf', category: 'other' as const, ...blob }]
  const meeting = (title: string, blob: typeof kept) => aMeeting({ id: randomUUID(), title, organisationId: branch.id, attachments: attached(blob), backfillReason: '测试' })
  const good = meeting('党员大会', kept)
  const bad = meeting(canary, gone)
  await session.get('commit', aCommit([put('meetings', good)]))
  await session.get('commit', { ...aCommit([put('meetings', bad)]), summary: `记录会议：${canary}` })
  await session.get('commit', aCommit([put('people', aPerson({ name: '张喆' }))]))
  await session.get('saveDraft', { form: 'meeting', recordId: bad.id, content: { title: canary } })
  await session.get('saveDraft', { form: 'meeting', recordId: good.id, content: { title: '改到一半' } })
  await session.get('snapshotNow', {})
  await done(session, { kind: 'backup', folder: toStick, form: 'folder' })
  const inData = (...names: string[]) => path.join(folder, ...names)
  for (const name of ['quarantine', 'sources', 'work/file-abc']) mkdirSync(inData(name), { recursive: true })
  const sealed = await seal(Buffer.from(canary), keys.recipient)
  for (const name of ['quarantine/view-rows-12345678.age', 'sources/other-3.age', 'work/file-abc/pack.age', '0123456789ab.part']) writeFileSync(inData(name), sealed)
  for (const name of readdirSync(inData('journal'))) if (name.endsWith('.j1')) cpSync(inData('journal', name), inData('quarantine', `journal-${name}`))
  return { good, bad, kept, gone }
}

test('what is purged is nowhere in the data folder or the mirror any more; what is kept is as it was; the stick that still holds it is named', async () => {
  const it = await aClerk()
  const { session, folder, keys, disk, toStick } = it
  const { good, bad, kept, gone } = await withMaterial(it)
  const before = await linesOf(session)
  const texts = [canary, bad.id, gone.sha256]
  const places = new Set((await filesSaying(folder, keys, texts)).map(name => name.split('/')[0]))
  expect(places).toEqual(new Set(['0123456789ab.part', 'blobs', 'checkpoint.age', 'drafts', 'journal', 'quarantine', 'snapshots', 'sources', 'work']))
  await expect.poll(() => filesSaying(disk, keys, [canary]), { timeout: 5000 }).not.toEqual([])

  const result = await done(session, { kind: 'purge', rows: [{ table: 'meetings', id: bad.id }], reason: '误录', folder: toStick })
  expect(result).toMatchObject({ kind: 'purge', staleSets: ['金士顿'] })
  expect(await it.pending()).toBeNull()
  expect(await filesSaying(folder, keys, texts)).toEqual([])
  await expect.poll(() => filesSaying(disk, keys, texts), { timeout: 5000 }).toEqual([])
  expect(await linesOf(session)).toEqual(before.filter(line => !line.includes(bad.id)))
  expect(Buffer.from((await session.get('getBlob', { sha256: kept.sha256 })).bytes).toString()).toBe('签到表'.repeat(500))
  expect((await session.get('drafts', {})).map(({ recordId }) => recordId)).toEqual([good.id])
  expect((await session.get('acts', { filter: { from: null, to: null, actor: null, act: null, text: '' }, before: null, limit: 50 })).acts).toMatchObject([{ act: 'purge', summary: '清除 1 条记录' }])
  expect((await session.get('recordHistory', { table: 'meetings', id: good.id })).changes).toMatchObject([{ act: 'purge', value: { title: '党员大会' } }])
  expect((await session.get('recordHistory', { table: 'meetings', id: bad.id })).changes).toEqual([])
  expect(await session.get('verifyArchive', {})).toMatchObject({ ok: true })
  await session.close()
}, 30_000)

test('the backup after it carries nothing of before: a new PC restored from it is the archive as it is, and can be purged again', async () => {
  const it = await aClerk()
  const { session, toStick, keys } = it
  const { good, bad, gone } = await withMaterial(it)
  await done(session, { kind: 'purge', rows: [{ table: 'meetings', id: bad.id }], reason: '误录', folder: toStick })
  await session.get('commit', aCommit([put('people', aPerson({ id: randomUUID(), name: '李堃' }))]))
  const backup = await done(session, { kind: 'backup', folder: toStick, form: 'folder' })
  expect(backup).toMatchObject({ sharedPacks: 2 }) // the attachment that was kept, and the rows as the purge's own backup holds them
  const expected = await linesOf(session)
  const { sets: [set] } = await session.get('findSets', { in: { folder: toStick } })
  expect((await done(session, { kind: 'verifySet', set: set!.set, secret: null, backupId: null }))).toMatchObject({ backups: [{ problem: null }, { problem: null }, { problem: null }] })
  const restored = await done(session, { kind: 'restoreNew', set: set!.set, secret, backupId: backup.kind === 'backup' ? backup.backupId : '', folder: null, actor: '李堃' })
  expect(restored).toMatchObject({ kind: 'restoreNew', start: { kind: 'ready' }, missingFiles: [] })
  const { folder } = await session.get('dataStatus', {})
  expect(folder).not.toBe(it.folder)
  expect(await linesOf(session)).toEqual(expected)
  expect(await filesSaying(folder, keys, [canary, bad.id, gone.sha256])).toEqual([])
  await done(session, { kind: 'purge', rows: [{ table: 'meetings', id: good.id }], reason: '再次', folder: toStick })
  expect(await it.pending()).toBeNull()
  expect(await linesOf(session)).toEqual(expected.filter(line => !line.includes(good.id)))
  expect(readdirSync(path.join(folder, 'journal')).filter(name => name.endsWith('.j1'))).toHaveLength(1)
  await session.close()
}, 30_000)

test('without its backup the old files stay, work goes on and a restart too; the rest is done when a stick is there', async () => {
  const it = await aClerk()
  const { session, stick, folder, keys, toStick } = it
  const { bad } = await withMaterial(it)
  const before = await linesOf(session)
  const order = { kind: 'purge' as const, rows: [{ table: 'meetings' as const, id: bad.id }], reason: '误录', folder: toStick }
  const { work } = await session.get('beginWork', { order })
  while (!existsSync(path.join(folder, 'journal', '000003-2.j1'))) await pause(1)
  renameSync(stick, `${stick} pulled`)
  await expect.poll(() => session.get('workState', { work }), { timeout: 5000 }).toMatchObject({ kind: 'failed', failure: { code: 'drive-gone' } })
  renameSync(`${stick} pulled`, stick)
  expect(await it.pending()).toMatchObject({ seq: expect.any(Number) as number })
  expect(await linesOf(session)).toEqual(before.filter(line => !line.includes(bad.id)))
  expect(await filesSaying(folder, keys, [canary])).not.toEqual([])
  await session.get('commit', aCommit([put('people', aPerson({ id: randomUUID(), name: '李堃' }))]))
  await session.close()

  const next = await testSession(path.dirname(stick), {}, { drives: someDrives(it.here) })
  expect(await next.get('chooseStart', { kind: 'unlock', secret })).toMatchObject({ kind: 'ready' })
  const token = (await next.get('drives', {})).drives[0]!.place.token
  const rest = await done(next, { kind: 'finishPurge', folder: token })
  expect(rest).toMatchObject({ kind: 'finishPurge', staleSets: ['金士顿'] })
  expect((await next.get('dataStatus', {})).pendingPurge).toBeNull()
  expect(await filesSaying(folder, keys, [canary, bad.id])).toEqual([])
  expect((await rows(next)).filter(({ table }) => table === 'people')).toHaveLength(2)
  expect(await endOf(next, { kind: 'finishPurge', folder: token })).toMatchObject({ kind: 'failed', failure: { message: '没有没做完的清除，什么都没有改动。' } })
  await next.close()
}, 30_000)

test('what others name, what was never there, and an archive without a password are refused, and nothing is written', async () => {
  const it = await aClerk()
  const { session, folder, toStick } = it
  const { good } = await withMaterial(it)
  const journal = () => readdirSync(path.join(folder, 'journal')).filter(name => name.endsWith('.j1'))
  const before = { journal: journal(), lines: await linesOf(session) }
  const purge = (table: 'organisations' | 'people' | 'units', id: string) => endOf(session, { kind: 'purge', rows: [{ table, id }], reason: '误录', folder: toStick })
  const [unit] = (await rows(session)).filter(({ table }) => table === 'units')
  expect(await purge('organisations', good.organisationId)).toMatchObject({ kind: 'failed', failure: { code: 'invalid-rows', problems: [{ message: expect.stringContaining('2 条会议使用，不能删除') as string }] } })
  expect(await purge('people', randomUUID())).toMatchObject({ kind: 'failed', failure: { problems: [{ message: '档案里没有这条记录，可能已经清除' }] } })
  expect(await purge('units', unit!.id)).toMatchObject({ kind: 'failed', failure: { code: 'invalid-rows' } })
  expect({ journal: journal(), lines: await linesOf(session) }).toEqual(before)
  await session.close()

  const open = await testSession(newFolder())
  await open.get('createArchive', { folder: null, unitName: '市档案中心', actor: '林小满' })
  const [own] = await rows(open)
  const place = (await open.get('drives', {})).drives[0]!.place.token
  expect(await endOf(open, { kind: 'purge', rows: [{ table: 'units', id: own!.id }], reason: '误录', folder: place })).toMatchObject({ kind: 'failed', failure: { code: 'password-needed' } })
  await open.close()
}, 30_000)
