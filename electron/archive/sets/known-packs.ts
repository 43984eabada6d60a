import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { readManifest } from './read-manifest.ts'
import type { SetFiles } from './set-files.ts'
import { type FilesPack, type PackEntry, type SetManifest, type SetPack, backupIdPattern, byAge } from './set-format.ts'

/** What lies in a set already, as far as our identities open its manifests. */
export interface KnownPacks {
  /** The newest manifest that opens; null in a new set. */
  readonly newest: SetManifest | null
  /** Which head the archive had at which commit, as the manifests remember it. */
  readonly heads: readonly { readonly seq: number; readonly head: string }[]
  /** Packs that are there with their size, by their name. */
  readonly packs: ReadonlyMap<string, SetPack>
  /** The pack that holds a file of this name, size and mark; undefined when none does. */
  packWith(holds: FilesPack['holds'], file: PackEntry): FilesPack | undefined
}

/** What an older one names and none of these does was deleted long ago: it is packed anew if it comes back. */
const manifestsLookedAt = 10

/** Packs that a usable backup names. What was made before a purge (`since`: its seq) is not built upon: it holds what must not remain. */
export async function knownPacks(files: SetFiles, keys: ArchiveKeys, since: number): Promise<KnownPacks> {
  const manifests = await newestManifests(files, keys)
  const packs = new Map<string, SetPack>()
  const holders = new Map<string, FilesPack>()
  for (const pack of manifests.filter(({ seq }) => seq >= since).flatMap(manifest => manifest.packs)) {
    if (packs.has(pack.name) || files.sizes.get(`packs/${pack.name}.age`) !== pack.bytes) continue
    packs.set(pack.name, pack)
    if (pack.holds === 'tables') continue
    for (const entry of pack.entries) if (!holders.has(keyOf(pack.holds, entry))) holders.set(keyOf(pack.holds, entry), pack)
  }
  return { newest: manifests[0] ?? null, heads: manifests.map(({ seq, head }) => ({ seq, head })), packs, packWith: (holds, file) => holders.get(keyOf(holds, file)) }
}

/** The same with packs that no manifest names. */
export function alsoWith(known: KnownPacks, more: readonly FilesPack[]): KnownPacks {
  const holders = new Map(more.flatMap(pack => pack.entries.map(entry => [keyOf(pack.holds, entry), pack] as const)))
  return {
    ...known,
    packs: new Map([...known.packs, ...more.map(pack => [pack.name, pack] as const)]),
    packWith: (holds, file) => known.packWith(holds, file) ?? holders.get(keyOf(holds, file)),
  }
}

/** Newest first, by name alone. */
export function backupIdsIn(files: Pick<SetFiles, 'sizes'>): readonly string[] {
  const ids = [...files.sizes.keys()].flatMap(name => /^snapshots\/(.+)\.age$/.exec(name)?.[1] ?? [])
  return ids.filter(id => backupIdPattern.test(id)).sort(byAge).reverse()
}

function keyOf(holds: FilesPack['holds'], { name, bytes, mark = '', closed = true }: PackEntry): string {
  return [holds, name, bytes, mark, closed].join(' ')
}

async function newestManifests(files: SetFiles, keys: ArchiveKeys): Promise<readonly SetManifest[]> {
  const found: SetManifest[] = []
  for (const id of backupIdsIn(files)) {
    if (found.length === manifestsLookedAt) break
    const manifest = await readManifest(files, keys, id).catch((error: unknown) => {
      if (error instanceof Error && 'syscall' in error) throw error
      return null // a damaged one, or of a newer program: its packs are not counted on
    })
    if (manifest !== null) found.push(manifest)
  }
  return found
}
