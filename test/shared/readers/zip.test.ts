import { crc32 as nodeCrc32 } from 'node:zlib'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refuserOf } from '#shared/readers/refuse.ts'
import { crc32 } from '#shared/readers/zip/crc32.ts'
import { inflateEntry } from '#shared/readers/zip/inflate-entry.ts'
import { storedZip } from '#shared/readers/zip/stored-zip.ts'
import { zipDirectory } from '#shared/readers/zip/zip-directory.ts'
import { craftZip } from '../../support/craft-zip.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const refuse = refuserOf('a.xlsx')

test.each([0, 1, 7, 8, 9, 1_000, 65_537])('the checksum of %i bytes is that of zlib', length => {
  const data = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 3)) & 255)
  expect(crc32(data)).toBe(nodeCrc32(data))
})

test('a stored package is read back by another program as it was put in, pieces joined', () => {
  const zip = storedZip([{ name: 'a.xml', pieces: [bytes('甲'), bytes('乙')] }, { name: 'b/c.xml', pieces: [] }])
  expect(Object.entries(unzipSync(zip)).map(([name, data]) => [name, new TextDecoder().decode(data)])).toEqual([['a.xml', '甲乙'], ['b/c.xml', '']])
  expect(zipDirectory(zip, refuse).map(entry => [entry.name, entry.packed.length])).toEqual([['a.xml', 6], ['b/c.xml', 0]])
})

test('entries come out as they went in, deflated and stored, and are counted', () => {
  const data = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i) & 255)
  const allowance = { left: 500_000 }
  const entries = zipDirectory(craftZip([{ name: 'a.bin', data }, { name: 'b.bin', data, stored: true }, { name: 'empty.bin', data: '' }]), refuse)
  const out = entries.map(entry => inflateEntry(entry, allowance, refuse))
  expect([data, data, new Uint8Array()].map((expected, i) => Buffer.compare(out[i]!, expected))).toEqual([0, 0, 0])
  expect(allowance.left).toBe(100_000)
})

test('the last byte of the allowance may be taken, the next may not', () => {
  const [entry] = zipDirectory(craftZip([{ name: 'a.bin', data: 'abc' }]), refuse)
  expect(inflateEntry(entry!, { left: 3 }, refuse)).toHaveLength(3)
  expect(() => inflateEntry(entry!, { left: 2 }, refuse)).toThrow(/展开后超过 300 MB/)
})

test('a ZIP with a comment, and one with names of Windows, are read', () => {
  const zip = craftZip([{ name: 'xl\\workbook.xml', data: '<a/>' }])
  zip[zip.length - 2] = 3
  expect(zipDirectory(new Uint8Array([...zip, 65, 66, 67]), refuse).map(entry => entry.name)).toEqual(['xl/workbook.xml'])
})

test('sizes in a ZIP64 field are found; a header that promises one and has none is refused', () => {
  const zip = Buffer.from(craftZip([{ name: 'a.bin', data: 'abc', stored: true }]))
  const central = zip.indexOf(Buffer.from('504b0102', 'hex'))
  const nameEnd = central + 46 + 5
  const field = Buffer.alloc(20)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(16, 2)
  field.writeBigUInt64LE(3n, 4)
  field.writeBigUInt64LE(3n, 12)
  zip.writeUInt32LE(0xffff_ffff, central + 20)
  zip.writeUInt32LE(0xffff_ffff, central + 24)
  expect(() => zipDirectory(new Uint8Array(zip), refuse)).toThrow(/目录前后不一致/)
  zip.writeUInt16LE(20, central + 30)
  const longer = Buffer.concat([zip.subarray(0, nameEnd), field, zip.subarray(nameEnd)])
  longer.writeUInt32LE(46 + 5 + 20, longer.length - 10)
  expect(zipDirectory(new Uint8Array(longer), refuse).map(entry => [entry.name, entry.packed.length, entry.toldBytes])).toEqual([['a.bin', 3, 3]])
})
