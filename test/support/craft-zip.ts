import { deflateRawSync } from 'node:zlib'
import { crc32 } from '#shared/readers/zip/crc32.ts'

/** One file of a ZIP, with whatever lies its headers shall tell. */
export interface CraftedEntry {
  readonly name: string
  readonly data: Uint8Array | string
  readonly stored?: true
  readonly told?: { readonly size?: number; readonly packed?: number; readonly crc?: number; readonly localName?: string; readonly flags?: number; readonly method?: number; readonly localAt?: number; readonly packedBytes?: Uint8Array }
}

/** A ZIP byte by byte: headers say what `told` says. */
export function craftZip(entries: readonly CraftedEntry[], { count, tail = new Uint8Array() }: { readonly count?: number; readonly tail?: Uint8Array } = {}): Uint8Array {
  const chunks: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, data, stored, told = {} } of entries) {
    const raw = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)
    const packed = told.packedBytes === undefined ? (stored === true ? raw : deflateRawSync(raw)) : Buffer.from(told.packedBytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(told.flags ?? 0x800, 2)
    common.writeUInt16LE(told.method ?? (stored === true ? 0 : 8), 4)
    common.writeUInt32LE(told.crc ?? crc32(raw), 10)
    common.writeUInt32LE(told.packed ?? packed.length, 14)
    common.writeUInt32LE(told.size ?? raw.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const localCommon = Buffer.from(common)
    const localName = Buffer.from(told.localName ?? name)
    localCommon.writeUInt16LE(localName.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), localCommon, localName, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(told.localAt ?? at, 10)
    central.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, place, Buffer.from(name)]))
    chunks.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count ?? entries.length, 8)
  end.writeUInt16LE(count ?? entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...chunks, directory, end, Buffer.from(tail)]))
}
