import { refuseMacros } from '../xlsx/part-names.ts'
import { advices, type Refuse } from '../refuse.ts'

/** Entries of a compound file's directory ([MS-CFB] 2.6.1) are 128 bytes long and lie at multiples of 128. */
const entryBytes = 128
const longestName = 64

/** Refuses a compound file (OLE) that is no plain workbook, by the names of its streams. */
export function refuseUnlessXls(bytes: Uint8Array, refuse: Refuse): void {
  const names = streamNames(bytes)
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) refuse('encrypted', '设有打开密码', '请用 WPS 或 Excel 打开它，取消密码，另存为 xlsx 后再导入')
  if (names.has('WordDocument')) refuse('wrongFormat', '是 Word 文档，不是电子表格', '请把其中的表格复制到 WPS 表格或 Excel，另存为 xlsx 后再导入')
  if (names.has('_VBA_PROJECT_CUR') || names.has('_VBA_PROJECT')) refuseMacros(refuse)
  if (!names.has('Workbook') && !names.has('Book')) refuse('wrongFormat', '里面没有工作簿内容', advices.saveAsXlsx)
}

function streamNames(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 512; at + entryBytes <= bytes.length; at += entryBytes) {
    const length = view.getUint16(at + longestName, true)
    const kind = bytes[at + 66] ?? 0
    if (length < 4 || length > longestName || length % 2 !== 0 || (kind !== 1 && kind !== 2 && kind !== 5) || view.getUint16(at + length - 2, true) !== 0) continue
    names.add(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2)))
  }
  return names
}
