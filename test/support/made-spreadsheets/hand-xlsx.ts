import { strToU8, zipSync } from 'fflate'
import { columnLetters, type SheetCell } from '#shared/imports/sheet.ts'
import type { HandWay } from './made-files.ts'
import { serialOf } from './made-files.ts'
import type { MadeSheet } from './made-sheet.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * Workbooks as programs other than Excel write them: cells without addresses, names with a prefix, parts in UTF-16, words in runs with readings above them and characters by number,
 * the workbook at the root under names in other case.
 */
export function handXlsx(way: HandWay, sheets: readonly MadeSheet[]): Uint8Array {
  const folder = way === 'rootFolder' ? '' : 'xl/'
  const strings: string[] = []
  const bytes = (xml: string) => (way === 'utf16' ? new Uint8Array(Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')) : strToU8(xml))
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(`${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`),
    '_rels/.rels': strToU8(`${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="/${folder}workbook.xml"/></Relationships>`),
    [`${folder}workbook.xml`]: bytes(`${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map((sheet, i) => `<sheet name="${escaped(sheet.name)}" sheetId="${i + 1}" r:id="s${i}"/>`).join('')}</sheets></workbook>`),
    [`${folder}_rels/workbook.xml.rels`]: strToU8(`${head}<Relationships>${sheets.map((_, i) => `<Relationship Id="s${i}" Type="${relations}/worksheet" Target="Worksheets/Sheet${i + 1}.xml"/>`).join('')}<Relationship Id="st" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="ss" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="x" Type="${relations}/externalLink" Target="https://example.invalid/other.xlsx" TargetMode="External"/></Relationships>`),
    [`${folder}styles.xml`]: bytes(`${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`),
  }
  for (const [i, sheet] of sheets.entries()) parts[`${folder}worksheets/sheet${i + 1}.xml`] = bytes(sheetXml(way, sheet, strings))
  parts[`${folder}sharedStrings.xml`] = bytes(`${head}<sst xmlns="${main}">${strings.map(words => `<si>${way === 'richText' ? runs(words) : `<t xml:space="preserve">${escaped(words)}</t>`}</si>`).join('')}</sst>`)
  return zipSync(parts)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function sheetXml(way: HandWay, { rows, merged }: MadeSheet, strings: string[]): string {
  const x = way === 'prefixed' ? 'x:' : ''
  const byNumber = new Map(rows.map(row => [row.number, row.cells]))
  const line = (number: number) => {
    const cells = byNumber.get(number) ?? []
    const addressed = (c: number) => (way === 'noAddresses' ? '' : ` r="${columnLetters(c)}${number}"`)
    return `<${x}row${way === 'noAddresses' ? '' : ` r="${number}"`}>${cells.map((cell, c) => (cell === null && way !== 'noAddresses' ? '' : cellXml(x, cell, addressed(c), way, strings))).join('')}</${x}row>`
  }
  const joins = merged.map(m => `<${x}mergeCell ref="${columnLetters(m.fromColumn)}${m.fromRow}:${columnLetters(m.toColumn)}${m.toRow}"/>`)
  return `${head}<${x}worksheet xmlns${x === '' ? '' : ':x'}="${main}"><${x}dimension/><${x}sheetData>${Array.from({ length: rows.at(-1)?.number ?? 0 }, (_, i) => line(i + 1)).join('\n')}<${x}row r="1048576" spans="1:3"><${x}c r="XFD1048576" s="1"/></${x}row></${x}sheetData>${joins.length === 0 ? '' : `<${x}mergeCells>${joins.join('')}</${x}mergeCells>`}</${x}worksheet>`
}

function cellXml(x: string, cell: SheetCell, address: string, way: HandWay, strings: string[]): string {
  if (cell === null) return `<${x}c${address}/>`
  if (typeof cell === 'object') return `<${x}c${address} s="1"><${x}v>${serialOf(cell)}</${x}v></${x}c>`
  if (typeof cell === 'number') return `<${x}c${address}><${x}v>${cell}</${x}v></${x}c>`
  if (typeof cell === 'boolean') return `<${x}c${address} t="b"><${x}v>${cell ? 'true' : '0'}</${x}v></${x}c>`
  if (way === 'prefixed') return `<${x}c${address} t="inlineStr"><${x}is><${x}t xml:space="preserve">${escaped(cell)}</${x}t></${x}is></${x}c>`
  const known = strings.indexOf(cell)
  if (known === -1) strings.push(cell)
  return `<${x}c${address} t="s" s="99"><${x}v>${known === -1 ? strings.length - 1 : known}</${x}v></${x}c>`
}

/** Cut in two runs, every character beyond U+FFFF by its number, with a reading that is not part of the words. */
function runs(words: string): string {
  const characters = [...words]
  const half = Math.ceil(characters.length / 2)
  const numbered = (part: readonly string[]) => part.map(c => (c.codePointAt(0)! > 0xffff ? `&#x${c.codePointAt(0)!.toString(16)};` : escaped(c))).join('')
  return `<r><rPr><b/></rPr><t xml:space="preserve">${numbered(characters.slice(0, half))}</t></r><!-- run --><r><t xml:space="preserve"><![CDATA[${characters.slice(half).join('')}]]></t></r><rPh sb="0" eb="1"><t>dú</t></rPh>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
}
