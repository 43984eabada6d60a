import * as fs from 'node:fs/promises'

/** The family names that a TrueType or OpenType file says of itself, in every language; none for anything else. */
export async function familyNames(file: string): Promise<readonly string[]> {
  const handle = await fs.open(file, 'r')
  try {
    const read = async (at: number, length: number) => (await handle.read(Buffer.alloc(length), 0, length, at)).buffer
    const head = await read(0, 12)
    if (!signatures.includes(head.readUInt32BE(0))) return []
    const tables = await read(12, Math.min(head.readUInt16BE(4), mostTables) * 16)
    const at = nameTableAt(tables)
    return at === null ? [] : familiesIn(await read(at.offset, Math.min(at.length, largestNameTable)))
  } catch (error) {
    if (error instanceof RangeError) return [] // a file that is shorter than it says
    throw error
  } finally {
    await handle.close()
  }
}

const signatures = [0x0001_0000, 0x4f54_544f, 0x7472_7565]
const mostTables = 100
const largestNameTable = 256 * 1024

function nameTableAt(tables: Buffer): { offset: number; length: number } | null {
  for (let at = 0; at + 16 <= tables.length; at += 16) {
    if (tables.toString('latin1', at, at + 4) === 'name') return { offset: tables.readUInt32BE(at + 8), length: tables.readUInt32BE(at + 12) }
  }
  return null
}

const windows = 3
const unicode = 0
const familyNameIds = [1, 16]

/** Only names in UTF-16: every font that Windows shows has them. */
function familiesIn(table: Buffer): readonly string[] {
  const count = table.readUInt16BE(2)
  const texts = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let i = 0; i < count; i++) {
    const at = 6 + i * 12
    const [platform, nameId, length, offset] = [table.readUInt16BE(at), table.readUInt16BE(at + 6), table.readUInt16BE(at + 8), table.readUInt16BE(at + 10)]
    if (![windows, unicode].includes(platform) || !familyNameIds.includes(nameId)) continue
    const bytes = Buffer.from(table.subarray(texts + offset, texts + offset + (length & ~1)))
    if (bytes.length > 0) names.add(bytes.swap16().toString('utf16le'))
  }
  return [...names]
}
