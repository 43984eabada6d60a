import { levelSigns, type WarnLevel } from '#shared/rules/finding.ts'

/** Colour, sign and word together. */
export function LevelMark({ level, word }: { readonly level: WarnLevel; readonly word: string }) {
  return <span className={`level ${level}`}>{levelSigns[level]} {word}</span>
}
