import type { SheetRow } from '../sheet.ts'
import { cellText, isEmpty } from './cell-text.ts'
import type { RosterMapping } from './roster-mapping.ts'
import { titleKey } from './title-key.ts'

export type RowKind =
  | { readonly kind: 'person' }
  /** Sums, notes, titles that come again, numbers of columns. */
  | { readonly kind: 'passedOver'; readonly text: string }
  /** A line that names the branch of those below it. */
  | { readonly kind: 'heading'; readonly text: string; readonly branchName: string }

/** What a row below the titles is. A row with a name is a person's; one with nothing but a name-like cell too. */
export function kindOfRow(row: SheetRow, mapping: RosterMapping, nameIndex: number | null): RowKind {
  const filled = row.cells.filter(cell => !isEmpty(cell)).map(cellText)
  const distinct = [...new Set(filled)]
  const name = nameIndex === null ? '' : cellText(row.cells[nameIndex])
  const text = distinct.join(' ')
  const passedOver: RowKind = { kind: 'passedOver', text: text.slice(0, 60) }
  if (distinct.length === 0) return passedOver
  if (isHeaderAgain(row, mapping) || isColumnNumbers(filled)) return passedOver
  if (distinct.length === 1 && mapping.columns.length > 1) {
    const branchName = branchIn(distinct[0] ?? '')
    if (branchName !== null) return { kind: 'heading', text: passedOver.text, branchName }
  }
  const isClosing = closing.test((distinct[0] ?? '').replace(/\s/g, '')) || closing.test(name.replace(/\s/g, ''))
  if (isClosing && (name === '' || distinct.length <= 3)) return passedOver
  if (name !== '' || nameIndex === null) return { kind: 'person' }
  return isOnlyNumber(row, mapping) || distinct.length === 1 && !/\d{6}/.test(text) ? passedOver : { kind: 'person' }
}

/** What stands below a roster. */
const closing = /^(?:合计|小计|总计|共计|共\d+人|注[:：]|备注[:：]|说明[:：]|填表|制表|审核|单位负责人|负责人|填报|联系人|党组织书记|书记[:：]|（?盖章|\(盖章|报送|统计|截至|以上|以下)/

/** The titles once more, as each printed page has them. */
function isHeaderAgain(row: SheetRow, { columns }: RosterMapping): boolean {
  const titled = columns.filter(column => column.title !== '')
  const own = titled.filter(column => !isEmpty(row.cells[column.index]))
  return own.length >= 2 && own.filter(column => titleKey(cellText(row.cells[column.index])) !== '' && titleKey(column.title).endsWith(titleKey(cellText(row.cells[column.index])))).length >= own.length * 0.8
}

/** 1 2 3 4 … below the titles, as forms number their columns. */
function isColumnNumbers(filled: readonly string[]): boolean {
  return filled.length >= 3 && filled.every((text, i) => text.replace(/[()（）栏]/g, '') === String(i + 1) || (i === 0 && /^(?:栏次|甲|乙)$/.test(text)))
}

/** A prepared row in which only its running number stands. */
function isOnlyNumber(row: SheetRow, { columns }: RosterMapping): boolean {
  return columns.every(({ index, field }) => field === 'sequence' || isEmpty(row.cells[index]))
}

/** 一、第一党支部（12人）. */
function branchIn(text: string): string | null {
  const bare = text.replace(/^[\d一二三四五六七八九十]+[、.．)）]\s*|^[(（][\d一二三四五六七八九十]+[)）]\s*/, '').replace(/[(（]?(?:共|计)?\s*\d+\s*[人名]?[)）]?$/, '').replace(/[:：]$/, '').trim()
  return /(?:支部|总支|支部委员会)$/.test(bare) && bare.length <= 50 ? bare : null
}
