import { csvRecords, type Delimiter } from './csv-rows.ts'

const looked = 200

/** Comma, tab or semicolon: the one that cuts the most rows into the same number of columns. Excel's own first line `sep=;` decides. */
export function delimiterOf(text: string): Delimiter {
  const told = /^sep=([,;\t])\r?\n/.exec(text)?.[1]
  if (told === ',' || told === ';' || told === '\t') return told
  const candidates: readonly Delimiter[] = [',', '\t', ';']
  const best = candidates.map(delimiter => ({ delimiter, score: score(text, delimiter) })).sort((a, b) => b.score - a.score)[0]
  return best === undefined || best.score === 0 ? ',' : best.delimiter
}

function score(text: string, delimiter: Delimiter): number {
  const rowsOfWidth = new Map<number, number>()
  let seen = 0
  for (const { fields } of csvRecords(text, delimiter)) {
    if (seen++ === looked || fields === null) break
    if (fields.length > 1) rowsOfWidth.set(fields.length, (rowsOfWidth.get(fields.length) ?? 0) + 1)
  }
  return Math.max(0, ...[...rowsOfWidth].map(([width, rows]) => rows * (width - 1)))
}
