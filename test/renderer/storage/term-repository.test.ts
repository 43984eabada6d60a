import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { termRepository } from '../../../renderer/storage/term-repository.ts'
import { lastDeed, takeBack } from '../../../renderer/storage/undo.ts'
import { aFact, anOrganisation, aPerson, aPost, aTermOfOffice, day } from '../../support/builders.ts'
import { openedArchive } from '../../support/open-view.ts'

async function aBranch() {
  const machine = await openedArchive()
  const branch = anOrganisation()
  const [zhe, kun] = [aPerson({ name: '张喆' }), aPerson({ name: '李堃' })]
  const secretary = aPost({ personId: zhe.id, organisationId: branch.id })
  const term = aTermOfOffice({ organisationId: branch.id })
  machine.seed([
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id }) }, ...[zhe, kun].map(row => ({ table: 'people' as const, row })),
    { table: 'posts', row: secretary }, { table: 'termsOfOffice', row: term },
  ])
  await rebuildView()
  return { machine, branch, zhe, kun, secretary, term: (await termRepository.byId(term.id))! }
}

const election = (personId: string, electedOn = '2026-06-15') => ({
  electedOn: day(electedOn), years: 3, ordinal: '', should: 26, actual: 22, seats: [{ personId, post: 'secretary' as const, kind: 'partTime' as const, approvalDocumentNo: '云机党〔2026〕12号' }],
})

test('an election ends the term by the next one, with both committees, in one act that can be taken back', async () => {
  const { machine, kun, secretary, term } = await aBranch()
  const begun = await termRepository.completeElection(term, election(kun.id))
  expect(machine.row('termsOfOffice', begun)).toMatchObject({ electedOn: '2026-06-15', years: 3, organisationId: term.organisationId })
  expect(machine.row('termsOfOffice', term.id)).toMatchObject({ electionShould: 26, electionActual: 22 })
  expect(machine.row('posts', secretary.id)).toMatchObject({ to: '2026-06-14' })
  expect(machine.rowsOf('posts').find(row => row['personId'] === kun.id)).toMatchObject({ from: '2026-06-15', to: null, approvalDocumentNo: '云机党〔2026〕12号' })
  const deed = lastDeed()!
  expect(deed.summary).toBe('完成换届：第一党支部（2026年6月15日选举）')
  await takeBack(deed)
  expect([machine.rowsOf('termsOfOffice').length, machine.rowsOf('posts').length]).toEqual([1, 1])
  expect(machine.row('posts', secretary.id)).toMatchObject({ to: null })
})

test('an election that is not after the last one leaves nothing behind', async () => {
  const { machine, kun, secretary, term } = await aBranch()
  await expect(termRepository.completeElection(term, election(kun.id, term.electedOn))).rejects.toThrow('选举日期应晚于本届的选举日期')
  expect(machine.rowsOf('termsOfOffice')).toHaveLength(1)
  expect(machine.row('posts', secretary.id)).toMatchObject({ to: null })
  expect(machine.row('termsOfOffice', term.id)).toMatchObject({ electionShould: null })
})

test('a term is recorded, corrected, reminded of, and taken away again', async () => {
  const { machine, branch } = await aBranch()
  const earlier = aTermOfOffice({ organisationId: branch.id, electedOn: day('2020-06-10') })
  await termRepository.recordTerm(earlier)
  expect((await termRepository.ofOrganisation(branch.id)).map(({ electedOn }) => electedOn)).toEqual(['2020-06-10', '2023-06-15'])
  await termRepository.correctTerm({ ...(await termRepository.byId(earlier.id))!, ordinal: '第三届' })
  await termRepository.noteReminder((await termRepository.byId(earlier.id))!, { kind: 'sixMonths', on: day('2022-12-10'), how: '发函' })
  expect(machine.row('termsOfOffice', earlier.id)).toMatchObject({ ordinal: '第三届', reminders: [{ kind: 'sixMonths', on: '2022-12-10', how: '发函' }] })
  await termRepository.removeMistakenTerm((await termRepository.byId(earlier.id))!)
  expect(machine.row('termsOfOffice', earlier.id)).toBeUndefined()
})
