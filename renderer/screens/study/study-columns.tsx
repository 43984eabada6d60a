import { levelSigns } from '#shared/rules/finding.ts'
import { chineseOrder } from '#shared/rules/organisation-order.ts'
import { studyRoleWords } from '#shared/rules/study/study-required.ts'
import type { ListColumn } from '../../ui/list-table.tsx'
import type { StudyListRow } from '../../workers/study-list.ts'

type Column = ListColumn<StudyListRow>

/** The columns of domain.md C.19, with how each member stands. */
export const studyColumns: readonly Column[] = [
  { key: 'name', title: '姓名', width: 92, cell: row => row.name, compare: (a, b) => chineseOrder(a.name, b.name) },
  { key: 'organisation', title: '支部', width: 140, grow: true, cell: row => row.organisationName, compare: (a, b) => chineseOrder(a.organisationName, b.organisationName) },
  { key: 'role', title: '身份', width: 64, align: 'center', cell: row => studyRoleWords[row.role] },
  { key: 'standing', title: '情况', width: 130, cell: row => <span className={`study-${row.level}`} title={standingWords(row)}>{standingWords(row)}</span>, compare: (a, b) => (a.gap ?? -1) - (b.gap ?? -1) },
  number('required', '标准', row => (row.demand.kind === 'asked' ? row.required : null), 64),
  number('rotation', '集中轮训', row => row.hours.rotation), number('lecture', '党课', row => row.hours.lecture, 64), number('themeDay', '主题党日', row => row.hours.themeDay),
  number('collective', '集体学习', row => row.hours.collective), number('online', '网络自学', row => row.hours.online),
  number('total', '合计', row => row.hours.total, 64), number('gap', '差额', row => row.gap, 64),
]

/** ✓ 已满, ! 不足八成, ✕ 不足, or why nothing is asked. */
export function standingWords({ demand, gap, level, hours }: StudyListRow): string {
  if (demand.kind === 'exempt') return `豁免：${demand.reason}`
  if (demand.kind === 'lost') return '失联，不要求'
  if (demand.kind === 'tooShort') return '本年在支部不满半年'
  const unknown = hours.withoutLength === 0 ? '' : `，${hours.withoutLength} 次会议没有散会时间`
  if (gap === 0) return `${levelSigns.green} 已满`
  switch (level) {
    case 'green': return `还差 ${gap ?? 0}${unknown}`
    case 'yellow':
    case 'orange': return `${levelSigns[level]} 不足八成${unknown}`
    case 'red': return `${levelSigns.red} 不足${unknown}`
  }
}

function number(key: string, title: string, value: (row: StudyListRow) => number | null, width = 76): Column {
  return {
    key, title, width, align: 'right', compare: (a, b) => (value(a) ?? -1) - (value(b) ?? -1),
    cell: row => {
      const shown = value(row)
      return shown === null ? '—' : String(Math.round(shown * 100) / 100)
    },
  }
}
