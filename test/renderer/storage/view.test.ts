import { beforeEach, describe, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { startDecision } from '#shared/archive/start-decision.ts'
import { rowHash } from '#shared/archive/view-hash.ts'
import { Person } from '#shared/model/person.ts'
import { database } from '../../../renderer/storage/database.ts'
import { view, type ViewChange } from '../../../renderer/storage/view.ts'
import { anId, aPerson, stored } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { connectedMachine, openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => { machine = await openedArchive() })

const personRow = (some = {}, rev = 2): StoredRow => {
  const person = stored(aPerson(some), { rev })
  return { table: 'people', id: person.id, row: person }
}

async function decision() {
  const answer = await machine.machine.start({})
  if (!answer.ok) throw new Error(answer.failure.message)
  return startDecision(answer.value, await view.state())
}

describe('rows that a window of an earlier model left', () => {
  test('are offered as the archive has them today: new fields empty, hashes of what they are now', async () => {
    const { fullTimeEducation: _, family, resume, cadre, idNumber, ...old } = aPerson({ name: '周𬘭' })
    const before = { ...old, rev: 2 }
    await view.apply(2, [{ table: 'people', id: old.id, row: { ...before, _h: rowHash(before) } }])
    await database.meta.update('view', { schema: 2 })
    const offered = (await view.allRows()).find(({ table }) => table === 'people')
    expect(Person.safeParse(offered?.row).error).toBeUndefined()
    expect(offered?.row).toMatchObject({ name: '周𬘭', rev: 2, family: [], idNumber: '' })
    expect(offered?.row?.['_h']).toBe(rowHash(offered?.row ?? {}))
  })
})

describe('applying a commit', () => {
  test('keeps rows, appliedSeq, counts and viewHash as the machine side has them', async () => {
    const person = aPerson({ name: '周𬘭' })
    const answer = await machine.machine.commit({ id: anId(), act: 'recordPerson', summary: '登记', ops: [{ table: 'people', id: person.id, ifRev: null, value: person }] })
    if (!answer.ok) throw new Error(answer.failure.message)
    await view.apply(answer.value.seq, answer.value.rows)
    const { archiveId, schema, seq: appliedSeq, viewHash, counts } = machine.head()
    expect(await view.state()).toEqual({ kind: 'holds', archiveId, schema, appliedSeq, viewHash, counts })
    expect((await database.people.get(person.id))?.name).toBe('周𬘭')
  })

  test('takes a changed and a deleted row out of the hash and the count again', async () => {
    const before = await view.state()
    const first = personRow()
    const changed: StoredRow = { ...first, row: stored(aPerson({ id: first.id, name: '李堃' }), { rev: 3 }) }
    await view.apply(2, [first])
    await view.apply(3, [changed])
    await view.apply(4, [{ ...first, row: null }])
    expect(await view.state()).toEqual({ ...before, appliedSeq: 4, counts: { units: 1, people: 0 } })
  })

  test('does no harm when it comes twice', async () => {
    const rows = [personRow()]
    await view.apply(2, rows)
    const once = await view.state()
    await view.apply(2, rows)
    expect(await view.state()).toEqual(once)
  })

  test('refuses a gap and leaves nothing behind', async () => {
    const before = await view.state()
    await expect(view.apply(3, [personRow()])).rejects.toThrow('does not follow')
    expect(await view.state()).toEqual(before)
    expect(await database.people.count()).toBe(0)
  })

  test('leaves nothing behind when a row can not be stored', async () => {
    const before = await view.state()
    const broken: StoredRow = { table: 'people', id: anId(), row: { name: '没有编号' } }
    await expect(view.apply(2, [personRow(), broken])).rejects.toThrow()
    expect(await view.state()).toEqual(before)
    expect(await database.people.count()).toBe(0)
  })

  test('tells followers what was applied, once', async () => {
    const heard: ViewChange[] = []
    const end = view.follow(change => heard.push(change))
    const rows = [personRow()]
    await view.apply(2, rows)
    await view.apply(2, rows)
    end()
    expect(heard).toEqual([{ kind: 'applied', seq: 2, rows }])
  })
})

describe('what a start makes of the view', () => {
  test('at the head: ready', async () => {
    expect((await decision()).kind).toBe('ready')
  })

  test('a commit was written without being shown: behind', async () => {
    machine.seed([{ table: 'people', row: aPerson() }])
    expect(await decision()).toMatchObject({ kind: 'rebuildView', reason: 'behind' })
  })

  test('its files are gone: missing', async () => {
    await view.drop()
    expect(await view.state()).toEqual({ kind: 'empty' })
    expect(await decision()).toMatchObject({ kind: 'rebuildView', reason: 'missing' })
  })

  test('rows vanished from under it: damaged', async () => {
    await view.apply(2, [personRow()])
    await database.people.clear()
    expect(await view.state()).toEqual({ kind: 'damaged' })
  })

  test('it no longer says whose it is, though rows are there: damaged, never empty', async () => {
    await database.meta.clear()
    expect(await view.state()).toEqual({ kind: 'damaged' })
  })

  test('another row of the same count in place of the right one: the hash tells', async () => {
    machine.seed([{ table: 'people', row: aPerson() }])
    const other = personRow()
    await view.apply(2, [other])
    expect(await decision()).toMatchObject({ kind: 'rebuildView', reason: 'damaged' })
  })

  test('it can not be read: damaged, no throw', async () => {
    const failing = () => { throw new DOMException('Internal error opening backing store', 'UnknownError') }
    database.meta.hook('reading').subscribe(failing)
    expect(await view.state()).toEqual({ kind: 'damaged' })
    database.meta.hook('reading').unsubscribe(failing)
  })

  test("another archive's database lies in its place: its rows are offered before they go", async () => {
    await view.apply(2, [personRow({ name: '另一档案' })])
    const theirs = await view.state()
    machine = await (async () => {
      const { memoryMachine } = await import('../../support/memory-machine.ts')
      return memoryMachine()
    })()
    expect(await decision()).toMatchObject({ kind: 'offerViewRows', viewRows: theirs })
    expect((await view.allRows()).map(row => row.table)).toEqual(['units', 'people'])
  })

  test('first run with an empty view', async () => {
    machine = await connectedMachine({ unitName: null })
    expect((await decision()).kind).toBe('firstRun')
  })
})
