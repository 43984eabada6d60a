import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { UnreadableSeal, open } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { expectKnown, setWords } from './set-failures.ts'
import { type SetFiles, smallFile } from './set-files.ts'
import { SetManifest, backupId, backupIdPattern, knownSetFormat, limits } from './set-format.ts'

/** The manifest of one backup, which must be of this archive and bear its own name. Throws UnreadableSeal, set-incomplete, set-newer, set-excessive, set-damaged. */
export async function readManifest(files: SetFiles, { archiveId, identities }: Pick<ArchiveKeys, 'archiveId' | 'identities'>, id: string): Promise<SetManifest> {
  if (!backupIdPattern.test(id)) throw new ExpectedFailure('bad-request', { detail: `no backup is called ${id}` })
  const manifest = await openManifest(await smallFile(files, `snapshots/${id}.age`, limits.manifestBytes), identities)
  if (manifest.archiveId !== archiveId) throw new ExpectedFailure('set-damaged', { message: setWords.mixed, detail: `${id} is of archive ${manifest.archiveId}` })
  if (backupId(new Date(manifest.at), manifest.seq) !== id) throw new ExpectedFailure('set-damaged', { message: setWords.renamed, detail: `snapshots/${id}` })
  return manifest
}

async function openManifest(sealed: Uint8Array, identities: readonly string[]): Promise<SetManifest> {
  const said: unknown = JSON.parse(Buffer.from(await open(sealed, identities)).toString('utf8'))
  if (typeof said !== 'object' || said === null) throw new UnreadableSeal('a manifest that says nothing')
  expectKnown('format' in said ? said.format : undefined, knownSetFormat)
  expectKnown('schema' in said ? said.schema : undefined, modelVersion)
  return SetManifest.parse(said)
}
