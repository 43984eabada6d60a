import type { ArchiveBox, ArchiveItem } from '../../model/archive-item.ts'

type Sorted = Pick<ArchiveItem, 'fondsNo' | 'category' | 'year' | 'retention' | 'organisationCode'>

/** What items are numbered within: 全宗号-门类代码·年度-保管期限-机构（问题）, the last left out where items aren't sorted by it (DA/T 13-2022, DA/T 22-2015; domain.md C.21). */
export function archiveSeries({ fondsNo, category, year, retention, organisationCode }: Sorted): string {
  const code = organisationCode.trim()
  return `${fondsNo.trim()}-${category.trim()}·${year}-${retention}${code === '' ? '' : `-${code}`}`
}

/** 档号: Z109-WS·2026-Y-JDW-0001 (domain-checks C48). */
export function archiveNumber(item: Sorted & Pick<ArchiveItem, 'itemNo'>): string {
  return `${archiveSeries(item)}-${fourDigits(item.itemNo)}`
}

/** 件号 as printed. */
export function fourDigits(itemNo: number): string {
  return String(itemNo).padStart(4, '0')
}

/** The 件号 that follows the last of the series; each series begins at 1. */
export function nextItemNo(series: string, items: readonly ArchiveItem[]): number {
  return items.reduce((most, item) => (archiveSeries(item) === series ? Math.max(most, item.itemNo) : most), 0) + 1
}

/** By series, then by 件号: the order of the shelf. */
export function onTheShelf<Item extends ArchiveItem>(items: readonly Item[]): readonly Item[] {
  return items.map(item => ({ item, key: `${archiveNumber(item)} ${item.id}` })).toSorted((a, b) => compare(a.key, b.key)).map(({ item }) => item)
}

/** The same items numbered from 1 in each series, by their day as DA/T 22-2015 sorts them; those that keep their number are left out. */
export function renumbered<Item extends ArchiveItem>(items: readonly Item[]): readonly Item[] {
  const last = new Map<string, number>()
  return items
    .toSorted((a, b) => compare(a.documentOn ?? '~', b.documentOn ?? '~') || a.itemNo - b.itemNo || compare(a.id, b.id))
    .map(item => {
      const itemNo = (last.get(archiveSeries(item)) ?? 0) + 1
      last.set(archiveSeries(item), itemNo)
      return item.itemNo === itemNo ? null : { ...item, itemNo }
    })
    .filter(item => item !== null)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Which items a box is of. */
export function isOfBox(box: Pick<ArchiveBox, 'year' | 'retention' | 'organisationCode'>, item: Pick<ArchiveItem, 'year' | 'retention' | 'organisationCode'>): boolean {
  return box.year === item.year && box.retention === item.retention && box.organisationCode.trim() === item.organisationCode.trim()
}
