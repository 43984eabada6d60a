import * as fs from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import type { FoundDrive } from './drives.ts'
import { errorCode, namesIn } from './durable-file.ts'
import { diskSpace } from './free-space.ts'
import { type Mount, diskMounts, mountOf, parseMountInfo } from './mount-info.ts'

/** Mounted disks and sticks that this user may write to; `system`: where /proc, /sys and /dev are. */
export async function linuxDrives(system = '/', home = homedir()): Promise<readonly FoundDrive[]> {
  const mounts = await readMounts(system)
  const names = await namesOfDevices(system)
  const drives = await Promise.all(diskMounts(mounts).map(async mount => {
    const drive = await lookAt(mount, system, names)
    return drive === null ? [] : atWritablePlace(drive, mountOf(home, mounts)?.source === mount.source ? home : null, system)
  }))
  return drives.flat()
}

/** The drive of a folder that exists and has no links in its path; also a network share, memory, or a disk that `linuxDrives` leaves out. */
export async function linuxDriveOf(folder: string, system = '/'): Promise<FoundDrive> {
  const mounts = await readMounts(system)
  const mount = mountOf(folder, mounts)
  if (mount === undefined) throw new Error(`${folder} lies on no mount`)
  const whole = diskMounts(mounts).find(({ source }) => source === mount.source) ?? mount // seen through a bind mount: the same stick has the same name
  const drive = await lookAt(whole, system, await namesOfDevices(system))
  if (drive === null) throw new Error(`${mount.mountPoint} gives no answer`)
  return { ...drive, path: mount.mountPoint }
}

async function readMounts(system: string): Promise<readonly Mount[]> {
  return parseMountInfo(await fs.readFile(path.join(system, 'proc/self/mountinfo'), 'utf8'))
}

/** By the kernel's name of a device (`sdb1`). */
interface DeviceNames {
  readonly ids: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

async function namesOfDevices(system: string): Promise<DeviceNames> {
  const [ids, labels] = await Promise.all(['by-uuid', 'by-label'].map(async kind => {
    const folder = path.join(system, 'dev/disk', kind)
    const links = await Promise.all((await namesIn(folder)).map(async name => [path.basename(await fs.readlink(path.join(folder, name))), plainLabel(name)] as const))
    return new Map(links)
  }))
  return { ids: ids ?? new Map(), labels: labels ?? new Map() }
}

/** `USB\x20DISK`: udev writes what isn't part of a name by its bytes. */
function plainLabel(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('%', '%25').replace(/\\x([0-9a-f]{2})/gi, '%$1'))
  } catch {
    return name // a label in GBK: the folder's name is shown
  }
}

/** Null = it is gone, or doesn't answer. */
async function lookAt(mount: Mount, system: string, { ids, labels }: DeviceNames): Promise<FoundDrive | null> {
  const device = await deviceOf(mount, system)
  const name = device === null ? '' : path.basename(device)
  const id = ids.get(name)
  const { disk, kind } = await diskOf(device)
  try {
    const space = await diskSpace(path.join(system, mount.mountPoint))
    const label = labelOf(mount.mountPoint, labels.get(name) ?? '', kind)
    return { id: id === undefined ? `place ${mount.mountPoint}` : `volume ${id}`, path: mount.mountPoint, label, kind, fileSystem: readableFileSystem(mount.fileSystem), ...space, disk }
  } catch (error) {
    if (errorCode(error) === '') throw error
    return null
  }
}

/** The folder of a block device in /sys. */
async function deviceOf({ device, source }: Mount, system: string): Promise<string | null> {
  const kernelName = path.basename(await fs.realpath(path.join(system, source)).catch(() => source)) // not a file: a network share, an overlay
  for (const place of [path.join(system, 'sys/dev/block', device), path.join(system, 'sys/class/block', kernelName)]) {
    const real = await fs.realpath(place).catch(() => null) // no such device
    if (real !== null) return real
  }
  return null
}

/** The whole disk below partitions, volume groups and encryption. A disk on a USB cable is as removable as a stick, though the kernel calls it fixed. */
async function diskOf(device: string | null): Promise<Pick<FoundDrive, 'disk' | 'kind'>> {
  if (device === null) return { disk: null, kind: 'unknown' }
  const [below] = await namesIn(path.join(device, 'slaves'))
  if (below !== undefined) return diskOf(await fs.realpath(path.join(device, 'slaves', below)))
  const disk = (await textOf(path.join(device, 'partition'))) === '' ? device : path.dirname(device)
  if (/\/virtual\/block\/loop\d+$/.test(disk)) return { disk, kind: 'unknown' }
  const isRemovable = (await textOf(path.join(disk, 'removable'))) === '1' || /\/usb\d+\//.test(disk) || (await textOf(path.join(disk, 'device/type'))) === 'SD'
  return { disk, kind: isRemovable ? 'removable' : 'fixed' }
}

/** Empty when there is no such file. */
async function textOf(file: string): Promise<string> {
  try {
    return (await fs.readFile(file, 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) === '') throw error
    return ''
  }
}

/** A desktop names the folder of a medium for its label, or for its number where it has none. */
function labelOf(mountPoint: string, volumeLabel: string, kind: FoundDrive['kind']): string {
  const words = { removable: 'U 盘', fixed: '本机磁盘', unknown: '磁盘' }[kind]
  if (!/^\/(run\/)?media\//.test(mountPoint)) return `${volumeLabel === '' ? words : volumeLabel} (${mountPoint})`
  const name = path.basename(mountPoint)
  return /^[0-9A-F]{4}-[0-9A-F]{4}$|^[0-9A-F]{16}$|^[0-9a-f-]{36}$/.test(name) ? `${words} (${name})` : name
}

function readableFileSystem(name: string): string {
  return { vfat: 'FAT32', msdos: 'FAT', exfat: 'exFAT', ntfs: 'NTFS', ntfs3: 'NTFS', fuseblk: 'NTFS' }[name] ?? name
}

/** Disks of the PC belong to the system: of those, the clerk's own folder, or nothing. A stick that can't be written to is shown: its failure says why. */
async function atWritablePlace(drive: FoundDrive, home: string | null, system: string): Promise<readonly FoundDrive[]> {
  if (drive.kind === 'removable' || (await isWritable(path.join(system, drive.path)))) return [drive]
  return home === null ? [] : [{ ...drive, path: home }]
}

async function isWritable(folder: string): Promise<boolean> {
  return fs.access(folder, fs.constants.W_OK).then(() => true, () => false) // no right to
}
