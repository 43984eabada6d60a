import type { Edit } from './edits.ts'

const [ampersand, hash, semicolon, letterX] = [0x26, 0x23, 0x3b, 0x78] as const
const named = ['amp', 'lt', 'gt', 'quot', 'apos']

/** `&amp;` and its four brothers, and numbers of characters that XML allows; anything else is a fault. Characters beyond U+FFFF are put plainly. */
export function checkReferences(bytes: Uint8Array, from: number, to: number, edits: Edit[], fault: () => never): void {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== ampersand) continue
    const end = bytes.indexOf(semicolon, at)
    if (end === -1 || end >= to || end - at > 12) fault()
    const name = String.fromCharCode(...bytes.subarray(at + 1, end))
    if (bytes[at + 1] === hash) {
      const code = bytes[at + 2] === letterX ? hexCode(name.slice(2)) : decimalCode(name.slice(1))
      if (!isXmlCharacter(code)) fault()
      if (code > 0xffff) edits.push({ from: at, to: end + 1, put: String.fromCodePoint(code) })
    } else if (!named.includes(name)) fault()
    at = end
  }
}

function hexCode(digits: string): number {
  return /^[0-9a-fA-F]+$/.test(digits) ? parseInt(digits, 16) : -1
}

function decimalCode(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : -1
}

/** XML 1.0, production 2. */
function isXmlCharacter(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
