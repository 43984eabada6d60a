import * as z from 'zod'
import { ArchiveItem } from '#shared/model/archive-item.ts'
import { type FieldProblems, problemsOf } from '../../parts/field-problems.ts'

/** An item while it is typed: its number may be missing. */
export const ItemInHand = z.object({ ...ArchiveItem.omit({ id: true }).shape, fondsNo: z.string(), category: z.string(), title: z.string(), itemNo: z.number().nullable() })
export type ItemInHand = z.infer<typeof ItemInHand>

/** 文书档案 (WS), not sorted by 机构（问题） until the clerk says so. */
export function emptyItem(fondsNo: string, year: number) {
  return {
    fondsNo, category: 'WS', year, retention: 'D10', organisationCode: '', documentNo: '', responsible: '', title: '', isOwnTitle: false, documentOn: null, secretLevel: '', pages: null, link: null, boxId: null, remark: '',
  } satisfies Omit<ItemInHand, 'itemNo'>
}

/** The record, or what keeps it from being one. */
export function toItem(id: string, value: ItemInHand): { readonly item: ArchiveItem | null; readonly problems: FieldProblems } {
  const parsed = ArchiveItem.safeParse({ ...value, id })
  const problems = { ...(parsed.success ? {} : problemsOf(parsed.error)), ...(value.itemNo === null ? { itemNo: '请填写件号。' } : {}), ...(/[-·\s]/u.test(value.organisationCode.trim()) ? { organisationCode: '代码里不能有连接号、间隔号和空格，如 JDW。' } : {}) }
  return { item: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems }
}
