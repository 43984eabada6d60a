import { execFile } from 'node:child_process'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import type { FoundDrive } from './drives.ts'
import { diskSpace } from './free-space.ts'

/** Drives with a letter. Where Windows doesn't answer in time or in an unknown shape: the letters alone. */
export async function windowsDrives(ask: () => Promise<string> = askWindows): Promise<readonly FoundDrive[]> {
  try {
    return parseWindowsDrives(await ask())
  } catch {
    return lettersOnly() // forbidden by a policy, an old PowerShell, a PC too slow: a stick can still be chosen
  }
}

/** As `look`, but Windows is asked only when a volume has come or gone since: a window asks every few seconds, and the question takes a PowerShell. */
export function windowsDrivesWhenChanged(look: () => Promise<readonly FoundDrive[]> = windowsDrives, volumes: () => Promise<string> = volumesNow, space = diskSpace): () => Promise<readonly FoundDrive[]> {
  let known: { readonly volumes: string; readonly drives: readonly FoundDrive[] } | null = null
  return async () => {
    const now = await volumes()
    if (known?.volumes === now) return Promise.all(known.drives.map(async drive => ({ ...drive, ...await space(drive.path).catch(() => ({})) }))) // as it was: the next look tells that it is gone
    const drives = await look()
    known = drives.every(({ disk }) => disk === null) ? null : { volumes: now, drives } // letters alone: Windows may answer the next time
    return drives
  }
}

/** Letters, each with its volume's number: another stick under the same letter is another volume. */
async function volumesNow(): Promise<string> {
  const found = await Promise.all(letters.map(root => fs.stat(root).then(({ dev }) => `${root}${dev}`, () => ''))) // no such drive
  return found.join(' ')
}

const letters = Array.from({ length: 24 }, (_, i) => `${String.fromCharCode('C'.charCodeAt(0) + i)}:\\`)

/** By the letter of its path; what has none, a share of the office, is of an unknown kind. */
export async function windowsDriveOf(folder: string, known: readonly FoundDrive[]): Promise<FoundDrive> {
  const { root } = path.win32.parse(folder)
  return known.find(drive => drive.path.toLowerCase() === root.toLowerCase()) ?? letterOnly(root)
}

/** What the question below answers. Throws what zod throws at any other shape. */
export function parseWindowsDrives(text: string): readonly FoundDrive[] {
  const { volumes, parts, disks } = WindowsAnswer.parse(JSON.parse(text.replace(/^\uFEFF/, '')))
  const usb = new Set(disks.filter(({ InterfaceType }) => InterfaceType === 'USB').map(({ Index }) => Index))
  return volumes.flatMap((volume): FoundDrive[] => {
    const { DeviceID, FileSystem, Size, FreeSpace, VolumeSerialNumber } = volume
    if (![2, 3, 4].includes(volume.DriveType) || FileSystem === null || Size === null || FreeSpace === null) return [] // a disc, memory, an empty card reader
    const part = parts.find(({ volume: letter }) => letter === DeviceID)
    const index = part === undefined ? null : Number(/#(\d+)/.exec(part.disk)?.[1])
    const kind = volume.DriveType === 4 ? 'unknown' : volume.DriveType === 2 || (index !== null && usb.has(index)) ? 'removable' : 'fixed'
    const words = { removable: 'U 盘', fixed: '本地磁盘', unknown: '网络磁盘' }[kind]
    return [{
      id: VolumeSerialNumber === null ? `place ${DeviceID}` : `volume ${VolumeSerialNumber}`,
      path: `${DeviceID}\\`, label: `${volume.VolumeName ?? ''}`.trim() === '' ? `${words} (${DeviceID})` : `${volume.VolumeName ?? ''} (${DeviceID})`,
      kind, fileSystem: FileSystem, freeBytes: FreeSpace, totalBytes: Size, disk: index === null ? null : `disk ${index}`,
    }]
  })
}

const WindowsAnswer = z.object({
  /** DriveType: 2 removable, 3 fixed, 4 network, 5 disc, 6 memory. */
  volumes: z.array(z.object({
    DeviceID: z.string().regex(/^[A-Z]:$/), VolumeName: z.string().nullable(), DriveType: z.int(), FileSystem: z.string().nullable(),
    FreeSpace: z.number().nullable(), Size: z.number().nullable(), VolumeSerialNumber: z.string().nullable(),
  })),
  /** `Disk #0, Partition #1` for `C:`. */
  parts: z.array(z.object({ volume: z.string(), disk: z.string().regex(/#\d+/) })),
  disks: z.array(z.object({ Index: z.int(), InterfaceType: z.string().nullable() })),
})

const question = `$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$volumes = @(Get-CimInstance Win32_LogicalDisk | Select-Object DeviceID, VolumeName, DriveType, FileSystem, FreeSpace, Size, VolumeSerialNumber)
$parts = @(Get-CimInstance Win32_LogicalDiskToPartition | ForEach-Object { @{ volume = $_.Dependent.DeviceID; disk = $_.Antecedent.DeviceID } })
$disks = @(Get-CimInstance Win32_DiskDrive | Select-Object Index, InterfaceType)
ConvertTo-Json -Compress -Depth 3 @{ volumes = $volumes; parts = $parts; disks = $disks }`

const longestLookMs = 15_000

function askWindows(): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', question], { timeout: longestLookMs, windowsHide: true, encoding: 'utf8' }, (error, answer) => {
      if (error === null) resolve(answer)
      else reject(error)
    })
  })
}

async function lettersOnly(): Promise<readonly FoundDrive[]> {
  return (await Promise.all(letters.map(letter => letterOnly(letter).then(drive => [drive], () => [])))).flat() // no such drive
}

async function letterOnly(root: string): Promise<FoundDrive> {
  return { id: `place ${root}`, path: root, label: `${root.slice(0, 2)} 盘`, kind: 'unknown', fileSystem: '', ...(await diskSpace(root)), disk: null }
}
