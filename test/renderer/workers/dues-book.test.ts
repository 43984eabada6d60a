import { expect, test } from 'vitest'
import { duesBookOf, type DuesScope, mostMembersAtOnce } from '../../../renderer/workers/dues-book.ts'
import { aDuesStandard, aFact, aMembership, anOrganisation, aPerson, day, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const [root, first, second, empty] = [anOrganisation({ type: 'organCommittee' }), anOrganisation(), anOrganisation(), anOrganisation()]
const small = 3

/** A 机关党委 of so many members; three of them are in the second branch, one of whom came from the first on 15 April. */
function archive(people: number) {
  const persons = Array.from({ length: people }, (_, i) => aPerson({ name: `党员${i}`, pinyinInitials: 'dy' }))
  const [moved] = persons
  const ids = persons.map(person => person.id)
  return {
    moved: moved!.id, inSecond: ids[1]!,
    reader: readerOf({
      organisations: [root, first, second, empty],
      organisationFacts: [aFact({ organisationId: root.id, shortName: '机关党委' }), ...[first, second, empty].map((branch, i) => aFact({ organisationId: branch.id, shortName: `第${i + 1}支部`, superiorId: root.id }))],
      people: persons,
      memberships: [
        aMembership({ personId: ids[0]!, organisationId: first.id, to: day('2026-04-14') }), aMembership({ personId: ids[0]!, organisationId: second.id, from: day('2026-04-15') }),
        ...ids.slice(1, small).map(personId => aMembership({ personId, organisationId: second.id })), ...ids.slice(small).map(personId => aMembership({ personId, organisationId: first.id })),
        aMembership({ organisationId: empty.id, to: day('2025-12-31') }),
      ],
      duesStandards: ids.map(personId => aDuesStandard({ personId })),
    }),
  }
}

const all: DuesScope = { organisationIds: null, year: 2026, branchId: null, personId: null }

test('500 人以内，所看党组织的党员全部列出', async () => {
  const book = await duesBookOf(archive(mostMembersAtOnce).reader, all, today, false)
  expect([book.members.length, book.branchId, book.branches]).toEqual([mostMembersAtOnce, null, []])
})

test('多一人，就一次列一个支部：先是第一个有党员的，可以另选；没有党员的不在其中', async () => {
  const { reader } = archive(mostMembersAtOnce + 1)
  const book = await duesBookOf(reader, all, today, false)
  expect(book.branches).toEqual([{ id: first.id, name: '第1支部', people: mostMembersAtOnce + 1 - small + 1 }, { id: second.id, name: '第2支部', people: small }])
  expect([book.branchId, book.members.length, book.due.length]).toEqual([first.id, mostMembersAtOnce + 1 - small + 1, (mostMembersAtOnce + 1 - small + 1) * 12])
  expect(await duesBookOf(reader, { ...all, branchId: second.id }, today, false)).toMatchObject({ branchId: second.id, members: { length: small } })
  expect(await duesBookOf(reader, { ...all, branchId: empty.id }, today, false)).toMatchObject({ branchId: first.id })
})

test('所看的支部本身不大，就全部列出，不必再选', async () => {
  const book = await duesBookOf(archive(mostMembersAtOnce + 1).reader, { ...all, organisationIds: [second.id], branchId: first.id }, today, true)
  expect([book.branchId, book.members.length, book.members.every(member => member.standards.length === 1)]).toEqual([null, small, true])
})

test('从提醒来的，列那个人的支部；换过支部的，列后一个', async () => {
  const { reader, moved, inSecond } = archive(mostMembersAtOnce + 1)
  for (const personId of [inSecond, moved]) {
    const book = await duesBookOf(reader, { ...all, personId }, today, false)
    expect([book.branchId, book.members.some(member => member.id === personId)]).toEqual([second.id, true])
  }
})
