import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { officialFonts } from '#shared/documents/fonts.ts'
import { styleIds } from './docx-styles.ts'
import { escaped } from './docx-table.ts'

/** Puts hand-written tables in the places that were kept for them, and names the fonts' fall-backs. */
export function finishPackage(packed: Uint8Array, tables: readonly string[]): Uint8Array<ArrayBuffer> {
  const files = unzipSync(packed)
  const main = files[mainPart]
  if (main === undefined) throw new Error('docx wrote no main part')
  const parts = strFromU8(main).split(keptPlace)
  files[mainPart] = strToU8(parts.map((part, index) => (index % 2 === 0 ? part : (tables[Number(part)] ?? ''))).join(''))
  files[fontTable] = strToU8(fontTableXml())
  return new Uint8Array(zipSync(files, { level: 6 }))
}

const mainPart = 'word/document.xml'
const fontTable = 'word/fontTable.xml'

/** A paragraph of the style that nothing else has, holding the table's index: no text of a user can look like it. */
const keptPlace = new RegExp(`<w:p><w:pPr><w:pStyle w:val="${styleIds.splice}"/></w:pPr><w:r><w:t[^>]*>(\\d+)</w:t></w:r></w:p>`)

/** Word takes the alternative name of a font that the PC doesn't have (altName); panose and charset let WPS find one of its kind. */
function fontTableXml(): string {
  const fonts = Object.values(officialFonts).map(({ name, alternatives }) =>
    `<w:font w:name="${escaped(name)}"><w:altName w:val="${escaped(alternatives.join(','))}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}
