import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { organisationRepository } from '../../../renderer/storage/organisation-repository.ts'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { lastDeed, takeBack } from '../../../renderer/storage/undo.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, aTermOfOffice, day } from '../../support/builders.ts'
import { openedArchive } from '../../support/open-view.ts'

async function twoBranches() {
  const machine = await openedArchive()
  const [from, to, group] = [anOrganisation(), anOrganisation(), anOrganisation({ type: 'group' })]
  const people = [aPerson({ name: '张喆' }), aPerson({ name: '李堃' })]
  const memberships = people.map(person => aMembership({ personId: person.id, organisationId: from.id, groupId: group.id }))
  const secretary = aPost({ personId: people[0]!.id, organisationId: from.id })
  machine.seed([
    ...[from, to, group].map(row => ({ table: 'organisations' as const, row })),
    { table: 'organisationFacts', row: aFact({ organisationId: from.id }) }, { table: 'organisationFacts', row: aFact({ organisationId: to.id, shortName: '第二党支部' }) },
    { table: 'organisationFacts', row: aFact({ organisationId: group.id, superiorId: from.id }) },
    ...people.map(row => ({ table: 'people' as const, row })), ...memberships.map(row => ({ table: 'memberships' as const, row })), { table: 'posts', row: secretary },
  ])
  await rebuildView()
  return { machine, from, to, group, memberships, secretary }
}

const request = (from: { id: string }, to: { id: string } | null) => ({ organisationId: from.id, on: day('2026-06-30'), documentNo: '云工委〔2026〕5号', mergedIntoId: to?.id ?? null, movesMembers: true })

test('a branch merged into another ends with its group, and its members go over, in one act that can be taken back', async () => {
  const { machine, from, to, group, memberships, secretary } = await twoBranches()
  await organisationRepository.dissolveOrganisation(request(from, to))
  expect(machine.row('organisations', from.id)).toMatchObject({ dissolvedOn: '2026-06-30', dissolutionDocumentNo: '云工委〔2026〕5号', mergedIntoId: to.id })
  expect(machine.row('organisations', group.id)).toMatchObject({ dissolvedOn: '2026-06-30' })
  expect(machine.row('posts', secretary.id)).toMatchObject({ to: '2026-06-30' })
  expect(memberships.map(({ id }) => machine.row('memberships', id)?.['to'])).toEqual(['2026-06-30', '2026-06-30'])
  const moved = machine.rowsOf('memberships').filter(row => row['organisationId'] === to.id)
  expect(moved.map(row => [row['from'], row['to'], row['groupId']])).toEqual([['2026-07-01', null, null], ['2026-07-01', null, null]])
  const deed = lastDeed()!
  expect(deed.summary).toBe('撤销党组织：第一党支部（2026年6月30日，并入第二党支部，转入党员 2 名）')
  await takeBack(deed)
  expect(machine.rowsOf('memberships')).toHaveLength(2)
  expect(machine.row('organisations', from.id)).toMatchObject({ dissolvedOn: null, mergedIntoId: null })
})

test('a refusal leaves nothing behind', async () => {
  const { machine, from } = await twoBranches()
  await expect(organisationRepository.dissolveOrganisation(request(from, null))).rejects.toMatchObject({ failure: { message: expect.stringContaining('还有 2 名党员') as string } })
  expect(machine.row('organisations', from.id)).toMatchObject({ dissolvedOn: null })
  expect(machine.rowsOf('memberships').every(row => row['to'] === null)).toBe(true)
})

test('an organisation with a term is not taken away as a mistake', async () => {
  const { machine, to } = await twoBranches()
  machine.seed([{ table: 'termsOfOffice', row: aTermOfOffice({ organisationId: to.id }) }])
  await rebuildView()
  await expect(organisationRepository.removeMistakenOrganisation(to.id)).rejects.toMatchObject({ failure: { message: expect.stringContaining('任期') as string } })
  expect(machine.row('organisations', to.id)).toBeTruthy()
})
