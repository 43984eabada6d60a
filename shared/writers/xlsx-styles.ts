import type { Shade, TextRole } from '#shared/documents/document.ts'
import { officialFonts } from '#shared/documents/fonts.ts'
import { escapedAttribute } from './docx-table.ts'
import { shadeColours } from './layout.ts'
import type { XlsxFormat } from './xlsx-numbers.ts'

export interface CellStyle {
  readonly role: TextRole
  readonly points: number
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly border: boolean
  readonly shade?: Shade | undefined
  readonly format: XlsxFormat
}

/** The looks of a workbook's cells, each kept once. */
export interface CellStyles {
  readonly of: (style: CellStyle) => number
  readonly xml: () => string
}

export function cellStyles(): CellStyles {
  const ids = new Map<string, { readonly id: number; readonly style: CellStyle }>()
  return {
    of: style => {
      const key = `${style.role} ${style.points} ${style.bold ? 'b' : ''} ${style.align} ${style.border ? 'l' : ''} ${style.shade ?? ''} ${style.format}`
      const known = ids.get(key)
      if (known !== undefined) return known.id
      const id = ids.size + 1 // the first look is the workbook's own
      ids.set(key, { id, style })
      return id
    },
    xml: () => stylesXml([...ids.values()].map(({ style }) => style)),
  }
}

const textFormat = 49
const generalFormat = 0
const firstOwnFormat = 164

/** The Normal style's font decides how wide a column of so many characters is. */
const normalFont = fontXml({ role: 'song', points: 11, bold: false })

function stylesXml(styles: readonly CellStyle[]): string {
  const fonts = distinct([normalFont, ...styles.map(fontXml)])
  const fills = distinct(['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', ...styles.flatMap(({ shade }) => (shade === undefined ? [] : [fillXml(shade)]))])
  const formats = distinct(styles.flatMap(({ format }) => (format === 'text' || format === 'General' ? [] : [format])))
  const formatId = (format: XlsxFormat): number => (format === 'text' ? textFormat : format === 'General' ? generalFormat : firstOwnFormat + formats.indexOf(format))
  const xf = (style: CellStyle): string => `<xf numFmtId="${formatId(style.format)}" fontId="${fonts.indexOf(fontXml(style))}" fillId="${style.shade === undefined ? 0 : fills.indexOf(fillXml(style.shade))}" borderId="${style.border ? 1 : 0}" xfId="0" `
    + `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${style.align}" vertical="center" wrapText="1"/></xf>`
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + (formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.map((format, i) => `<numFmt numFmtId="${firstOwnFormat + i}" formatCode="${escapedAttribute(format)}"/>`).join('')}</numFmts>`)
    + `<fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills>`
    + `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${lined}</borders>`
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${styles.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styles.map(xf).join('')}</cellXfs>`
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
}

const lined = `<border>${['left', 'right', 'top', 'bottom'].map(side => `<${side} style="thin"><color rgb="FF000000"/></${side}>`).join('')}<diagonal/></border>`

function fontXml({ role, points, bold }: Pick<CellStyle, 'role' | 'points' | 'bold'>): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${points}"/><name val="${officialFonts[role].name}"/><family val="3"/><charset val="134"/></font>`
}

function fillXml(shade: Shade): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${shadeColours[shade]}"/><bgColor indexed="64"/></patternFill></fill>`
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
