import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { put } from '#shared/archive/commit.ts'
import { LiveKeys } from '../../electron/archive/keys/archive-keys.ts'
import { openKeys } from '../../electron/archive/keys/keys.ts'
import { openBackupRecords } from '../../electron/archive/sets/backup-records.ts'
import { type DriveBackupWish, backUpToDrive } from '../../electron/archive/sets/backup-to-drive.ts'
import { openArchive } from '../../electron/archive/state/archive.ts'
import { blobStore } from '../../electron/archive/store/blobs.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { aBranch, aCommit } from './archives.ts'
import { anArchiveToBackUp } from './backups.ts'
import { aMeeting, aPerson } from './builders.ts'
import { aDrive, someDrives } from './some-drives.ts'

/** An archive with a password, made once for a test file because its slots take seconds, and copied for each use. */
export function archiveCopies(newFolder: () => string): () => Promise<{ readonly folder: string; readonly identities: readonly string[] }> {
  let made: Promise<{ folder: string; identities: readonly string[] }> | undefined
  const make = async () => {
    const folder = newFolder()
    const { archive, keys } = await anArchiveToBackUp(folder)
    await archive.close()
    return { folder, identities: keys.identities }
  }
  return async () => {
    made ??= make()
    const { folder, identities } = await made
    const copy = newFolder()
    await fs.cp(folder, copy, { recursive: true })
    return { folder: copy, identities }
  }
}

/** Opens such a copy, also in a process that is killed; whoever has the identities needs no password. */
export async function openCopy(folder: string, identities: readonly string[], now = () => new Date()) {
  const keys = new LiveKeys(await openKeys(folder, { identities }))
  const archive = await openArchive(folder, keys, { actor: '林小满', device: 'pc-1', now })
  const backups = await openBackupRecords({ dataFolder: folder, keys, readOnly: false, onFault: () => undefined })
  const blobs = blobStore(folder, keys)
  const { branch, commit } = aBranch()
  const open = { folder, keys, archive, backups, blobs }
  const rescueProgram = path.join(folder, 'rescue-stand-in.mjs')
  return {
    ...open, open,
    addPeople: async (...names: string[]) => { for (const name of names) await archive.commit(aCommit([put('people', aPerson({ id: randomUUID(), name }))])) },
    attach: async (bytes: Uint8Array) => {
      const blob = await blobs.put(bytes)
      if ((await archive.allRows('organisations')).every(row => row['id'] !== branch.id)) await archive.commit(commit)
      const attachment = { id: randomUUID(), name: '签到表.pdf', mime: 'application/pdf', category: 'other' as const, ...blob }
      await archive.commit(aCommit([put('meetings', aMeeting({ id: randomUUID(), organisationId: branch.id, attachments: [attachment], backfillReason: '测试' }))]))
    },
    /** To a folder that stands for a stick. */
    backUp: (stick: string, some: Partial<DriveBackupWish> = {}, context = unwatched) =>
      backUpToDrive({ parent: stick, form: 'folder', open, drives: someDrives([aDrive(stick)]), now: now(), rescueProgram, ...some }, context),
  }
}

export type ArchiveCopy = Awaited<ReturnType<typeof openCopy>>
