import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { folderName } from '#shared/documents/file-name.ts'
import { Instant } from '#shared/time/instant.ts'
import { isSlot, isUnitSlot } from './key-slots.ts'

export const slotListName = 'slots.json'

/** An upper unit that can open a key folder too. */
export const KeyUnit = z.object({ name: z.string(), recipient: z.string() })
export type KeyUnit = z.infer<typeof KeyUnit>

/** `slots.json` of a key folder: whom it lets in besides its owner, and the SHA-256 of each slot, so that a damaged one is told from a wrong password. Plain; nothing depends on it. `units` null: a list of a backup set. */
export const SlotList = z.object({ since: Instant.nullable(), units: z.array(KeyUnit).nullable(), sums: z.record(z.string(), z.string()) })
export type SlotList = z.infer<typeof SlotList>

export function slotListBytes(list: SlotList): Uint8Array {
  return Buffer.from(`${canonicalJson(list)}\n`, 'utf8')
}

/** Of the slots among some files of a key folder. */
export function slotSums(files: ReadonlyMap<string, Uint8Array>): SlotList['sums'] {
  return Object.fromEntries([...files].filter(([name]) => isSlot(name)).map(([name, bytes]) => [name, sumOf(bytes)]))
}

/** What stays as it is for as long as a key folder lasts, for copies that are never changed: upper units come and go. */
export function lastingList({ since, sums }: SlotList): SlotList {
  return { since, units: null, sums: Object.fromEntries(Object.entries(sums).filter(([name]) => !isUnitSlot(name))) }
}

/** Null when there is none that can be read: an archive's first key folder has none. */
export async function readSlotList(keyFolder: string): Promise<SlotList | null> {
  try {
    return SlotList.parse(JSON.parse(await fs.readFile(path.join(keyFolder, slotListName), 'utf8')))
  } catch {
    return null // nothing depends on it
  }
}

/** Slots in the list that don't lie there as they were written. */
export async function damagedSlots(keyFolder: string): Promise<readonly { readonly name: string; readonly sum: string }[]> {
  const list = Object.entries((await readSlotList(keyFolder))?.sums ?? {}).filter(([name]) => isSlot(name))
  const isSound = await Promise.all(list.map(([name, sum]) => isSlotAsWritten(path.join(keyFolder, name), sum)))
  return list.filter((_, i) => isSound[i] === false).map(([name, sum]) => ({ name, sum }))
}

export async function isSlotAsWritten(file: string, sum: string): Promise<boolean> {
  return fs.readFile(file).then(bytes => sumOf(bytes) === sum, () => false) // one that can't be read isn't
}

/** `unit-<name>.age` of each unit; names that would be the same file are numbered. */
export function unitSlotNames(units: readonly KeyUnit[]): ReadonlyMap<string, KeyUnit> {
  const named = new Map<string, KeyUnit>()
  for (const unit of units) {
    const stem = `unit-${folderName(unit.name)}`
    let name = `${stem}.age`
    for (let n = 2; [...named.keys()].some(taken => taken.toLowerCase() === name.toLowerCase()); n++) name = `${stem} (${n}).age`
    named.set(name, unit)
  }
  return named
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
