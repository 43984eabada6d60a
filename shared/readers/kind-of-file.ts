/** What the first bytes of a file say that it is; names are often wrong (.xls that is really text, .csv that is really xlsx). */
export type FileKind = { readonly kind: 'zip' } | { readonly kind: 'ole' } | { readonly kind: 'biff' } | { readonly kind: 'text' } | { readonly kind: 'other'; readonly what: string }

export function kindOfFile(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return { kind: 'zip' }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'ole' }
  if (bytes[0] === 9 && (bytes[1] === 0 || bytes[1] === 2 || bytes[1] === 4 || bytes[1] === 8) && (bytes[2] ?? 99) <= 16 && bytes[3] === 0) return { kind: 'biff' }
  const signature = otherSignatures.find(([start]) => startsWith(bytes, start))
  if (signature !== undefined) return { kind: 'other', what: signature[1] }
  return markupOf(bytes) ?? { kind: 'text' }
}

const ascii = (text: string) => [...text].map(c => c.charCodeAt(0))

const otherSignatures: readonly (readonly [readonly number[], string])[] = [
  [ascii('%PDF'), '是 PDF，不是电子表格'],
  [ascii('{\\rtf'), '是 RTF 文档，不是电子表格'],
  [[0xff, 0xd8, 0xff], '是图片，不是电子表格'],
  [[0x89, 0x50, 0x4e, 0x47], '是图片，不是电子表格'],
  [ascii('Rar!'), '是压缩包，不是电子表格'],
  [[0x37, 0x7a, 0xbc, 0xaf], '是压缩包，不是电子表格'],
  [ascii('MIME-Version:'), '是网页文件（MHTML），不是真正的电子表格'],
]

/** Exports of many old systems are web pages or XML under the name .xls. */
function markupOf(bytes: Uint8Array): FileKind | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\0', '').replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart().toLowerCase()
  if (!/^<[!?a-z]/.test(start)) return null
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return { kind: 'other', what: '是 XML 表格（Excel 2003 XML），本程序不能直接读取' }
  if (/<(!doctype html|html|head|meta|body|table|style|div)\b/.test(start)) return { kind: 'other', what: '其实是网页（HTML），不是真正的电子表格' }
  return start.startsWith('<?xml') ? { kind: 'other', what: '是 XML 文件，不是电子表格' } : null
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte)
}
