import { expect, onTestFinished, test } from 'vitest'
import { type CommitOp, put } from '#shared/archive/commit.ts'
import { stagedOps } from '../../../electron/contract/staged-ops.ts'
import { aFact, aMembership, anOrganisation, aPerson } from '../../support/builders.ts'
import { temporaryFolders } from '../../support/disks.ts'
import { hand } from '../../support/merge-tools.ts'
import { testSession } from '../../support/session.ts'

const newFolder = temporaryFolders()

async function anOffice() {
  const session = await testSession(newFolder())
  onTestFinished(() => session.close())
  await session.get('createArchive', { folder: null, unitName: '水务局', actor: '林小满' })
  /** As a window hands them over: cut wherever a piece is full. */
  const stage = async (commit: string, ops: readonly CommitOp[], pieceBytes = 1000) => {
    const bytes = Buffer.from(ops.map(op => `${JSON.stringify(op)}\n`).join(''))
    for (let i = 0; i < bytes.length; i += pieceBytes) await session.get('stageOps', { commit, bytes: new Uint8Array(bytes.subarray(i, i + pieceBytes)) })
  }
  const importing = async (ops: readonly CommitOp[], commit = hand.newId()) => {
    await stage(commit, ops)
    const work = await session.work({ kind: 'importRoster', commit, summary: '导入名册' })
    if (work.kind !== 'done' || work.result.kind !== 'importRoster') throw new Error(JSON.stringify(work))
    return work.result
  }
  return { session, stage, importing }
}

function members(count: number): CommitOp[] {
  const branch = anOrganisation()
  const people = Array.from({ length: count }, (_, i) => aPerson({ name: `党员䶮${i}` }))
  return [
    put('organisations', branch), put('organisationFacts', aFact({ organisationId: branch.id })),
    ...people.flatMap(person => [put('people', person), put('memberships', aMembership({ personId: person.id, organisationId: branch.id }))]),
  ]
}

test('what was staged in pieces is one commit after a snapshot; new rows came by import, and it can be taken back', async () => {
  const { session, importing } = await anOffice()
  const ops = members(3)
  const { seq, rows } = await importing(ops)
  expect(rows).toMatchObject({ written: ops.length, deleted: [] })
  const page = await session.get('rowsPage', { after: rows.after })
  expect(page.next).toBeNull()
  expect(page.rows.map(({ table, id }) => `${table} ${id}`).sort()).toEqual(ops.map(({ table, id }) => `${table} ${id}`).sort())
  for (const { row } of page.rows) expect(row).toMatchObject({ source: 'import', createdBy: '林小满', rev: seq })
  expect((await session.get('dataStatus', {})).lastSnapshot).toMatchObject({ seq: seq - 1 })
  expect((await session.get('undoableActs', {})).acts).toMatchObject([{ act: 'importRoster', seq }])
  const undone = await session.get('undoCommit', { seq })
  expect(undone).toMatchObject({ paged: null, kept: [] })
  expect(undone.rows).toHaveLength(ops.length)
})

test('a changed row keeps where it came from, and says who changed it and when', async () => {
  const { session, importing } = await anOffice()
  const person = aPerson({ id: hand.newId() })
  await session.get('commit', { id: hand.newId(), act: 'recordPerson', summary: '登记', ops: [put('people', person)] })
  await session.get('setActor', { actor: '周敏' })
  const before = (await session.get('rowsPage', { after: null })).rows.find(row => row.id === person.id)?.row
  const { rows } = await importing([put('people', { ...(before as never as typeof person & { rev: number }), phone: '13900000000' })])
  const [changed] = (await session.get('rowsPage', { after: rows.after })).rows
  expect(changed?.row).toMatchObject({ phone: '13900000000', source: 'manual', createdBy: '林小满', createdAt: before?.['createdAt'], updatedBy: '周敏' })
})

test('more than a thousand rows are taken back without a single row in the answer; those that are gone are named', async () => {
  const { session, importing } = await anOffice()
  const ops = members(520)
  const { seq } = await importing(ops)
  const undone = await session.get('undoCommit', { seq })
  expect(undone).toMatchObject({ rows: [], paged: { written: 0 } })
  expect(undone.paged?.deleted).toHaveLength(ops.length)
  const again = await session.get('undoCommit', { seq: undone.seq ?? 0 })
  expect(again.paged).toMatchObject({ written: ops.length, deleted: [] })
})

test('the same commit staged and ordered once more does nothing again', async () => {
  const { session, importing } = await anOffice()
  const commit = hand.newId()
  const ops = members(2)
  const first = await importing(ops, commit)
  expect((await importing(ops, commit)).seq).toBe(first.seq)
  expect((await session.get('dataStatus', {})).seq).toBe(first.seq)
})

test('a row that the rules refuse, a line that is no op, nothing staged: nothing is written', async () => {
  const { session, stage } = await anOffice()
  const order = (commit: string) => session.work({ kind: 'importRoster', commit, summary: '导入名册' })
  const { seq } = await session.get('dataStatus', {})
  const [refused, broken, empty, missing] = [hand.newId(), hand.newId(), hand.newId(), hand.newId()]
  await stage(refused, [...members(3), put('memberships', aMembership())])
  expect(await order(refused)).toMatchObject({ kind: 'failed', failure: { code: 'invalid-rows', problems: [{ table: 'memberships', path: 'personId' }, { path: 'organisationId' }] } })
  await session.get('stageOps', { commit: broken, bytes: new TextEncoder().encode('{"table":"people"}\n') })
  expect(await order(broken)).toMatchObject({ kind: 'failed', failure: { code: 'bad-request' } })
  await session.get('stageOps', { commit: empty, bytes: new Uint8Array() })
  expect(await order(empty)).toMatchObject({ kind: 'failed', failure: { code: 'bad-request' } })
  expect(await order(missing)).toMatchObject({ kind: 'failed', failure: { code: 'work-gone' } })
  expect(await session.ask('stageOps', { commit: 'no id', bytes: new Uint8Array() })).toMatchObject({ ok: false, failure: { code: 'bad-request' } })
  expect((await session.get('dataStatus', {})).seq).toBe(seq)
})

test('given up while it is checked, it leaves nothing behind', async () => {
  const { session, stage } = await anOffice()
  const commit = hand.newId()
  await stage(commit, members(1500), 100_000)
  const { work } = await session.get('beginWork', { order: { kind: 'importRoster', commit, summary: '导入名册' } })
  for (;;) {
    const state = await session.get('workState', { work })
    if (state.kind !== 'running') throw new Error('it ended before it was given up')
    if (state.progress.doing === '正在写入档案' && state.progress.done > 0) break
    await new Promise(resolve => setImmediate(resolve))
  }
  await session.get('cancelWork', { work })
  for (;;) {
    const state = await session.get('workState', { work })
    if (state.kind === 'running') await new Promise(resolve => setTimeout(resolve, 10))
    else { expect(state).toEqual({ kind: 'cancelled' }); break }
  }
  expect((await session.get('rowsPage', { after: null })).rows).toHaveLength(1)
})

test('beyond what an import may be, the pieces are refused and forgotten', () => {
  const staged = stagedOps(10)
  staged.add('a', new Uint8Array(8))
  expect(() => { staged.add('a', new Uint8Array(3)) }).toThrow('请把名册拆成几份')
  expect(() => staged.of('a')).toThrow('请重新开始')
  staged.add('b', new Uint8Array(8))
  staged.add('c', new Uint8Array(8))
  expect(() => staged.of('b')).toThrow('请重新开始')
})
