import { Dexie } from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { databaseName, viewDatabase } from '../../../renderer/storage/database.ts'
import { tableNames } from '#shared/model/tables.ts'

afterEach(() => Dexie.delete(databaseName))

/** As they were released; never edited. */
const firstStores = {
  meta: 'key', units: 'id', organisations: 'id', organisationFacts: 'id, organisationId', people: 'id', memberships: 'id, personId, organisationId',
  posts: 'id, personId, organisationId', meetings: 'id, startAt, belongYear, [organisationId+startAt]', settings: 'id', sealedRecords: 'id',
}

test('a view of the first version opens with its rows, and takes rows of the tables that came later', async () => {
  const first = new Dexie(databaseName)
  first.version(1).stores(firstStores)
  await first.table('people').add({ id: 'p', name: '张喆' })
  first.close()

  const view = viewDatabase()
  await view.table('yearSeals').add({ id: 's', year: 2025 })
  view.close()

  const again = viewDatabase()
  expect(await again.table('people').get('p')).toEqual({ id: 'p', name: '张喆' })
  expect(await again.table('yearSeals').get('s')).toEqual({ id: 's', year: 2025 })
  expect(again.tables.map(({ name }) => name).sort()).toEqual(['meta', ...tableNames].sort())
  expect(again.table('meetings').schema.indexes.map(({ name }) => name)).toContain('belongYear')
  again.close()
})
