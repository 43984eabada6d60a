import { deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { diceOf } from '#shared/sample/dice.ts'
import { craftZip, type CraftedEntry } from './craft-zip.ts'

interface Dice {
  between(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(of: readonly T[]): T
}

export interface Mutation {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file changed as accidents and attackers change files; the same for the same seed. */
export function mutated(base: Uint8Array, seed: number): Mutation {
  const { int, chance } = diceOf(seed)
  const dice: Dice = { between: int, chance, pick: of => of[int(0, of.length - 1)]! }
  const isZip = base[0] === 0x50 && base[1] === 0x4b
  const kinds = isZip ? [...anyKinds, ...zipKinds, ...zipKinds] : base[0] === 0xd0 ? [...anyKinds, ...oleKinds] : [...anyKinds, ...textKinds]
  const kind = dice.pick(kinds)
  return { name: kind.name, bytes: kind.change(base, dice) }
}

interface Kind {
  readonly name: string
  readonly change: (base: Uint8Array, dice: Dice) => Uint8Array
}

const at = (dice: Dice, length: number) => dice.between(0, Math.max(0, length - 1))
const edgeNumbers = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff]

const anyKinds: readonly Kind[] = [
  { name: 'bits', change: (base, dice) => changed(base, copy => { for (let n = dice.between(1, 20); n > 0; n -= 1) { const i = at(dice, copy.length); copy[i] = copy[i]! ^ (1 << dice.between(0, 7)) } }) },
  { name: 'cut', change: (base, dice) => base.slice(0, at(dice, base.length)) },
  { name: 'begun later', change: (base, dice) => base.slice(at(dice, base.length)) },
  { name: 'hole', change: (base, dice) => { const from = at(dice, base.length); return joined([base.slice(0, from), base.slice(from + dice.between(1, 600))]) } },
  { name: 'repeated', change: (base, dice) => { const from = at(dice, base.length); const to = from + dice.between(1, 600); return joined([base.slice(0, to), base.slice(from)]) } },
  { name: 'zeros', change: (base, dice) => changed(base, copy => copy.fill(0, at(dice, copy.length), at(dice, copy.length))) },
  { name: 'number', change: (base, dice) => changed(base, copy => putNumber(copy, at(dice, copy.length - 4), dice)) },
]

const zipKinds: readonly Kind[] = [
  { name: 'header', change: (base, dice) => changed(base, copy => { const marks = signatures(copy); const mark = dice.pick(marks); for (let n = dice.between(1, 3); n > 0; n -= 1) putNumber(copy, Math.min(copy.length - 4, mark + dice.between(4, 46)), dice) }) },
  { name: 'xml', change: (base, dice) => withParts(base, dice, (text, d) => { let out = text; for (let n = d.between(1, 4); n > 0; n -= 1) out = d.pick(xmlEdits)(out, d); return out }) },
  { name: 'doctype', change: (base, dice) => withParts(base, dice, text => text.replace(/^(<\?xml[^>]*\?>)?/, '$1<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'), dice.pick(['utf8', 'utf16', 'utf16be', 'utf16bare'] as const)) },
  { name: 'utf-16', change: (base, dice) => withParts(base, dice, text => text, dice.pick(['utf16', 'utf16be', 'utf16bare'] as const)) },
  { name: 'lying', change: (base, dice) => recrafted(base, (entries, d) => { const i = at(d, entries.length); return entries.map((entry, k) => (k === i ? { ...entry, told: d.pick<CraftedEntry['told'] & object>([{ size: d.pick(edgeNumbers) }, { packed: d.pick(edgeNumbers) }, { crc: d.pick(edgeNumbers) }, { localAt: d.between(0, 9_999) }, { flags: d.between(0, 0xffff) }, { method: d.between(0, 99) }, { localName: entry.name.toUpperCase() }]) } : entry)) }, dice) },
  { name: 'bomb', change: (base, dice) => recrafted(base, (entries, d) => { const i = at(d, entries.length); const packed = bombOf(d.pick([2, 8, 32, 128])); return entries.map((entry, k) => (k === i ? { ...entry, told: { packedBytes: packed, size: d.pick([entry.data.length, 1_000, 128 * 1024 * 1024]) } } : entry)) }, dice) },
  { name: 'bomb of XML', change: (base, dice) => recrafted(base, (entries, d) => entries.map(entry => (/sheet1\.xml$/i.test(entry.name) ? { ...entry, data: d.pick([`<a>${'<b>'.repeat(200_000)}`, `<a ${'b="1" '.repeat(100_000)}/>`, `<worksheet><sheetData>${'<row><c t="b"/></row>'.repeat(50_000)}</sheetData></worksheet>`, `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`]) } : entry)), dice) },
  { name: 'entries', change: (base, dice) => recrafted(base, (entries, d) => d.pick<readonly CraftedEntry[]>([[...entries, ...entries.slice(0, 1)], entries.slice(1), entries.toReversed(), [...entries, { name: 'xl/../a.xml', data: '<a/>' }], [...entries, ...Array.from({ length: 3_500 }, (_, i) => ({ name: `xl/media/${i}.png`, data: '', stored: true as const }))]]), dice) },
]

const oleKinds: readonly Kind[] = [
  { name: 'record', change: (base, dice) => changed(base, copy => { for (let n = dice.between(1, 6); n > 0; n -= 1) { const i = at(dice, copy.length - 4) & ~1; copy[i] = dice.between(0, 255); copy[i + 1] = dice.pick([0, 0, 1, 2, 8, 16]) } }) },
  { name: 'sectors', change: (base, dice) => changed(base, copy => { const from = 512 * at(dice, copy.length >> 9); const to = 512 * at(dice, copy.length >> 9); copy.copyWithin(to, from, from + 512) }) },
  { name: 'table of sectors', change: (base, dice) => changed(base, copy => { for (let n = dice.between(1, 8); n > 0; n -= 1) putNumber(copy, dice.pick([24 + dice.between(0, 60), 76 + 4 * dice.between(0, 20), 512 + 4 * dice.between(0, 127)]), dice) }) },
]

const textKinds: readonly Kind[] = [
  { name: 'signs', change: (base, dice) => { const i = at(dice, base.length); return joined([base.slice(0, i), new TextEncoder().encode(dice.pick(['"', '""', '\0', '\r', '\n\n', ',,,,', '\t', ';', '\u202e', '\uFEFF', '=1+1', '"\n"'])), base.slice(i)]) } },
  { name: 'wide', change: (base, dice) => joined([base, new TextEncoder().encode(dice.pick([',']).repeat(dice.pick([10, 299, 301, 100_000])))]) },
  { name: 'long', change: (base, dice) => joined([base, new TextEncoder().encode('a'.repeat(dice.pick([32_767, 32_768, 1_000_000])))]) },
]

const xmlEdits: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => replaceOne(text, /<[^>]+>/g, dice, () => ''),
  (text, dice) => replaceOne(text, /<[^>]+>/g, dice, tag => tag + tag),
  (text, dice) => replaceOne(text, /"[^"]*"/g, dice, () => `"${dice.pick(['', '-1', '0', '99999999999', 'A1', 'ZZZZ99999999', 'XFD1048576', 's', 'e', 'd', 'inlineStr', '&bogus;', '&#0;', '&#x10FFFF;', '1.1E+308', 'NaN', '__proto__', 'constructor', '../../x', 'http://x/', '&amp;lt;'])}"`),
  (text, dice) => replaceOne(text, />[^<]+</g, dice, () => `>${dice.pick(['', '0', '-1', '99999999', '1e999', 'TRUE', '&', '&amp;', '<![CDATA[]]>', '<![CDATA[x]]>', '<!-- -->', '\u0001', '\uFFFE', '2020-01-01T00:00:00Z', ' 1 ', '_x0000_', '_xD842_'])}<`),
  (text, dice) => replaceOne(text, /[\s\S]/g, dice, () => dice.pick(['<', '>', '"', '/', '&', '\0', '😀', ''])),
  (text, dice) => replaceOne(text, /<\/?(\w+)/g, dice, tag => tag.replace(/\w+$/, dice.pick(['row', 'c', 'v', 'f', 'is', 't', 'sheetData', 'si', 'x:row', 'mergeCell', 'sheet', 'xf']))),
  (text, dice) => replaceOne(text, / \w+="[^"]*"/g, dice, attribute => dice.pick(['', attribute + attribute, attribute.replace(/\w+=/, '__proto__=')])),
]

function replaceOne(text: string, pattern: RegExp, dice: Dice, put: (found: string) => string): string {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const one = dice.pick(found)
  return text.slice(0, one.index) + put(one[0]) + text.slice(one.index + one[0].length)
}

function withParts(base: Uint8Array, dice: Dice, change: (text: string, dice: Dice) => string, encoding: 'utf8' | 'utf16' | 'utf16be' | 'utf16bare' = 'utf8'): Uint8Array {
  return recrafted(base, (entries, d) => {
    const i = at(d, entries.length)
    return entries.map((entry, k) => (k === i ? { ...entry, data: reencoded(change(new TextDecoder().decode(entry.data as Uint8Array), d), encoding) } : entry))
  }, dice)
}

function reencoded(text: string, encoding: 'utf8' | 'utf16' | 'utf16be' | 'utf16bare'): Uint8Array {
  const wide = Buffer.from((encoding === 'utf16bare' ? '' : '\uFEFF') + text.replace(/encoding="[^"]*"/, 'encoding="UTF-16"'), 'utf16le')
  return encoding === 'utf8' ? new TextEncoder().encode(text) : new Uint8Array(encoding === 'utf16be' ? wide.swap16() : wide)
}

function recrafted(base: Uint8Array, change: (entries: readonly CraftedEntry[], dice: Dice) => readonly CraftedEntry[], dice: Dice): Uint8Array {
  return craftZip(change(Object.entries(unzipSync(base)).map(([name, data]) => ({ name, data })), dice))
}

const bombs = new Map<number, Uint8Array>()

function bombOf(megabytes: number): Uint8Array {
  const known = bombs.get(megabytes) ?? deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20))
  bombs.set(megabytes, known)
  return known
}

function signatures(bytes: Uint8Array): readonly number[] {
  const found = []
  for (let i = 0; i + 4 < bytes.length; i += 1) if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b) found.push(i)
  return found
}

function putNumber(bytes: Uint8Array, place: number, dice: Dice): void {
  const value = dice.chance(0.5) ? dice.pick(edgeNumbers) : dice.between(0, bytes.length)
  new DataView(bytes.buffer).setUint32(Math.max(0, place), value, true)
}

function changed(base: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = base.slice()
  change(copy)
  return copy
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
