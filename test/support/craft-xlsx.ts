import { craftZip, type CraftedEntry } from './craft-zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>'

export interface CraftedXlsx {
  /** What stands in `<sheetData>` of each sheet. */
  readonly sheets?: readonly string[]
  readonly afterData?: string
  readonly strings?: readonly string[]
  readonly styles?: string
  readonly workbookPr?: string
  /** Put in the place of a part of the same name, or added. */
  readonly parts?: readonly CraftedEntry[]
}

/** The parts of a small, honest workbook with the rows given. */
export function xlsxParts({ sheets = ['<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'], afterData = '', strings, styles, workbookPr = '', parts = [] }: CraftedXlsx = {}): CraftedEntry[] {
  const made: CraftedEntry[] = [
    { name: '[Content_Types].xml', data: `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>` },
    { name: '_rels/.rels', data: `${xmlHead}<Relationships><Relationship Id="r" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', data: `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}">${workbookPr}<sheets>${sheets.map((_, i) => `<sheet name="表${i + 1}" sheetId="${i + 1}" r:id="s${i}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `${xmlHead}<Relationships>${sheets.map((_, i) => `<Relationship Id="s${i}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="st" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="ss" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>` },
    ...sheets.map((rows, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: `${xmlHead}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${afterData}</worksheet>` })),
  ]
  if (styles !== undefined) made.push({ name: 'xl/styles.xml', data: `${xmlHead}<styleSheet xmlns="${main}">${styles}</styleSheet>` })
  if (strings !== undefined) made.push({ name: 'xl/sharedStrings.xml', data: `${xmlHead}<sst xmlns="${main}">${strings.map(words => `<si><t>${words}</t></si>`).join('')}</sst>` })
  return [...made.filter(entry => !parts.some(part => part.name === entry.name)), ...parts]
}

export function craftXlsx(crafted: CraftedXlsx = {}): Uint8Array {
  return craftZip(xlsxParts(crafted))
}

/** A cell of words. */
export const words = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
