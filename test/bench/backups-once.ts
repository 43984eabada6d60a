// A full backup against cp + sha256sum + fsync of the same bytes, as one JSON line.
// node backups-once.mjs make FOLDER MEGABYTES · node backups-once.mjs measure FOLDER STICK
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKeys, openKeys } from '../../electron/archive/keys/keys.ts'
import { renewKeys } from '../../electron/archive/keys/renew-keys.ts'
import { writeBackup } from '../../electron/archive/sets/write-backup.ts'
import { openArchive } from '../../electron/archive/state/archive.ts'
import { blobStore } from '../../electron/archive/store/blobs.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { newArchive } from '../support/archives.ts'
import { anId } from '../support/builders.ts'
import { password, recoveryKey, unit } from '../support/backups.ts'

const [mode, folder = '', last = ''] = process.argv.slice(2)
const blobBytes = 4 * 1024 * 1024
const data = join(folder, 'archive')
const identityFile = join(folder, 'identity')

if (mode === 'make') await make(Number(last))
else console.log(JSON.stringify(await measure(last)))

async function make(megabytes: number): Promise<void> {
  mkdirSync(data, { recursive: true })
  const first = await createKeys(data, anId())
  await newArchive(data, first)
  const keys = await renewKeys(data, first, { password, recoveryKey, units: [] })
  const blobs = blobStore(data, keys)
  for (let left = megabytes * 1024 * 1024; left > 0; left -= blobBytes) await blobs.put(randomBytes(Math.min(left, blobBytes)))
  writeFileSync(identityFile, keys.identities.join('\n'))
}

async function measure(stick: string) {
  mkdirSync(stick, { recursive: true })
  const keys = await openKeys(data, { known: { identities: readFileSync(identityFile, 'utf8').split('\n') } })
  const archive = await openArchive(data, keys, { actor: '林小满', device: 'pc-1', now: () => new Date(), readOnly: true })
  const back = (now: Date) => writeBackup({ parent: stick, form: 'folder', open: { folder: data, keys, archive }, unit, now, rescueProgram: null }, unwatched)
  const began = performance.now()
  const { bytes } = await back(new Date('2026-11-22T08:00:00.000Z'))
  const firstMs = performance.now() - began
  const peakMegabytes = process.resourceUsage().maxRSS / 1024
  const copyMs = timed(() => {
    execFileSync('cp', ['-r', join(data, 'blobs'), join(stick, 'copy')])
    execFileSync('sh', ['-c', `find '${join(stick, 'copy')}' -type f -exec sha256sum {} + > /dev/null; sync -f '${join(stick, 'copy')}'`])
  })
  return { bytes, firstMs, copyMs, ratio: firstMs / copyMs, peakMegabytes }
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
