/** What is the matter with an XML part, in words without a full stop; `isHostile`: no honest program writes such a thing. */
export interface XmlFault {
  readonly what: string
  readonly isHostile: boolean
}

export const notWellFormed: XmlFault = { what: '的内容不合格式，可能已损坏', isHostile: false }
export const strangeEncoding: XmlFault = { what: '用了不常见的文字编码，不能读取', isHostile: false }
export const withDoctype: XmlFault = { what: '里面有 DOCTYPE 或 ENTITY 声明，正常的表格没有', isHostile: true }
export const tooDeep: XmlFault = { what: '的内容层层嵌套，不是正常的表格', isHostile: true }
export const tooManyAttributes: XmlFault = { what: '的内容里属性过多，不是正常的表格', isHostile: true }

/** An XML part in UTF-8 without a byte order mark; a fault when its bytes are in none of UTF-8 and UTF-16, or say that they are something else. */
export function utf8Xml(bytes: Uint8Array): Uint8Array | XmlFault {
  const wide = wideEncoding(bytes)
  if (wide === null) return narrowXml(bytes)
  const text = decoded(bytes, wide)
  if (text === null) return notWellFormed
  const declared = declaredEncoding(text)
  return declared === null || declared.startsWith('utf-16') ? new TextEncoder().encode(text) : strangeEncoding
}

/** Whether an XML part that nobody reads declares a document type, in whatever encoding. */
export function hasDoctype(bytes: Uint8Array): boolean {
  const wide = wideEncoding(bytes)
  const text = new TextDecoder(wide ?? 'latin1').decode(bytes).replaceAll('\0', '')
  return /<!(?:DOCTYPE|ENTITY)|\+ADwAIQ-?(?:DOCTYPE|ENTITY)|\+ADw-!(?:DOCTYPE|ENTITY)/i.test(text)
}

function narrowXml(bytes: Uint8Array): Uint8Array | XmlFault {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const declared = declaredEncoding(new TextDecoder('latin1').decode(bytes.subarray(start, start + 200)))
  if (declared !== null && declared !== 'utf-8' && declared !== 'utf8' && declared !== 'us-ascii' && declared !== 'ascii') return strangeEncoding
  return decoded(bytes, 'utf-8') === null ? strangeEncoding : bytes.subarray(start)
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = [bytes[0], bytes[1]]
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : null
}

function declaredEncoding(text: string): string | null {
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase() ?? null
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
