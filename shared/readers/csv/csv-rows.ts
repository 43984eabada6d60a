export type Delimiter = ',' | '\t' | ';'

/** One record of a CSV file; `line` is where it begins, from 1. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/** RFC 4180, with any line end and any of the delimiters; a quote inside an unquoted field is a character. `null` at the end: a quote was never closed, from that line on. */
export function* csvRecords(text: string, delimiter: Delimiter): Generator<CsvRecord | { readonly line: number; readonly fields: null }> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const fields: string[] = []
    const startLine = line
    for (;;) {
      if (text[at] === '"') {
        const quoted = quotedField(text, at)
        if (quoted === null) return void (yield { line: startLine, fields: null })
        const rest = endOfField(text, quoted.end, delimiter)
        fields.push(quoted.value + text.slice(quoted.end, rest))
        line += lineBreaksIn(text, at, quoted.end)
        at = rest
      } else {
        const end = endOfField(text, at, delimiter)
        fields.push(text.slice(at, end))
        at = end
      }
      if (text[at] !== delimiter) break
      at += 1
    }
    yield { line: startLine, fields }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
  }
}

function endOfField(text: string, from: number, delimiter: Delimiter): number {
  let at = from
  while (at < text.length) {
    const c = text[at]
    if (c === delimiter || c === '\n' || c === '\r') return at
    at += 1
  }
  return at
}

function quotedField(text: string, open: number): { readonly value: string; readonly end: number } | null {
  let value = ''
  let from = open + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return null
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function lineBreaksIn(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i += 1) {
    if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) count += 1
  }
  return count
}
