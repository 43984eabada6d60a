import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPerson, anId } from '../../support/builders.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'
import { type TestSession, testSession } from '../../support/session.ts'

const newFolder = temporaryFolders()
let session: TestSession
beforeEach(async () => {
  session = await testSession(newFolder())
  await session.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
})
afterEach(() => session.close())

const everything = { from: null, to: null, actor: null, act: null, text: '' }

async function record(name: string, rev: number | null = null, id = anId()) {
  const value = { ...aPerson({ id, name }) }
  return { id, ...(await session.get('commit', { id: anId(), act: 'recordPerson', summary: `登记人员：${name}`, ops: [{ table: 'people', id, ifRev: rev, value }] })) }
}

test('history, acts, their rows, undoing, the recycle bin and the check of a code keep to the contract', async () => {
  const { id, seq } = await record('张喆')
  await record('张堃', seq, id)
  expect((await session.get('recordHistory', { table: 'people', id })).changes.map(change => change.value?.['name'])).toEqual(['张堃', '张喆'])
  const { acts, next } = await session.get('acts', { filter: { ...everything, text: '张堃' }, before: null, limit: 10 })
  expect([acts.map(act => act.seq), next]).toEqual([[3], null])
  expect((await session.get('actRows', { seq: 3 })).rows).toMatchObject([{ table: 'people', id, before: { name: '张喆' }, after: { name: '张堃' } }])
  expect(await session.get('checkHead', { seq: 3, code: acts[0]!.head.slice(0, 16) })).toEqual({ verdict: 'fits' })
  expect(await session.get('undoCommit', { seq: 3 })).toMatchObject({ seq: 4, kept: [], rows: [{ id, row: { name: '张喆', rev: 4 } }] })
  expect(await session.ask('undoCommit', { seq: 3 })).toMatchObject({ ok: false, failure: { code: 'nothing-to-undo' } })
  await session.get('commit', { id: anId(), act: 'deletePerson', summary: '删除人员', ops: [{ table: 'people', id, ifRev: 4, value: null }] })
  expect((await session.get('deletedRecords', {})).records).toMatchObject([{ id, value: { name: '张喆' }, summary: '删除人员' }])
  expect(await session.get('restoreDeleted', { rows: [{ table: 'people', id }] })).toMatchObject({ seq: 6, kept: [] })
  expect(await session.get('restoreDeleted', { rows: [{ table: 'people', id }] })).toMatchObject({ seq: null, rows: [] })
  expect(await session.get('undoableActs', {})).toEqual({ acts: [] })
})

test('days of a filter are those of China', async () => {
  await record('张喆')
  const [newest] = (await session.get('acts', { filter: everything, before: null, limit: 1 })).acts
  const today = new Date(Date.parse(newest!.at) + 8 * 3_600_000).toISOString().slice(0, 10)
  const tomorrow = new Date(Date.parse(newest!.at) + 32 * 3_600_000).toISOString().slice(0, 10)
  const found = async (from: string | null, to: string | null) => (await session.get('acts', { filter: { ...everything, from, to } as never, before: null, limit: 9 })).acts.length
  expect([await found(today, today), await found(tomorrow, null), await found(null, today)]).toEqual([2, 0, 2])
})

test.each([
  ['recordHistory', { table: 'passwd', id: anId() }], ['acts', { filter: everything, before: null, limit: 0 }], ['actRows', { seq: 'x' }], ['deletedRecords', null],
  ['restoreDeleted', { rows: [] }], ['undoCommit', {}], ['undoableActs', 7], ['checkHead', { seq: 1 }],
] as const)('%s refuses a bad request', async (call, input) => {
  expect(await session.ask(call, input)).toMatchObject({ ok: false, failure: { code: 'bad-request' } })
})
