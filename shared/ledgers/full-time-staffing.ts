import type { Unit } from '../model/unit.ts'
import { cadreKindOn, cadreStaffing, type CadreStaffing } from '../rules/cadre-staffing.ts'
import { grouped } from '../rules/warnings/rule-input.ts'
import { chineseDate } from '../time/local-date.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

interface StaffingRow {
  readonly unit: Unit | null
  readonly staffing: CadreStaffing
  readonly fullTimeNames: readonly string[]
}

const columns: readonly TableColumn<StaffingRow>[] = [
  { id: 'unit', title: '单位', mm: 50, cell: ({ unit }) => unit?.name ?? '' },
  { id: 'staffQuota', title: '编制数', mm: 20, align: 'center', field: 'unit.staffQuota', cell: ({ unit }) => String(unit?.staffQuota ?? ''), number: ({ unit }) => unit?.staffQuota ?? null },
  { id: 'totalStaff', title: '机关工作人员总数', mm: 42, align: 'center', field: 'unit.totalStaff', cell: ({ unit }) => String(unit?.totalStaff ?? ''), number: ({ unit }) => unit?.totalStaff ?? null },
  { id: 'owed', title: '应配（1%—2%）', mm: 36, align: 'center', cell: ({ staffing }) => owedWords(staffing) },
  { id: 'actual', title: '实配', mm: 20, align: 'center', cell: ({ staffing }) => String(staffing.actual), number: ({ staffing }) => staffing.actual },
  { id: 'difference', title: '超/缺', mm: 22, align: 'center', cell: ({ staffing }) => differenceWords(staffing) },
]

/** 专职党务工作者配备表, the annex to C.10: the unit's whole staff against its full-time party workers (机关条例 30 条, R-CAD-01). */
export const fullTimeStaffing = tableLedger<StaffingRow>({
  id: 'full-time-staffing', title: '专职党务工作者配备表', source: 'domain.md C.10', each: 'organisation', family: 'people', orientation: 'landscape', size: '小四', columns,
  rows: ({ input: { people, posts, memberships, unit }, asOf }: TableContext): readonly StaffingRow[] => {
    const [postsOf, membershipsOf] = [grouped(posts, post => post.personId), grouped(memberships, membership => membership.personId)]
    const cadres = people.filter(person => person.cadre !== null || postsOf.has(person.id))
      .map(person => ({ person, kind: cadreKindOn(person, postsOf.get(person.id) ?? [], membershipsOf.get(person.id) ?? [], asOf) })).filter(({ kind }) => kind !== null)
    const fullTime = cadres.filter(({ kind }) => kind === 'fullTime')
    return [{ unit, staffing: cadreStaffing(unit?.totalStaff ?? null, fullTime.length, cadres.length), fullTimeNames: fullTime.map(({ person }) => person.name) }]
  },
  subjectOf: ({ unit }) => ({ kind: 'organisation', id: unit?.id ?? '', name: unit?.name ?? '本单位' }),
  headline: (_, { asOf }) => `截至 ${chineseDate(asOf)}`,
  after: ([row]) => [{ type: 'paragraph', size: '小四', runs: [{ text: `专职党务工作者：${row === undefined || row.fullTimeNames.length === 0 ? '无' : row.fullTimeNames.join('、')}。` }] },
    { type: 'paragraph', size: '小四', runs: [{ text: '依据：专职党务工作人员一般占机关工作人员总数的 1%—2%，人员较少的单位应保证有专人负责（机关条例 30 条）。下限进整、上限舍零。' }] }],
})

function owedWords(staffing: CadreStaffing): string {
  switch (staffing.kind) {
    case 'unknown': return ''
    case 'someone': return '专人负责'
    case 'range': return staffing.atLeast === staffing.atMost ? String(staffing.atLeast) : `${staffing.atLeast}—${staffing.atMost}`
  }
}

function differenceWords(staffing: CadreStaffing): string {
  switch (staffing.kind) {
    case 'unknown': return ''
    case 'someone': return staffing.lacks > 0 ? '缺专人' : '符合'
    case 'range': return staffing.lacks > 0 ? `缺 ${staffing.lacks}` : staffing.exceeds > 0 ? `超 ${staffing.exceeds}` : '符合'
  }
}
