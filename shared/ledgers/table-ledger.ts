import type { Reader } from '../archive/reader.ts'
import type { Block, Cell, Column, Document, TextSize } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { landscapeA4, portraitA4, typeAreaWidthMm } from '../documents/page-setup.ts'
import type { OrganisationFact } from '../model/organisation.ts'
import type { Settings } from '../model/settings.ts'
import type { Finding, FindingSubject } from '../rules/finding.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { findingsIn } from '../rules/warnings/findings-of.ts'
import { readRuleInput, type RuleInput } from '../rules/warnings/rule-input.ts'
import { statesIn } from '../rules/warnings/states-of.ts'
import type { LocalDate } from '../time/local-date.ts'
import { yearOf } from '../time/local-date.ts'
import { chinesePeriod, type DateRange, type Period, rangeOf } from '../time/period.ts'
import { attestation } from './attestation.ts'
import type { ComposedLedger, Ledger, LedgerOptions, LedgerScope } from './ledger.ts'
import { dash } from './words.ts'

/** One column of a ledger that is a plain table. */
export interface TableColumn<Row> {
  readonly id: string
  readonly title: string
  /** Its share of the type area; chosen columns are stretched to fill it. */
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
    columns: parts.columns.map(({ id, title, hiddenAtFirst = false }) => ({ id, title: oneLine(title), hiddenAtFirst })),
    compose: (reader, scope, today, options = {}) => composed(parts, reader, scope, today, options),
  }
}

async function composed<Row>(parts: TableParts<Row>, reader: Reader, scope: LedgerScope, today: LocalDate, options: LedgerOptions): Promise<ComposedLedger> {
  if (scope.kind !== 'organisationPeriod') throw new Error(`${parts.id} is composed for an organisation and a period`)
  const { organisationId, period } = scope
  const days = rangeOf(period)
  const input = await readRuleInput(reader, { today, years: [yearOf(days.from)] })
  const asOf = days.to < today ? days.to : today
  const context: TableContext = { reader, organisationId, period, days, asOf, today, settings: input.settings, input, facts: input.facts, options }
  const rows = await parts.rows(context)
  const columns = chosenColumns(parts.columns, input.settings.ledgerColumns[parts.id])
  const short = shortNameOn(input.facts, organisationId, asOf)
  const cells = rows.map((row, i) => columns.map(column => column.cell(row, context, i)))
  return {
    document: document(parts, columns, rows, cells, context),
    fileName: documentStem(`${parts.title}_${short}_${chinesePeriod(period)}`),
    rows: rows.length,
    missing: [...blankCells(parts, columns, rows, cells, context), ...ruleFindings(parts, rows, input)],
  }
}

/** The unit's choice in its order; ids that this version doesn't know are passed over. */
export function chosenColumns<C extends { readonly id: string; readonly hiddenAtFirst?: boolean }>(columns: readonly C[], chosen: readonly string[] | undefined): readonly C[] {
  const known = (chosen ?? []).flatMap(id => columns.filter(column => column.id === id))
  return known.length > 0 ? known : columns.filter(column => column.hiddenAtFirst !== true)
}

function document<Row>(parts: TableParts<Row>, columns: readonly TableColumn<Row>[], rows: readonly Row[], cells: readonly (readonly string[])[], context: TableContext): Document {
  const name = fullNameOn(context.facts, context.organisationId, context.asOf)
  const page = parts.orientation === 'landscape' ? landscapeA4({ numbering: 'pageOfPages' }) : portraitA4({ numbering: 'pageOfPages' })
  const more = parts.headline?.(rows, context) ?? `共 ${rows.length} 条`
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: parts.title },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${name}　　期间：${chinesePeriod(context.period)}　　${more}`, subject: name }] },
    {
      type: 'table', size: parts.size, columns: widths(columns, typeAreaWidthMm(page)),
      header: [columns.map(({ title }): Cell => ({ text: title, role: 'hei', align: 'center' }))],
      rows: rows.length === 0
        ? [[{ text: parts.emptyWords ?? '本期无记录', align: 'center', columnSpan: columns.length }]]
        : rows.map((row, i) => columns.map((column, c) => cellOf(parts, column, row, cells[i]?.[c] ?? '', context))),
    },
    ...(parts.after?.(rows, context) ?? []),
    attestation(shortNameOn(context.facts, context.organisationId, context.asOf), context.today),
  ]
  return { title: `${parts.title}：${name} ${chinesePeriod(context.period)}`, sections: [{ page, blocks }] }
}

function cellOf<Row>(parts: TableParts<Row>, column: TableColumn<Row>, row: Row, text: string, context: TableContext): Cell {
  const subject = parts.subjectOf(row)
  const number = column.number?.(row, context) ?? null
  return {
    text: text.trim() === '' ? dash : text, ...(column.align === undefined ? {} : { align: column.align }), ...(subject === null ? {} : { subject: subject.name }), ...(number === null ? {} : { number }),
  }
}

/** Stretched or shrunk together, to tenths of a millimetre, so that they fill the type area. */
function widths(columns: readonly { readonly mm: number }[], area: number): readonly Column[] {
  const sum = columns.reduce((total, { mm }) => total + mm, 0)
  return columns.map(({ mm }) => ({ mm: Math.floor((mm * area * 10) / sum) / 10 }))
}

/** What prints as a dash though a register should know it. */
function blankCells<Row>(parts: TableParts<Row>, columns: readonly TableColumn<Row>[], rows: readonly Row[], cells: readonly (readonly string[])[], context: TableContext): readonly Finding[] {
  return rows.flatMap((row, i) => columns.flatMap((column, c): readonly Finding[] => {
    const subject = parts.subjectOf(row)
    if (column.field === undefined || subject === null || (cells[i]?.[c] ?? '').trim() !== '') return []
    return [{
      rule: 'W-BLANK', level: 'yellow', organisationId: context.organisationId, period: context.period, subject: { ...subject, field: column.field } as FindingSubject, // every kind of subject takes a field
      message: `${subject.name}的“${oneLine(column.title)}”没有填`, basis: `${parts.title}的栏目`,
    }]
  }))
}

function ruleFindings<Row>(parts: TableParts<Row>, rows: readonly Row[], input: RuleInput): readonly Finding[] {
  if (parts.rules === undefined) return []
  const shown = new Set(rows.flatMap(row => parts.subjectOf(row)?.id ?? []))
  return findingsIn(input, statesIn(input)).filter(({ rule, subject }) => parts.rules?.includes(rule) === true && shown.has(subject.id))
}

function oneLine(title: string): string {
  return title.replaceAll('\n', '')
}
