import { expect, onTestFinished, test } from 'vitest'
import { noteReread } from '../../../../electron/archive/sets/note-reread.ts'
import { verifySet } from '../../../../electron/archive/sets/verify-set.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { watchDrives } from '../../../../electron/files/drive-watch.ts'
import { archiveCopies, openCopy } from '../../../support/archive-copies.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { aDrive, someDrives } from '../../../support/some-drives.ts'

const newFolder = temporaryFolders()
const aCopy = archiveCopies(newFolder)

test('a stick that was out and is read whole has proven its backups; one that stayed, or that is damaged, has not', async () => {
  const { folder, identities } = await aCopy()
  const it = await openCopy(folder, identities)
  onTestFinished(() => it.archive.close())
  const here = [aDrive(newFolder())]
  const [stick] = here
  const drives = watchDrives(someDrives(here))
  const { set, setId, backupId } = await it.backUp(stick!.path)
  drives.noteWritten(stick!.id)
  const reread = () => it.backups.list()[0]?.rereadAt
  const read = async () => verifySet(set, { identities }, null, unwatched)
  await noteReread(set, await read(), it, drives, new Date())
  expect(reread(), 'it never left').toBeNull()
  here.pop()
  await drives.list()
  here.push(stick!)
  const [checked] = await read()
  await noteReread(set, [{ ...checked!, problem: '有损坏' }], it, drives, new Date())
  expect(reread(), 'it is damaged').toBeNull()
  await noteReread(set, [{ ...checked!, setId: identities[0]! }], it, drives, new Date())
  expect(reread(), 'it is a set of somebody else').toBeNull()
  await noteReread(set, await read(), it, drives, new Date('2026-12-24T08:00:00.000Z'))
  expect(it.backups.list()).toMatchObject([{ backupId, rereadAt: '2026-12-24T08:00:00.000Z' }])
  expect(it.backups.readsOn(stick!.id).lastRead(setId, checked!.packs[0]!)).toBe('2026-12-24T08:00:00.000Z')
})
