import type { ListPage } from './list-query.ts'

/** What a packed row must have; a row of people has no excerpt. */
export interface PackableRow {
  readonly id: string
  readonly excerpt?: string
}

/**
 * A page on its way between threads: rows that the window has already are numbers. A search whose every minute matches then costs
 * kilobytes, not megabytes, at each keystroke.
 */
export interface PackedPage<Row> extends Omit<ListPage<Row>, 'rows'> {
  readonly numbers: Uint32Array
  /** The rows that come for the first time, in the order of their numbers from `first` on, without excerpt. */
  readonly news: readonly Row[]
  /** All rows from this number on are forgotten: 0 after a change. */
  readonly first: number
  /** By place in the page; missing = no row has one. */
  readonly excerpts?: readonly string[]
}

/** The worker's side. `forget` when rows have changed: numbers begin anew. */
export function pagePacker<Row extends PackableRow>(): { pack(page: ListPage<Row>): PackedPage<Row>; forget(): void } {
  const sent = new Map<string, { readonly number: number; readonly row: Row }>()
  let next = 0
  const numberOf = (row: Row, news: Row[]): number => {
    const known = sent.get(row.id)
    if (known !== undefined && (known.row === row || hasExcerpt(row))) return known.number
    const base = hasExcerpt(row) ? { ...row, excerpt: '' } : row
    const number = next++
    sent.set(row.id, { number, row: base })
    news.push(base)
    return number
  }
  return {
    pack: ({ rows, ...page }) => {
      const news: Row[] = []
      const first = next
      const numbers = Uint32Array.from(rows, row => numberOf(row, news))
      return { ...page, numbers, news, first, ...(rows.some(hasExcerpt) ? { excerpts: rows.map(row => row.excerpt ?? '') } : {}) }
    },
    forget: () => {
      sent.clear()
      next = 0
    },
  }
}

/** The window's side. */
export function pageUnpacker<Row extends PackableRow>(): { unpack(page: PackedPage<Row>): ListPage<Row> } {
  const held: Row[] = []
  return {
    unpack: ({ numbers, news, first, excerpts, ...page }) => {
      held.length = Math.min(held.length, first)
      for (const row of news) held.push(row)
      const rows = Array.from(numbers, number => {
        const row = held[number]
        if (row === undefined) throw new Error(`a list names row ${number}, which never came`)
        return row
      })
      return { ...page, rows: excerpts === undefined ? rows : rows.map((row, place) => withExcerpt(row, excerpts[place] ?? '')) }
    },
  }
}

function hasExcerpt(row: PackableRow): boolean {
  return row.excerpt !== undefined && row.excerpt !== ''
}

function withExcerpt<Row extends PackableRow>(row: Row, excerpt: string): Row {
  return excerpt === '' ? row : { ...row, excerpt }
}
