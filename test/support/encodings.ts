/** A text as it may lie on a Chinese PC: UTF-8, UTF-16LE, GB18030. */
export function inEncodings(text: string): readonly Buffer[] {
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), gb18030(text)]
}

/** The two-byte part is what the decoder maps back; built from it, because Node only decodes. */
const twoBytes = new Map<string, Buffer>()

function gb18030(text: string): Buffer {
  if (twoBytes.size === 0) {
    const decoder = new TextDecoder('gb18030')
    for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) twoBytes.set(decoder.decode(Buffer.from([lead, trail])), Buffer.from([lead, trail]))
    }
  }
  return Buffer.concat([...text].map(character => (character < '\u0080' ? Buffer.from(character) : twoBytes.get(character) ?? Buffer.from('?'))))
}
