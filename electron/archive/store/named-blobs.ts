import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { scanJournal } from '../journal/journal.ts'
import { journalFiles } from '../journal/journal-file.ts'
import { obsoleteFiles, purgedIn } from '../journal/purged.ts'

/** SHA-256 of attachments, and names of a sealed section's files. */
const blobName = /\b(?:[0-9a-f]{64}|[0-9a-f]{32}\.age)\b/g

/** The blobs that any frame of the journal names, also of rows that are gone; null when the journal can't be read whole, and while files of before a purge wait for its backup. */
export async function namedBlobs(dataFolder: string, keys: ArchiveKeys): Promise<ReadonlySet<string> | null> {
  if ((await obsoleteFiles(dataFolder, await purgedIn(await journalFiles(dataFolder), keys))).length > 0) return null
  const named = new Set<string>()
  const { kind } = await scanJournal(dataFolder, keys, {
    visitor: {
      restart: () => { named.clear() },
      commit: ({ frames }) => {
        for (const { frame } of frames) for (const [hash] of JSON.stringify(frame.ops).matchAll(blobName)) named.add(hash)
      },
    },
  })
  return kind === 'good' || kind === 'torn' ? named : null
}
