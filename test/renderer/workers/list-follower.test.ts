import { expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { listFollower, type ViewRows } from '../../../renderer/workers/list-follower.ts'
import type { FromListWorker, ToListWorker } from '../../../renderer/workers/list-protocol.ts'
import type { PersonRow } from '../../../renderer/workers/list-query.ts'
import { pageUnpacker } from '../../../renderer/workers/page-packing.ts'
import { aPerson, today } from '../../support/builders.ts'

const personRow = (name: string): StoredRow => {
  const person = aPerson({ name })
  return { table: 'people', id: person.id, row: { ...person } }
}
const asking = (id: number): ToListWorker => ({
  kind: 'ask', id, question: { kind: 'people', query: { text: '', organisationIds: null, state: 'all', today, sort: { by: 'name', descending: false } } },
})
const applied = (seq: number, ...rows: StoredRow[]): ToListWorker => ({ kind: 'follow', change: { kind: 'applied', seq, rows } })

/** A follower whose readings of the view end when the test says so. */
function follower() {
  const readings: { readonly end: (rows: ViewRows) => void; readonly fail: (error: unknown) => void }[] = []
  const posted: FromListWorker[] = []
  const hear = listFollower(() => new Promise((end, fail) => { readings.push({ end, fail }) }), message => posted.push(message))
  /** What the window makes of the answers that came until this one. */
  const namesOf = (id: number) => {
    const { unpack } = pageUnpacker<PersonRow>()
    let names: readonly string[] | undefined
    for (const message of posted) {
      if (message.kind !== 'answer' || message.answer.kind !== 'people') continue
      const rows = unpack(message.answer.page).rows.map(row => row.name)
      if (message.id === id) names = rows
    }
    return names
  }
  const ended = async (reading: number, rows: ViewRows) => {
    readings[reading]!.end(rows)
    await Promise.resolve()
  }
  return { readings, posted, hear, namesOf, ended }
}

test('questions wait until the view is read, then changes are announced', async () => {
  const { posted, hear, namesOf, ended } = follower()
  hear(asking(1))
  expect(posted).toEqual([])
  await ended(0, { seq: 5, rows: [personRow('甲')] })
  expect(namesOf(1)).toEqual(['甲'])
  expect(posted.at(-1)).toEqual({ kind: 'fresh' })
})

test('commits that came while it read are taken once: those that the reading had not seen', async () => {
  const { hear, namesOf, ended } = follower()
  const seen = personRow('甲')
  hear(applied(5, seen))
  hear(applied(6, personRow('乙')))
  await ended(0, { seq: 5, rows: [seen] })
  hear(asking(1))
  expect(namesOf(1)).toEqual(['甲', '乙'])
})

test('a commit is shown as soon as it is applied', async () => {
  const { posted, hear, namesOf, ended } = follower()
  await ended(0, { seq: 1, rows: [] })
  hear(applied(2, personRow('甲')))
  expect(posted.filter(m => m.kind === 'fresh')).toHaveLength(2)
  hear(asking(1))
  expect(namesOf(1)).toEqual(['甲'])
})

test('a gap makes it read again', async () => {
  const { readings, hear, namesOf, ended } = follower()
  await ended(0, { seq: 1, rows: [] })
  hear(applied(3, personRow('丙')))
  expect(readings).toHaveLength(2)
  hear(asking(1))
  await ended(1, { seq: 3, rows: [personRow('乙'), personRow('丙')] })
  expect(namesOf(1)).toEqual(['丙', '乙'])
})

test('a rebuilt view is read again, and a reading of the old one that ends late is thrown away', async () => {
  const { hear, namesOf, ended } = follower()
  hear(asking(1))
  hear(applied(9, personRow('旧的一次提交')))
  hear({ kind: 'follow', change: { kind: 'rebuilt' } })
  await ended(0, { seq: 8, rows: [personRow('旧')] })
  expect(namesOf(1)).toBeUndefined()
  await ended(1, { seq: 2, rows: [personRow('新')] })
  expect(namesOf(1)).toEqual(['新'])
})

test('a view that can not be read is said, and questions are answered once it is rebuilt', async () => {
  const { readings, posted, hear, namesOf, ended } = follower()
  hear(asking(1))
  readings[0]!.fail(new Error('corruption'))
  await new Promise(resolve => setTimeout(resolve, 0))
  expect(posted).toEqual([{ kind: 'unreadable', detail: 'Error: corruption' }])
  hear({ kind: 'follow', change: { kind: 'rebuilt' } })
  await ended(1, { seq: 2, rows: [personRow('新')] })
  expect(namesOf(1)).toEqual(['新'])
})
