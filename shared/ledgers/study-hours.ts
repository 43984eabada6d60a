import type { StudyColumn } from '../rules/study/study-hours.ts'
import { studyRoleWords } from '../rules/study/study-required.ts'
import { type StudyRow, studyRows } from '../rules/study/study-rows.ts'
import { subtreeDuring, shortNameOn } from '../rules/organisation-on.ts'
import { partyPost } from '../model/post.ts'
import { yearOf } from '../time/local-date.ts'
import { countColumn } from './count-column.ts'
import { noteBlocks } from './dues-book.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

const hours = (id: StudyColumn, title: string, mm = 19): TableColumn<StudyRow> => countColumn(id, title, mm, row => row.hours[id])

const columns: readonly TableColumn<StudyRow>[] = [
  { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) },
  { id: 'name', title: '姓名', mm: 18, align: 'center', cell: row => row.person.name },
  { id: 'organisation', title: '支部', mm: 34, cell: (row, { facts, asOf }) => shortNameOn(facts, row.organisationId, asOf) },
  { id: 'role', title: '身份', mm: 14, align: 'center', cell: row => studyRoleWords[row.role] },
  { id: 'required', title: '标准', mm: 14, align: 'center', cell: row => (row.demand.kind === 'asked' ? String(row.required) : ''), number: row => (row.demand.kind === 'asked' ? row.required : null) },
  hours('rotation', '集中轮训', 18), hours('lecture', '党课', 15), hours('themeDay', '主题党日', 18), hours('collective', '集体学习', 18), hours('online', '网络自学', 18),
  { id: 'total', title: '合计', mm: 15, align: 'center', cell: row => String(row.hours.total), number: row => row.hours.total },
  { id: 'gap', title: '差额', mm: 15, align: 'center', cell: row => (row.gap === null ? '' : String(row.gap)), number: row => row.gap },
  { id: 'exemption', title: '豁免原因', mm: 32, cell: exemptionText },
]

/** 党员学时统计 of a year (R-EDU-01…03, R-MEM-06). */
export const studyHoursLedger = tableLedger<StudyRow>({
  id: 'study-hours', title: '党员学时统计', source: 'domain.md C.19', family: 'study', each: 'branch', yearsOnly: true, orientation: 'landscape', size: '小五', columns,
  rows: studyBook,
  subjectOf: row => ({ kind: 'studyHours', id: row.person.id, name: row.person.name }),
  rules: ['W-EDU-HOURS', 'W-EDU-TRAIN'],
  headline: rows => `共 ${rows.length} 人，学时不足 ${rows.filter(row => row.gap !== null && row.gap > 0).length} 人`,
  after: (rows, { settings }) => noteBlocks(notesOf(rows, settings.onlineStudyCounts)),
  emptyWords: '本期没有党员',
})

/** Members of the organisation and all below it, branch by branch, seats first. */
function studyBook({ input, organisationId, days, facts, today }: TableContext): readonly StudyRow[] {
  const place = new Map(subtreeDuring(facts, organisationId, days).map((id, i) => [id, i]))
  return studyRows({ ...input, meetings: input.held }, yearOf(days.from), today)
    .filter(row => place.has(row.organisationId))
    .toSorted((a, b) => (place.get(a.organisationId) ?? 0) - (place.get(b.organisationId) ?? 0) || rank(a) - rank(b) || compare(a.person.pinyinInitials, b.person.pinyinInitials) || compare(a.person.id, b.person.id))
}

function rank({ post }: StudyRow): number {
  return post === null ? partyPost.keys.length : partyPost.keys.indexOf(post)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function exemptionText({ demand }: StudyRow): string {
  switch (demand.kind) {
    case 'asked': return ''
    case 'exempt': return demand.reason
    case 'lost': return '失联'
    case 'tooShort': return '本年在支部不满半年'
  }
}

function notesOf(rows: readonly StudyRow[], onlineCounts: boolean): string {
  const withoutLength = rows.filter(row => row.hours.withoutLength > 0).length
  return [
    '学时按会议时长折合，会议中另填学时的从其所填；同一次会议合开几种的只计一次。',
    onlineCounts ? '' : '网络自学不计入合计。',
    withoutLength === 0 ? '' : `有 ${withoutLength} 人参加的会议没有散会时间，未计学时。`,
  ].join('')
}
