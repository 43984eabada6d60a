import { spreadsheetLimits } from '../limits.ts'

const colon = 0x3a
const oneLetter = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

/** An opening tag where it stands; used again for each, so that a million cells make no objects. */
export class Tag {
  readonly #bytes: Uint8Array
  /** nameFrom, nameTo, valueFrom, valueTo of each attribute. */
  readonly #places = new Int32Array(spreadsheetLimits.xmlAttributes * 4)
  #count = 0
  from = 0
  to = 0
  isClosed = false
  nameTo = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  begin(from: number, to: number, isClosed: boolean): void {
    this.from = from
    this.to = to
    this.isClosed = isClosed
    this.#count = 0
  }

  /** Without its prefix. */
  get name(): string {
    return this.nameOf(this.from + 1, this.nameTo)
  }

  nameOf(from: number, to: number): string {
    const start = this.#localFrom(from, to)
    const first = this.#bytes[start] ?? 0
    return to - start === 1 && first < 128 ? (oneLetter[first] ?? '') : this.#word(start, to)
  }

  /** false when there are too many. */
  add(nameFrom: number, nameTo: number, valueFrom: number, valueTo: number): boolean {
    if (this.#count === spreadsheetLimits.xmlAttributes) return false
    const at = this.#count * 4
    this.#places[at] = nameFrom
    this.#places[at + 1] = nameTo
    this.#places[at + 2] = valueFrom
    this.#places[at + 3] = valueTo
    this.#count += 1
    return true
  }

  attributeFrom(index: number): number {
    return this.#places[index * 4] ?? 0
  }

  valueFrom(index: number): number {
    return this.#places[index * 4 + 2] ?? 0
  }

  valueTo(index: number): number {
    return this.#places[index * 4 + 3] ?? 0
  }

  /** The value with the five entities and numeric references resolved; null when there is no such attribute. */
  value(name: string): string | null {
    const index = this.indexOf(name)
    return index === -1 ? null : plainText(this.#text(this.valueFrom(index), this.valueTo(index)))
  }

  /** The attribute of that name, prefix or not; -1 when it is not there. */
  indexOf(name: string): number {
    for (let index = 0; index < this.#count; index += 1) {
      const to = this.#places[index * 4 + 1] ?? 0
      const from = to - name.length
      const whole = this.#places[index * 4] ?? 0
      if (from < whole || (from > whole && this.#bytes[from - 1] !== colon)) continue
      let i = 0
      while (i < name.length && this.#bytes[from + i] === name.charCodeAt(i)) i += 1
      if (i === name.length) return index
    }
    return -1
  }

  #localFrom(from: number, to: number): number {
    for (let i = to - 1; i >= from; i -= 1) {
      if (this.#bytes[i] === colon) return i + 1
    }
    return from
  }

  /** Names are short and nearly always ASCII. */
  #word(from: number, to: number): string {
    let word = ''
    for (let i = from; i < to; i += 1) {
      const byte = this.#bytes[i] ?? 0
      if (byte >= 128) return this.#text(from, to)
      word += oneLetter[byte] ?? ''
    }
    return word
  }

  #text(from: number, to: number): string {
    return new TextDecoder().decode(this.#bytes.subarray(from, to))
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its references resolved; only of text that the scan has passed. */
export function plainText(raw: string): string {
  return raw.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal))
  })
}
