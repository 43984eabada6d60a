/** A line of Linux's /proc/self/mountinfo. */
export interface Mount {
  /** `8:17`; `0:45` where there is no block device behind it, or btrfs hides it. */
  readonly device: string
  /** What of the file system is seen here; `/` = all of it, else a part (a bind mount, a btrfs subvolume). */
  readonly root: string
  readonly mountPoint: string
  readonly fileSystem: string
  readonly source: string
}

/** In the system's order: a later one at the same place hides an earlier one. Lines of another shape are left out. */
export function parseMountInfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap(line => {
    const [before, after] = line.split(' - ')
    const [, , device, root, mountPoint] = before?.split(' ') ?? []
    const [fileSystem, source] = after?.split(' ') ?? []
    if (device === undefined || root === undefined || mountPoint === undefined || fileSystem === undefined || source === undefined) return []
    return [{ device, root: unescaped(root), mountPoint: unescaped(mountPoint), fileSystem, source: unescaped(source) }]
  })
}

/** The mounts of real disks that a clerk may write to, each file system once: as media if it is one, else as a whole, at its shortest path. */
export function diskMounts(mounts: readonly Mount[]): readonly Mount[] {
  const best = new Map<string, Mount>()
  const seen = new Map(mounts.map(mount => [mount.mountPoint, mount])).values() // the last one at each place
  for (const mount of [...seen].filter(isOfDisk)) {
    const known = best.get(mount.source)
    if (known === undefined || rank(mount) < rank(known)) best.set(mount.source, mount)
  }
  return [...best.values()]
}

/** The mount that a folder lies on; `folder` has no links in it. */
export function mountOf(folder: string, mounts: readonly Mount[]): Mount | undefined {
  const holds = (mount: Mount) => mount.mountPoint === '/' || folder === mount.mountPoint || folder.startsWith(`${mount.mountPoint}/`)
  return mounts.filter(holds).reduce<Mount | undefined>((best, mount) => (best !== undefined && best.mountPoint.length > mount.mountPoint.length ? best : mount), undefined)
}

/** Never written to, or never a clerk's: discs, images of programs. */
const otherFileSystems = ['squashfs', 'erofs', 'iso9660', 'udf', 'swap']
const systemFolders = ['/boot', '/efi', '/recovery', '/snap', '/var', '/usr', '/proc', '/sys', '/dev', '/etc', '/tmp', '/run', '/sysroot']
const mediaFolders = ['/run/media', '/media', '/mnt']

function isOfDisk({ source, fileSystem, mountPoint }: Mount): boolean {
  if (!source.startsWith('/dev/') || otherFileSystems.includes(fileSystem)) return false
  return isUnder(mediaFolders, mountPoint) || !isUnder(systemFolders, mountPoint)
}

/** Smaller is better. */
function rank({ root, mountPoint }: Mount): number {
  return (isUnder(mediaFolders, mountPoint) ? 0 : 2_000_000) + (root === '/' ? 0 : 1_000_000) + mountPoint.length
}

function isUnder(folders: readonly string[], place: string): boolean {
  return folders.some(folder => place === folder || place.startsWith(`${folder}/`))
}

/** Spaces, tabs, line ends and backslashes are written in octal; the rest is UTF-8. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}
