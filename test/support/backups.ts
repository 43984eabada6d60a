import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { put } from '#shared/archive/commit.ts'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import type { SetPack } from '../../electron/archive/sets/set-format.ts'
import { type OpenSet, openSet } from '../../electron/archive/sets/open-set.ts'
import { type BackupWish, writeBackup } from '../../electron/archive/sets/write-backup.ts'
import { LiveKeys } from '../../electron/archive/keys/archive-keys.ts'
import { createKeys } from '../../electron/archive/keys/keys.ts'
import { renewKeys } from '../../electron/archive/keys/renew-keys.ts'
import { openArchive } from '../../electron/archive/state/archive.ts'
import { blobStore } from '../../electron/archive/store/blobs.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { aBranch, aCommit, newArchive } from './archives.ts'
import { aMeeting, anId, aPerson } from './builders.ts'

export const password = '云岭 2026 口令'
export const recoveryKey = recoveryKeyOf(new Uint8Array(20).fill(7))
export const withPassword = { secret: { kind: 'password' as const, password } }
export const unit = '云岭市档案服务中心'
export const backupNow = new Date('2026-11-22T08:00:00.000Z')

/** An archive with a password, some people, and a meeting with an attachment. */
export async function anArchiveToBackUp(folder: string, { withSlots = true } = {}) {
  const first = await createKeys(folder, anId())
  await newArchive(folder, first)
  const keys = new LiveKeys(first)
  const archive = await openArchive(folder, keys, { actor: '林小满', device: 'pc-1', now: () => backupNow })
  const blobs = blobStore(folder, keys)
  if (withSlots) keys.adopt(await renewKeys(folder, first, { password, recoveryKey, units: [] }))
  const rescueProgram = path.join(folder, 'rescue-stand-in.mjs')
  await writeFile(rescueProgram, '// stands in for the built program\n')
  const open = { folder, keys, archive, blobs }
  return {
    ...open, open, rescueProgram,
    addPeople: async (...names: string[]) => { for (const name of names) await archive.commit(aCommit([put('people', aPerson({ id: randomUUID(), name }))])) },
    attach: async (bytes: Uint8Array, title = '党员大会') => {
      const blob = await blobs.put(bytes)
      const attachment = { id: randomUUID(), name: '签到表.pdf', mime: 'application/pdf', category: 'other' as const, ...blob }
      await archive.commit(aCommit([put('meetings', aMeeting({ id: randomUUID(), title, organisationId: await anOrganisationIn(), attachments: [attachment], backfillReason: '测试' }))]))
      return blob.sha256
    },
    backUp: (parent: string, some: Partial<BackupWish> = {}, context = unwatched) => writeBackup({ parent, form: 'folder', open, unit, now: backupNow, rescueProgram, ...some }, context),
  }

  async function anOrganisationIn(): Promise<string> {
    const [known] = await archive.allRows('organisations')
    if (known !== undefined) return String(known['id'])
    const { branch, commit } = aBranch()
    await archive.commit(commit)
    return branch.id
  }
}

export type ArchiveToBackUp = Awaited<ReturnType<typeof anArchiveToBackUp>>

/** Opens a set, works on it and lets go of it. */
export async function inSet<T>(place: string, work: (set: OpenSet) => Promise<T>, ways: Parameters<typeof openSet>[1] = withPassword): Promise<T> {
  const set = await openSet(place, ways)
  try {
    return await work(set)
  } finally {
    await set.close()
  }
}

/** Verifies every backup of a set; throws what the first bad one throws. */
export function verifyAll(place: string, ways: Parameters<typeof openSet>[1] = withPassword): Promise<number> {
  return inSet(place, async set => {
    for (const id of set.backupIds) await set.verify(id, unwatched)
    return set.backupIds.length
  }, ways)
}

export function packsOf(packs: readonly SetPack[], holds: SetPack['holds']): readonly string[] {
  return packs.filter(pack => pack.holds === holds).map(({ name }) => name)
}

export async function newFolderIn(parent: string, name: string): Promise<string> {
  await mkdir(path.join(parent, name), { recursive: true })
  return path.join(parent, name)
}
