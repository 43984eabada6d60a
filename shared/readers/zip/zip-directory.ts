import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { endOfDirectory, sizesOf } from './zip-records.ts'

/** One file inside a ZIP, as the central directory tells it; nothing of it is believed but where its bytes lie. */
export interface ZipEntry {
  /** With forward slashes. */
  readonly name: string
  readonly isDeflated: boolean
  readonly packed: Uint8Array
  readonly toldBytes: number
  readonly crc: number
}

const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const centralHeaderBytes = 46
const localHeaderBytes = 30
/** Encrypted, strongly encrypted, masked headers. */
const encryptedFlags = 0b10_0000_0100_0001

/** The entries of a ZIP whose directory and headers say the same, each entry with bytes of its own. */
export function zipDirectory(bytes: Uint8Array, refuse: Refuse): readonly ZipEntry[] {
  const damaged = (what: string) => refuse('damaged', what, advices.anotherCopy)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return damaged('不完整，可能没有复制或下载完')
  if (end.count > spreadsheetLimits.zipEntries) return refuse('excessive', `里面有 ${end.count} 个部件，超过 ${spreadsheetLimits.zipEntries} 个，不是正常的表格`, advices.askSender)
  const placed: { readonly entry: ZipEntry; readonly from: number; readonly to: number }[] = []
  let at = end.offset
  for (let i = 0; i < end.count; i += 1) {
    if (at + centralHeaderBytes > end.at || view.getUint32(at, true) !== centralSignature) return damaged('的目录不完整，可能已损坏')
    const header = centralHeader(view, at)
    at = header.end
    const sizes = sizesOf(view, header)
    if (at > end.at || sizes === null) return damaged('的目录前后不一致，可能已损坏')
    if ((header.flags & encryptedFlags) !== 0) return refuse('encrypted', '设有密码', '请用 WPS 或 Excel 打开它，取消密码，另存为 xlsx 后再导入')
    if (header.method !== 0 && header.method !== 8) return damaged('用了不常见的压缩方法，不能读取')
    const dataAt = localDataAt(bytes, view, sizes.localAt, header)
    if (dataAt === null || dataAt + sizes.packed > end.offset) return damaged('里面的部件与目录对不上，可能已损坏')
    const name = nameAt(bytes, header)
    placed.push({
      entry: { name, isDeflated: header.method === 8, packed: bytes.subarray(dataAt, dataAt + sizes.packed), toldBytes: sizes.inflated, crc: header.crc },
      from: sizes.localAt, to: dataAt + sizes.packed,
    })
  }
  if (overlaps(placed)) return refuse('excessive', '里面的部件互相重叠，不是正常的表格', advices.askSender)
  if (new Set(placed.map(({ entry }) => entry.name.toLowerCase())).size < placed.length) return refuse('excessive', '里面有重名的部件，不是正常的表格', advices.askSender)
  return placed.map(({ entry }) => entry)
}

interface CentralHeader {
  readonly at: number
  readonly end: number
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly nameLength: number
  readonly extraLength: number
}

function centralHeader(view: DataView, at: number): CentralHeader {
  const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
  return {
    at, end: at + centralHeaderBytes + nameLength + extraLength + commentLength, nameLength, extraLength,
    flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true),
  }
}

/** Where the bytes begin; null when the local header is not there or names another file or method. */
function localDataAt(bytes: Uint8Array, view: DataView, at: number, header: CentralHeader): number | null {
  if (at + localHeaderBytes > bytes.length || view.getUint32(at, true) !== localSignature) return null
  const sameMethod = view.getUint16(at + 8, true) === header.method && (view.getUint16(at + 6, true) & encryptedFlags) === 0
  const nameLength = view.getUint16(at + 26, true)
  const dataAt = at + localHeaderBytes + nameLength + view.getUint16(at + 28, true)
  if (!sameMethod || nameLength !== header.nameLength || dataAt > bytes.length) return null
  for (let i = 0; i < nameLength; i += 1) {
    if (bytes[at + localHeaderBytes + i] !== bytes[header.at + centralHeaderBytes + i]) return null
  }
  return dataAt
}

function nameAt(bytes: Uint8Array, { at, flags, nameLength }: CentralHeader): string {
  const raw = bytes.subarray(at + centralHeaderBytes, at + centralHeaderBytes + nameLength)
  return new TextDecoder((flags & 0x800) === 0 ? 'latin1' : 'utf-8').decode(raw).replaceAll('\\', '/')
}

function overlaps(placed: readonly { readonly from: number; readonly to: number }[]): boolean {
  const sorted = [...placed].sort((a, b) => a.from - b.from)
  return sorted.some(({ from }, i) => i > 0 && from < (sorted[i - 1]?.to ?? 0))
}
