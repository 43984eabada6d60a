import { createHash, hash } from 'node:crypto'
import { canonicalJson } from '#shared/archive/canonical-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** A row's canonical JSON in UTF-8 as the journal keeps it, and `_h`, the hash of the row with its revision (formats.md §3): the same as `rowHash` of #shared, made and encoded once. */
export function sealedTexts(value: Fields, rev: number): { readonly json: Buffer; readonly hash: string } {
  const before: string[] = []
  const behind: string[] = []
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) (key < 'rev' ? before : behind).push(`${canonicalJson(key)}:${canonicalJson(value[key])}`)
  }
  const head = Buffer.from(`{${before.join(',')}${before.length === 0 ? '' : ','}`, 'utf8')
  const tail = Buffer.from(`${behind.length === 0 ? '' : ','}${behind.join(',')}}`, 'utf8')
  const hash = createHash('sha256').update(head).update(`"rev":${rev}`).update(tail).digest('hex')
  return { json: Buffer.concat([behind.length === 0 && before.length > 0 ? head.subarray(0, -1) : head, behind.length === 0 ? tail : tail.subarray(1)]), hash }
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
    const token = hash('sha256', `${table}\n${id}\n${h}`, 'buffer')
    for (let i = 0; i < this.sum.length; i++) this.sum[i] = (this.sum[i] ?? 0) ^ (token[i] ?? 0)
  }

  hex(): string {
    return this.sum.toString('hex')
  }
}
