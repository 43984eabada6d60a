import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Finding, levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { recordWords } from '#shared/rules/level-words.ts'
import { matter, type Matter } from '#shared/rules/matter.ts'
import { findingAct } from '../../parts/finding-act.ts'
import { openFinding } from '../../parts/open-finding.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { toHash } from '../../ui/route.ts'
import type { Agenda, Duty, LackingRecord, MatterDuties } from '../../workers/agenda.ts'

const levels = ['red', 'orange', 'yellow'] as const
const shownFirst = 8

/** Duties by level and matter, then what may wait, then minutes that lack something. */
export function AgendaList({ agenda }: { readonly agenda: Agenda }) {
  const { duties, earlier, later, records, recordCount } = agenda
  const nothing = levels.every(level => duties[level].length === 0) && records.length === 0
  return (
    <>
      {nothing && <EmptyState text="没有逾期、临期的事项，会议记录要素齐全。" />}
      {levels.filter(level => duties[level].length > 0).map(level => <AgendaGroup key={level} title={`${levelSigns[level]} ${warnLevel.labels[level]}`} level={level} matters={duties[level]} />)}
      {later.length > 0 && <AgendaGroup title="近期还要做" level="green" matters={later} />}
      {earlier.length > 0 && <AgendaGroup title="建档以前（可照纸质记录补录）" level="green" first={0} matters={earlier} />}
      {records.length > 0 && (
        <section className="agenda-group yellow" aria-label="会议记录待补充">
          <h2><span className="level yellow">会议记录待补充</span><span className="muted">　{recordCount}</span></h2>
          <ItemList items={records.map(record => <RecordRow key={record.meetingId} record={record} />)} first={shownFirst} count={recordCount} of="records" />
        </section>
      )}
    </>
  )
}

/** How many are owed, those too that are not listed. */
export function owed(matters: readonly MatterDuties[]): number {
  return matters.reduce((sum, { count }) => sum + count, 0)
}

interface GroupProps {
  readonly title: string
  readonly level: string
  readonly matters: readonly MatterDuties[]
  readonly first?: number
}

function AgendaGroup({ title, level, matters, first = shownFirst }: GroupProps) {
  return (
    <section className={`agenda-group ${level}`} aria-label={title}>
      <h2><span className={`level ${level}`}>{title}</span><span className="muted">　{owed(matters)}</span></h2>
      {matters.map(({ matter: about, count, duties }) => (
        <div key={about} className="agenda-matter">
          {(matters.length > 1 || about !== 'organisationalLife') && <h3>{matter.labels[about]}<span className="muted">　{count}</span></h3>}
          <ItemList items={duties.map((duty, i) => <DutyRow key={i} duty={duty} />)} first={first} count={about === 'organisationalLife' ? duties.length : count} of={about} />
        </div>
      ))}
    </section>
  )
}

/** The first few, all that are listed on demand, and where the rest is. */
function ItemList({ items, first, count, of }: { readonly items: readonly ReactNode[]; readonly first: number; readonly count: number; readonly of: Matter }) {
  const [isAll, setAll] = useState(false)
  return (
    <>
      <ul>{isAll ? items : items.slice(0, first)}</ul>
      {!isAll && items.length > first && <Button type="link" size="small" onClick={() => setAll(true)}>{first === 0 ? '显示' : '显示其余'} {items.length - first} 项</Button>}
      {(isAll || items.length <= first) && count > items.length && <p className="muted">还有 {count - items.length} 项没有列在这里：<a href={toHash(placeOf[of])}>{`到“${matter.labels[of]}”里看`}</a></p>}
    </>
  )
}

/** Where all of a matter is looked through. */
const placeOf: Readonly<Record<Matter, string>> = {
  organisationalLife: 'meetings', records: 'meetings', terms: 'terms', setUp: 'organisations', development: 'development', dues: 'dues', study: 'study', cadres: 'people', members: 'people',
}

const namesShown = 6

function DutyRow({ duty: { message, basis, findings, count } }: { readonly duty: Duty }) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? findings : findings.slice(0, namesShown)
  const [only] = findings
  if (count === 1 && only !== undefined && !isOfOrganisations(only)) {
    return (
      <li className="agenda-item" title={basis}>
        <span>{message.includes(only.subject.name) ? message : `${only.subject.name}：${message}`}</span>
        <span className="agenda-links"><button type="button" className="text-link" onClick={() => openFinding(only)}>{findingAct(only)}</button></span>
      </li>
    )
  }
  return (
    <li className="agenda-item" title={basis}>
      <span>{message}</span>
      <span className="agenda-links">
        {shown.map((finding, i) => <button key={i} type="button" className="text-link" onClick={() => openFinding(finding)}>{finding.subject.name}：{findingAct(finding)}</button>)}
        {!isAll && findings.length > shown.length && <button type="button" className="text-link" onClick={() => setAll(true)}>等 {count} 个，全部显示</button>}
        {isAll && count > findings.length && <span className="muted">等 {count} 个</span>}
      </span>
    </li>
  )
}

/** A meeting that several branches owe alike is told once, with a way for each. */
function isOfOrganisations({ subject }: Finding): boolean {
  return subject.kind === 'organisation' && subject.field === undefined
}

function RecordRow({ record: { meetingId, title, level, first, count } }: { readonly record: LackingRecord }) {
  return (
    <li className="agenda-item">
      <a href={toHash('meetings', [meetingId])}>{title}</a>
      <span className="agenda-links">
        <span className={`level ${level}`}>{levelSigns[level]} {recordWords[level]}</span>
        <button type="button" className="text-link" title={first.basis} onClick={() => openFinding(first)}>{first.message}</button>
        {count > 1 && <span className="muted">等 {count} 处</span>}
      </span>
    </li>
  )
}
