import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import { remembered } from '#shared/rules/warnings/rule-input.ts'

/** Whether these words are meant: any part of them, or of their pinyin initials; `hmc` finds 党员花名册, so does 花名. */
export function answersWords(words: string, typed: string): boolean {
  const wished = typed.normalize('NFKC').trim().toLowerCase()
  return words.toLowerCase().includes(wished) || initialsOf(words).includes(wished)
}

const initialsOf = remembered(pinyinInitials)
