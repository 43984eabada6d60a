import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { put } from '#shared/archive/commit.ts'
import type { Person } from '#shared/model/person.ts'
import type { OpenFolder } from '../../electron/archive/start/open-folder.ts'
import { createInFolder } from '../../electron/archive/start/start-archive.ts'
import { type StartTools, type Started, inspectStart } from '../../electron/archive/start/start-folder.ts'
import { openSettings } from '../../electron/files/settings-file.ts'
import { aPerson } from './builders.ts'

/** A user of a PC: a configuration folder and a place for data, both empty. */
export async function aDesk(root: string) {
  const settings = await openSettings(path.join(root, 'config'))
  const faults: string[] = []
  let clock = Date.UTC(2026, 10, 22, 8)
  const tools: StartTools = {
    settings,
    suggestedFolder: path.join(root, '党务台账数据'),
    now: () => new Date(clock),
    newId: () => randomUUID(),
    program: '窗口程序',
    onSecondStart: () => undefined,
    onFault: (what, error) => faults.push(`${what}: ${String(error)}`),
  }
  const inData = (...names: string[]) => path.join(tools.suggestedFolder, ...names)
  return { root, tools, settings, faults, inData, wait: (ms: number) => { clock += ms } }
}

export type Desk = Awaited<ReturnType<typeof aDesk>>

export const nothingOpen: Started = { start: { kind: 'firstRun', suggestedFolder: '' }, open: null }

export async function begin(desk: Desk, unitName = '云岭市档案服务中心'): Promise<OpenFolder> {
  return opened(await createInFolder(nothingOpen, { folder: null, unitName, actor: '林小满' }, desk.tools))
}

export async function reopen(desk: Desk): Promise<OpenFolder> {
  return opened(await inspectStart(desk.tools))
}

export function opened({ start, open }: Started): OpenFolder {
  if (open === null) throw new Error(`not open: ${JSON.stringify(start)}`)
  return open
}

/** Adds people to an archive, a commit each. */
export async function addPeople({ archive, snapshots }: OpenFolder, names: readonly string[]): Promise<readonly Person[]> {
  const people = names.map(name => aPerson({ id: randomUUID(), name })) // other ones in each process
  for (const person of people) {
    const { seq } = await archive.commit({ id: randomUUID(), act: 'recordPerson', summary: `登记人员：${person.name}`, ops: [put('people', person)] })
    snapshots.noteCommit(seq)
  }
  return people
}

export async function namesOf({ archive }: OpenFolder): Promise<readonly string[]> {
  return (await archive.allRows('people')).map(row => String(row['name'])).sort()
}
