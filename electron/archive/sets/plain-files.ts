import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { createFile, exists, replaceFile } from '../../files/durable-file.ts'
import { explanation } from './explanation.ts'
import { type SetCard, type SetManifest, knownSetFormat, maker } from './set-format.ts'
import { sha256Of } from './set-keys.ts'

/** `set.json` of a new set. */
export async function writeCard(set: string, { archiveId, kind, unit, now }: { readonly archiveId: string; readonly kind: SetCard['kind']; readonly unit: string; readonly now: Date }): Promise<SetCard> {
  const card = { format: knownSetFormat, archiveId, setId: randomUUID(), kind, unit, maker, createdAt: now.toISOString() } as const
  await createFile(path.join(set, 'set.json'), Buffer.from(`${canonicalJson(card)}\n`, 'utf8'))
  return card
}

/** 说明.txt and rescue.mjs (null = without). One that an earlier backup names stays as it is; one that no backup knows is put right. */
export async function writeHelp(set: string, unit: string, rescueProgram: string | null, before: SetManifest | null): Promise<void> {
  const wanted: (readonly [string, Uint8Array])[] = [['说明.txt', Buffer.from(explanation(unit, 'backup'), 'utf8')]]
  if (rescueProgram !== null) wanted.push(['rescue.mjs', await fs.readFile(rescueProgram)])
  for (const [name, bytes] of wanted) {
    const file = path.join(set, name)
    const present = (await exists(file)) ? sha256Of(await fs.readFile(file)) : null
    if (present === sha256Of(bytes) || (present !== null && present === before?.files[name])) continue
    await replaceFile(file, bytes)
  }
}

/** 说明.txt of a report to an upper unit, or of a part. */
export async function writeExplanation(set: string, unit: string, kind: 'part' | 'submission'): Promise<void> {
  await createFile(path.join(set, '说明.txt'), Buffer.from(explanation(unit, kind), 'utf8'))
}

/** Hashes of the unsealed files as they lie in the set now. */
export async function plainFileHashes(set: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const name of ['set.json', '说明.txt', 'rescue.mjs']) {
    const file = path.join(set, name)
    if (await exists(file)) hashes[name] = sha256Of(await fs.readFile(file))
  }
  return hashes
}
