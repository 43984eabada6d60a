import type { Reader } from '../archive/reader.ts'
import type { Block, Cell, Column, Document } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { landscapeA4 } from '../documents/page-setup.ts'
import { meetingKind } from '../model/meeting.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { frequencyFindings, sorted } from '../rules/warnings/findings-of.ts'
import { frequencyRules } from '../rules/warnings/frequency-rules.ts'
import { chineseDate, dayOf, type LocalDate } from '../time/local-date.ts'
import { attestation } from './attestation.ts'
import type { ComposedLedger, Ledger, LedgerScope } from './ledger.ts'
import { matrixLegend, monthCells, sumCell } from './matrix-cells.ts'
import { type MatrixBranch, type MatrixRow, meetingMatrixOf } from './matrix-counts.ts'

/** 三会一课年度汇总表: branches × kinds down, months across; counts, and what is missing in a word and a shade. */
export const meetingMatrix: Ledger = {
  id: 'meeting-matrix', title: '三会一课年度汇总表', source: 'domain.md C.2', scope: 'organisationPeriod', each: 'organisation', family: 'meetings', yearsOnly: true,
  async compose(reader: Reader, scope: LedgerScope, today: LocalDate): Promise<ComposedLedger> {
    if (scope.kind !== 'organisationPeriod') throw new Error('meeting-matrix is composed for an organisation and a year')
    const year = Number(scope.period.slice(0, 4))
    const { input, states, branches } = await meetingMatrixOf(reader, scope.organisationId, year, today)
    const lastDay = dayOf(year, 12, 31)
    const shortName = shortNameOn(input.facts, scope.organisationId, lastDay)
    return {
      document: matrixDocument(fullNameOn(input.facts, scope.organisationId, lastDay), shortName, year, branches, today),
      fileName: documentStem(`三会一课年度汇总表_${shortName}_${year}年`),
      rows: branches.reduce((sum, branch) => sum + branch.rows.length, 0),
      missing: sorted(frequencyFindings(input, states)),
    }
  },
}

/** 225 mm: branch, kind, twelve months, sum. */
const columns: readonly Column[] = [{ mm: 35 }, { mm: 21 }, ...Array.from({ length: 12 }, () => ({ mm: 13 })), { mm: 13 }]
const header: readonly Cell[] = ['党支部', '类别', ...Array.from({ length: 12 }, (_, i) => `${i + 1}月`), '合计'].map(text => ({ text, role: 'hei', align: 'center' }))

function matrixDocument(name: string, shortName: string, year: number, branches: readonly MatrixBranch[], today: LocalDate): Document {
  const rows = branches.flatMap(branch => branchRows(branch, year))
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '三会一课年度汇总表' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${name}　　年度：${year}年　　统计截至：${chineseDate(today)}`, subject: name }] },
    { type: 'paragraph', indent: false, size: '小五', runs: [{ text: matrixLegend }] },
    { type: 'table', size: '小五', columns, header: [header], rows: rows.length === 0 ? [[{ text: '本期无党支部', align: 'center', columnSpan: columns.length }]] : [...rows, ...totalRows(branches)] },
    attestation(shortName, today),
  ]
  return { title: `三会一课年度汇总表：${name} ${year}年`, sections: [{ page: landscapeA4({ numbering: 'pageOfPages' }), blocks }] }
}

/** The name stands in every row: a page may begin anywhere. */
function branchRows({ name, rows }: MatrixBranch, year: number): readonly (readonly Cell[])[] {
  const title: Cell = { text: name, align: 'center', subject: name }
  if (rows.length === 0) return [[title, { text: '本年不满一期，没有应开的会', align: 'center', columnSpan: columns.length - 1 }]]
  return rows.map(row => [title, kindCell(row), ...monthCells(row, year), sumCell(sum(row.counts))])
}

/** Sums over the branches, where there are several. */
function totalRows(branches: readonly MatrixBranch[]): readonly (readonly Cell[])[] {
  if (branches.length < 2) return []
  const kinds = frequencyRules.map(rule => rule.kind).filter((kind, i, all) => all.indexOf(kind) === i)
  const rows = kinds.flatMap(kind => {
    const all = branches.flatMap(branch => branch.rows.filter(row => row.kind === kind))
    const [first] = all
    return first === undefined ? [] : [{ ...first, counts: first.counts.map((_, month) => sum(all.map(row => row.counts[month] ?? 0))) }]
  })
  const title: Cell = { text: '合计', role: 'hei', align: 'center' }
  return rows.map(row => [title, kindCell(row), ...row.counts.map(sumCell), sumCell(sum(row.counts))])
}

function kindCell(row: MatrixRow): Cell {
  return { text: meetingKind.labels[row.kind], align: 'center' }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
