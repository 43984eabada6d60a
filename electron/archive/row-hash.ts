import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/archive/canonical-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** A row's canonical JSON as the journal keeps it, and `_h`, the hash of the row with its revision (formats.md §3): the same as `rowHash` of #shared, made in one pass. */
export function sealedTexts(value: Fields, rev: number): { readonly json: string; readonly hash: string } {
  const keys = Object.keys(value).filter(key => value[key] !== undefined).sort()
  const fields = keys.map(key => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  const after = keys.findIndex(key => key > 'rev')
  const place = after === -1 ? keys.length : after
  const withRev = [...fields.slice(0, place), `"rev":${rev}`, ...fields.slice(place)]
  return { json: `{${fields.join(',')}}`, hash: sha256(`{${withRev.join(',')}}`).toString('hex') }
}

/** A row as the archive answers with it: the journal's value with its revision and `_h`. */
export function storedRow(value: Fields, rev: number): Fields & { readonly rev: number; readonly _h: string } {
  return { ...value, rev, _h: sealedTexts(value, rev).hash }
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
