import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface BlockDevice {
  /** `8:17 sdb1`. */
  readonly is: string
  /** The folder in /sys/devices. */
  readonly at: string
  readonly uuid?: string
  /** As udev writes it. */
  readonly label?: string
  /** Of the whole disk. */
  readonly removable?: '0' | '1'
  readonly type?: string
  /** Names of what it lies upon. */
  readonly slaves?: readonly string[]
}

/** What /proc, /sys and /dev say of a PC, in a folder. Mount points are made, so that they give an answer. */
export function aLinuxPc(system: string, mountInfo: string, devices: readonly BlockDevice[]): string {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(system, file)), { recursive: true })
    writeFileSync(path.join(system, file), text)
  }
  const link = (file: string, to: string) => {
    mkdirSync(path.dirname(path.join(system, file)), { recursive: true })
    symlinkSync(to, path.join(system, file))
  }
  write('proc/self/mountinfo', mountInfo)
  for (const line of mountInfo.split('\n')) {
    const mountPoint = line.split(' ')[4]?.replaceAll('\\040', ' ')
    if (mountPoint !== undefined) mkdirSync(path.join(system, mountPoint), { recursive: true })
  }
  const placeOf = (name: string) => devices.find(({ is }) => is.endsWith(` ${name}`))?.at ?? ''
  for (const { is, at, uuid, label, removable, type, slaves } of devices) {
    const [number, name = ''] = is.split(' ')
    mkdirSync(path.join(system, 'sys/devices', at), { recursive: true })
    link(`sys/dev/block/${number}`, `../../devices/${at}`)
    link(`sys/class/block/${name}`, `../../devices/${at}`)
    write(`dev/${name}`, '')
    if (removable === undefined && slaves === undefined) write(`sys/devices/${at}/partition`, '1\n')
    if (removable !== undefined) write(`sys/devices/${at}/removable`, `${removable}\n`)
    if (type !== undefined) write(`sys/devices/${at}/device/type`, `${type}\n`)
    for (const below of slaves ?? []) link(`sys/devices/${at}/slaves/${below}`, path.join(system, 'sys/devices', placeOf(below)))
    if (uuid !== undefined) link(`dev/disk/by-uuid/${uuid}`, `../../${name}`)
    if (label !== undefined) link(`dev/disk/by-label/${label}`, `../../${name}`)
  }
  return system
}
