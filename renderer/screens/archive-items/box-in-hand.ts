import * as z from 'zod'
import { ArchiveBox, type ArchiveItem } from '#shared/model/archive-item.ts'
import type { Stored } from '#shared/model/record.ts'
import { fourDigits, isOfBox } from '#shared/rules/archive/archive-number.ts'
import { type FieldProblems, problemsOf } from '../../parts/field-problems.ts'

/** A box while it is typed, with the first and the last 件号 that go into it. */
export const BoxInHand = z.object({ ...ArchiveBox.omit({ id: true }).shape, no: z.number().nullable(), from: z.number().nullable(), to: z.number().nullable() })
export type BoxInHand = z.infer<typeof BoxInHand>

export function emptyBox(year: number): BoxInHand {
  return { year, retention: 'D10', organisationCode: '', no: null, note: '', arrangedBy: '', arrangedOn: null, checkedBy: '', checkedOn: null, from: null, to: null }
}

export function boxInHand(box: ArchiveBox, inside: readonly ArchiveItem[]): BoxInHand {
  const numbers = inside.map(({ itemNo }) => itemNo)
  return BoxInHand.parse({ ...box, from: numbers.length === 0 ? null : Math.min(...numbers), to: numbers.length === 0 ? null : Math.max(...numbers) })
}

/** The record, or what keeps it from being one. */
export function toBox(id: string, value: BoxInHand): { readonly box: ArchiveBox | null; readonly problems: FieldProblems } {
  const parsed = ArchiveBox.safeParse({ ...value, id })
  const problems = {
    ...(parsed.success ? {} : problemsOf(parsed.error)),
    ...(value.no === null ? { no: '请填写盒号。' } : {}),
    ...((value.from === null) !== (value.to === null) || (value.from !== null && value.to !== null && value.from > value.to) ? { from: '起止件号要都填，止号不小于起号；都空着就是空盒。' } : {}),
  }
  return { box: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems }
}

/** The items whose box changes: those of the span go in, others come out. An item of another box within the span moves. */
export function movedItems(box: ArchiveBox, { from, to }: Pick<BoxInHand, 'from' | 'to'>, items: readonly Stored<ArchiveItem>[]): readonly Stored<ArchiveItem>[] {
  return items.flatMap((item): readonly Stored<ArchiveItem>[] => {
    const belongs = isOfBox(box, item) && from !== null && to !== null && from <= item.itemNo && item.itemNo <= to
    if (belongs) return item.boxId === box.id ? [] : [{ ...item, boxId: box.id }]
    return item.boxId === box.id ? [{ ...item, boxId: null }] : []
  })
}

/** 0001—0012. */
export function itemSpan(inside: readonly Pick<ArchiveItem, 'itemNo'>[]): string {
  const numbers = inside.map(({ itemNo }) => itemNo)
  return numbers.length === 0 ? '' : `${fourDigits(Math.min(...numbers))}—${fourDigits(Math.max(...numbers))}`
}
