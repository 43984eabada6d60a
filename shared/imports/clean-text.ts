/** Names are one line and hold nothing invisible; free text keeps its lines and shows what was invisible. */
export type TextKind = 'name' | 'freeText'

/** Why a character could not stay as it was. */
export type ChangeCause = 'control' | 'nonCharacter' | 'brokenCharacter' | 'direction' | 'invisible' | 'lineBreak'
export interface TextChange {
  readonly cause: ChangeCause
  readonly action: 'removed' | 'shown' | 'replaced'
  /** `U+202E`. */
  readonly code: string
  /** Where the character stood, counted in characters from 1. */
  readonly position: number
}

/** Text that screens, Word, PDF and file names can carry, with every change reported; nothing else is touched, not even by Unicode normalisation. */
export function cleanText(text: string, kind: TextKind): { readonly text: string; readonly changes: readonly TextChange[] } {
  if (isOrdinary(text)) return { text, changes: [] }
  const changes: TextChange[] = []
  let position = 0
  let clean = ''
  for (const character of withPlainLineBreaks(text)) {
    position += 1
    const code = character.codePointAt(0) ?? 0
    const treatment = treatmentOf(code, kind, position)
    clean += treatment === null ? character : treatment.put
    if (treatment !== null) changes.push({ cause: treatment.cause, action: treatment.action, code: codeName(code), position })
  }
  return { text: clean, changes }
}

/** Nothing in it can need cleaning. */
export function isOrdinary(text: string): boolean {
  return !suspicious.test(text)
}

/** What was done, for the clerk to read. */
export function changeMessage(change: TextChange): string {
  const place = `第 ${change.position} 个字符是${causeNames[change.cause]}`
  switch (change.action) {
    case 'removed': return `${place}，已删去`
    case 'shown': return `${place}，已改为看得见的标记 〈${change.code}〉`
    case 'replaced': return change.cause === 'brokenCharacter' ? `${place}，已改为 ${replacement}，请补上原字` : `${place}，已改为空格`
  }
}

/** Characters of the private-use area (old GB 18030 rare characters): kept, yet other PCs may show another glyph. */
export function privateUseCharacters(text: string): readonly string[] {
  return [...new Set(text.match(/\p{Co}/gu) ?? [])]
}

const causeNames: Readonly<Record<ChangeCause, string>> = {
  control: '看不见的控制符', nonCharacter: '无效字符', brokenCharacter: '残缺的字符', direction: '改变文字方向的控制符', invisible: '看不见的字符',
  lineBreak: '换行或制表符',
}

const replacement = '\uFFFD'
/** A quick look that lets ordinary text pass at once. */
const suspicious = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\u2028\u2029]/u

/** Line breaks of other systems are the same line break, so they are no change to report. */
function withPlainLineBreaks(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n')
}

interface Treatment {
  readonly cause: ChangeCause
  readonly action: TextChange['action']
  readonly put: string
}

function treatmentOf(code: number, kind: TextKind, position: number): Treatment | null {
  if (code === 0x09 || code === 0x0a) return kind === 'name' ? { cause: 'lineBreak', action: 'replaced', put: ' ' } : null
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return { cause: 'control', action: 'removed', put: '' }
  if (code >= 0xd800 && code <= 0xdfff) return { cause: 'brokenCharacter', action: 'replaced', put: replacement }
  if ((code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) return { cause: 'nonCharacter', action: 'removed', put: '' }
  if (code === byteOrderMark && position === 1) return { cause: 'invisible', action: 'removed', put: '' }
  if (within(code, directionControls)) return unseen('direction', code, kind)
  if (within(code, invisibles)) return unseen('invisible', code, kind)
  return null
}

function unseen(cause: ChangeCause, code: number, kind: TextKind): Treatment {
  return kind === 'name' ? { cause, action: 'removed', put: '' } : { cause, action: 'shown', put: `〈${codeName(code)}〉` }
}

const byteOrderMark = 0xfeff
const directionControls = [[0x061c, 0x061c], [0x200e, 0x200f], [0x202a, 0x202e], [0x2066, 0x2069]] as const
/** Zero-width characters, soft hyphen, invisible operators, annotation and tag characters. Variation selectors (IVS) are not among them. */
const invisibles = [
  [0x00ad, 0x00ad], [0x180e, 0x180e], [0x200b, 0x200d], [0x2060, 0x2064], [0x206a, 0x206f], [0xfeff, 0xfeff], [0xfff9, 0xfffb], [0xe0000, 0xe007f],
] as const

function within(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to)
}

function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
