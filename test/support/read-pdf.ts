import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTemporaryFolder } from './in-temporary-folder.ts'
import { run } from './tools.ts'

/** What a test asks of a PDF, as poppler reads it. Lengths in millimetres. */
export interface PdfFacts {
  /** Of each page, in the order in which it was written: a table cell by cell. */
  readonly pageTexts: readonly string[]
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
  readonly pages: readonly { readonly width: number; readonly height: number }[]
}

export function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  return inTemporaryFolder(async folder => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, bytes)
    const [text, fonts, info] = await Promise.all([
      run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { maxBuffer: 1 << 28 }), run('pdffonts', [file]), run('pdfinfo', ['-l', '100000', file], { maxBuffer: 1 << 26 }),
    ])
    return { pageTexts: text.stdout.split('\f').slice(0, -1), fonts: fontsOf(fonts.stdout), pages: pagesOf(info.stdout) }
  })
}

function fontsOf(table: string): PdfFacts['fonts'] {
  return table.split('\n').slice(2).filter(line => line !== '').map(line => {
    const [name = '', ...rest] = line.split(/\s+/)
    return { name, embedded: rest.at(-5) === 'yes' }
  })
}

function pagesOf(info: string): PdfFacts['pages'] {
  const mm = (points: string | undefined): number => Math.round((Number(points) * 25.4) / 72)
  return [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(match => ({ width: mm(match[1]), height: mm(match[2]) }))
}

/** White space carries no meaning where lines break differently. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** A word where it stands on its page, in millimetres from the top left. */
export interface PlacedWord {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function placedWords(bytes: Uint8Array): Promise<PlacedWord[]> {
  return inTemporaryFolder(async folder => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, bytes)
    const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 28 })
    return stdout.split('<page ').slice(1).flatMap((page, index) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, ...box]) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = box.slice(0, 4).map(points => (Number(points) * 25.4) / 72)
        return { page: index, text: box[4] ?? '', left, top, right, bottom }
      }))
  })
}

/** A bookmark; pages from 1. */
export interface OutlineItem {
  readonly title: string
  readonly level: number
  readonly page: number
}

export function pdfOutline(bytes: Uint8Array): Promise<OutlineItem[]> {
  return inTemporaryFolder(async folder => {
    await writeFile(join(folder, 'document.pdf'), bytes)
    const { stdout } = await run('pdftohtml', ['-xml', '-i', '-stdout', join(folder, 'document.pdf')], { maxBuffer: 1 << 28 })
    let level = 0
    return [...stdout.matchAll(/<outline>|<\/outline>|<item page="(\d+)">([^<]*)<\/item>/g)].flatMap(([tag, page, title]) => {
      if (page === undefined) level += tag === '<outline>' ? 1 : -1
      return page === undefined ? [] : [{ title: title ?? '', level, page: Number(page) }]
    })
  })
}

/** What a reader shows as the properties of the document. */
export function pdfInformation(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  return inTemporaryFolder(async folder => {
    await writeFile(join(folder, 'document.pdf'), bytes)
    const { stdout } = await run('pdfinfo', ['-isodates', '-enc', 'UTF-8', join(folder, 'document.pdf')])
    return Object.fromEntries(stdout.split('\n').map(line => /^([^:]+): +(.*)$/.exec(line)).flatMap(match => (match === null ? [] : [[match[1] ?? '', match[2] ?? '']])))
  })
}
