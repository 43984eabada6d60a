import { rebuildView } from '../../renderer/storage/view-keeper.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost } from './builders.ts'
import type { MemoryMachine, MemoryMachineOptions } from './memory-machine.ts'
import { openedArchive } from './open-view.ts'

/** One branch with a committee, a secretary and three members. */
export const branch = anOrganisation()
export const zhe = aPerson({ name: '张喆', pinyinInitials: 'zz' })
export const kun = aPerson({ name: '李堃', pinyinInitials: 'lk' })
export const di = aPerson({ name: '王頔', pinyinInitials: 'wd' })
const people = [zhe, kun, di]

export async function branchArchive(options: MemoryMachineOptions = {}): Promise<MemoryMachine> {
  const machine = await openedArchive(options)
  machine.seed([
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id }) }, ...people.map(row => ({ table: 'people' as const, row })),
    ...people.map(person => ({ table: 'memberships' as const, row: aMembership({ personId: person.id, organisationId: branch.id }) })),
    { table: 'posts', row: aPost({ personId: zhe.id, organisationId: branch.id }) },
  ])
  await rebuildView()
  return machine
}
