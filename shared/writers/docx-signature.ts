import { bodyLinePoints, type PageSetup, type SignatureLine } from '#shared/documents/document.ts'
import { styleIds } from './docx-styles.ts'
import { runXml } from './docx-table.ts'
import { borderWidth, twipsOf, twipsOfMm } from './layout.ts'
import { gapMm, signatureRows, type SignatureField } from './signature-fields.ts'

/** Labels and lines as tables without borders, but for the lines to sign on. */
export function signatureXml(block: SignatureLine, page: PageSetup): string {
  return signatureRows(block, page).map(rowTable).join(`<w:p><w:pPr><w:pStyle w:val="${styleIds.gap}"/></w:pPr></w:p>`)
}

function rowTable(fields: readonly SignatureField[]): string {
  const cells = fields.flatMap(field => [
    { text: field.label, width: twipsOfMm(field.labelMm), line: false },
    { text: field.value, width: twipsOfMm(field.lineMm), line: true },
    { text: '', width: twipsOfMm(gapMm), line: false },
  ])
  return '<w:tbl><w:tblPr>'
    + `<w:tblW w:w="${cells.reduce((sum, cell) => sum + cell.width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`
    + '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    + `<w:tblGrid>${cells.map(cell => `<w:gridCol w:w="${cell.width}"/>`).join('')}</w:tblGrid>`
    + `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell => cellXml(cell.text, cell.width, cell.line)).join('')}</w:tr></w:tbl>`
}

function cellXml(text: string, width: number, line: boolean): string {
  const border = line ? `<w:tcBorders><w:bottom w:val="single" w:sz="${borderWidth * 8}" w:space="0" w:color="000000"/></w:tcBorders>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${border}<w:vAlign w:val="bottom"/></w:tcPr>`
    + `<w:p><w:pPr><w:pStyle w:val="${styleIds.signature}"/><w:spacing w:before="${twipsOf(bodyLinePoints / 2)}"/></w:pPr>${runXml(text, '')}</w:p></w:tc>`
}
