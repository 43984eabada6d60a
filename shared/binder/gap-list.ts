import type { Block, Cell, Document } from '../documents/document.ts'
import { landscapeA4WithNarrowSides } from '../documents/page-setup.ts'
import { orDash } from '../ledgers/words.ts'
import type { Finding } from '../rules/finding.ts'
import { levelWord } from '../rules/level-words.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'
import { chinesePeriod } from '../time/period.ts'
import type { BinderOrder } from './binder-order.ts'
import type { BinderUnit } from './binder-units.ts'
import type { BinderPart } from './compose-binder.ts'
import { gapKey, isKnownGap } from './gap-key.ts'

/** Something that a binder will print as 「—」 or lacks altogether: whose it is, in which part, and what. */
export interface Gap {
  readonly organisationId: string
  readonly organisation: string
  /** The part where it was met first. */
  readonly ledger: string
  readonly part: string
  readonly finding: Finding
}

/** By organisation in the binder's order, then by part; each thing once however many parts tell it. */
export async function gapsOf(parts: AsyncIterable<GapPart>, units: readonly GapUnit[]): Promise<readonly Gap[]> {
  const known = new Set<string>()
  const gaps: Gap[] = []
  for await (const part of parts) gaps.push(...newGaps(part, units, known))
  return byUnit(gaps, units)
}

export type GapPart = Pick<BinderPart, 'organisationId' | 'organisation' | 'ledger' | 'title' | 'missing'>
export type GapUnit = Pick<BinderUnit, 'id' | 'name' | 'ownIds'>

/** What this part adds to those known already. A register of a whole tree tells of many organisations: each gap is told with its own. */
export function newGaps({ organisationId, organisation, ledger, title, missing }: GapPart, units: readonly GapUnit[], known: Set<string>): readonly Gap[] {
  return missing.filter(finding => !isKnownGap(known, gapKey(finding))).map(finding => {
    const own = unitOf(finding, units)
    return { organisationId: own?.id ?? organisationId, organisation: own?.name ?? organisation, ledger, part: title, finding }
  })
}

export function byUnit(gaps: readonly Gap[], units: readonly GapUnit[]): readonly Gap[] {
  const place = new Map(units.map(({ id }, i) => [id, i]))
  return gaps.toSorted((a, b) => (place.get(a.organisationId) ?? units.length) - (place.get(b.organisationId) ?? units.length))
}

function unitOf({ subject, organisationId }: Finding, units: readonly GapUnit[]): GapUnit | undefined {
  const whose = subject.kind === 'organisation' ? subject.id : organisationId
  return units.find(({ ownIds }) => ownIds.includes(whose))
}

/** 缺项清单: for the clerk who mends it, never a part of the binder. */
export function gapListDocument(gaps: readonly Gap[], { title, period }: Pick<BinderOrder, 'title' | 'period'>, today: LocalDate): Document {
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '缺项清单' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `《${title}》　　期间：${chinesePeriod(period)}　　${chineseDate(today)}　　共 ${gaps.length} 项　　仅供经办人核对补正，不入册` }] },
    {
      type: 'table', size: '小五', columns: columns.map(({ mm }) => ({ mm })), header: [columns.map(({ title: text }): Cell => ({ text, role: 'hei', align: 'center' }))],
      rows: gaps.length === 0 ? [[{ text: '没有缺项', align: 'center', columnSpan: columns.length }]] : gaps.map((gap, i) => columns.map(({ cell, align }): Cell => ({ text: orDash(cell(gap, i)), subject: gap.finding.subject.name, ...(align === undefined ? {} : { align }) }))),
    },
  ]
  return { title: `缺项清单：${title} ${chinesePeriod(period)}`, sections: [{ page: landscapeA4WithNarrowSides({ numbering: 'pageOfPages', note: '仅供经办人核对补正，不入册' }), blocks }] }
}

/** 257 mm in all. */
const columns: readonly { readonly title: string; readonly mm: number; readonly align?: 'center'; readonly cell: (gap: Gap, index: number) => string }[] = [
  { title: '序号', mm: 10, align: 'center', cell: (_, i) => String(i + 1) },
  { title: '党组织', mm: 32, cell: ({ organisation }) => organisation },
  { title: '记录', mm: 46, cell: ({ finding }) => finding.subject.name },
  { title: '缺什么', mm: 73, cell: ({ finding }) => finding.message },
  { title: '所在部分', mm: 26, cell: ({ part }) => part },
  { title: '程度', mm: 15, align: 'center', cell: ({ finding }) => levelWord(finding) },
  { title: '依据', mm: 45, cell: ({ finding }) => finding.basis },
  { title: '补正', mm: 10, align: 'center', cell: () => '□' },
]
