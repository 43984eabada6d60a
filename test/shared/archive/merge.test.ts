import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Merged, type MergeState, mergeSources as mergeNumbered, type RowConflict } from '#shared/archive/merge.ts'
import type { MergeSide } from '#shared/archive/merge-fields.ts'
import type { MergeDecision } from '#shared/archive/merge-report.ts'
import { baseFields, sameContent, sameValue } from '#shared/archive/same-value.ts'
import { namedRows } from '#shared/archive/constraints.ts'
import type { TableName } from '#shared/model/tables.ts'
import { edited, edits, someState } from '../../support/merge-states.ts'

/** 10,000 cases in all: five laws of 2,000. */
const cases = Number(process.env['FAULT_MERGE_CASES'] ?? 1000) / 5

type Fields = Readonly<Record<string, unknown>>

const base = { createdAt: '2026-06-01T01:00:00.000Z', createdBy: '林小满', updatedAt: '2026-06-01T01:00:00.000Z', updatedBy: '林小满', source: 'manual' }
const laterBase = { ...base, updatedAt: '2026-06-09T01:00:00.000Z', updatedBy: '周明' }

function state(...rows: [string, Fields][]): MergeState {
  return new Map(rows.map(([key, row]) => [key, { id: key.split(' ')[1], ...row }]))
}

function mergeSources(mine: MergeState, sources: readonly { base: MergeState; theirs: MergeState }[], decisions: readonly MergeDecision[], refused?: ReadonlySet<string>): Merged {
  return mergeNumbered(mine, sources.map((input, source) => ({ source, ...input })), decisions, refused)
}

function decide({ source, key, path }: RowConflict, take: MergeSide): MergeDecision {
  const [table, id] = key.split(' ')
  return { source, table: table as TableName, id: id!, path, take }
}

function mergedWith(mine: MergeState, sources: readonly { base: MergeState; theirs: MergeState }[], take: (conflict: RowConflict) => MergeSide): Merged {
  const { conflicts } = mergeSources(mine, sources, [])
  return mergeSources(mine, sources, conflicts.map(conflict => decide(conflict, take(conflict))))
}

const known = state(['people p1', { name: '张喆', phone: '1', ...base }])
const phone = (text: string, entry = base) => state(['people p1', { name: '张喆', phone: text, ...entry }])
const named = (text: string, entry = base) => state(['people p1', { name: text, phone: '1', ...entry }])
const both = (name: string, text: string, entry = base) => state(['people p1', { name, phone: text, ...entry }])
const none = state()

test.each<[string, MergeState, MergeState, MergeState, MergeState, number]>([
  ['两边都没改：不变', known, known, known, known, 0],
  ['只有下级改：取下级的', known, known, phone('2', laterBase), phone('2', laterBase), 0],
  ['只有我方改：留我方的', known, phone('2', laterBase), known, phone('2', laterBase), 0],
  ['改了不同的项：都取，时间取后改的', known, phone('2'), named('张吉', laterBase), both('张吉', '2', laterBase), 0],
  ['改成一样：不算冲突', known, phone('2'), phone('2', laterBase), phone('2'), 0],
  ['改成不一样：冲突，先不动', known, phone('2'), phone('3', laterBase), phone('2'), 1],
  ['下级新增：取', none, none, known, known, 0],
  ['我方新增：留', none, known, none, known, 0],
  ['第一次汇总，两边都有且不同：冲突', none, phone('2'), phone('3'), phone('2'), 1],
  ['下级删除，我方没改：删除', known, known, none, none, 0],
  ['我方删除，下级没改：仍是删除', known, none, known, none, 0],
  ['两边都删除：删除', known, none, none, none, 0],
  ['下级删除，我方改过：留下并说明', known, phone('2'), none, phone('2'), 1],
  ['我方删除，下级改过：取回并说明', known, none, phone('2', laterBase), phone('2', laterBase), 1],
])('%s', (_, shared, mine, theirs, expected, conflicts) => {
  const merged = mergeSources(mine, [{ base: shared, theirs }], [])
  expect(merged.rows).toEqual(expected)
  expect(merged.conflicts).toHaveLength(conflicts)
  expect(merged.changes.size).toBe([...new Set([...mine.keys(), ...expected.keys()])].filter(key => !sameValue(mine.get(key), expected.get(key))).length)
})

test('an undecided conflict names both values and rows, and a decision settles it', () => {
  const source = { base: known, theirs: phone('3', laterBase) }
  const [conflict] = mergeSources(phone('2'), [source], []).conflicts
  expect(conflict).toMatchObject({ source: 0, key: 'people p1', path: 'phone', kind: 'field', mine: '2', theirs: '3', proposed: null, taken: null })
  const settled = mergeSources(phone('2'), [source], [decide(conflict!, 'theirs')])
  expect(settled.rows).toEqual(phone('3', laterBase))
  expect(settled.conflicts[0]?.taken).toBe('theirs')
})

test('of an edit against a deletion the edit is proposed and told, and the deletion can be chosen', () => {
  const source = { base: known, theirs: none }
  const merged = mergeSources(phone('2'), [source], [])
  expect(merged.conflicts[0]).toMatchObject({ path: '', kind: 'editAgainstDelete', proposed: 'mine', taken: 'mine', theirs: null })
  expect(merged.kept).toMatchObject([{ key: 'people p1', keptFrom: 'mine', namedBy: null }])
  const deleted = mergeSources(phone('2'), [source], [decide(merged.conflicts[0]!, 'theirs')])
  expect(deleted.rows.size).toBe(0)
  expect(deleted.kept).toEqual([])
})

test('topics and attendees are merged one by one: mine in their order, then theirs that are new', () => {
  const topic = (id: string, title: string, resolution = '') => ({ id, title, resolution })
  const meeting = (topics: Fields[], attendees: Fields[] = [{ personId: 'p1', status: 'present' }]) => state(['meetings m1', { title: '会', topics, attendees, ...base }])
  const shared = meeting([topic('a', '一'), topic('b', '二'), topic('c', '三')])
  const mine = meeting([topic('c', '三'), topic('a', '一', '同意'), topic('m', '我方新')], [{ personId: 'p1', status: 'leave' }])
  const theirs = meeting([topic('a', '一改'), topic('b', '二改'), topic('c', '三'), topic('x', '下级新')], [{ personId: 'p1', status: 'absent' }, { personId: 'p2', status: 'present' }])
  const merged = mergeSources(mine, [{ base: shared, theirs }], [])
  expect(merged.rows.get('meetings m1')?.['topics']).toEqual([topic('c', '三'), topic('a', '一改', '同意'), topic('m', '我方新'), topic('b', '二改'), topic('x', '下级新')])
  expect(merged.rows.get('meetings m1')?.['attendees']).toEqual([{ personId: 'p1', status: 'leave' }, { personId: 'p2', status: 'present' }])
  expect(merged.conflicts.map(({ path, kind, proposed }) => [path, kind, proposed])).toEqual([
    ['topics/b', 'editAgainstDelete', 'theirs'], ['attendees/p1/status', 'field', null],
  ])
  expect(merged.kept).toMatchObject([{ path: 'topics/b', keptFrom: 'theirs' }])
})

test('a list whose items have no id, or the same id twice, is one value', () => {
  const meeting = (lists: Fields) => state(['meetings m1', { ...lists, ...base }])
  const shared = meeting({ observers: [{ name: '甲' }], topics: [{ id: 'a' }, { id: 'a' }] })
  const merged = mergeSources(meeting({ observers: [{ name: '乙' }], topics: [{ id: 'a', n: 1 }, { id: 'a' }] }), [{ base: shared, theirs: meeting({ observers: [{ name: '丙' }], topics: [{ id: 'a', n: 2 }, { id: 'a' }] }) }], [])
  expect(merged.conflicts.map(({ path }) => path)).toEqual(['observers', 'topics'])
})

test('what a kept or merged row names is kept, or brought back', () => {
  const person = (id: string): [string, Fields] => [`people ${id}`, { name: id, ...base }]
  const meeting = (id: string, fields: Fields): [string, Fields] => [`meetings ${id}`, { title: '会', ...fields, ...base }]
  const shared = state(person('p1'), person('p2'), meeting('m1', { hostId: 'p1' }), meeting('m2', { hostId: null, place: '东' }))
  const mine = state(person('p1'), person('p2'), meeting('m1', { hostId: 'p1', place: '西' }), meeting('m2', { hostId: 'p2', place: '东' }))
  const theirs = state(meeting('m2', { hostId: null, place: '南' }))
  const merged = mergeSources(mine, [{ base: shared, theirs }], [])
  expect([...merged.rows.keys()].sort()).toEqual(['meetings m1', 'meetings m2', 'people p1', 'people p2'])
  expect(merged.rows.get('meetings m2')).toMatchObject({ hostId: 'p2', place: '南' })
  expect(merged.kept.map(({ key, keptFrom, namedBy }) => [key, keptFrom, namedBy])).toEqual([
    ['meetings m1', 'mine', null], ['people p1', 'mine', 'meetings m1'], ['people p2', 'mine', 'meetings m2'],
  ])
  const back = mergeSources(theirs, [{ base: shared, theirs: mine }], [])
  expect([...back.rows.keys()].sort()).toEqual(['meetings m1', 'meetings m2', 'people p1', 'people p2'])
  expect(back.kept.filter(({ keptFrom }) => keptFrom === 'theirs').map(({ key }) => key)).toEqual(['meetings m1', 'people p1', 'people p2'])
})

test('a second source is merged upon the first, and never overrules silently what was decided', () => {
  const sources = [{ base: none, theirs: phone('3') }, { base: phone('2'), theirs: phone('4') }, { base: known, theirs: phone('2') }]
  const { conflicts } = mergeSources(phone('2'), sources, [])
  expect(conflicts.map(({ source, mine, theirs }) => [source, mine, theirs])).toEqual([[0, '2', '3'], [1, '2', '4']])
  const decided = mergeSources(phone('2'), sources, [decide(conflicts[0]!, 'theirs'), decide(conflicts[1]!, 'mine')])
  expect(decided.rows).toEqual(phone('3')) // the third source says what was decided against
  expect(decided.conflicts.map(({ taken }) => taken)).toEqual(['theirs', 'mine'])
})

test('what a later source changes back is no change', () => {
  const merged = mergeSources(known, [{ base: known, theirs: phone('2') }, { base: phone('2'), theirs: both('张喆', '1', laterBase) }], [])
  expect(merged.changes.size).toBe(0)
})

test('a row that is refused stays as it is here', () => {
  const merged = mergeSources(known, [{ base: known, theirs: phone('2') }], [], new Set(['0 people p1']))
  expect(merged.changes.size).toBe(0)
  expect(merged.conflicts).toMatchObject([{ kind: 'refused', path: '', proposed: 'mine', taken: 'mine' }])
})

const mergeCase = fc.record({ shared: someState, mineEdits: edits, theirsEdits: edits, strangers: fc.boolean(), sides: fc.infiniteStream(fc.constantFrom<MergeSide>('mine', 'theirs')) })
  .map(({ shared, mineEdits, theirsEdits, strangers, sides }) => ({ base: strangers ? none : shared, mine: edited(shared, mineEdits), theirs: edited(shared, theirsEdits), sides }))

test(`merging the result again with the same source changes nothing (${cases} cases)`, () => {
  fc.assert(fc.property(mergeCase, ({ base: shared, mine, theirs, sides }) => {
    const merged = mergedWith(mine, [{ base: shared, theirs }], () => sides.next().value)
    expect(merged.conflicts.filter(({ taken }) => taken === null)).toEqual([])
    const again = mergeSources(merged.rows, [{ base: theirs, theirs }], [])
    expect([again.changes.size, again.conflicts.length, again.kept.length]).toEqual([0, 0, 0])
    const twice = mergeSources(mine, [{ base: shared, theirs }, { base: theirs, theirs }], merged.conflicts.map(conflict => decide(conflict, conflict.taken!)))
    expect(twice.rows).toEqual(merged.rows)
  }), { numRuns: cases })
})

test(`either side may be called mine: the same conflicts, and the same rows once they are decided alike (${cases} cases)`, () => {
  fc.assert(fc.property(mergeCase, ({ base: shared, mine, theirs, sides }) => {
    const mirrored = (side: MergeSide) => (side === 'mine' ? 'theirs' : 'mine')
    const choices = new Map<string, MergeSide>()
    const here = mergedWith(mine, [{ base: shared, theirs }], ({ key, path }) => {
      const side = sides.next().value
      choices.set(`${key} ${path}`, side)
      return side
    })
    const there = mergedWith(theirs, [{ base: shared, theirs: mine }], ({ key, path }) => mirrored(choices.get(`${key} ${path}`)!))
    const told = ({ key, path, kind }: RowConflict, one: unknown, other: unknown) => JSON.stringify([key, path, kind, unordered(one), unordered(other)])
    expect(there.conflicts.map(one => told(one, one.theirs, one.mine)).sort()).toEqual(here.conflicts.map(one => told(one, one.mine, one.theirs)).sort())
    expect(unordered(Object.fromEntries(there.rows))).toEqual(unordered(Object.fromEntries(here.rows)))
  }), { numRuns: cases })
})

test(`no change of either side is lost without a conflict or a word (${cases} cases)`, () => {
  fc.assert(fc.property(mergeCase, ({ base: shared, mine, theirs, sides }) => {
    const merged = mergedWith(mine, [{ base: shared, theirs }], () => sides.next().value)
    for (const side of [mine, theirs]) {
      for (const key of new Set([...shared.keys(), ...side.keys()])) {
        const told = [...merged.conflicts, ...merged.kept].filter(one => one.key === key).map(one => one.path)
        const [before, after, result] = [leaves(shared.get(key)), leaves(side.get(key)), leaves(merged.rows.get(key))]
        for (const path of new Set([...before.keys(), ...after.keys()])) {
          if (sameValue(before.get(path), after.get(path)) || sameValue(result.get(path), after.get(path))) continue
          if (shared.size === 0 && !side.has(key)) continue
          expect(told.some(at => at === '' || path === at || path.startsWith(`${at}/`)), `${key} ${path}`).toBe(true)
        }
      }
    }
    for (const [key, row] of merged.rows) for (const { table, id } of namedRows(key.split(' ')[0] as TableName, row)) expect(merged.rows.has(`${table} ${id}`), `${key} names ${table} ${id}`).toBe(true)
  }), { numRuns: cases })
})

test(`in the next round only what a side has changed since is asked or taken (${cases} cases)`, () => {
  fc.assert(fc.property(mergeCase, edits, ({ base: shared, mine, theirs, sides }, more) => {
    const merged = mergedWith(mine, [{ base: shared, theirs }], () => sides.next().value)
    const later = edited(theirs, more)
    const next = mergeSources(merged.rows, [{ base: theirs, theirs: later }], [])
    const changedSince = (key: string) => theirs.has(key) !== later.has(key) || !sameContent(theirs.get(key) ?? {}, later.get(key) ?? {})
    for (const { key } of next.conflicts) expect(changedSince(key), key).toBe(true)
    for (const key of next.changes.keys()) expect(changedSince(key) || next.kept.some(one => one.key === key), key).toBe(true)
  }), { numRuns: cases })
})

test(`of several sources every conflict can be decided upon one report (${cases} cases)`, () => {
  fc.assert(fc.property(mergeCase, edits, fc.boolean(), ({ base: shared, mine, theirs, sides }, more, knowsSecond) => {
    const sources = [{ base: shared, theirs }, { base: knowsSecond ? mine : none, theirs: edited(mine, more) }, { base: shared, theirs: edited(theirs, more) }]
    const merged = mergedWith(mine, sources, () => sides.next().value)
    expect(merged.conflicts.filter(({ taken }) => taken === null)).toEqual([])
  }), { numRuns: cases })
})

/** Rows without base fields, lists in an order of their own: what either side's being mine may change. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !baseFields.includes(name)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, unordered(one)]))
}

/** Every value of a row by its path; an item of a list by its id. */
function leaves(row: Fields | undefined): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  if (row !== undefined) found.set('', true)
  for (const [name, value] of Object.entries(row ?? {})) {
    if (baseFields.includes(name)) continue
    if (name !== 'topics' && name !== 'attendees') found.set(name, value)
    else for (const item of value as Fields[]) {
      const path = `${name}/${String(item['id'] ?? item['personId'])}`
      found.set(path, true)
      for (const [field, one] of Object.entries(item)) found.set(`${path}/${field}`, one)
    }
  }
  return found
}
