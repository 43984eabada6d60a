import { pinyin } from 'pinyin-pro'

/** Text as it is compared: one width, one case, one composition. Never stored. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The words of what was typed; each must be found. */
export function wordsOf(typed: string): readonly string[] {
  return folded(typed).split(/\s+/).filter(word => word !== '')
}

/** For each character of a name the letters that its readings may begin with: `['z', 'z']`, 曾 → `'zc'`. */
export type Initials = readonly string[]

const lettersOf = new Map<string, string>()

/** Readings in use for names that the pinyin tables don't list. */
const furtherReadings: Readonly<Record<string, string>> = { 𬘭: 'l' }

export function initialsOf(name: string): Initials {
  return [...name].map(character => {
    const known = lettersOf.get(character)
    if (known !== undefined) return known
    const readings = pinyin(character, { multiple: true, pattern: 'first', toneType: 'none', type: 'array' })
    const letters = [...new Set(readings.map(letter => folded(letter)).filter(letter => /^[a-z]$/.test(letter)))].join('') + (furtherReadings[character] ?? '')
    lettersOf.set(character, letters)
    return letters
  }).filter(letters => letters !== '')
}

/** `zeng1曾 le4乐`: a name as a roster is ordered, surnames read as surnames, namesakes of one sound kept together. */
export function spelled(name: string): string {
  const characters = [...name]
  const syllables = pinyin(name, { surname: 'head', toneType: 'num', type: 'array' })
  return characters.map((character, i) => `${syllables[i] ?? ''}${character}`).join(' ')
}

/** Whether the typed letters are initials of neighbouring characters of the name, in any of their readings. */
export function matchesInitials(initials: Initials, typed: string): boolean {
  if (!/^[a-z]+$/.test(typed)) return false
  for (let start = 0; start + typed.length <= initials.length; start++) {
    let at = 0
    while (at < typed.length && initials[start + at]?.includes(typed.charAt(at)) === true) at += 1
    if (at === typed.length) return true
  }
  return false
}

/** A stretch of text around the first word that is found in it, for showing where; empty when none is. */
export function excerptOf(text: string, comparable: string, words: readonly string[], around = 18): string {
  const word = words.find(w => comparable.includes(w))
  if (word === undefined) return ''
  const shown = text.length === comparable.length ? text : comparable
  const at = comparable.indexOf(word)
  const from = wholeCharacter(shown, Math.max(0, at - around))
  const to = wholeCharacter(shown, Math.min(shown.length, at + word.length + around))
  return `${from > 0 ? '…' : ''}${shown.slice(from, to)}${to < shown.length ? '…' : ''}`.replaceAll('\n', ' ')
}

/** Not between the two halves of a rare character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
