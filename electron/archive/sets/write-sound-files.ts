import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { BlobUnreadable } from './archive-files.ts'
import { type PackFile, type Watch, writeFilesPack } from './files-pack.ts'
import type { FilesPack } from './set-format.ts'

/** A pack of these files; an attachment that doesn't open in the archive itself is left out and told. Null when none was left. */
export async function writeSoundFiles(
  folder: string, holds: FilesPack['holds'], files: readonly PackFile[], keys: ArchiveKeys, watch: Watch, onLost: (name: string) => void = () => {},
): Promise<FilesPack | null> {
  let left = files
  while (left.length > 0) {
    try {
      return await writeFilesPack(folder, holds, left, keys, watch)
    } catch (error) {
      if (!(error instanceof BlobUnreadable)) throw error
      onLost(error.blob)
      left = left.filter(({ name }) => name !== error.blob)
    }
  }
  return null
}
