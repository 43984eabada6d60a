import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { recordWords } from '../../parts/finding-column.tsx'
import { openFinding } from '../../parts/open-finding.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { toHash } from '../../ui/route.ts'
import type { Agenda, Duty, LackingRecord } from './agenda.ts'

const levels = ['red', 'orange', 'yellow'] as const
const shownFirst = 8

/** Duties by level, then what may wait, then minutes that lack something. */
export function AgendaList({ agenda }: { readonly agenda: Agenda }) {
  const { duties, earlier, later, records } = agenda
  const nothing = levels.every(level => duties[level].length === 0) && records.length === 0
  return (
    <>
      {nothing && <EmptyState text="没有逾期、临期的事项，会议记录要素齐全。" />}
      {levels.filter(level => duties[level].length > 0).map(level => (
        <AgendaGroup key={level} title={`${levelSigns[level]} ${warnLevel.labels[level]}`} level={level} count={owed(duties[level])} items={duties[level].map(duty => <DutyRow key={duty.message} duty={duty} />)} />
      ))}
      {later.length > 0 && <AgendaGroup title="近期还要做" level="green" items={later.map(duty => <DutyRow key={duty.message} duty={duty} />)} />}
      {earlier.length > 0 && <AgendaGroup title="建档以前（可照纸质记录补录）" level="green" first={0} count={owed(earlier)} items={earlier.map(duty => <DutyRow key={duty.message} duty={duty} />)} />}
      {records.length > 0 && <AgendaGroup title="会议记录待补充" level="yellow" items={records.map(record => <RecordRow key={record.meetingId} record={record} />)} />}
    </>
  )
}

/** One duty may be owed by several organisations: each counts, as in the line above. */
function owed(duties: readonly Duty[]): number {
  return duties.reduce((sum, duty) => sum + duty.findings.length, 0)
}

function AgendaGroup({ title, level, items, first = shownFirst, count = items.length }: { readonly title: string; readonly level: string; readonly items: readonly ReactNode[]; readonly first?: number; readonly count?: number }) {
  const [isAll, setAll] = useState(false)
  return (
    <section className={`agenda-group ${level}`} aria-label={title}>
      <h2><span className={`level ${level}`}>{title}</span><span className="muted">　{count}</span></h2>
      <ul>{isAll ? items : items.slice(0, first)}</ul>
      {!isAll && items.length > first && <Button type="link" size="small" onClick={() => setAll(true)}>{first === 0 ? '显示' : '显示其余'} {items.length - first} 项</Button>}
    </section>
  )
}

const namesShown = 6

function DutyRow({ duty: { message, basis, findings } }: { readonly duty: Duty }) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? findings : findings.slice(0, namesShown)
  return (
    <li className="agenda-item" title={basis}>
      <span>{message}</span>
      <span className="agenda-links">
        {shown.map(finding => <button key={finding.organisationId} type="button" className="text-link" onClick={() => openFinding(finding)}>{finding.subject.name}：去记录</button>)}
        {findings.length > shown.length && <button type="button" className="text-link" onClick={() => setAll(true)}>等 {findings.length} 个，全部显示</button>}
      </span>
    </li>
  )
}

function RecordRow({ record: { meetingId, title, level, findings } }: { readonly record: LackingRecord }) {
  const [first] = findings
  return (
    <li className="agenda-item">
      <a href={toHash('meetings', [meetingId])}>{title}</a>
      <span className="agenda-links">
        <span className={`level ${level}`}>{levelSigns[level]} {recordWords[level]}</span>
        {first !== undefined && <button type="button" className="text-link" title={first.basis} onClick={() => openFinding(first)}>{first.message}</button>}
        {findings.length > 1 && <span className="muted">等 {findings.length} 处</span>}
      </span>
    </li>
  )
}
