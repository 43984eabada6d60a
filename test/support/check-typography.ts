import type { PageSetup } from '#shared/documents/document.ts'
import { readDocx } from './read-docx.ts'
import { placedWords, readPdf, type PlacedWord } from './read-pdf.ts'

/** What domain.md D.1 asks of a page, read out of finished files. Lengths in millimetres, sizes in points. */
export interface WordTypography {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }[]
  /** By the id of the style: its Chinese font, size and exact line pitch. */
  readonly styles: Readonly<Record<string, { readonly font: string | undefined; readonly size: number | null; readonly pitch: number | null }>>
  readonly tables: readonly { readonly rows: number; readonly headerRows: number; readonly wholeRows: number; readonly widthTwips: number }[]
}

export function wordTypography(bytes: Uint8Array): WordTypography {
  const { pages, parts, xml } = readDocx(bytes)
  const styles = [...(parts['word/styles.xml'] ?? '').matchAll(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gs)].map(([style, id = '']) => [id, {
    font: /w:eastAsia="([^"]+)"/.exec(style)?.[1], size: half(/<w:sz w:val="(\d+)"/.exec(style)?.[1]), pitch: exactPitch(style),
  }] as const)
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => ({
    rows: count(table, /<w:tr>/g), headerRows: count(table, /<w:tblHeader\/>/g), wholeRows: count(table, /<w:cantSplit\/>/g),
    widthTwips: [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
  }))
  return { pages, styles: Object.fromEntries(styles), tables }
}

const half = (value: string | undefined): number | null => (value === undefined ? null : Number(value) / 2)
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length

function exactPitch(style: string): number | null {
  const spacing = /<w:spacing [^>]*w:lineRule="exact"[^>]*>/.exec(style)?.[0] ?? ''
  const line = /w:line="(\d+)"/.exec(spacing)?.[1]
  return line === undefined ? null : Number(line) / 20
}

export interface PdfTypography {
  readonly sheets: readonly { readonly width: number; readonly height: number }[]
  /** Of each page: its lines inside the type area, top down, with their characters and the distance to the next in points. */
  readonly lines: readonly (readonly { readonly text: string; readonly top: number }[])[]
  /** Words that stand outside the margins and aren't at the foot. */
  readonly outside: readonly PlacedWord[]
}

export async function pdfTypography(bytes: Uint8Array, page: PageSetup): Promise<PdfTypography> {
  const [words, { pages }] = await Promise.all([placedWords(bytes), readPdf(bytes)])
  const { margin, widthMm, heightMm } = page
  const body = words.filter(word => word.top < heightMm - margin.bottom)
  return {
    sheets: pages,
    lines: pages.map((_, index) => linesOf(body.filter(word => word.page === index))),
    outside: body.filter(word => word.left < margin.left - tolerance || word.right > widthMm - margin.right + tolerance || word.top < margin.top - tolerance || word.bottom > heightMm - margin.bottom + tolerance),
  }
}

/** Millimetres: poppler counts the box of a font, not its ink. */
const tolerance = 0.6

function linesOf(words: readonly PlacedWord[]): { text: string; top: number }[] {
  const lines: { text: string; top: number }[] = []
  for (const word of [...words].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.top - word.top) < 1) last.text += word.text
    else lines.push({ text: word.text, top: word.top })
  }
  return lines
}
