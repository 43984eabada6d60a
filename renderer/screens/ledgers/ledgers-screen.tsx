import { useMemo } from 'react'
import { Button, Select } from 'antd'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { Period, quarterOf, rangeOf, yearPeriod } from '#shared/time/period.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { periodChoices } from '../../parts/period-choices.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import type { MeetingRow } from '../../workers/list-query.ts'
import { useMeetingList } from '../../workers/use-lists.ts'
import { LedgerDesk } from './ledger-desk.tsx'
import type { LedgerJob } from './ledger-job.ts'
import { meetingOptions } from './meeting-options.ts'
import './ledgers.css'

const allMeetings = 'all'

/** 台账: which one, of whom, for when; what is missing in it, how it looks, and out it goes. The choice stands in the address. */
export function LedgersScreen({ query }: ScreenProps) {
  const today = useToday()
  const known = useOrganisations()
  const inView = useOrganisationInView()
  const ledger = ledgers.find(one => one.id === query['ledger']) ?? ledgers.find(one => one.scope === 'organisationPeriod') ?? ledgers[0]
  const organisationId = query['organisation'] ?? inView.id ?? known?.tree[0]?.organisation.id ?? null
  const chosen = Period.safeParse(query['period'])
  const period = chosen.success ? chosen.data : ledger?.id === 'meeting-matrix' ? yearPeriod(yearOf(today)) : quarterOf(today)
  const choose = (change: Readonly<Record<string, string>>) => replaceRoute('ledgers', [], { ...query, ...change })
  const isOfMeeting = ledger?.scope === 'meeting'
  const meetings = useMeetingList({ text: '', organisationIds: organisationId === null ? [] : [organisationId], ...rangeOf(period), sort: { by: 'startAt', descending: false } })
  const meetingId = query['meeting'] ?? meetings?.rows.at(-1)?.id ?? null
  const rows = meetings?.rows
  const job = useMemo(() => (ledger === undefined ? null : jobOf(ledger, organisationId, period, meetingId, rows)), [ledger, organisationId, period, meetingId, rows])

  if (known !== undefined && known.organisations.length === 0) {
    return <Page title="台账"><EmptyState text="台账从会议记录里自动生成。请先成立党组织、登记党员，再记录会议。"><Button onClick={() => navigate('organisations')}>成立党组织</Button></EmptyState></Page>
  }
  return (
    <Page
      title="台账"
      filters={(
        <>
          <Select aria-label="台账" className="ledger-choice" value={ledger?.id ?? ''} options={ledgers.map(({ id, title }) => ({ value: id, label: title }))} onChange={id => choose({ ledger: id })} />
          <div className="ledger-organisation"><OrganisationSelect label="党组织" value={organisationId} onChange={id => { if (id !== null) replaceRoute('ledgers', [], without({ ...query, organisation: id }, 'meeting')) }} /></div>
          <Select
            aria-label="期间" className="ledger-period" value={period} showSearch={{ optionFilterProp: 'label' }}
            options={periodOptions(today, ledger?.id === 'meeting-matrix')}
            onChange={next => replaceRoute('ledgers', [], without({ ...query, period: next }, 'meeting'))}
          />
          {isOfMeeting && (
            <Select
              aria-label="哪次会议" className="ledger-meeting" value={meetingId ?? ''} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
              options={[...meetingOptions(rows ?? [], meetingId), ...((rows?.length ?? 0) > 1 ? [{ value: allMeetings, label: `本期全部会议（${rows?.length ?? 0} 次）` }] : [])]}
              onChange={next => choose({ meeting: next })}
            />
          )}
        </>
      )}
    >
      {job === null ? <EmptyState text={isOfMeeting ? '这个党组织在这段时间没有会议记录。可以换一个期间，或先记录会议。' : '请选择党组织和期间。'}>{isOfMeeting && <Button onClick={() => navigate('meetings', ['new'])}>记录会议</Button>}</EmptyState> : <LedgerDesk job={job} today={today} />}
    </Page>
  )
}

function jobOf(ledger: Ledger, organisationId: string | null, period: Period, meetingId: string | null, rows: readonly MeetingRow[] | undefined): LedgerJob | null {
  switch (ledger.scope) {
    case 'organisationPeriod':
      return organisationId === null ? null : { kind: 'one', ledgerId: ledger.id, scope: { kind: 'organisationPeriod', organisationId, period: ledger.id === 'meeting-matrix' ? yearPeriod(Number(period.slice(0, 4))) : period } }
    case 'developmentCase': return null // such a sheet is printed from its case
    case 'meeting':
      if (meetingId === null) return null
      if (meetingId !== allMeetings) return { kind: 'one', ledgerId: ledger.id, scope: { kind: 'meeting', meetingId } }
      return rows === undefined || rows.length === 0 ? null : { kind: 'allMinutes', meetingIds: rows.map(row => row.id), title: `会议记录_${rows[0]?.organisationName ?? ''}_${period}` }
  }
}

/** A year's matrix is of a year; everything else also of a quarter or a month. */
function periodOptions(today: LocalDate, yearsOnly: boolean): { label: string; value?: string; options?: { value: string; label: string }[] }[] {
  return periodChoices(today).map(({ label, options }) => (yearsOnly ? { label, value: label.slice(0, 4) } : { label, options: [...options] }))
}

function without(query: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter(([key]) => key !== name))
}
