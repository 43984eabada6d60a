import type { PackFile } from './files-pack.ts'
import { largestPack } from './set-format.ts'
import { tarBytes } from './tar.ts'

/** Which files go into one pack: no pack larger than a reader takes, a journal file that is still written to by itself, and of the journal only files that follow one another. */
export function packGroups(files: readonly PackFile[], areNeighbours: (before: PackFile, after: PackFile) => boolean = () => true): readonly (readonly PackFile[])[] {
  const groups: PackFile[][] = []
  let bytes = 0
  for (const file of files) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    bytes += tarBytes([file])
    if (group === undefined || before === undefined || bytes > largestPack.plainBytes || group.length >= largestPack.entries || file.closed === false || !areNeighbours(before, file)) {
      groups.push([file])
      bytes = tarBytes([file])
    } else group.push(file)
  }
  return groups
}
