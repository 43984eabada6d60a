// One step of the backup bench as one JSON line: seconds, bytes, peak memory of this process.
// node backups-once.mjs make|more FOLDER MEGABYTES RECORDS · backup FOLDER STICK · restore STICK FOLDER
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { put } from '#shared/archive/commit.ts'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { LiveKeys, type OpenedKeys } from '../../electron/archive/keys/archive-keys.ts'
import { createKeys, openKeys } from '../../electron/archive/keys/keys.ts'
import { renewKeys } from '../../electron/archive/keys/renew-keys.ts'
import { restoreNew } from '../../electron/archive/restore/restore-new.ts'
import type { PackReads } from '../../electron/archive/sets/pack-reads.ts'
import { writeBackup } from '../../electron/archive/sets/write-backup.ts'
import { type Archive, openArchive } from '../../electron/archive/state/archive.ts'
import { blobStore } from '../../electron/archive/store/blobs.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { aBranch, aCommit, newArchive } from '../support/archives.ts'
import { aMeeting, anId, aPerson } from '../support/builders.ts'

const attachmentBytes = 4 * 1024 * 1024
const password = '云岭 2026 口令'
const readToday: PackReads = { lastRead: () => new Date().toISOString(), noteRead: () => {} }
const secret = { kind: 'password' as const, password }
const [step = '', one = '', other = '', third = ''] = process.argv.slice(2)
const began = performance.now()
const said = await steps()[step]?.()
if (said === undefined) throw new Error(`no step ${step}`)
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - began) / 1000, peakMb: process.resourceUsage().maxRSS / 1024, ...said })}\n`)

function steps(): Record<string, () => Promise<object>> {
  return {
    make: async () => fill(one, await newKeys(one), Number(other), Number(third)),
    more: async () => fill(one, await openKeys(one, { secret }), Number(other), Number(third)),
    backup: () => backup(one, other),
    restore: () => restore(one, other),
  }
}

async function newKeys(folder: string): Promise<OpenedKeys> {
  mkdirSync(folder, { recursive: true })
  const first = await createKeys(folder, anId())
  await newArchive(folder, first)
  return renewKeys(folder, first, { password, recoveryKey: recoveryKeyOf(randomBytes(20)), units: [] })
}

/** Records in commits of a hundred, and meetings that hold the attachments. */
async function fill(folder: string, keys: OpenedKeys, megabytes: number, records: number): Promise<object> {
  const archive = await openArchive(folder, new LiveKeys(keys), options())
  const blobs = blobStore(folder, keys)
  const organisationId = await branchIn(archive)
  for (let i = 0; i < records; i += 100) {
    await archive.commit(aCommit(Array.from({ length: Math.min(100, records - i) }, (_, n) => put('people', { ...aPerson({ id: randomUUID(), name: `虚构${i + n}` }), remark: '一段备注。'.repeat(20) }))))
  }
  for (let left = megabytes * 1024 * 1024; left > 0; left -= attachmentBytes) {
    const attachment = { id: randomUUID(), name: '扫描件.pdf', mime: 'application/pdf', category: 'other' as const, ...await blobs.put(randomBytes(Math.min(attachmentBytes, left))) }
    await archive.commit(aCommit([put('meetings', aMeeting({ id: randomUUID(), organisationId, attachments: [attachment], backfillReason: '测量' }))]))
  }
  await archive.close()
  return {}
}

async function branchIn(archive: Archive): Promise<string> {
  const [known] = await archive.allRows('organisations')
  if (known !== undefined) return String(known['id'])
  const { branch, commit } = aBranch()
  await archive.commit(commit)
  return branch.id
}

/** As on a stick that this PC has read whole lately. */
async function backup(folder: string, stick: string): Promise<object> {
  mkdirSync(stick, { recursive: true })
  const keys = await openKeys(folder, { secret })
  const archive = await openArchive(folder, keys, options())
  const opened = performance.now()
  const written = await writeBackup({ parent: stick, form: 'folder', open: { folder, keys, archive }, unit: '云岭市档案服务中心', now: new Date(), rescueProgram: null, reads: readToday }, unwatched)
  const seconds = (performance.now() - opened) / 1000
  await archive.close()
  return { seconds, written: written.writtenBytes, set: written.set }
}

async function restore(stick: string, folder: string): Promise<object> {
  const began = performance.now()
  await restoreNew({ place: stick, ways: { secret }, backupId: null, folder, actor: '林小满', device: randomUUID(), program: '测量', now: new Date(), newId: randomUUID }, unwatched)
  return { seconds: (performance.now() - began) / 1000 }
}

function options() {
  return { actor: '林小满', device: 'pc-1', now: () => new Date() }
}
