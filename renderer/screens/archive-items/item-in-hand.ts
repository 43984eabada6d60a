import * as z from 'zod'
import { ArchiveItem } from '#shared/model/archive-item.ts'
import { archiveSeries, nextItemNo } from '#shared/rules/archive/archive-number.ts'
import { type FieldProblems, problemsOf } from '../../parts/field-problems.ts'

/** An item while it is typed. `itemNo` null = the one that follows in its series. */
export const ItemInHand = z.object({ ...ArchiveItem.omit({ id: true }).shape, fondsNo: z.string(), category: z.string(), title: z.string(), itemNo: z.number().nullable() })
export type ItemInHand = z.infer<typeof ItemInHand>

/** 文书档案 (WS), not sorted by 机构（问题） until the clerk says so. */
export function emptyItem(fondsNo: string, year: number) {
  return {
    fondsNo, category: 'WS', year, retention: 'D10', organisationCode: '', documentNo: '', responsible: '', title: '', isOwnTitle: false, documentOn: null, secretLevel: '', pages: null, link: null, boxId: null, remark: '',
  } satisfies Omit<ItemInHand, 'itemNo'>
}

/** The 件号 that an item gets where none was typed: its own as long as it stays in its series, else the one after the last. */
export function followingNo(value: ItemInHand, stored: ArchiveItem | null, ofYear: readonly ArchiveItem[]): number {
  const series = archiveSeries(value)
  return stored !== null && archiveSeries(stored) === series ? stored.itemNo : nextItemNo(series, ofYear)
}

/** What places an item in a series: with another one its number follows anew, and it lies in its old box no longer. */
export function moved(change: Partial<Pick<ItemInHand, 'year' | 'retention' | 'organisationCode' | 'fondsNo' | 'category'>>): Partial<ItemInHand> {
  return { ...change, itemNo: null, boxId: null }
}

/** The record, or what keeps it from being one. */
export function toItem(id: string, value: ItemInHand, following: number | null): { readonly item: ArchiveItem | null; readonly problems: FieldProblems } {
  const parsed = ArchiveItem.safeParse({ ...value, itemNo: value.itemNo ?? following, id })
  const problems = { ...(parsed.success ? {} : problemsOf(parsed.error)), ...(/[-·\s]/u.test(value.organisationCode.trim()) ? { organisationCode: '代码里不能有连接号、间隔号和空格，如 JDW。' } : {}) }
  return { item: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems }
}
