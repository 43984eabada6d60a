import { zlibSync } from 'fflate'

/** A grey PNG of any size, small in bytes: rows of one value. */
export function aPng(width: number, height: number): Uint8Array {
  const raw = new Uint8Array((width + 1) * height).fill(128)
  for (let row = 0; row < height; row++) raw[row * (width + 1)] = 0
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, width)
  header.setUint32(4, height)
  header.setUint8(8, 8)
  return joined([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', new Uint8Array(header.buffer)), chunk('IDAT', zlibSync(raw)), chunk('IEND', new Uint8Array())])
}

/** The segments of a grey JPEG that says it has this size: a flat picture, its scan a few bytes long. */
export function aJpeg(width: number, height: number): Uint8Array {
  const word = (n: number): number[] => [n >> 8, n & 255]
  const table = [0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(16)]
  const frame = [0xff, 0xc0, 0, 11, 8, ...word(height), ...word(width), 1, 1, 0x11, 0]
  const dc = [0xff, 0xc4, 0, 20, 0, 1, ...Array<number>(15).fill(0), 0]
  const ac = [0xff, 0xc4, 0, 20, 0x10, 1, ...Array<number>(15).fill(0), 0]
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  const scan = new Uint8Array(Math.ceil(blocks / 4)) // two bits a block: no difference, end of block
  return joined([new Uint8Array([0xff, 0xd8, ...table, ...frame, ...dc, ...ac, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]), scan, new Uint8Array([0xff, 0xd9])])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
