import type { WatchedDrives } from '../../files/drive-watch.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import type { CheckedBackup } from './verify-set.ts'

/** A stick that was out of the PC and whose backups were read whole has proven them; what never left the PC may come from the system's memory. */
export async function noteReread(place: string, checked: readonly CheckedBackup[], { backups }: Pick<OpenFolder, 'backups'>, drives: WatchedDrives, now: Date): Promise<void> {
  const whole = checked.filter(({ problem }) => problem === null)
  const [first] = whole
  if (first === undefined || !backups.list().some(({ setId }) => setId === first.setId)) return
  const { id: drive } = await drives.of(place)
  if (!drives.hasBeenOut(drive)) return
  const at = now.toISOString()
  const reads = backups.readsOn(drive)
  for (const { setId, packs } of whole) for (const pack of packs) reads.noteRead(setId, pack, at)
  await backups.noteReread(first.setId, drive, whole.map(({ id }) => id), at)
}
