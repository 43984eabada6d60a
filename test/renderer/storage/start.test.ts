import { beforeEach, expect, test } from 'vitest'
import { connectStorage } from '../../../renderer/storage/connection.ts'
import { database } from '../../../renderer/storage/database.ts'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { start } from '../../../renderer/storage/start.ts'
import { view } from '../../../renderer/storage/view.ts'
import { aPerson } from '../../support/builders.ts'
import { memoryMachine, type MemoryMachine } from '../../support/memory-machine.ts'
import { connectedMachine, openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => { machine = await connectedMachine({ unitName: null }) })

async function opened(decision: Awaited<ReturnType<typeof start.look>>) {
  if (decision.kind !== 'ready' && decision.kind !== 'rebuildView') throw new Error(decision.kind)
  await start.makeReady(decision)
}

test('first run: an archive is made, and the next start is ready', async () => {
  expect((await start.look()).kind).toBe('firstRun')
  await opened(await start.createArchive({ folder: null, unitName: '云岭市档案服务中心', actor: '林小满' }))
  expect((await start.look()).kind).toBe('ready')
})

test('the sample leaves nothing behind that looks like a lost archive', async () => {
  await opened(await start.openSample())
  expect((await database.units.toArray()).map(unit => unit.name)).toEqual(['示例单位'])
  expect((await start.leaveSample()).kind).toBe('firstRun')
  expect((await start.look()).kind).toBe('firstRun')
})

test('a lost journal: the rows are offered, and taken back into an archive of their own', async () => {
  machine = await openedArchive()
  await personRepository.recordPerson({ ...aPerson({ name: '王頔' }) })
  machine = memoryMachine({ unitName: null })
  connectStorage(machine.machine)
  const decision = await start.look()
  if (decision.kind !== 'offerViewRows') throw new Error(decision.kind)
  expect((await start.rowsToShow()).map(row => row.table)).toEqual(['units', 'people'])
  await opened(await start.takeBackRows(decision.viewRows))
  expect(machine.rowsOf('people').map(row => row['name'])).toEqual(['王頔'])
  expect((await personRepository.all()).map(p => p.name)).toEqual(['王頔'])
})

test('a failure of the machine side keeps its sentence', async () => {
  machine.failNext('start', 'locked')
  await expect(start.look()).rejects.toThrow('档案正被另一个程序使用')
  expect(await view.state()).toEqual({ kind: 'empty' })
})

test('going on without what only the view holds hands those rows over first', async () => {
  machine = await openedArchive()
  await personRepository.recordPerson({ ...aPerson({ name: '王頔' }) })
  const heard: unknown[] = []
  connectStorage({ ...machine.machine, chooseStart: choice => { heard.push(choice); return machine.machine.chooseStart(choice) } })
  await start.choose({ kind: 'continueWithoutExtra', viewSeq: 7 })
  expect(heard).toMatchObject([{ viewSeq: 7, viewRows: [{ table: 'units' }, { table: 'people', row: { name: '王頔' } }] }])
  await start.choose({ kind: 'continueWithoutExtra', viewSeq: null })
  expect(heard[1]).toEqual({ kind: 'continueWithoutExtra', viewSeq: null })
})
