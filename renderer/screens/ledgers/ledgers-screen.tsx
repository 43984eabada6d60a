import { Button, Checkbox, Select } from 'antd'
import { useMemo, useState } from 'react'
import { branchTypes } from '#shared/model/organisation.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { rangeOf, yearPeriod } from '#shared/time/period.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { flattened } from '../../parts/organisation-tree.ts'
import { periodChoices } from '../../parts/period-choices.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { useMeetingList } from '../../workers/use-lists.ts'
import { everyOne, jobOf } from './job-of.ts'
import { useLedgerChoice } from './ledger-choice.ts'
import { LedgerDesk } from './ledger-desk.tsx'
import { LedgerSelect } from './ledger-select.tsx'
import { meetingOptions } from './meeting-options.ts'
import './ledgers.css'

/** 台账: which one, of whom, for when; what is missing in it, how it looks, and out it goes. The choice stands in the address. */
export function LedgersScreen({ query }: ScreenProps) {
  const today = useToday()
  const known = useOrganisations()
  const inView = useOrganisationInView()
  const [choice, keep] = useLedgerChoice(query, today, inView.id)
  const [isWhole, setWhole] = useState(false)
  const scope = choice?.ledger.scope
  const nodes = useMemo(() => flattened(known?.tree ?? []), [known])
  const keptId = nodes.some(({ organisation }) => organisation.id === choice?.organisationId) ? choice?.organisationId : undefined
  const organisationId = query['organisation'] ?? keptId ?? inView.id ?? nodes[0]?.organisation.id ?? null
  const node = nodes.find(({ organisation }) => organisation.id === organisationId)
  const below = useMemo(() => flattened(node?.children ?? []), [node])
  const branches = useMemo(() => below.filter(({ organisation, isDissolved }) => branchTypes.includes(organisation.type) && !isDissolved).map(({ organisation }) => organisation.id), [below])
  const ofBranches = choice?.ledger.each === 'branch' && node !== undefined && !branchTypes.includes(node.organisation.type) && branches.length > 0
  const range = query['range'] ?? (choice?.ledger.family === 'meetings' ? 'own' : 'branches')
  const meetings = useMeetingList({ text: '', organisationIds: organisationId === null || scope !== 'meeting' || choice === null ? [] : [organisationId], ...rangeOf(choice?.period ?? yearPeriod(yearOf(today))), sort: { by: 'startAt', descending: false } })
  const cases = useArchive(scope === 'developmentCase' && organisationId !== null ? { kind: 'development', organisationIds: [organisationId, ...below.map(({ organisation }) => organisation.id)], today } : null)
  const people = cases.kind === 'answered' ? cases.answer : []
  const rows = meetings?.rows ?? []
  const recordIds = scope === 'meeting' ? rows.map(row => row.id) : people.map(row => row.id)
  const recordId = scope === 'meeting' ? (query['meeting'] ?? rows.at(-1)?.id ?? null) : (query['case'] ?? people[0]?.id ?? null)
  const job = choice === null ? null : jobOf({ ...choice, organisationId, organisationName: node?.name ?? '', branchIds: ofBranches && range === 'branches' ? branches : null, recordId, recordIds, options: isWhole ? { showsWholeNumbers: true } : {} })

  if (known !== undefined && known.organisations.length === 0) {
    return <Page title="台账"><EmptyState text="台账从会议记录和登记的党员、党组织里自动生成。请先成立党组织、登记党员，再记录会议。"><Button onClick={() => navigate('organisations')}>成立党组织</Button></EmptyState></Page>
  }
  if (choice === null) return null
  const { ledger, period } = choice
  const choose = (change: Readonly<Record<string, string>>, ...gone: readonly string[]) => replaceRoute('ledgers', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([key]) => !gone.includes(key))))
  const filters = (
    <>
      <LedgerSelect value={ledger.id} onChange={id => { keep({ ledger: id }); choose({ ledger: id }, 'range') }} />
      <div className="ledger-organisation"><OrganisationSelect label="党组织" value={organisationId} onChange={id => { if (id === null) return; keep({ organisation: id, inView: inView.id ?? '' }); choose({ organisation: id }, 'meeting', 'case') }} /></div>
      {scope !== 'developmentCase' && (
        <Select
          aria-label="期间" className="ledger-period" value={period} showSearch={{ optionFilterProp: 'label' }} options={periodOptions(today, ledger.yearsOnly === true)}
          onChange={next => { keep({ period: next }); choose({ period: next }, 'meeting') }}
        />
      )}
      {ofBranches && <Select aria-label="范围" className="ledger-period" value={range} options={[{ value: 'own', label: '本级' }, { value: 'branches', label: `下属各支部（${branches.length} 个）` }]} onChange={next => choose({ range: next })} />}
      {scope === 'meeting' && (
        <Select
          aria-label="哪次会议" className="ledger-meeting" value={recordId ?? ''} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
          options={[...meetingOptions(rows, recordId), ...(rows.length > 1 ? [{ value: everyOne, label: `本期全部会议（${rows.length} 次）` }] : [])]}
          onChange={next => choose({ meeting: next })}
        />
      )}
      {scope === 'developmentCase' && (
        <Select
          aria-label="哪位" className="ledger-meeting" value={recordId ?? ''} showSearch={{ optionFilterProp: 'label' }}
          options={[...people.map(({ id, name, organisationName }) => ({ value: id, label: `${name}（${organisationName}）` })), ...(people.length > 1 ? [{ value: everyOne, label: `全部（${people.length} 人）` }] : [])]}
          onChange={next => choose({ case: next })}
        />
      )}
      {ledger.masksNumbers === true && <Checkbox checked={isWhole} onChange={event => setWhole(event.target.checked)}>证件号码、电话完整显示</Checkbox>}
    </>
  )
  const notice = isWhole && ledger.masksNumbers === true ? <p className="whole-numbers" role="status">完整号码属于个人信息：只在确实需要时打印或导出，用完妥善保管，不要留在公用电脑和 U 盘上。离开本页后恢复为隐去中间几位。</p> : null
  if (job === null) return <Page title="台账" filters={filters}>{notice}<NothingToPrint scope={ledger.scope} /></Page>
  return <LedgerDesk job={job} ledger={ledger} today={today} filters={filters} notice={notice} />
}

function NothingToPrint({ scope }: { readonly scope: 'meeting' | 'developmentCase' | 'organisationPeriod' }) {
  switch (scope) {
    case 'meeting': return <EmptyState text="这个党组织在这段时间没有会议记录。可以换一个期间，或先记录会议。"><Button onClick={() => navigate('meetings', ['new'])}>记录会议</Button></EmptyState>
    case 'developmentCase': return <EmptyState text="这个党组织还没有发展对象的记录。可以换一个党组织，或先在“发展党员”里登记。"><Button onClick={() => navigate('development')}>去“发展党员”</Button></EmptyState>
    case 'organisationPeriod': return <EmptyState text="请选择党组织和期间。" />
  }
}

/** A year's account is of a year; everything else also of a quarter or a month. */
function periodOptions(today: LocalDate, yearsOnly: boolean): { label: string; value?: string; options?: { value: string; label: string }[] }[] {
  return periodChoices(today).map(({ label, options }) => (yearsOnly ? { label, value: label.slice(0, 4) } : { label, options: [...options] }))
}
