import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/archive/canonical-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** A row as the archive answers with it: the journal's value with its revision and `_h`. The same hash as `rowHash` of #shared, by the system's SHA-256. */
export function storedRow(value: Fields, rev: number): Fields & { readonly rev: number; readonly _h: string } {
  const row = { ...value, rev }
  return { ...row, _h: sha256(canonicalJson(row)).toString('hex') }
}

/** The view's hash (formats.md §3), kept up row by row. */
export class ViewHash {
  private readonly sum: Buffer

  constructor(hex: string) {
    this.sum = Buffer.from(hex, 'hex')
  }

  toggle(table: string, id: string, h: string): void {
    const token = sha256(`${table}\n${id}\n${h}`)
    for (let i = 0; i < this.sum.length; i++) this.sum[i] = (this.sum[i] ?? 0) ^ (token[i] ?? 0)
  }

  hex(): string {
    return this.sum.toString('hex')
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
