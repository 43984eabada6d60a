import { printableText } from '#shared/documents/printable-text.ts'

const longest = 31

/** Names that Excel and WPS take: 31 UTF-16 units, none of []:*?/\, no apostrophe at either end, no two alike whatever their case. */
export function sheetNames(wished: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history']) // Excel keeps that one for itself
  return wished.map((wish, i) => {
    const name = firstFree(clean(wish) || `第${i + 1}页`, taken)
    taken.add(name.toLowerCase())
    return name
  })
}

function clean(wish: string): string {
  return shortened(printableText(wish).replace(/[[\]:*?/\\\n]/g, ' ').replace(/^[\s']+|[\s']+$/g, ''), longest)
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const mark = n === 1 ? '' : `(${n})`
    const candidate = shortened(name, longest - mark.length) + mark
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}

/** Without cutting a character in two. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '').replace(/[\s']+$/, '')
}
