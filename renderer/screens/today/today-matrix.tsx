import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { meetingKind } from '#shared/model/meeting.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { navigate } from '../../ui/route.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { type DrawnCell, drawnRows } from './drawn-matrix.ts'

interface Props {
  readonly organisationIds: readonly string[]
  readonly states: readonly RuleState[]
  readonly today: LocalDate
}

/** Months × kinds: how often, and how it stands. Hover or focus says it in words, Enter opens the meetings. */
export function TodayMatrix({ organisationIds, states, today }: Props) {
  const [year, setYear] = useState(yearOf(today))
  const [spoken, setSpoken] = useState<string | null>(null)
  const asked = useArchive({ kind: 'matrix', organisationIds, year, today })
  const rows = asked.kind === 'answered' ? drawnRows(asked.answer, states, year) : []
  const open = ({ kind, period, isByBelongYear }: DrawnCell) => navigate('meetings', [], isByBelongYear ? { kind, belongYear: period } : { kind, period })
  return (
    <section className="matrix" aria-label={`${year}年组织生活`}>
      <h2>
        {year}年组织生活
        <Button type="text" size="small" icon={<LeftOutlined />} aria-label="上一年" onClick={() => setYear(year - 1)} />
        <Button type="text" size="small" icon={<RightOutlined />} aria-label="下一年" disabled={year >= yearOf(today)} onClick={() => setYear(year + 1)} />
      </h2>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'asking' && <Loading rows={6} />}
      {asked.kind === 'answered' && rows.length === 0 && <p className="muted">这一年没有党支部，也没有会议记录。</p>}
      {rows.length > 0 && (
        <table onMouseLeave={() => setSpoken(null)}>
          <thead><tr><th>类型</th>{months.map(month => <th key={month}>{month}月</th>)}</tr></thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.kind}>
                <th>{meetingKind.labels[row.kind]}</th>
                {row.cells.map(cell => (
                  <td key={cell.period} colSpan={cell.months}>
                    <button type="button" className={`matrix-cell ${cell.level}`} aria-label={cell.words} title={cell.words} onMouseEnter={() => setSpoken(cell.words)} onFocus={() => setSpoken(cell.words)} onClick={() => open(cell)}>
                      {cell.count > 0 && <span>{cell.count}</span>}
                      {cell.level !== 'none' && <span aria-hidden="true">{levelSigns[cell.level]}</span>}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && <p className="matrix-words" aria-live="polite">{spoken ?? '数字是开展次数。✓ 已完成　! 待办　‼ 临期　✕ 逾期　空白：未到期或不要求。'}</p>}
    </section>
  )
}

const months = Array.from({ length: 12 }, (_, i) => i + 1)
