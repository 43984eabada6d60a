import { beforeEach, expect, test, vi } from 'vitest'
import { type CommitOp, put } from '#shared/archive/commit.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { beginWork, works } from '../../../renderer/parts/work-keeper.ts'
import { commit } from '../../../renderer/storage/commit.ts'
import { database } from '../../../renderer/storage/database.ts'
import { sitting } from '../../../renderer/storage/sitting.ts'
import { beginSitting, takeBack } from '../../../renderer/storage/undo.ts'
import { view, type ViewChange } from '../../../renderer/storage/view.ts'
import { viewStatus } from '../../../renderer/storage/view-keeper.ts'
import { aPerson, anId } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => {
  machine = await openedArchive()
  beginSitting()
})

async function staged(ops: readonly CommitOp[]): Promise<string> {
  const id = anId()
  orThrow(await machine.machine.stageOps({ commit: id, bytes: new TextEncoder().encode(ops.map(op => JSON.stringify(op)).join('\n')) }))
  return id
}

async function importing(ops: readonly CommitOp[]): Promise<number> {
  await beginWork({ kind: 'importRoster', commit: await staged(ops), summary: '导入名册' })
  const state = works.get().importRoster
  if (state?.kind !== 'done') throw new Error(JSON.stringify(state))
  return state.result.seq
}

const people = (count: number) => Array.from({ length: count }, (_, i) => aPerson({ name: `党员${i}` }))

async function expectViewAtHead() {
  const { archiveId, schema, seq: appliedSeq, viewHash, counts } = machine.head()
  expect(await view.state()).toEqual({ kind: 'holds', archiveId, schema, appliedSeq, viewHash, counts })
}

test('the view takes over an import in pieces, and comes to what the journal says', async () => {
  const known = aPerson({ name: '旧名' })
  await commit({ id: anId(), act: 'recordPerson', summary: '登记', ops: [put('people', known)] })
  const before = await database.people.get(known.id)
  const changes: ViewChange[] = []
  const unfollow = view.follow(change => changes.push(change))
  const progress: unknown[] = []
  const unwatch = viewStatus.subscribe(() => progress.push(viewStatus.get()))
  const seq = await importing([...people(1200).map(person => put('people', person)), put('people', { ...before!, name: '新名' })])
  unfollow()
  unwatch()
  await expectViewAtHead()
  expect(await database.people.get(known.id)).toMatchObject({ name: '新名', rev: seq })
  expect(changes).toEqual([{ kind: 'rebuilt' }])
  expect(progress).toContainEqual({ kind: 'rebuilding', progress: { done: 250, total: 1201 } })
  expect(viewStatus.get()).toEqual({ kind: 'readable' })
  expect(sitting.get().at(-1)).toEqual({ seq, summary: '导入名册' })
})

test('nothing of the view was made anew for it', async () => {
  await importing(people(1200).map(person => put('people', person)))
  expect(machine.calls.filter(call => call === 'rowsPage')).toHaveLength(1 + 3) // one when the window was opened, then 1200 rows at 500 a page
})

test('it is taken back in pieces too, and done again', async () => {
  const rows = people(1100)
  const seq = await importing(rows.map(person => put('people', person)))
  const changed = await database.people.get(rows[3]!.id)
  await commit({ id: anId(), act: 'correctPerson', summary: '改', ops: [put('people', { ...changed!, name: '后来改过' })] })
  const undone = await takeBack({ seq, summary: '导入名册' })
  expect(undone.kept).toEqual(['人员“后来改过”'])
  expect(await database.people.count()).toBe(1)
  await expectViewAtHead()
  await undone.redo()
  expect(await database.people.count()).toBe(1100)
  await expectViewAtHead()
})

test('a view that does not stand right before it is made anew', async () => {
  const id = await staged(people(300).map(person => put('people', person)))
  await database.meta.update('view', { appliedSeq: 0 })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await beginWork({ kind: 'importRoster', commit: id, summary: '导入名册' })
  expect(works.get().importRoster).toMatchObject({ kind: 'done' })
  await expectViewAtHead()
})

test('a page that does not come leaves no half view behind', async () => {
  const id = await staged(people(1200).map(person => put('people', person)))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  machine.failNext('rowsPage', 'unexpected')
  await beginWork({ kind: 'importRoster', commit: id, summary: '导入名册' })
  await expectViewAtHead()
})

test('what is saved meanwhile waits its turn and stands behind it', async () => {
  const id = await staged(people(1200).map(person => put('people', person)))
  const isTakenOver = new Promise<void>(resolve => {
    const unwatch = viewStatus.subscribe(() => {
      if (viewStatus.get().kind !== 'rebuilding') return
      unwatch()
      resolve()
    })
  })
  const work = beginWork({ kind: 'importRoster', commit: id, summary: '导入名册' })
  await isTakenOver
  const person = aPerson({ name: '同时登记' })
  await commit({ id: anId(), act: 'recordPerson', summary: '登记', ops: [put('people', person)] })
  await work
  expect(await database.people.get(person.id)).toBeDefined()
  await expectViewAtHead()
})
