import { statfsSync } from 'node:fs'
import type { DriveSource, FoundDrive } from '../../electron/files/drives.ts'

/** A drive that is a folder. */
export function aDrive(path: string, some: Partial<FoundDrive> = {}): FoundDrive {
  const { bavail, blocks, bsize } = statfsSync(path)
  return { id: `volume ${path}`, path, label: '金士顿', kind: 'removable', fileSystem: 'FAT32', freeBytes: bavail * bsize, totalBytes: blocks * bsize, disk: `disk of ${path}`, ...some }
}

/** A PC with these drives; they can be put in and pulled out by changing the list. */
export function someDrives(drives: FoundDrive[]): DriveSource {
  return {
    list: () => Promise.resolve([...drives]),
    of: folder => {
      const found = drives.filter(({ path }) => folder === path || folder.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length)[0]
      return Promise.resolve(found ?? aDrive('/', { id: 'volume /', label: '本机磁盘', kind: 'fixed', fileSystem: 'ext4', disk: 'disk of the PC' }))
    },
  }
}
