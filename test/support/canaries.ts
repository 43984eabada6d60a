import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { UnreadableSeal, open } from '../../electron/archive/keys/age-file.ts'
import type { ArchiveKeys } from '../../electron/archive/keys/archive-keys.ts'
import { readActs } from '../../electron/archive/journal/index-file.ts'
import { journalFileOf } from '../../electron/archive/journal/journal-file.ts'
import { walkJournalFile } from '../../electron/archive/journal/walk-journal-file.ts'

/** Files below a folder that say one of the texts: as they lie there, and as whoever has the keys reads them (frames, indexes, age files, gzip). */
export async function filesSaying(folder: string, keys: ArchiveKeys, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap(text => [Buffer.from(text, 'utf8'), Buffer.from(escaped(text), 'latin1')])
  const found: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const layers = [Buffer.from(file, 'utf8'), ...await readable(file, keys)]
    if (layers.some(bytes => needles.some(needle => bytes.includes(needle)))) found.push(path.relative(folder, file))
  }
  return found.sort()
}

/** As a JSON writer may put it that trusts only ASCII. */
function escaped(text: string): string {
  return [...text].map(character => (character < '\u0080' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')
}

async function readable(file: string, keys: ArchiveKeys): Promise<Buffer[]> {
  const bytes = readFileSync(file)
  const name = path.basename(file).replace(/^journal-/, '') // so called in quarantine
  const layers: Buffer[] = [bytes]
  if (name.endsWith('.j1')) {
    const walk = walkJournalFile(bytes, { keys, isNewest: false })
    if (walk.kind !== 'walked') throw new Error(`${file} is ${walk.kind}`)
    for (const { frame } of [...walk.commits, ...walk.commitsAfter].flat()) layers.push(Buffer.from(JSON.stringify(frame), 'utf8'))
  }
  const journal = journalFileOf(name.replace(/\.i1$/, '.j1'), path.dirname(path.dirname(file)))
  if (name.endsWith('.i1') && journal !== null) layers.push(Buffer.from(JSON.stringify(await readActs(journal, keys)), 'utf8'))
  if (/\.(age|part)$/.test(name)) layers.push(...await opened(bytes, keys))
  return layers
}

async function opened(bytes: Buffer, keys: ArchiveKeys): Promise<Buffer[]> {
  try {
    const plain = Buffer.from(await open(bytes, keys.identities))
    return plain[0] === 0x1f && plain[1] === 0x8b ? [plain, gunzipSync(plain)] : [plain]
  } catch (error) {
    if (error instanceof UnreadableSeal) return [] // a slot of the keys
    throw error
  }
}
