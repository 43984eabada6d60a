/** Eight tables: eight bytes a step (the CRC of ZIP, APPNOTE 4.4.7). */
const tables = makeTables()

export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables
  let crc = 0xffff_ffff
  let i = 0
  const end = bytes.length - 7
  for (; i < end; i += 8) {
    const low = crc ^ ((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24))
    crc = (t7[low & 255] ?? 0) ^ (t6[(low >>> 8) & 255] ?? 0) ^ (t5[(low >>> 16) & 255] ?? 0) ^ (t4[low >>> 24] ?? 0)
      ^ (t3[bytes[i + 4] ?? 0] ?? 0) ^ (t2[bytes[i + 5] ?? 0] ?? 0) ^ (t1[bytes[i + 6] ?? 0] ?? 0) ^ (t0[bytes[i + 7] ?? 0] ?? 0)
  }
  for (; i < bytes.length; i += 1) crc = (crc >>> 8) ^ (t0[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0)
  return (crc ^ 0xffff_ffff) >>> 0
}

type Tables = readonly [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]

function makeTables(): Tables {
  const made = Array.from({ length: 8 }, () => new Int32Array(256))
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1
    for (const table of made) {
      table[byte] = value
      value = 0
    }
  }
  for (let byte = 0; byte < 256; byte += 1) {
    for (let k = 1; k < 8; k += 1) {
      const before = made[k - 1]?.[byte] ?? 0
      const table = made[k]
      if (table !== undefined) table[byte] = (before >>> 8) ^ (made[0]?.[before & 255] ?? 0)
    }
  }
  return made as unknown as Tables // eight were made
}
