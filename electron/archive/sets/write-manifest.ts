import * as fs from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { createFile, readBack } from '../../files/durable-file.ts'
import { open, seal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { SetManifest, backupId, limits, listOf } from './set-format.ts'

/** `.list`, then the sealed manifest, each read back: from here on the backup exists. Throws file-exists rather than touch another one. */
export async function writeManifest(set: string, keys: Pick<ArchiveKeys, 'recipient' | 'identities'>, manifest: SetManifest): Promise<string> {
  const id = backupId(new Date(manifest.at), manifest.seq)
  const place = (name: string) => path.join(set, 'snapshots', name)
  const sealed = await seal(Buffer.from(canonicalJson(manifest), 'utf8'), keys.recipient)
  if (sealed.length > limits.manifestBytes) throw new Error(`a manifest of ${sealed.length} bytes`)
  await createFile(place(`${id}.list`), Buffer.from(`${canonicalJson(listOf(manifest))}\n`, 'utf8'))
  await createFile(place(`${id}.age`), sealed, async (part, written) => {
    await readBack(part, written)
    SetManifest.parse(JSON.parse(Buffer.from(await open(await fs.readFile(part), keys.identities)).toString('utf8')))
  })
  return id
}
