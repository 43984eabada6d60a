import { printableText } from '#shared/documents/printable-text.ts'
import { escaped } from './docx-table.ts'

/** Texts of a workbook, each kept once. */
export interface SharedStrings {
  readonly of: (text: string) => number
  readonly xml: () => string
}

/** Excel takes no longer text in a cell. */
const longestCell = 32_767

export function sharedStrings(): SharedStrings {
  const ids = new Map<string, number>()
  let uses = 0
  return {
    of: text => {
      uses += 1
      const known = ids.get(text)
      if (known !== undefined) return known
      const id = ids.size
      ids.set(text, id)
      return id
    },
    xml: () => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${ids.size}">${
      [...ids.keys()].map(text => `<si><t xml:space="preserve">${cellText(text)}</t></si>`).join('')}</sst>`,
  }
}

/** `_x0041_` in a text would be read as A. What doesn't fit in a cell is pointed to. */
function cellText(text: string): string {
  const printable = printableText(text)
  const fitting = printable.length <= longestCell ? printable : `${printable.slice(0, longestCell - rest.length).replace(/[\ud800-\udbff]$/, '')}${rest}`
  return escaped(fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

const rest = '……（以下超出表格单元格的容量，请看 Word 或 PDF）'
