import { branchTypes, type OrganisationType } from '../model/organisation.ts'
import { added, collectionRate, type DuesTotals, duesTotals, noDues, remitted } from '../rules/dues/dues-totals.ts'
import { yuanNumber } from '../rules/dues/money.ts'
import { shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { grouped } from '../rules/warnings/rule-input.ts'
import { centsText, duesBook, monthsWithin, noteBlocks } from './dues-book.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

interface SummaryRow {
  /** null = the line of sums. */
  readonly organisationId: string | null
  readonly name: string
  readonly members: number
  readonly totals: DuesTotals
}

const sum = (id: string, title: string, cents: (row: SummaryRow, context: TableContext) => number | null, hiddenAtFirst = false): TableColumn<SummaryRow> => ({
  id, title, mm: 26, align: 'right', hiddenAtFirst, cell: (row, context) => centsText(cents(row, context)),
  number: (row, context) => {
    const value = cents(row, context)
    return value === null ? null : yuanNumber(value)
  },
})

const columns: readonly TableColumn<SummaryRow>[] = [
  { id: 'index', title: '序号', mm: 12, align: 'center', cell: (row, _context, i) => (row.organisationId === null ? '' : String(i + 1)) },
  { id: 'organisation', title: '支部', mm: 62, cell: row => row.name },
  { id: 'members', title: '党员数', mm: 18, align: 'center', cell: row => String(row.members), number: row => row.members },
  sum('due', '应交', row => row.totals.dueCents),
  sum('paid', '实交', row => row.totals.paidCents),
  sum('late', '其中补交', row => row.totals.lateCents, true),
  sum('owed', '欠交', row => row.totals.owedCents, true),
  { id: 'rate', title: '收缴率', mm: 20, align: 'center', cell: row => collectionRate(row.totals) },
  sum('remit', '上缴', (row, { settings }) => remitted(row.totals.paidCents, settings.duesRemitShare)?.remitCents ?? null),
  sum('kept', '留存', (row, { settings }) => remitted(row.totals.paidCents, settings.duesRemitShare)?.keptCents ?? null),
  { id: 'remark', title: '备注', mm: 30, cell: row => (row.totals.notSet === 0 ? '' : `未核定 ${row.totals.notSet} 人月`) },
]

/** 党费收缴汇总表: what the branches below an organisation collected in the period, 元 (R-FEE-08). */
export const duesSummaryLedger = tableLedger<SummaryRow>({
  id: 'dues-summary', title: '党费收缴汇总表', source: 'domain.md C.20', family: 'dues', each: 'organisation', orientation: 'landscape', size: '五号', columns,
  rows: summaryRows,
  subjectOf: row => (row.organisationId === null ? null : { kind: 'organisation', id: row.organisationId, name: row.name }),
  headline: rows => `支部 ${rows.filter(row => row.organisationId !== null).length} 个　　单位：元`,
  after: (_rows, { settings }) => noteBlocks(`应交为已过月份和已预交月份的应交数；收缴率只算应交部分，自愿多交的不计。${shareNote(settings.duesRemitShare)}`),
  emptyWords: '本期没有党支部',
})

/** Money by the branch that each month is owed to; a member counts in the branch of the period's last month. */
function summaryRows({ input, organisationId, days, facts, asOf }: TableContext): readonly SummaryRow[] {
  const typeOf = new Map(input.everyOrganisation.map(organisation => [organisation.id, organisation.type]))
  const members = duesBook(input, organisationId, days).map(member => monthsWithin(member, days))
  const months = grouped(members.flat(), month => month.organisationId ?? '')
  const heads = grouped(members, own => own.findLast(month => month.organisationId !== null)?.organisationId ?? '')
  const rows = subtreeDuring(facts, organisationId, days).filter(id => months.has(id) || isBranch(typeOf.get(id))).map((id): SummaryRow => (
    { organisationId: id, name: shortNameOn(facts, id, asOf), members: heads.get(id)?.length ?? 0, totals: duesTotals(months.get(id) ?? []) }
  ))
  return rows.length < 2 ? rows : [...rows, { organisationId: null, name: '合计', members: rows.reduce((n, row) => n + row.members, 0), totals: rows.reduce((all, row) => added(all, row.totals), noDues) }]
}

function isBranch(type: OrganisationType | undefined): boolean {
  return type !== undefined && branchTypes.includes(type)
}

function shareNote(share: number | null): string {
  return share === null ? '没有设置上缴比例，上缴、留存未计算。' : `上缴比例 ${Math.round(share * 100_000) / 1_000}%。`
}
