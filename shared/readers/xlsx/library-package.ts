import { storedZip, type StoredPart } from '../zip/stored-zip.ts'

export interface CheckedWorkbook {
  readonly is1904: boolean
  readonly dateStyles: readonly boolean[]
  readonly strings: readonly Uint8Array[]
  /** The rows of each sheet. */
  readonly sheets: readonly (readonly Uint8Array[])[]
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * A workbook of our own around rows that have been checked: all that the library ever sees. Sheets are called by their number; a format is a date (14) or none (0).
 * Unpacked, so that nothing is inflated twice and no thread is started for it.
 */
export function libraryPackage({ is1904, dateStyles, strings, sheets }: CheckedWorkbook): Uint8Array<ArrayBuffer> {
  const parts: StoredPart[] = [
    text('xl/workbook.xml', `<workbook><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets.map((_, i) => `<sheet name="${i}" sheetId="${i + 1}" id="r${i}"/>`).join('')}</sheets></workbook>`),
    text('xl/_rels/workbook.xml.rels', `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${relationships}/worksheet" Target="s${i}.xml"/>`).join('')}</Relationships>`),
    text('xl/styles.xml', `<styleSheet><cellXfs>${dateStyles.map(isDate => `<xf numFmtId="${isDate ? 14 : 0}"/>`).join('')}</cellXfs></styleSheet>`),
    ...sheets.map((pieces, i) => ({ name: `xl/s${i}.xml`, pieces: [encoded('<worksheet>'), ...(pieces.length === 0 ? [encoded('<sheetData/>')] : pieces), encoded('</worksheet>')] })),
  ]
  if (strings.length > 0) parts.push({ name: 'xl/sharedStrings.xml', pieces: strings })
  return storedZip(parts)
}

function text(name: string, content: string): StoredPart {
  return { name, pieces: [encoded(content)] }
}

function encoded(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}
