import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '../../../renderer/storage/database.ts'
import type { RebuildProgress } from '../../../renderer/storage/rebuild.ts'
import { view, type ViewChange } from '../../../renderer/storage/view.ts'
import { rebuildView, viewStatus } from '../../../renderer/storage/view-keeper.ts'
import { connectStorage } from '../../../renderer/storage/connection.ts'
import { aMeeting, anId, aPerson } from '../../support/builders.ts'
import { memoryMachine, type MemoryMachine } from '../../support/memory-machine.ts'
import { connectedMachine } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => {
  machine = await connectedMachine({ pageRows: 7 })
  machine.seed(Array.from({ length: 40 }, () => ({ table: 'people' as const, row: aPerson() })))
  machine.seed(Array.from({ length: 5 }, () => ({ table: 'meetings' as const, row: aMeeting() })))
})

function expectAtHead(state: unknown) {
  const { archiveId, schema, seq: appliedSeq, viewHash, counts } = machine.head()
  expect(state).toEqual({ kind: 'holds', archiveId, schema, appliedSeq, viewHash, counts })
}

test('an empty view is filled page by page up to the head, and followers are told', async () => {
  const seen: RebuildProgress[] = []
  const heard: ViewChange[] = []
  const end = view.follow(change => heard.push(change))
  await rebuildView({ onProgress: progress => seen.push(progress) })
  end()
  expectAtHead(await view.state())
  expect(seen.at(-1)).toEqual({ done: 46, total: 46 })
  expect(seen.length).toBeGreaterThan(3)
  expect(heard).toEqual([{ kind: 'rebuilt' }])
  expect(viewStatus.get()).toEqual({ kind: 'readable' })
})

test('rows that the journal does not have are gone afterwards', async () => {
  await rebuildView()
  await database.people.put({ ...aPerson({ name: '多出来的人' }), rev: 9, _h: 'x' } as never)
  await rebuildView()
  expectAtHead(await view.state())
})

test("another archive's view is replaced whole", async () => {
  await rebuildView()
  machine = memoryMachine({ unitName: '另一单位' })
  connectStorage(machine.machine)
  await rebuildView()
  expectAtHead(await view.state())
  expect((await database.units.toArray()).map(unit => unit.name)).toEqual(['另一单位'])
})

test('a commit that slips in between two pages makes it begin again', async () => {
  const original = machine.machine.rowsPage
  let pages = 0
  connectStorage({
    ...machine.machine,
    rowsPage: input => {
      pages += 1
      if (pages === 3) {
        const [first] = machine.rowsOf('people')
        const value = { ...first, name: '改过的名字' }
        void machine.machine.commit({ id: anId(), act: 'correctPerson', summary: '改名', ops: [{ table: 'people', id: String(first?.['id']), ifRev: Number(first?.['rev']), value }] })
      }
      return original(input)
    },
  })
  await rebuildView()
  expectAtHead(await view.state())
  expect((await database.people.toArray()).filter(p => p.name === '改过的名字')).toHaveLength(1)
})

test('given up half-way it is recognised as unfinished, never as a smaller archive', async () => {
  const control = new AbortController()
  const giveUp = rebuildView({ signal: control.signal, onProgress: ({ done }) => { if (done >= 14) control.abort() } })
  await expect(giveUp).rejects.toThrow()
  expect(await view.state()).toEqual({ kind: 'damaged' })
  await rebuildView()
  expectAtHead(await view.state())
})

test('a failure of the browser storage half-way makes it begin again', async () => {
  let puts = 0
  const failing = () => {
    puts += 1
    if (puts === 20) throw new DOMException('IO error', 'UnknownError')
  }
  database.people.hook('creating').subscribe(failing)
  await rebuildView()
  database.people.hook('creating').unsubscribe(failing)
  expectAtHead(await view.state())
})

test('a storage that can not even be opened is thrown away, by the machine side’s leave, and made anew', async () => {
  let isBroken = true
  const failing = () => {
    if (isBroken) throw new DOMException('Internal error opening backing store', 'UnknownError')
  }
  database.people.hook('creating').subscribe(failing)
  connectStorage({
    ...machine.machine,
    clearWindowStorage: async () => {
      isBroken = false
      return { ok: true, value: {} }
    },
  })
  await rebuildView()
  database.people.hook('creating').unsubscribe(failing)
  expectAtHead(await view.state())
})

describe('when it can not be made', () => {
  test('the storage refuses for good: the status says what is safe', async () => {
    const failing = () => { throw new DOMException('full', 'QuotaExceededError') }
    database.people.hook('creating').subscribe(failing)
    await expect(rebuildView()).rejects.toThrow()
    database.people.hook('creating').unsubscribe(failing)
    expect(viewStatus.get()).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('档案本身没有受影响') })
  })

  test('the rows do not add up to the head: not shown as if they did', async () => {
    const original = machine.machine.rowsPage
    connectStorage({
      ...machine.machine,
      rowsPage: async input => {
        const page = await original(input)
        return page.ok ? { ok: true, value: { ...page.value, rows: page.value.rows.filter(row => row.table !== 'meetings') } } : page
      },
    })
    await expect(rebuildView()).rejects.toThrow('do not add up')
    expect(await view.state()).toEqual({ kind: 'damaged' })
  })

  test('the machine side is gone: its sentence is shown, and the view stays as it was', async () => {
    await rebuildView()
    machine.failNext('rowsPage', 'machine-gone')
    await expect(rebuildView()).rejects.toThrow('程序已经退出')
    expectAtHead(await view.state())
    expect(viewStatus.get()).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('程序已经退出') })
  })
})
