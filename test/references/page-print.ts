import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTemporaryFolder } from '../support/in-temporary-folder.ts'
import { placedWords } from '../support/read-pdf.ts'
import { run } from '../support/tools.ts'

/** What is kept of a page for comparing: every word with its place, and how dark each square is. Small, and readable in a diff. */
export interface PagePrint {
  readonly title: string
  readonly pages: number
  /** Text, then left and top in millimetres. */
  readonly words: readonly (readonly [text: string, left: number, top: number])[]
  /** A line of squares a string, from white `0` to black `f`. */
  readonly ink: readonly string[]
}

const squareMm = 5

/** The first page of a PDF. */
export async function pagePrint(title: string, { bytes, pages }: { readonly bytes: Uint8Array; readonly pages: number }): Promise<PagePrint> {
  const words = (await placedWords(bytes)).filter(({ page }) => page === 0)
  return { title, pages, words: words.map(({ text, left, top }) => [text, rounded(left), rounded(top)] as const), ink: await inkOf(bytes) }
}

function rounded(mm: number): number {
  return Math.round(mm * 10) / 10
}

/** Drawn at one dot a millimetre, then the mean of each square. */
async function inkOf(bytes: Uint8Array): Promise<string[]> {
  return inTemporaryFolder(async folder => {
    const file = join(folder, 'page.pdf')
    await writeFile(file, bytes)
    await run('pdftoppm', ['-gray', '-r', '25.4', '-l', '1', '-singlefile', file, join(folder, 'page')])
    const { width, height, dots } = grayOf(await readFile(join(folder, 'page.pgm')))
    return Array.from({ length: Math.floor(height / squareMm) }, (_, row) => Array.from({ length: Math.floor(width / squareMm) }, (_, column) => {
      let white = 0
      for (let y = 0; y < squareMm; y++) for (let x = 0; x < squareMm; x++) white += dots[(row * squareMm + y) * width + column * squareMm + x] ?? 255
      return Math.round(15 * (1 - white / (255 * squareMm * squareMm))).toString(16)
    }).join(''))
  })
}

/** A picture of the kind P5: its head in words, then a byte a dot. */
function grayOf(file: Buffer): { readonly width: number; readonly height: number; readonly dots: Uint8Array } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 64).toString('latin1'))
  if (head === null) throw new Error('no gray picture')
  return { width: Number(head[1]), height: Number(head[2]), dots: file.subarray(head[0].length) }
}

/** Other versions of the tools round otherwise: what is less than these is the same. */
const mostMoved = 1
const mostInk = 2
const mostSquares = 0.01

/** What is different now, in words; empty = the same page. */
export function differences(kept: PagePrint, now: PagePrint): readonly string[] {
  const told: string[] = []
  if (kept.pages !== now.pages) told.push(`${kept.pages} pages became ${now.pages}`)
  const [before, after] = [counted(kept), counted(now)]
  const gone = [...before.keys()].filter(word => !after.has(word))
  const come = [...after.keys()].filter(word => !before.has(word))
  if (gone.length > 0) told.push(`gone: ${some(gone)}`)
  if (come.length > 0) told.push(`new: ${some(come)}`)
  const moved = [...before].flatMap(([word, [left, top]]) => {
    const [newLeft, newTop] = after.get(word) ?? [left, top]
    const by = Math.max(Math.abs(newLeft - left), Math.abs(newTop - top))
    return by > mostMoved ? [`${word.replace(/ \d+$/, '')} by ${rounded(by)} mm`] : []
  })
  if (moved.length > 0) told.push(`moved: ${some(moved)}`)
  const squares = inkChanged(kept.ink, now.ink)
  if (squares.changed > squares.all * mostSquares) told.push(`lines or shades: ${squares.changed} of ${squares.all} squares look otherwise`)
  return told
}

/** The same word is told apart by its count: `— 3`. */
function counted({ words }: PagePrint): Map<string, readonly [number, number]> {
  const counts = new Map<string, number>()
  return new Map(words.map(([text, left, top]) => {
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    return [`${text} ${count}`, [left, top]]
  }))
}

function some(words: readonly string[]): string {
  return `${words.slice(0, 8).join('、')}${words.length > 8 ? ` … (${words.length})` : ''}`
}

function inkChanged(kept: readonly string[], now: readonly string[]): { readonly changed: number; readonly all: number } {
  const all = kept.join('').length
  if (kept.length !== now.length || all !== now.join('').length) return { changed: all, all }
  const level = (line: string | undefined, at: number): number => parseInt(line?.[at] ?? '0', 16)
  const changed = kept.reduce((sum, line, row) => sum + [...line].filter((_, at) => Math.abs(level(line, at) - level(now[row], at)) > mostInk).length, 0)
  return { changed, all }
}
