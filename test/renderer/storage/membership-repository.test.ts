import { beforeEach, describe, expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import { isMemberOn } from '#shared/rules/roster.ts'
import { honourRepository } from '../../../renderer/storage/honour-repository.ts'
import { membershipRepository } from '../../../renderer/storage/membership-repository.ts'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { aFact, aMembership, anHonour, anOrganisation, aPerson, day } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

const branch = anOrganisation()
const other = anOrganisation()
const person = aPerson({ name: '张喆' })
const former = aMembership({ personId: person.id, organisationId: other.id, from: day('2018-01-01'), to: day('2019-12-31') })
const present = aMembership({ personId: person.id, organisationId: branch.id })
const letter = { on: day('2026-05-20'), from: '第一党支部', to: '第二党支部', letterNo: '2026第12号', validUntil: day('2026-08-20') }

let machine: MemoryMachine
let before = 0

beforeEach(async () => {
  machine = await openedArchive()
  machine.seed([
    ...[branch, other].map(row => ({ table: 'organisations' as const, row })), ...[branch, other].map(({ id }) => ({ table: 'organisationFacts' as const, row: aFact({ organisationId: id }) })),
    { table: 'people', row: person }, { table: 'memberships', row: former }, { table: 'memberships', row: present },
  ])
  await rebuildView()
  before = machine.journal.length
})

const periods = () => membershipRepository.ofPerson(person.id)
async function current(): Promise<Stored<Membership>> {
  return (await periods()).at(-1)!
}
const acts = () => machine.journal.slice(before).map(commit => [commit.act, commit.ops.length])

describe('transfers', () => {
  test('a transfer closes one period and opens the next in one commit, with its letter on both', async () => {
    await membershipRepository.transferMember(await current(), { organisationId: other.id, groupId: null }, day('2026-06-01'), letter)
    expect(acts()).toEqual([['transferMember', 2]])
    const [, closed, opened] = await periods()
    expect(closed).toMatchObject({ id: present.id, organisationId: branch.id, to: '2026-05-31', transferOut: { letterNo: '2026第12号' }, transferIn: null })
    expect(opened).toMatchObject({ organisationId: other.id, from: '2026-06-01', to: null, transferIn: { letterNo: '2026第12号' }, transferOut: null })
  })

  test('whoever leaves for another unit is 转出 from the next day on', async () => {
    await membershipRepository.endMembership(await current(), day('2026-05-31'), letter, '工作调动')
    const left = await current()
    expect(left).toMatchObject({ to: '2026-05-31', status: 'transferredOut', statusOn: '2026-06-01', transferOut: { validUntil: '2026-08-20' }, decreaseNote: '工作调动' })
    expect([isMemberOn(left, day('2026-05-31')), isMemberOn(left, day('2026-06-01'))]).toEqual([true, false])
  })

  test('a day before the period leaves nothing behind', async () => {
    await expect(membershipRepository.transferMember(await current(), { organisationId: other.id, groupId: null }, present.from)).rejects.toMatchObject({ failure: { message: expect.stringContaining('转入日期应晚于2020年1月1日') } })
    await expect(membershipRepository.endMembership(await current(), day('2019-12-31'))).rejects.toMatchObject({ failure: { code: 'invalid-rows' } })
    expect(acts()).toEqual([])
  })
})

describe('status', () => {
  test('停止党籍 ends the membership that day, 恢复党籍 begins another period', async () => {
    await membershipRepository.changeStatus(await current(), 'suspended', day('2026-03-01'))
    expect(isMemberOn(await current(), day('2026-03-01'))).toBe(false)
    await membershipRepository.restoreMembership(await current(), day('2026-09-01'))
    const [, stopped, restored] = await periods()
    expect(stopped).toMatchObject({ status: 'suspended', statusOn: '2026-03-01', to: '2026-08-31' })
    expect(restored).toMatchObject({ organisationId: branch.id, from: '2026-09-01', to: null, status: 'restored', joinedOn: '2005-07-01', fullOn: '2006-07-01' })
    expect(acts()).toEqual([['changeStatus', 1], ['restoreMembership', 2]])
  })

  test('nobody is restored on or before the day of stopping', async () => {
    await membershipRepository.changeStatus(await current(), 'suspended', day('2026-03-01'))
    await expect(membershipRepository.restoreMembership(await current(), day('2026-03-01'))).rejects.toMatchObject({ failure: { message: expect.stringContaining('恢复日期应晚于2026年3月1日') } })
    expect(await periods()).toHaveLength(2)
  })

  test('流动、失联 are noted and taken back', async () => {
    await membershipRepository.recordFloating(await current(), { to: '深圳', since: day('2026-03-01') })
    await membershipRepository.recordLost(await current(), { since: day('2026-04-01'), lastActivityOn: null, lastDuesOn: null })
    expect(await current()).toMatchObject({ floating: { to: '深圳' }, lost: { since: '2026-04-01' } })
    await membershipRepository.recordLost(await current(), null)
    expect(machine.journal.at(-1)?.summary).toBe('恢复联系：张喆')
    expect(await current()).toMatchObject({ lost: null })
  })
})

describe('party facts', () => {
  test('a corrected 入党日期 is carried to the other periods in the same commit, what is of the branch is not', async () => {
    await membershipRepository.correctMembership({ ...await current(), joinedOn: day('2004-07-01'), joinType: '新发展', from: day('2020-02-01') })
    expect(acts()).toEqual([['correctMembership', 2]])
    expect(await periods()).toMatchObject([
      { id: former.id, joinedOn: '2004-07-01', joinType: '新发展', fullOn: '2006-07-01', from: '2018-01-01' }, { id: present.id, joinedOn: '2004-07-01', from: '2020-02-01' },
    ])
  })

  test('a correction that touches no party fact writes one row', async () => {
    await membershipRepository.correctMembership({ ...await current(), from: day('2020-02-01') })
    expect(acts()).toEqual([['correctMembership', 1]])
  })

  test('a fact that can not be true of another period changes neither', async () => {
    await expect(membershipRepository.correctMembership({ ...await current(), joinedOn: day('2016-07-01'), fullOn: null })).resolves.toBeUndefined()
    await expect(membershipRepository.correctMembership({ ...await current(), fullOn: day('2015-07-01') })).rejects.toMatchObject({ failure: { code: 'invalid-rows' } })
    expect((await periods()).map(period => period.fullOn)).toEqual([null, null])
  })

  test('延长预备期 stands in all periods', async () => {
    await membershipRepository.extendProbation(await current(), day('2027-04-20'))
    expect((await periods()).map(period => period.probationExtendedTo)).toEqual(['2027-04-20', '2027-04-20'])
  })
})

test('honours go with a person who was entered by mistake', async () => {
  await honourRepository.recordHonour({ ...anHonour({ personId: person.id, title: '优秀共产党员' }) })
  const [honour] = await honourRepository.ofPerson(person.id)
  await honourRepository.correctHonour({ ...honour!, level: '市级' })
  expect(await honourRepository.ofPerson(person.id)).toMatchObject([{ title: '优秀共产党员', level: '市级' }])
  await personRepository.removeMistakenPerson(person.id)
  expect(machine.rowsOf('honours')).toEqual([])
})
