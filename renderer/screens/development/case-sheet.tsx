import { useLiveQuery } from 'dexie-react-hooks'
import type { ReactNode } from 'react'
import { approverKind, type DevelopmentCase, developmentCaseLabels as labels, recommendation } from '#shared/model/development-case.ts'
import { type Person, personLabels, sex } from '#shared/model/person.ts'
import type { Settings } from '#shared/model/settings.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { duesFrom, printedEnd, probationOf } from '#shared/rules/development/probation.ts'
import { chineseDayOrMonth } from '#shared/time/day-or-month.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { chineseYearMonth } from '#shared/time/year-month.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { developmentRepository } from '../../storage/development-repository.ts'

interface Props {
  readonly of: DevelopmentCase
  readonly person: Person | null
  readonly settings: Pick<Settings, 'probationEnd'>
}

type Pair = readonly [string, ReactNode]

/** What a case holds beside its steps; each is entered with the step that it belongs to. */
export function CaseSheet({ of, person, settings }: Props) {
  const today = useToday()
  const known = useOrganisations()
  const ids = [...of.mentors, ...of.sponsors].flatMap(({ personId }) => personId ?? [])
  const names = useLiveQuery(() => developmentRepository.namesOf(ids), [ids.join(' ')])
  const branch = known === undefined ? '' : shortNameOn(known.facts, of.organisationId, today)
  const supporters = (list: DevelopmentCase['mentors']) => list.map(one => `${one.personId === null ? one.name : (names?.get(one.personId) ?? '')}${one.to === null ? '' : `（至 ${chineseDate(one.to)}）`}`).join('、')
  const approver = of.approver === null ? '' : of.approver.organisationId !== null && known !== undefined ? shortNameOn(known.facts, of.approver.organisationId, today) : of.approver.name || approverKind.labels[of.approver.kind]
  const lines: readonly (readonly Pair[])[] = [
    [[personLabels.sex, person?.sex === '1' || person?.sex === '2' ? sex.labels[person.sex] : ''], [personLabels.birth, person?.birth == null ? '' : chineseDayOrMonth(person.birth)]],
    [[personLabels.unitPost, person?.unitPost ?? ''], [labels.organisationId, branch]],
    [[labels.recommendedBy, of.recommendedBy === null ? '' : recommendation.labels[of.recommendedBy]], [labels.isLeagueMember, of.isLeagueMember ? '是' : '否']],
    [[labels.mentors, supporters(of.mentors)], [labels.sponsors, supporters(of.sponsors)]],
    [[labels.publicNotice, noticeWords(of)], [labels.politicalReviewResult, of.politicalReviewResult]],
    [['集中培训', trainingWords(of)], [labels.approver, approver]],
    ...probationLines(of, settings),
    ...(of.terminated === null ? [] : [[[labels.terminated, `${chineseDate(of.terminated.on)}　${of.terminated.reason}`]] satisfies readonly Pair[]]),
    ...(of.remark === '' ? [] : [[[labels.remark, of.remark]] satisfies readonly Pair[]]),
  ]
  return (
    <div className="paper">
      <table><tbody>{lines.map((cells, i) => <tr key={i}>{cells.map(([label, value]) => [<th key={`${label} 名`} scope="row">{label}</th>, <td key={label} colSpan={cells.length === 1 ? 3 : 1}>{value === '' ? '—' : value}</td>])}</tr>)}</tbody></table>
      {of.inspections.length > 0 && <Notes title={labels.inspections} rows={of.inspections.map(({ id, on, opinion }) => ({ id, on: chineseDate(on), text: opinion }))} />}
      {of.thoughtReports.length > 0 && <Notes title={labels.thoughtReports} rows={of.thoughtReports.map(({ id, on, note }) => ({ id, on: chineseDate(on), text: note }))} />}
    </div>
  )
}

function probationLines(of: DevelopmentCase, settings: Pick<Settings, 'probationEnd'>): readonly (readonly Pair[])[] {
  const probation = probationOf(of)
  if (probation === null) return []
  return [
    [['预备期', `${chineseDate(probation.from)}至${chineseDate(printedEnd(probation, settings))}`], ['应转正日期', chineseDate(probation.fullOn)]],
    [['党费起交', chineseYearMonth(duesFrom(probation))], [labels.extension, of.extension === null ? '' : `延至 ${chineseDate(of.extension.to)}${of.extension.reason === '' ? '' : `（${of.extension.reason}）`}`]],
  ]
}

function noticeWords({ publicNotice: notice }: DevelopmentCase): string {
  if (notice === null) return ''
  return `${chineseDate(notice.from)}至${notice.to === null ? '' : chineseDate(notice.to)}${notice.hasObjection ? '，有异议' : ''}${notice.result === '' ? '' : `，${notice.result}`}`
}

function trainingWords({ trainingDays, trainingHours }: DevelopmentCase): string {
  return [trainingDays === null ? '' : `${trainingDays} 天`, trainingHours === null ? '' : `${trainingHours} 学时`].filter(word => word !== '').join('、')
}

function Notes({ title, rows }: { readonly title: string; readonly rows: readonly { readonly id: string; readonly on: string; readonly text: string }[] }) {
  return (
    <>
      <h3>{title}</h3>
      <table><tbody>{rows.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(row => <tr key={row.id}><th scope="row">{row.on}</th><td>{row.text === '' ? '—' : row.text}</td></tr>)}</tbody></table>
    </>
  )
}
