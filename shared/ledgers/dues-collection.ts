import type { Reader } from '../archive/reader.ts'
import type { Block, Cell, Column, Document } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { landscapeA4WithNarrowSides } from '../documents/page-setup.ts'
import { duesCategory, type DuesStandard } from '../model/dues.ts'
import type { MonthAccount } from '../rules/dues/dues-account.ts'
import type { DuesMember } from '../rules/dues/dues-members.ts'
import { added, collectionRate, type DuesTotals, duesTotals, noDues } from '../rules/dues/dues-totals.ts'
import { yuanNumber, yuanText } from '../rules/dues/money.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { duesFindings } from '../rules/warnings/dues-findings.ts'
import { sorted } from '../rules/warnings/findings-of.ts'
import { readRuleInput } from '../rules/warnings/rule-input.ts'
import { type LocalDate, yearOf } from '../time/local-date.ts'
import { chinesePeriod, rangeOf } from '../time/period.ts'
import { attestation } from './attestation.ts'
import { duesBook, noteBlocks } from './dues-book.ts'
import type { ComposedLedger, Ledger, LedgerScope } from './ledger.ts'
import { dash } from './words.ts'

/** 党费月度收缴台账 of a year: three lines a member, 应交, 实交 and the day, so that twelve months fit on a landscape A4. */
export const duesCollectionLedger: Ledger = {
  id: 'dues-collection', title: '党费月度收缴台账', source: 'domain.md C.20', family: 'dues', scope: 'organisationPeriod', each: 'branch', yearsOnly: true,
  async compose(reader: Reader, scope: LedgerScope, today: LocalDate): Promise<ComposedLedger> {
    if (scope.kind !== 'organisationPeriod') throw new Error('dues-collection is composed for an organisation and a year')
    const days = rangeOf(scope.period)
    const year = yearOf(days.from)
    const input = await readRuleInput(reader, { today, years: [year] })
    const members = duesBook(input, scope.organisationId, days)
    const asOf = days.to < today ? days.to : today
    const short = shortNameOn(input.facts, scope.organisationId, asOf)
    const shown = new Set(members.map(({ person }) => person.id))
    const reasons = reducedOrExempt(input.duesStandards.filter(standard => standard.year === year))
    return {
      document: collectionDocument(fullNameOn(input.facts, scope.organisationId, asOf), short, year, members, reasons, today),
      fileName: documentStem(`党费月度收缴台账_${short}_${chinesePeriod(scope.period)}`),
      rows: members.length,
      missing: sorted(duesFindings(input).filter(({ subject }) => shown.has(subject.id))),
    }
  },
}

/** 257 mm, more than the usual type area of 225: number, name, what the line says, twelve months of seven digits each, 补交, 减免, sum, signature. */
const columns: readonly Column[] = [{ mm: 7 }, { mm: 15 }, { mm: 9.4 }, ...Array.from({ length: 12 }, () => ({ mm: 14.2 })), { mm: 13.2 }, { mm: 16 }, { mm: 15 }, { mm: 11 }]
const header: readonly Cell[] = ['序号', '姓名', '项目', ...Array.from({ length: 12 }, (_, i) => `${i + 1}月`), '补交', '免（减）批准', '合计', '签字'].map(text => ({ text, role: 'hei', align: 'center' }))

function collectionDocument(
  name: string, short: string, year: number, members: readonly DuesMember[], reasons: ReadonlyMap<string, string>, today: LocalDate,
): Document {
  const totals = members.map(member => duesTotals(member.months))
  const all = totals.reduce(added, noDues)
  const rate = collectionRate(all)
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '党费月度收缴台账' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${name}　　年度：${year}年　　共 ${members.length} 人　　单位：元${rate === '' ? '' : `　　收缴率：${rate}`}`, subject: name }] },
    {
      type: 'table', size: '小五', columns, header: [header],
      rows: members.length === 0
        ? [[{ text: '本年没有应交党费的党员', align: 'center', columnSpan: columns.length }]]
        : [...members.flatMap((member, i) => memberRows(member, i, year, totals[i] ?? noDues, reasons.get(member.person.id) ?? '')), ...sumRows(members, all)],
    },
    ...noteBlocks('日期为月、日，次年交纳的写明年份；带 * 的为补交。“未交”为已过月份没有交纳，“未核定”为没有核定应交数。收缴率只算已过月份和已预交月份的应交部分。'),
    attestation(short, today),
  ]
  return { title: `党费月度收缴台账：${name} ${year}年`, sections: [{ page: landscapeA4WithNarrowSides({ numbering: 'pageOfPages' }), blocks }] }
}

function memberRows({ person, months }: DuesMember, index: number, year: number, totals: DuesTotals, reason: string): readonly (readonly Cell[])[] {
  const subject = person.name
  const over = (text: string): Cell => ({ text, align: 'center', rowSpan: 3, subject })
  return [
    [over(String(index + 1)), over(person.name), label('应交'), ...months.map(dueCell), { ...money(totals.lateCents === 0 ? null : totals.lateCents), rowSpan: 3 }, over(reason === '' ? dash : reason), money(totals.dueCents), over('')],
    [label('实交'), ...months.map(paidCell), money(totals.paidCents)],
    [label('日期'), ...months.map(month => dateCell(month, year)), { text: totals.owedCents === 0 ? dash : `欠\n${moneyText(totals.owedCents)}`, align: 'center', ...(totals.owedCents === 0 ? {} : { bold: true }) }],
  ]
}

function label(text: string): Cell {
  return { text, align: 'center' }
}

function money(cents: number | null): Cell {
  return cents === null ? { text: dash, align: 'center' } : { text: moneyText(cents), align: 'center', number: yuanNumber(cents) }
}

/** Sums too long for a month's column break before their decimals and nowhere else. */
function moneyText(cents: number): string {
  const text = yuanText(cents)
  return text.length > 7 ? text.replace('.', '\n.') : text
}

function dueCell(month: MonthAccount): Cell {
  return month.state === 'notSet' ? { text: '未核定', align: 'center' } : money(month.dueCents)
}

function paidCell({ state, paidCents }: MonthAccount): Cell {
  if (paidCents > 0) return { ...money(paidCents), ...(state === 'short' ? { shade: 'yellow', bold: true } : {}) }
  switch (state) {
    case 'unpaid': return { text: '未交', align: 'center', bold: true, shade: 'red' }
    case 'nothingDue': return { text: '免', align: 'center' }
    case 'notMember':
    case 'notSet':
    case 'open':
    case 'short':
    case 'paid': return { text: dash, align: 'center' }
  }
}

/** 03.15, in a later year 27年 01.05; a late one with its mark. */
function dateCell({ paidOn, lateCents }: MonthAccount, year: number): Cell {
  if (paidOn === null) return { text: dash, align: 'center' }
  const text = `${yearOf(paidOn) === year ? '' : `${paidOn.slice(2, 4)}年\n`}${paidOn.slice(5).replace('-', '.')}`
  return { text: lateCents > 0 ? `${text}*` : text, align: 'center', ...(lateCents > 0 ? { shade: 'yellow' } : {}) }
}

function sumRows(members: readonly DuesMember[], all: DuesTotals): readonly (readonly Cell[])[] {
  const months = Array.from({ length: 12 }, (_, i) => duesTotals(members.flatMap(({ months: own }) => own.filter(({ month }) => month === i + 1))))
  const heading = { text: '合计', role: 'hei', align: 'center', rowSpan: 2, columnSpan: 2 } as const
  const empty = { text: dash, align: 'center', rowSpan: 2 } as const
  return [
    [heading, label('应交'), ...months.map(({ dueCents }) => money(dueCents)), { ...money(all.lateCents), rowSpan: 2 }, empty, money(all.dueCents), empty],
    [label('实交'), ...months.map(({ paidCents }) => money(paidCents)), money(all.paidCents)],
  ]
}

/** 免交、少交 and the document that approved it, by person. */
function reducedOrExempt(standards: readonly DuesStandard[]): ReadonlyMap<string, string> {
  const words = standards.filter(({ category }) => category === 'reduced' || category === 'exempt')
    .map(({ personId, category, approvalDocumentNo }) => [personId, `${duesCategory.labels[category]}${approvalDocumentNo.trim() === '' ? '' : `：${approvalDocumentNo.trim()}`}`] as const)
  return new Map(words)
}
