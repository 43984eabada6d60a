import type { Refuse } from '../refuse.ts'

/** The words of a text file in UTF-8, UTF-16 or GB 18030, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array, refuse: Refuse): string {
  const found = encodingOf(bytes)
  if (found === null) return refuse('unknownEncoding', '的文字编码认不出来，或者内容不完整', '请用 WPS 或 Excel 打开它核对，另存为 xlsx（Excel 工作簿）后再导入')
  return found
}

function encodingOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes, 'utf-8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  const wide = widthOf(bytes)
  if (wide !== null) return decoded(bytes, wide)
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
}

/** Text in one-byte units has no NUL; in UTF-16 the commas, digits and line breaks have one each, all on the same side. */
function widthOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let [even, odd] = [0, 0]
  const end = Math.min(bytes.length, 65_536)
  for (let i = 0; i < end; i += 1) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  if (even + odd === 0) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** null when it is not in this encoding; a NUL or the like says that it is no text. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return /[\0-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text.replace(/^\uFEFF/, '') // of GB 18030 the decoder leaves the mark
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
