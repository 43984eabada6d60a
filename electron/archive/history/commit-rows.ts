import type { Frame } from '#shared/archive/commit.ts'
import type { TableName } from '#shared/model/tables.ts'
import { rowHash } from '../journal/file-index.ts'
import type { FramePlace } from '../journal/frame-reader.ts'
import { idOf, rowKey, tableOf } from '../state/row-key.ts'
import type { Past } from './journal-indexes.ts'

type Value = Record<string, unknown> | null

/** A row before a commit and after it; null = not there. */
export interface ChangedRow {
  readonly table: TableName
  readonly id: string
  readonly before: Value
  readonly after: Value
}

/** Every frame is read once, however many rows it holds. */
export async function rowsOfCommit(past: Past, seq: number): Promise<ChangedRow[]> {
  const after = await valuesOf(past, seq)
  const before = await lastValues(past, [...after.keys()], seq - 1)
  return [...after].map(([key, value]) => ({ table: tableOf(key), id: idOf(key), before: before.get(key)?.value ?? null, after: value }))
}

export async function firstFrame({ files, reading }: Past, seq: number): Promise<Frame | null> {
  for (const file of files) {
    const [first] = (await file.places()).partsOf(seq, file.number)
    if (first !== undefined) return reading.frame(first)
  }
  return null
}

/** By row key, in the order of the commit. */
export async function valuesOf({ files, reading }: Past, seq: number): Promise<Map<string, Value>> {
  for (const file of files) {
    const values = new Map<string, Value>()
    for (const place of (await file.places()).partsOf(seq, file.number)) {
      const keys = (await reading.frame(place)).ops.map(op => rowKey(op.table, op.id))
      for (const [key, value] of await reading.rows(place, keys)) values.set(key, value)
    }
    if (values.size > 0) return values
  }
  return new Map()
}

/** What the rows were once the commit `upTo` had been written, and which commit had said so; rows that were never there are missing. */
export async function lastValues({ files, reading }: Past, keys: readonly string[], upTo: number): Promise<Map<string, { readonly seq: number; readonly value: Value }>> {
  const keyOf = new Map(keys.map(key => [rowHash(key), key]))
  const wanted = new Set(keyOf.keys())
  const values = new Map<string, { readonly seq: number; readonly value: Value }>()
  for (const file of files) {
    if (wanted.size === 0) break
    const places = (await file.places()).lastPlaces(wanted, upTo, file.number)
    for (const [place, hashes] of byPlace(places)) {
      const rows = await reading.rows(place, hashes.map(hash => keyOf.get(hash) ?? ''))
      for (const [key, value] of rows) values.set(key, { seq: place.seq, value })
    }
    for (const hash of places.keys()) wanted.delete(hash)
  }
  return values
}

function byPlace(places: ReadonlyMap<string, FramePlace>): Iterable<readonly [FramePlace, string[]]> {
  const groups = new Map<number, readonly [FramePlace, string[]]>()
  for (const [hash, place] of places) {
    const group = groups.get(place.offset)
    if (group === undefined) groups.set(place.offset, [place, [hash]])
    else group[1].push(hash)
  }
  return groups.values()
}
