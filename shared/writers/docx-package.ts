import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import { officialFonts } from '#shared/documents/fonts.ts'
import { lineBreakSettings } from './docx-line-breaks.ts'
import { styleIds } from './docx-styles.ts'
import { escaped } from './docx-table.ts'
import { joinedBytes } from './pdf-file.ts'

/** Puts hand-written tables and watermarks in the places that were kept for them, names the fonts' fall-backs and where lines may not break. Piece by piece: a book's main part is never whole in memory. */
export function finishPackage(packed: Uint8Array, tables: readonly string[]): Uint8Array<ArrayBuffer> {
  const files = unzipSync(packed)
  if (files[mainPart] === undefined) throw new Error('docx wrote no main part')
  const written: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    written.push(chunk)
  })
  for (const [name, content] of Object.entries(files)) {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    if (name === mainPart || headers.test(name)) for (const piece of spliced(content, tables)) entry.push(piece)
    else entry.push(otherPart(name, content))
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  return joinedBytes(written)
}

function* spliced(content: Uint8Array, tables: readonly string[]): Generator<Uint8Array> {
  for (const [index, part] of strFromU8(content).split(keptPlace).entries()) yield strToU8(index % 2 === 0 ? part : (tables[Number(part)] ?? ''))
}

function otherPart(name: string, content: Uint8Array): Uint8Array {
  switch (name) {
    case fontTable: return strToU8(fontTableXml())
    case settings: return strToU8(strFromU8(content).replace('<w:compat>', `${lineBreakSettings()}<w:compat>`))
    default: return content
  }
}

const settings = 'word/settings.xml'
const mainPart = 'word/document.xml'
const headers = /^word\/header\d+\.xml$/
const fontTable = 'word/fontTable.xml'

/** A paragraph of the style that nothing else has, holding the table's index: no text of a user can look like it. */
const keptPlace = new RegExp(`<w:p><w:pPr><w:pStyle w:val="${styleIds.splice}"/></w:pPr><w:r><w:t[^>]*>(\\d+)</w:t></w:r></w:p>`)

/** Word takes the alternative name of a font that the PC doesn't have (altName); panose and charset let WPS find one of its kind. */
function fontTableXml(): string {
  const fonts = Object.values(officialFonts).map(({ name, alternatives }) =>
    `<w:font w:name="${escaped(name)}"><w:altName w:val="${escaped(alternatives.join(','))}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}
