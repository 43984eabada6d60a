import { describe, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { extraRows, withLostWork } from '../../../../electron/archive/start/lost-rows.ts'
import { aPerson, anId, stored } from '../../../support/builders.ts'

const ids = { a: anId(), b: anId(), c: anId() }
const person = (id: string, rev: number, name: string): StoredRow => ({ table: 'people', id, row: stored(aPerson({ id, name }), { rev }) })
const names = (rows: readonly StoredRow[]) => rows.map(({ row }) => `${String(row?.['name'])}${String(row?.['rev'])}`).sort()

describe('a later state that continues the journal', () => {
  const journal = [person(ids.a, 1, '甲'), person(ids.b, 2, '乙')]
  const later = { seq: 5, rows: [person(ids.a, 4, '甲改'), person(ids.c, 3, '丙')] }

  test('is the state: what was changed, added and deleted', () => {
    expect(names(withLostWork(journal, 2, later))).toEqual(['丙3', '甲改4'])
  })
  test('shows what it has more, newest first', () => {
    expect(extraRows(journal, 2, later).map(({ row }) => row?.['name'])).toEqual(['甲改', '丙'])
  })
})

describe('a later state that has gone another way than the journal', () => {
  const journal = [person(ids.a, 1, '甲'), person(ids.b, 2, '这里的乙')]
  const later = { seq: 5, rows: [person(ids.b, 2, '那里的乙'), person(ids.c, 3, '丙')] }

  test('takes nothing of the journal away; what it has more comes in', () => {
    expect(names(withLostWork(journal, 2, later))).toEqual(['丙3', '甲1', '这里的乙2'].sort())
  })
  test('that lacks a row of before the fork is known by it', () => {
    const gone = { seq: 5, rows: [person(ids.a, 2, '别处的甲'), person(ids.c, 3, '丙')] }
    expect(names(withLostWork(journal, 2, gone))).toEqual(['丙3', '甲1', '这里的乙2'].sort())
  })
})

test('a state that is no later than the journal adds nothing and takes nothing away', () => {
  const journal = [person(ids.a, 1, '甲'), person(ids.b, 3, '乙')]
  for (const seq of [2, 3]) expect(withLostWork(journal, 3, { seq, rows: [person(ids.a, 1, '甲')] })).toEqual(journal)
})
