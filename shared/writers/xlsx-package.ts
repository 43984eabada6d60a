import { strToU8, zipSync } from 'fflate'
import { printableText } from '#shared/documents/printable-text.ts'
import { escaped, escapedAttribute } from './docx-table.ts'
import type { Sheet } from './xlsx-sheet.ts'
import type { SharedStrings } from './xlsx-strings.ts'
import type { CellStyles } from './xlsx-styles.ts'

/** The parts of a workbook in their file. Written by hand: write-excel-file loses a text like `constructor`, and can't repeat header rows on paper. */
export function xlsxPackage(title: string, sheets: readonly Sheet[], strings: SharedStrings, styles: CellStyles): Uint8Array<ArrayBuffer> {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml'], ['extended-properties', 'docProps/app.xml']], [`<Relationship Id="core" Type="${packageNames}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`]),
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="${packageNames}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(printableText(title))}</dc:title><dc:creator>${programName}</dc:creator></cp:coreProperties>`,
    'docProps/app.xml': `${declaration}<Properties xmlns="${officeNames}/extended-properties"><Application>${programName}</Application></Properties>`,
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]), ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]),
    'xl/styles.xml': styles.xml(),
    'xl/sharedStrings.xml': strings.xml(),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet.xml(i === 0)])),
  }
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level: 6 }))
}

const programName = '党务台账'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const officeNames = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packageNames = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheetNames = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: number): string {
  const overrides = [
    ['/xl/workbook.xml', `${spreadsheetType}.sheet.main+xml`], ['/xl/styles.xml', `${spreadsheetType}.styles+xml`], ['/xl/sharedStrings.xml', `${spreadsheetType}.sharedStrings+xml`],
    ...Array.from({ length: sheets }, (_, i) => [`/xl/worksheets/sheet${i + 1}.xml`, `${spreadsheetType}.worksheet+xml`]),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'], ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ]
  return `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${
    overrides.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`
}

function relationships(targets: readonly (readonly [string, string])[], more: readonly string[] = []): string {
  return `${declaration}<Relationships xmlns="${packageNames}/relationships">${targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${officeNames}/relationships/${type}" Target="${target}"/>`).join('')}${more.join('')}</Relationships>`
}

function workbook(sheets: readonly Sheet[]): string {
  const titles = sheets.flatMap((sheet, i) => {
    const header = sheet.header()
    return header === null ? [] : [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escaped(quoted(sheet.name))}!$${header.from}:$${header.to}</definedName>`,
    ]
  })
  return `${declaration}<workbook xmlns="${spreadsheetNames}" xmlns:r="${officeNames}/relationships"><bookViews><workbookView/></bookViews><sheets>${
    sheets.map(({ name }, i) => `<sheet name="${escapedAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets>${
    titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`}</workbook>`
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

