import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { type JournalVisitor, JournalScanner } from '../journal/journal.ts'
import { journalFileOf } from '../journal/journal-file.ts'
import { UnreadableSeal, collect } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { WorkContext } from '../store/work-context.ts'
import { verifyBackupRows } from './backup-rows.ts'
import { readFilesPack, readThrough } from './files-pack.ts'
import { readManifest } from './read-manifest.ts'
import type { PackSource } from './sealed-pack.ts'
import { expectKnown, setWords } from './set-failures.ts'
import { type SetFiles, smallFile } from './set-files.ts'
import { type FilesPack, type SetCard, type SetManifest, type SetPack, SetList, knownSetFormat, limits, listOf } from './set-format.ts'
import { sha256Of } from './set-keys.ts'

/** Reads and checks everything that a backup names (formats.md §7). Throws set-damaged, set-incomplete, set-newer, set-excessive; UnreadableSeal where only a seal or hash tells. */
export async function verifyBackup(files: SetFiles, card: SetCard, keys: ArchiveKeys, id: string, context: WorkContext): Promise<SetManifest> {
  context.signal.throwIfAborted()
  const manifest = await readManifest(files, keys, id)
  expectFitting(manifest, card)
  await checkList(files, id, manifest)
  await checkPlainFiles(files, manifest)
  for (const pack of manifest.packs) checkSize(files, pack, manifest)
  const packs = watchedPacks(files, manifest.packs, '正在核对备份', context)
  await files.checkWhole(() => { context.signal.throwIfAborted() })
  await verifyBackupRows(packs, keys, manifest)
  if (manifest.kind === 'full') await readJournal(packs, keys, manifest)
  for (const pack of manifest.packs) if (pack.holds === 'blobs' || pack.holds === 'sources') await readFilesPack(packs(pack.name), keys, pack, readThrough)
  return manifest
}

/** Packs whose reading is watched by their sealed bytes, and ends when the work is cancelled. */
export function watchedPacks(files: SetFiles, packs: readonly SetPack[], doing: string, { report, signal }: WorkContext): PackSource {
  const total = packs.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  return async function* (name) {
    for await (const chunk of files.read(`packs/${name}.age`)) {
      signal.throwIfAborted()
      done += chunk.length
      report({ doing, done, total, unit: 'bytes' })
      yield chunk
    }
  }
}

const fittingKinds: Readonly<Record<SetCard['kind'], SetManifest['kind']>> = { backup: 'full', mirror: 'full', local: 'local', part: 'part', submission: 'submission' }

function expectFitting({ kind, setId }: SetManifest, card: SetCard): void {
  if (fittingKinds[card.kind] !== kind) throw new ExpectedFailure('set-damaged', { message: setWords.mixed, detail: `a ${kind} backup in a ${card.kind} set` })
  if (setId !== undefined && setId !== card.setId) throw new ExpectedFailure('set-damaged', { message: setWords.mixed, detail: `a backup of set ${setId}` })
}

const largestList = 4 * 1024 * 1024

async function checkList(files: SetFiles, id: string, manifest: SetManifest): Promise<void> {
  const said: unknown = JSON.parse((await smallFile(files, `snapshots/${id}.list`, largestList)).toString('utf8'))
  if (typeof said === 'object' && said !== null && 'minReader' in said) expectKnown(said.minReader, knownSetFormat)
  if (typeof said === 'object' && said !== null && 'schema' in said) expectKnown(said.schema, modelVersion)
  const { format, minReader, schema, packs } = SetList.parse(said)
  if (canonicalJson({ format, minReader, schema, packs }) !== canonicalJson(listOf(manifest))) throw new ExpectedFailure('set-damaged', { message: setWords.mixed, detail: `${id}.list names other packs than its manifest` })
}

/** Help that is not there can't mislead; whatever else is missing makes a set incomplete. */
const dispensable: readonly string[] = ['说明.txt', 'rescue.mjs']
const largestPlainFile = 16 * 1024 * 1024

async function checkPlainFiles(files: SetFiles, manifest: SetManifest): Promise<void> {
  for (const [name, sha256] of Object.entries(manifest.files)) {
    if (!files.sizes.has(name) && dispensable.includes(name)) continue
    if (!files.sizes.has(name)) throw new ExpectedFailure('set-incomplete', { message: name.startsWith('keys/') ? setWords.keys : setWords.missing, detail: `${name} is missing` })
    if (sha256Of(await smallFile(files, name, largestPlainFile)) === sha256) continue
    throw new ExpectedFailure('set-damaged', { message: name.startsWith('keys/') ? setWords.keys : name === 'set.json' ? setWords.card : setWords.plain(name), detail: name })
  }
}

function checkSize(files: SetFiles, { name, bytes }: SetPack, manifest: SetManifest): void {
  const found = files.sizes.get(`packs/${name}.age`)
  if (found === bytes && bytes <= limits.packBytes) return
  if (bytes > limits.packBytes) throw new ExpectedFailure('set-excessive', { detail: `pack ${name} of ${bytes} bytes` })
  if (found === undefined) throw new ExpectedFailure('set-incomplete', { message: isUnderOtherName(files, bytes, manifest) ? setWords.renamed : setWords.missing, detail: `pack ${name} is missing` })
  if (found < bytes) throw new ExpectedFailure('set-incomplete', { message: setWords.cutShort, detail: `pack ${name}: ${found} of ${bytes} bytes` })
  throw new ExpectedFailure('set-damaged', { detail: `pack ${name}: ${found} bytes instead of ${bytes}` })
}

/** A file among the packs that has the size of the missing one, and that no list speaks of. */
function isUnderOtherName(files: SetFiles, bytes: number, { packs }: SetManifest): boolean {
  const named = new Set(packs.map(({ name }) => `packs/${name}.age`))
  return [...files.sizes].some(([name, size]) => name.startsWith('packs/') && size === bytes && !named.has(name)) || files.unknown.some(name => name.startsWith('packs/'))
}

/** Every frame of the journal, from the first file to the manifest's head; `afterFile` is called when the visitor has heard of all commits of one. Throws UnreadableSeal at its end when it doesn't lead there. */
export async function readJournal(source: PackSource, keys: ArchiveKeys, manifest: SetManifest, visitor?: JournalVisitor, afterFile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const scanner = new JournalScanner({ keys, visitor })
  for (const pack of inOrder(manifest.packs)) {
    await readFilesPack(source(pack.name), keys, pack, async ({ name }, content) => {
      const file = journalFileOf(name)
      if (file === null) throw new UnreadableSeal(`${name} is no journal file`)
      scanner.add(file, Buffer.from(await collect(content)), false)
      await afterFile()
    })
  }
  const scan = scanner.verdict()
  if (scan.kind === 'newer') expectKnown(scan.found, scan.known)
  if (scan.kind !== 'good' || scan.seq !== manifest.seq || scan.head !== manifest.head) throw new UnreadableSeal(`the journal of the backup is ${scan.kind}, or does not end at commit ${manifest.seq}`)
}

/** Each pack holds files that follow one another. */
function inOrder(packs: readonly SetPack[]): readonly FilesPack[] {
  const journals = packs.filter((pack): pack is FilesPack => pack.holds === 'journal')
  const first = ({ entries }: FilesPack) => journalFileOf(entries[0]?.name ?? '')?.number ?? 0
  return journals.sort((a, b) => first(a) - first(b))
}
