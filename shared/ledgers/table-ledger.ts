import type { Reader } from '../archive/reader.ts'
import type { Block, Cell, Column, Document, PageSetup, TextSize } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { typeAreaWidthMm } from '../documents/page-setup.ts'
import type { OrganisationFact } from '../model/organisation.ts'
import type { Settings } from '../model/settings.ts'
import type { Finding, FindingSubject } from '../rules/finding.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { everyFinding } from '../rules/warnings/findings-of.ts'
import { readRuleInput, type RuleInput } from '../rules/warnings/rule-input.ts'
import type { LocalDate } from '../time/local-date.ts'
import { yearOf } from '../time/local-date.ts'
import { chinesePeriod, type DateRange, type Period, rangeOf } from '../time/period.ts'
import { attestation } from './attestation.ts'
import type { ComposedLedger, Ledger, LedgerFamily, LedgerOptions, LedgerScope } from './ledger.ts'
import { tableFit } from './table-fit.ts'
import { dash } from './words.ts'

/** One column of a ledger that is a plain table. */
export interface TableColumn<Row> {
  readonly id: string
  readonly title: string
  /** Chosen columns that stand side by side in one group get a common header over their own. */
  readonly group?: string
  /** At the ledger's 字号; chosen columns are stretched to fill the type area, or set smaller to fit in it. */
  readonly mm: number
  readonly align?: Cell['align']
  readonly hiddenAtFirst?: boolean
  /** An empty text is printed as 「—」. */
  readonly cell: (row: Row, context: TableContext, index: number) => string
  readonly number?: (row: Row, context: TableContext) => number | null
  /** The field that is named as missing where the cell is empty; missing = it may be empty. */
  readonly field?: string
}

/** What a table is made for. */
export interface TableContext {
  readonly reader: Reader
  readonly organisationId: string
  readonly period: Period
  readonly days: DateRange
  /** The last day of the period, or today where the period still runs: the day as of which registers are told. */
  readonly asOf: LocalDate
  readonly today: LocalDate
  readonly settings: Omit<Settings, 'id'>
  readonly input: RuleInput
  readonly facts: readonly OrganisationFact[]
  readonly options: LedgerOptions
}

export interface TableParts<Row> {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly each: 'organisation' | 'branch'
  readonly yearsOnly?: boolean
  readonly family?: LedgerFamily
  readonly masksNumbers?: boolean
  readonly orientation: 'landscape' | 'portrait'
  readonly size: TextSize
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: (context: TableContext) => Promise<readonly Row[]> | readonly Row[]
  /** Whose row it is, for missing fields and characters that no font has; null = nobody's (a line of totals). */
  readonly subjectOf: (row: Row) => Pick<FindingSubject, 'kind' | 'id' | 'name'> | null
  /** Findings of these rules stand beside the ledger. */
  readonly rules?: readonly string[]
  /** What follows 党组织 and 期间 in the line over the table. */
  readonly headline?: (rows: readonly Row[], context: TableContext) => string
  /** Blocks after the table, before the signatures. */
  readonly after?: (rows: readonly Row[], context: TableContext) => readonly Block[]
  readonly emptyWords?: string
}

/** A ledger that is one table of an organisation over a period: its columns are data, their choice and order the unit's own. */
export function tableLedger<Row>(parts: TableParts<Row>): Ledger {
  return {
    id: parts.id, title: parts.title, source: parts.source, scope: 'organisationPeriod', each: parts.each, ...(parts.yearsOnly === undefined ? {} : { yearsOnly: parts.yearsOnly }),
    ...(parts.family === undefined ? {} : { family: parts.family }), ...(parts.masksNumbers === undefined ? {} : { masksNumbers: parts.masksNumbers }),
    columns: parts.columns.map(({ id, title, hiddenAtFirst = false }) => ({ id, title: oneLine(title), hiddenAtFirst })),
    compose: (reader, scope, today, options = {}) => composed(parts, reader, scope, today, options),
  }
}

async function composed<Row>(parts: TableParts<Row>, reader: Reader, scope: LedgerScope, today: LocalDate, options: LedgerOptions): Promise<ComposedLedger> {
  if (scope.kind !== 'organisationPeriod') throw new Error(`${parts.id} is composed for an organisation and a period`)
  const { organisationId, period } = scope
  const days = rangeOf(period)
  const input = await readRuleInput(reader, { today, years: [yearOf(days.from)] })
  const asOf = options.asOf ?? (days.to < today ? days.to : today)
  const context: TableContext = { reader, organisationId, period, days, asOf, today, settings: input.settings, input, facts: input.facts, options }
  const rows = await parts.rows(context)
  const columns = chosenColumns(parts.columns, input.settings.ledgerColumns[parts.id])
  const cells = rows.map((row, i) => columns.map(column => column.cell(row, context, i)))
  const table: FilledTable<Row> = { parts, context, rows, columns, cells, subjects: rows.map(row => parts.subjectOf(row)) }
  const { page, size, notice } = tableFit(columns.reduce((sum, { mm }) => sum + mm, 0), parts.orientation, parts.size, input.settings.paper.margins ?? undefined)
  return {
    document: document(table, page, size),
    fileName: documentStem(`${parts.title}_${shortNameOn(input.facts, organisationId, asOf)}_${chinesePeriod(period)}`),
    rows: rows.length,
    missing: [...blankCells(table), ...ruleFindings(table)],
    notices: notice === null ? [] : [notice],
  }
}

/** A table with its words, before it is set. */
interface FilledTable<Row> {
  readonly parts: TableParts<Row>
  readonly context: TableContext
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly subjects: readonly ReturnType<TableParts<Row>['subjectOf']>[]
  readonly cells: readonly (readonly string[])[]
}

/** The unit's choice in its order; ids that this version doesn't know are passed over. */
export function chosenColumns<C extends { readonly id: string; readonly hiddenAtFirst?: boolean }>(columns: readonly C[], chosen: readonly string[] | undefined): readonly C[] {
  const known = [...new Set(chosen)].flatMap(id => columns.filter(column => column.id === id))
  return known.length > 0 ? known : columns.filter(column => column.hiddenAtFirst !== true)
}

function document<Row>({ parts, context, columns, rows, subjects, cells }: FilledTable<Row>, page: PageSetup, size: TextSize): Document {
  const name = fullNameOn(context.facts, context.organisationId, context.asOf)
  const more = parts.headline?.(rows, context) ?? `共 ${rows.length} 条`
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: parts.title },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${name}　　期间：${chinesePeriod(context.period)}　　${more}`, subject: name }] },
    {
      type: 'table', size, columns: widths(columns, typeAreaWidthMm(page)), header: headerRows(columns),
      rows: rows.length === 0
        ? [[{ text: parts.emptyWords ?? '本期无记录', align: 'center', columnSpan: columns.length }]]
        : rows.map((row, i) => columns.map((column, c) => cellOf(column, row, cells[i]?.[c] ?? '', subjects[i]?.name, context))),
    },
    ...(parts.after?.(rows, context) ?? []),
    attestation(shortNameOn(context.facts, context.organisationId, context.asOf), context.today),
  ]
  return { title: `${parts.title}：${name} ${chinesePeriod(context.period)}`, sections: [{ page, blocks }] }
}

/** One row, or two where some of the columns have a common header. */
function headerRows(columns: readonly { readonly title: string; readonly group?: string }[]): readonly (readonly Cell[])[] {
  const cell = (text: string, spans: Pick<Cell, 'rowSpan' | 'columnSpan'> = {}): Cell => ({ text, role: 'hei', align: 'center', ...spans })
  if (columns.every(({ group }) => group === undefined)) return [columns.map(({ title }) => cell(title))]
  const top = columns.flatMap(({ title, group }, i): readonly Cell[] => {
    if (group === undefined) return [cell(title, { rowSpan: 2 })]
    if (columns[i - 1]?.group === group) return []
    const end = columns.findIndex((other, c) => c > i && other.group !== group)
    return [cell(group, { columnSpan: (end < 0 ? columns.length : end) - i })]
  })
  return [top, columns.filter(({ group }) => group !== undefined).map(({ title }) => cell(title))]
}

function cellOf<Row>(column: TableColumn<Row>, row: Row, text: string, subject: string | undefined, context: TableContext): Cell {
  const number = column.number?.(row, context) ?? null
  return { text: text.trim() === '' ? dash : text, ...(column.align === undefined ? {} : { align: column.align }), ...(subject === undefined ? {} : { subject }), ...(number === null ? {} : { number }) }
}

/** Stretched or shrunk together, to tenths of a millimetre, so that they fill the type area. */
function widths(columns: readonly { readonly mm: number }[], area: number): readonly Column[] {
  const sum = columns.reduce((total, { mm }) => total + mm, 0)
  return columns.map(({ mm }) => ({ mm: Math.floor((mm * area * 10) / sum) / 10 }))
}

/** So many empty fields are told one by one; where there are more, each row tells its own together. */
const mostFieldsApart = 200

/** What prints as a dash though a register should know it; each leads to the field, or to the first of the row's. */
function blankCells<Row>({ parts, context, columns, subjects, cells }: FilledTable<Row>): readonly Finding[] {
  const rows = cells.flatMap((row, i) => {
    const [subject, empty] = [subjects[i] ?? null, columns.filter((column, c) => column.field !== undefined && (row[c] ?? '').trim() === '')]
    return subject === null || empty.length === 0 ? [] : [{ subject, empty }]
  })
  const isFew = rows.reduce((sum, { empty }) => sum + empty.length, 0) <= mostFieldsApart
  return rows.flatMap(({ subject, empty }) => (isFew ? empty.map(column => [column]) : [empty]).map((together): Finding => ({
    rule: 'W-BLANK', level: 'yellow', organisationId: context.organisationId, period: context.period,
    subject: { ...subject, field: together[0]?.field } as FindingSubject, // every kind of subject takes a field
    message: `${subject.name}的${together.map(({ title }) => `“${oneLine(title)}”`).join('')}没有填`, basis: `${parts.title}的栏目`,
  })))
}

function ruleFindings<Row>({ parts, context: { input }, subjects }: FilledTable<Row>): readonly Finding[] {
  if (parts.rules === undefined) return []
  const shown = new Set(subjects.flatMap(subject => subject?.id ?? []))
  return everyFinding(input).filter(({ rule, subject }) => parts.rules?.includes(rule) === true && shown.has(subject.id))
}

function oneLine(title: string): string {
  return title.replaceAll('\n', '')
}
