import { pinyin } from 'pinyin-pro'

/** `zz` for 张喆: the first letters of a name's syllables, surnames read as surnames (单于, 仇, 朴). A character without a reading is left out. */
export function pinyinInitials(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head', type: 'array' })
  return letters.join('').toLowerCase().replace(/[^a-z]/g, '')
}
