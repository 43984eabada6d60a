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

/** What rows below the titles are. A row with a name is a person's; one with nothing but a name-like cell too. */
export function rowKinds(mapping: RosterMapping): (row: SheetRow) => RowKind {
  const nameIndex = mapping.columns.find(column => column.field === 'name')?.index ?? null
  const titles: Titles = new Map(mapping.columns.filter(column => column.title !== '').map(column => [column.index, titleKey(column.title)]))
  return row => kindOfRow(row, mapping, nameIndex, titles)
}

/** Keys of the titles, by the index of their column. */
type Titles = ReadonlyMap<number, string>

/** More filled cells than sums and notes have. */
const manyCells = 4

function kindOfRow(row: SheetRow, mapping: RosterMapping, nameIndex: number | null, titles: Titles): RowKind {
  const name = nameIndex === null ? '' : cellText(row.cells[nameIndex])
  const filledCells = row.cells.filter(cell => !isEmpty(cell))
  if (isHeaderAgain(row, nameIndex, titles)) return passedOver(filledCells.map(cellText))
  if (name !== '' && filledCells.length > manyCells && !/^\d+$/.test(name)) return person
  const filled = filledCells.map(cellText)
  const distinct = [...new Set(filled)]
  const text = distinct.join(' ')
  if (distinct.length === 0 || isColumnNumbers(filled)) return passedOver(distinct)
  if (distinct.length === 1 && mapping.columns.length > 1) {
    const branchName = branchIn(distinct[0] ?? '')
    if (branchName !== null) return { kind: 'heading', text: shown(distinct), branchName }
  }
  const isClosing = closing.test((distinct[0] ?? '').replace(/\s/g, '')) || closing.test(name.replace(/\s/g, ''))
  if (isClosing && (name === '' || distinct.length < manyCells)) return passedOver(distinct)
  if (name !== '' || nameIndex === null) return person
  return isOnlyNumber(row, mapping) || (distinct.length === 1 && !/\d{6}/.test(text)) ? passedOver(distinct) : person
}

const person: RowKind = { kind: 'person' }

function passedOver(texts: readonly string[]): RowKind {
  return { kind: 'passedOver', text: shown([...new Set(texts)]) }
}

function shown(texts: readonly string[]): string {
  return texts.join(' ').slice(0, 60)
}

/** What stands below a roster. */
const closing = /^(?:合计|小计|总计|共计|共\d+人|注[:：]|备注[:：]|说明[:：]|填表|制表|审核|单位负责人|负责人|填报|联系人|党组织书记|书记[:：]|（?盖章|\(盖章|报送|统计|截至|以上|以下)/

/** The titles once more, as each printed page has them. */
function isHeaderAgain(row: SheetRow, nameIndex: number | null, titles: Titles): boolean {
  const isTitle = (index: number) => {
    const key = titleKey(cellText(row.cells[index]))
    return key !== '' && (titles.get(index) ?? '').endsWith(key)
  }
  if (nameIndex !== null && titles.has(nameIndex) && !isEmpty(row.cells[nameIndex]) && !isTitle(nameIndex)) return false // a look at one cell lets people pass
  const own = [...titles.keys()].filter(index => !isEmpty(row.cells[index]))
  return own.length >= 2 && own.filter(isTitle).length >= own.length * 0.8
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
