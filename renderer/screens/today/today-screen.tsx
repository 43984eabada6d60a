import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { dayInChina } from '#shared/time/instant.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { BackupWords } from '../../parts/backup-words.tsx'
import { DraftsLeft } from '../../parts/drafts-left.tsx'
import type { ScreenProps } from '../../parts/screen.ts'
import { useToday } from '../../parts/today.ts'
import { useDataStatus } from '../../parts/use-data-status.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { draftRepository } from '../../storage/draft-repository.ts'
import { useSaveState } from '../../storage/save-state.ts'
import { newId } from '../../storage/new-id.ts'
import { unitRepository } from '../../storage/unit-repository.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import type { Agenda } from '../../workers/agenda.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { BackupDuty } from './backup-duty.tsx'
import { draftPlaces } from './draft-places.ts'
import { FirstSteps } from './first-steps.tsx'
import { monthRhythm } from './month-rhythm.ts'
import { SealHint } from './seal-hint.tsx'
import { TodayMatrix } from './today-matrix.tsx'
import { AgendaList, owed } from './agenda-list.tsx'
import './today.css'

/** 今日: what this month asks for, what is nearly due, what is missing, and whether the archive is safe. */
export function TodayScreen(_: ScreenProps) {
  const today = useToday()
  const known = useOrganisations()
  const unit = useLiveQuery(unitRepository.current, [])
  const inView = useOrganisationInView()
  const asked = useArchive(unit === undefined ? null : { kind: 'agenda', organisationIds: inView.ids === null ? null : [...inView.ids], today, begunOn: unit === null ? null : dayInChina(unit.createdAt) })
  const create = () => navigate('meetings', ['new', newId()])
  useShortcut('Ctrl+N', create)
  useShortcut('N', create)
  const title = `今日　${chineseDate(today)}　${weekdayOf(today)}`
  if (known === undefined) return <Page title={title}><Loading /></Page>
  if (known.organisations.length === 0) return <Page title={title}><DraftsLeft place={draftRepository} addressOf={draftPlaces} /><FirstSteps /></Page>
  const roots = inView.id === null ? known.tree.map(node => node.organisation.id) : [inView.id]
  const agenda = asked.kind === 'answered' ? asked.answer.agenda : null
  return (
    <Page title={title} actions={<Button type="primary" icon={<PlusOutlined />} onClick={create} title="N 或 Ctrl+N">记录会议</Button>}>
      <DraftsLeft place={draftRepository} addressOf={draftPlaces} />
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {agenda !== null && <Summary agenda={agenda} />}
      <SealHint />
      <div className="today">
        <div>
          <BackupDuty />
          {agenda === null ? asked.kind === 'asking' && <Loading rows={10} /> : <AgendaList agenda={agenda} />}
          <section className="rhythm" aria-label="这个时节"><h2>{monthRhythm(today).title}</h2><p className="muted">{monthRhythm(today).text}</p></section>
        </div>
        <TodayMatrix organisationIds={roots} states={asked.kind === 'answered' ? asked.answer.states : []} today={today} />
      </div>
    </Page>
  )
}

const counted = ['red', 'orange', 'yellow'] as const

function Summary({ agenda }: { readonly agenda: Agenda }) {
  const saved = useSaveState()
  const { status } = useDataStatus(saved.kind === 'saved' ? saved.at : '')
  return (
    <p className="today-summary" role="status">
      {counted.map(level => <span key={level} className={`level ${level}`}>{levelSigns[level]} {warnLevel.labels[level]} {owed(agenda.duties[level])} 项</span>)}
      <span>记录待补充 {agenda.recordCount} 次会议</span>
      {status !== null && <BackupWords status={status} />}
    </p>
  )
}

function weekdayOf(day: string): string {
  return `星期${'日一二三四五六'.charAt(new Date(`${day}T00:00:00Z`).getUTCDay())}`
}
