import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, replaceFile, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import type { OpenedKeys } from './archive-keys.ts'
import { refreshKeyCopies } from './key-copies.ts'
import { inKeyTurns } from './key-turns.ts'
import { isUnitSlot, unitSlot } from './key-slots.ts'
import { type KeyUnit, readSlotList, slotListBytes, slotListName, slotSums, unitSlotNames } from './slot-list.ts'

/** formats.md §7: 16 slots, of which the password and the recovery key have one each. */
const mostUnits = 14

/** Upper units that can open the archive's backups from now on: their slots in the present key folder, and its list. Throws no-recipient. */
export function saveUnits(dataFolder: string, keys: OpenedKeys, units: readonly KeyUnit[]): Promise<void> {
  return inKeyTurns(() => saved(dataFolder, keys, units))
}

async function saved(dataFolder: string, keys: OpenedKeys, units: readonly KeyUnit[]): Promise<void> {
  if (units.length > mostUnits) throw new ExpectedFailure('bad-request', { message: `能打开备份的上级单位最多 ${mostUnits} 个，没有保存。请先去掉不再需要的。` })
  const folder = path.join(dataFolder, 'keys', String(keys.identity))
  const wanted = unitSlotNames(units)
  const sealed = await sealedSlots(keys, wanted)
  try {
    for (const [name, bytes] of sealed) await replaceFile(path.join(folder, name), bytes)
    const { since, sums } = await readSlotList(folder) ?? { since: null, sums: {} }
    const others = Object.fromEntries(Object.entries(sums).filter(([name]) => !isUnitSlot(name)))
    await replaceFile(path.join(folder, slotListName), slotListBytes({ since, units: [...units], sums: { ...others, ...slotSums(sealed) } }))
    await dropUnlistedUnits(folder)
    await refreshKeyCopies(dataFolder, { known: keys })
  } catch (error) {
    throw toWriteFailure(error)
  }
}

/** A unit's slot that the list doesn't name: its removal was cut short. */
export async function dropUnlistedUnits(keyFolder: string): Promise<void> {
  const list = await readSlotList(keyFolder)
  if (list === null || list.units === null) return
  const dropped = (await namesIn(keyFolder)).filter(name => isUnitSlot(name) && !(name in list.sums))
  for (const name of dropped) await fs.rm(path.join(keyFolder, name))
  if (dropped.length > 0) await syncFolder(keyFolder)
}

/** All of them before anything is written: one wrong recipient leaves everything as it was. */
async function sealedSlots({ identities: [identity = ''] }: OpenedKeys, wanted: ReadonlyMap<string, KeyUnit>): Promise<ReadonlyMap<string, Uint8Array>> {
  const sealed = new Map<string, Uint8Array>()
  for (const [name, { name: unit, recipient }] of wanted) {
    if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient)) throw noRecipient(unit)
    sealed.set(name, await unitSlot(identity, recipient).catch(() => { throw noRecipient(unit) })) // its checksum is wrong
  }
  return sealed
}

function noRecipient(unit: string): ExpectedFailure {
  return new ExpectedFailure('no-recipient', { message: `“${unit}”的收件码不对，没有保存。请向上级单位要以 age1 开头的收件码，完整粘贴。` })
}
