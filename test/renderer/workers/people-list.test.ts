import { expect, test } from 'vitest'
import type { TableName } from '#shared/model/tables.ts'
import { listIndex } from '../../../renderer/workers/list-index.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, today } from '../../support/builders.ts'

test('within a branch people stand as on a roster: posts in their order, then the others by the sound of their names', () => {
  const branch = anOrganisation()
  const row = (table: TableName, value: { readonly id: string }) => ({ table, id: value.id, row: { ...value } })
  const people = ['赵一鸣', '安小满', '王頔', '周𬘭', '白鹭'].map(name => aPerson({ name }))
  const index = listIndex()
  index.take([
    row('organisations', branch), row('organisationFacts', aFact({ organisationId: branch.id })), ...people.map(person => row('people', person)),
    ...people.map(person => row('memberships', aMembership({ personId: person.id, organisationId: branch.id }))),
    row('posts', aPost({ personId: people[3]!.id, organisationId: branch.id, post: 'organisationMember' })),
    row('posts', aPost({ personId: people[0]!.id, organisationId: branch.id, post: 'secretary' })),
  ])
  const page = index.people({ text: '', organisationIds: null, state: 'current', today, sort: { by: 'organisation', descending: false } })
  expect(page.rows.map(one => one.name)).toEqual(['赵一鸣', '周𬘭', '安小满', '白鹭', '王頔'])
})
