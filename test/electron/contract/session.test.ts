import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Call, callNames } from '#shared/contract/contract.ts'
import { failures } from '#shared/contract/outcome.ts'
import { aPerson, anId } from '../../support/builders.ts'
import { type TestSession, testSession } from '../../support/session.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
let home: string
let session: TestSession
const opened: TestSession[] = []

async function anotherSession(...given: Parameters<typeof testSession>): Promise<TestSession> {
  const another = await testSession(...given)
  opened.push(another)
  return another
}

beforeEach(async () => {
  home = newFolder()
  session = await anotherSession(home)
})

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const withArchive = () => session.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
const recordPerson = (of: TestSession = session) => {
  const person = aPerson({ id: anId() })
  return of.get('commit', { id: anId(), act: 'recordPerson', summary: '登记人员', ops: [{ table: 'people', id: person.id, ifRev: null, value: { ...person } }] })
}

/** What the system's dialog answers, as the window hears of it. */
async function tokenOf(native: TestSession): Promise<string> {
  const chosen = await native.get('chooseFolder', { title: '请选择文件夹' })
  if (chosen.kind !== 'chosen' || chosen.folder === null) throw new Error('nothing chosen')
  return chosen.folder.token
}

describe('from the first run on', () => {
  test('a new PC is asked, and gets an archive where it is suggested', async () => {
    const start = await session.get('start', {})
    expect(start).toEqual({ kind: 'firstRun', suggestedFolder: join(home, '党务台账数据') })
    expect(await withArchive()).toMatchObject({ kind: 'ready', archive: { seq: 1, unitName: '云岭市档案服务中心', actor: '林小满' } })
    expect(readdirSync(join(home, '党务台账数据'))).toContain('journal')
  })

  test('what is committed is there after a restart, with a snapshot made at the end', async () => {
    await withArchive()
    const { seq, rows } = await recordPerson()
    await session.close()
    const later = await anotherSession(home)
    expect(await later.get('start', {})).toMatchObject({ kind: 'ready', archive: { seq } })
    expect((await later.get('rowsPage', { after: null })).rows).toContainEqual(rows[0])
    expect((await later.get('dataStatus', {})).lastSnapshot).toMatchObject({ seq })
  })

  test('a window that is loaded anew hears the present head', async () => {
    await withArchive()
    const { seq } = await recordPerson()
    expect(await session.get('start', {})).toMatchObject({ kind: 'ready', archive: { seq } })
  })

  test('the folder may be another, found or made by tokens alone', async () => {
    const documents = join(home, '文档')
    mkdirSync(documents)
    const native = await anotherSession(home, { chooseFolder: async () => documents })
    const chosen = await tokenOf(native)
    const made = await native.get('makeFolder', { parent: chosen, name: '我的台账' })
    expect((await native.get('folders', { parent: chosen })).folders.map(f => f.label)).toEqual(['我的台账'])
    expect((await native.get('createArchive', { folder: made.token, unitName: '云岭市档案服务中心', actor: '林小满' })).kind).toBe('ready')
    expect((await native.get('dataStatus', {})).folder).toBe(join(documents, '我的台账'))
  })

  test.each(['/etc', 'nothing', '..', ''])('a path instead of a token is refused: %s', async path => {
    expect(await session.ask('createArchive', { folder: path, unitName: '单位', actor: '林小满' })).toMatchObject({ ok: false, failure: { code: 'unknown-token' } })
    expect(await session.ask('chooseStart', { kind: 'useFolder', folder: path })).toMatchObject({ ok: false, failure: { code: 'unknown-token' } })
    expect(await session.ask('saveDocument', { folder: path, name: 'a.docx', bytes: new Uint8Array(1) })).toMatchObject({ ok: false, failure: { code: 'unknown-token' } })
    expect(await session.ask('showInFolder', { file: path })).toMatchObject({ ok: false, failure: { code: 'unknown-token' } })
    expect(await session.ask('fontFile', { id: path })).toMatchObject({ ok: false, failure: { code: 'unknown-token' } })
  })

  test('a step that fails leaves the open archive open', async () => {
    const full = join(home, '已有文件')
    mkdirSync(full)
    writeFileSync(join(full, 'x.txt'), '')
    const native = await anotherSession(home, { chooseFolder: async () => full })
    await native.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
    expect(await native.ask('createArchive', { folder: await tokenOf(native), unitName: '另一单位', actor: '林小满' })).toMatchObject({ ok: false, failure: { code: 'folder-not-empty' } })
    expect((await recordPerson(native)).seq).toBe(2)
  })

  test('a step that fails once the archive is closed is followed by a new look at the folder', async () => {
    await withArchive()
    const folder = join(home, '党务台账数据')
    for (const name of ['keys', 'keys-copy']) rmSync(join(folder, name), { recursive: true })
    expect(await session.ask('chooseStart', { kind: 'continueWithoutExtra', viewSeq: 5 })).toMatchObject({ ok: false, failure: { code: 'keys-unreadable' } })
    expect(await session.get('start', {})).toMatchObject({ kind: 'keysMissing', folder })
  })

  test('the sample archive opens beside the own one, and is left for it again', async () => {
    await withArchive()
    const sample = await session.get('openSample', {})
    expect(sample).toMatchObject({ kind: 'ready', archive: { isSample: true } })
    expect((await session.get('rowsPage', { after: null })).rows.length).toBeGreaterThan(100)
    expect(await session.get('leaveSample', {})).toMatchObject({ kind: 'ready', archive: { isSample: false, unitName: '云岭市档案服务中心' } })
  })
})

describe('with an archive', () => {
  beforeEach(withArchive)

  test('attachments and drafts come back as they were', async () => {
    const bytes = new Uint8Array(100_000).map((_, i) => i % 253)
    const { sha256 } = await session.get('putBlob', { bytes })
    expect(Buffer.from((await session.get('getBlob', { sha256 })).bytes).equals(Buffer.from(bytes))).toBe(true)
    const recordId = anId()
    await session.get('saveDraft', { form: 'meeting', recordId, content: { title: '支部党员大会' } })
    expect(await session.get('drafts', {})).toMatchObject([{ form: 'meeting', recordId, content: { title: '支部党员大会' } }])
    await session.get('removeDraft', { form: 'meeting', recordId })
    expect(await session.get('drafts', {})).toEqual([])
  })

  test('the state of the data is told, and the archive verified', async () => {
    const { seq } = await recordPerson()
    const snapshot = await session.get('snapshotNow', {})
    expect(snapshot.seq).toBe(seq)
    const status = await session.get('dataStatus', {})
    expect(status).toMatchObject({ folder: join(home, '党务台账数据'), seq, snapshots: 1, lastSnapshot: snapshot, quarantined: [], blobBytes: 0 })
    expect(status.journalBytes).toBe(readdirSync(join(status.folder, 'journal')).reduce((sum, name) => sum + readFileSync(join(status.folder, 'journal', name)).length, 0))
    expect(status.freeBytes).toBeGreaterThan(0)
    expect(await session.get('verifyArchive', {})).toMatchObject({ ok: true, head: status.head, problems: [] })
  })

  test('who operates is remembered and stands in later commits', async () => {
    await session.get('setActor', { actor: '周𬘭' })
    expect((await recordPerson()).rows[0]!.row).toMatchObject({ createdBy: '周𬘭' })
    await session.close()
    expect(await (await anotherSession(home)).get('start', {})).toMatchObject({ archive: { actor: '周𬘭' } })
  })

  test('documents are saved where a token says, never over another, and shown by the shell', async () => {
    mkdirSync(join(home, '打印'))
    const native = await anotherSession(newFolder(), { chooseFolder: async () => join(home, '打印') })
    const folder = await tokenOf(native)
    for (const bytes of [new Uint8Array([1]), new Uint8Array([2])]) {
      const { file } = await native.get('saveDocument', { folder, name: '会议记录.docx', bytes })
      await native.get('showInFolder', { file: file.token })
    }
    expect(native.shown).toHaveLength(2)
    expect(native.shown.map(path => readFileSync(path)[0])).toEqual([1, 2])
  })

  test('a shell without dialogs says so; a cancelled dialog is no folder', async () => {
    expect(await session.get('chooseFolder', { title: '保存到' })).toEqual({ kind: 'inApp' })
    const native = await anotherSession(newFolder(), { chooseFolder: async () => null })
    expect(await native.get('chooseFolder', { title: '保存到' })).toEqual({ kind: 'chosen', folder: null })
  })

  test('a second start of the program brings the first one up', async () => {
    const second = await anotherSession(home)
    expect(await second.isOpenElsewhere()).toBe(true)
    expect(session.broughtUp()).toBe(1)
    expect(await session.isOpenElsewhere()).toBe(false)
  })

  test('once closed, nothing is answered any more but that', async () => {
    await session.close()
    await session.close()
    for (const call of ['start', 'drafts', 'dataStatus'] as const) expect(await session.ask(call, {})).toMatchObject({ ok: false, failure: { code: 'archive-not-open' } })
  })
})

test('before an archive is open each call that needs one says so', async () => {
  await session.get('start', {})
  const inputs: Partial<Record<Call, unknown>> = {
    commit: { id: anId(), act: 'a', summary: 's', ops: [{ table: 'people', id: anId(), ifRev: null, value: null }] }, rowsPage: { after: null },
    saveDraft: { form: 'meeting', recordId: anId(), content: 1 }, drafts: {}, removeDraft: { form: 'meeting', recordId: anId() }, putBlob: { bytes: new Uint8Array(1) }, getBlob: { sha256: 'a'.repeat(64) },
    dataStatus: {}, snapshotNow: {}, verifyArchive: {}, setActor: { actor: '林小满' },
  }
  for (const [call, input] of Object.entries(inputs)) expect([call, await session.ask(call as Call, input)]).toMatchObject([call, { ok: false, failure: { code: 'archive-not-open' } }])
})

test('2,000 calls with random input end in an answer or a failure in plain words, and the archive is whole', async () => {
  await withArchive()
  const { seq } = await recordPerson()
  const anything = fc.anything({ withBigInt: false, withDate: false, withMap: false, withSet: false, withTypedArray: true, withNullPrototype: true })
  const likely = fc.record({
    id: fc.uuid(), act: fc.string(), summary: fc.string(), ops: fc.array(fc.record({ table: fc.constantFrom('people', 'meetings', 'units', '__proto__'), id: fc.uuid(), ifRev: fc.option(fc.integer()), value: fc.option(fc.dictionary(fc.string(), fc.jsonValue())) })),
    after: fc.option(fc.string()), form: fc.constantFrom('meeting', '../x', '', 'a-b'), recordId: fc.uuid(), content: fc.jsonValue(), bytes: fc.uint8Array(), sha256: fc.constantFrom('a'.repeat(64), '..'),
    folder: fc.option(fc.string()), parent: fc.option(fc.string()), name: fc.string(), file: fc.string(), title: fc.string(), actor: fc.string(), unitName: fc.string(), archiveId: fc.uuid(), viewSeq: fc.integer(), rows: fc.array(fc.anything()),
    kind: fc.constantFrom('continueWithGoodFrames', 'openReadOnly', 'takeKeysFromCopy', 'restoreSnapshot', 'useFolder', 'unlock', 'x'), snapshotId: fc.string(), secret: fc.record({ kind: fc.constantFrom('password', 'recoveryKey'), password: fc.string(), recoveryKey: fc.string() }), current: fc.option(fc.string()), password: fc.string(), recoveryKey: fc.string(),
  }, { requiredKeys: [] })
  const heavy: readonly Call[] = ['openSample', 'createArchive', 'leaveSample'] // a valid one makes an archive; they are asked with what is not valid
  await fc.assert(fc.asyncProperty(fc.constantFrom(...callNames), fc.oneof(anything, likely), async (call, input) => {
    const outcome = await session.ask(call, heavy.includes(call) ? [input] : input)
    if (outcome.ok) return
    expect(Object.keys(failures)).toContain(outcome.failure.code)
    expect([call, outcome.failure.code]).not.toEqual([call, 'unexpected'])
    expect(outcome.failure.message).toMatch(/\p{Script=Han}/u)
  }), { numRuns: 2_000, seed: 20261122 })
  expect(await session.get('verifyArchive', {})).toMatchObject({ ok: true })
  expect((await session.get('dataStatus', {})).seq).toBeGreaterThanOrEqual(seq)
})
