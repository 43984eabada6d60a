import { expect, test } from 'vitest'
import { snapshotsToKeep } from '../../../../electron/archive/sets/snapshots-to-keep.ts'

const dayOf = (at: string) => at.slice(0, 10)

/** Newest first; each entry is a day of November 2026 and a number of rows. */
function kept(...list: readonly (readonly [day: number, rows?: number])[]): readonly number[] {
  const snapshots = list.map(([day, rows = 100], i) => ({
    id: String(i), at: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`, seq: 1000 - i, counts: { people: rows },
  }))
  return [...snapshotsToKeep(snapshots, dayOf)].map(Number).sort((a, b) => a - b)
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
const sameDay = (n: number) => upTo(n).map(() => [20] as const)
const daily = (n: number) => upTo(n).map(i => [28 - i] as const)

test('none of none', () => { expect(kept()).toEqual([]) })
test('ten of one day are all kept', () => { expect(kept(...sameDay(10))).toEqual(upTo(10)) })
test('of eleven of one day the oldest goes', () => { expect(kept(...sameDay(11))).toEqual(upTo(10)) })
test('fourteen days are all kept', () => { expect(kept(...daily(14))).toEqual(upTo(14)) })
test('the fifteenth day goes', () => { expect(kept(...daily(15))).toEqual(upTo(14)) })
test('of an older day the last one is kept', () => {
  expect(kept(...sameDay(10), [19], [19], [18])).toEqual([...upTo(11), 12])
})
test('half the rows still prunes', () => { expect(kept([20, 50], ...sameDay(10))).toEqual(upTo(10)) })
test('less than half the rows prunes nothing', () => { expect(kept([20, 49], ...sameDay(11))).toEqual(upTo(12)) })
test('less than half prunes nothing, counted over all tables', () => {
  const snapshots = [{ id: 'a', at: '2026-11-20T10:00:00.000Z', seq: 2, counts: { people: 10, meetings: 39 } }, ...upTo(12).map(i => ({ id: `b${i}`, at: '2026-11-20T09:00:00.000Z', seq: 1, counts: { people: 10, meetings: 90 } }))]
  expect(snapshotsToKeep(snapshots, dayOf).size).toBe(13)
})
test('the last one before a drop stays for good, however many follow', () => {
  const list = [...upTo(30).map(() => [28, 10] as const), [12, 100] as const, [12, 100] as const]
  expect(kept(...list)).toEqual([...upTo(10), 30])
})
