import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useState } from 'react'
import { termOfOfficeLabels as labels } from '#shared/model/term-of-office.ts'
import { nextStep } from '#shared/rules/election-steps.ts'
import { regularDueOn, termDue } from '#shared/rules/term-due.ts'
import { termWarning } from '#shared/rules/warnings/term-warning.ts'
import { chineseDate, daysBetween } from '#shared/time/local-date.ts'
import { FindingColumn } from '../../parts/finding-column.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { useToday } from '../../parts/today.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, toHash } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { CommitteeOfTerm } from './committee-of-term.tsx'
import { GonePage } from './gone-page.tsx'
import { ReminderDialog } from './reminder-dialog.tsx'
import { ReminderTable, StepTable } from './step-table.tsx'
import { daysText, levelText, nextStepText } from './term-rows.ts'
import { turnoutText } from './turnout.ts'
import { type TermInHand, useTerm } from './use-term.ts'

/** One term as its sheet: when it ends, the steps of its election, who sits on its committee; what is urgent stands beside it. */
export function TermRecord({ id }: { readonly id: string }) {
  const inHand = useTerm(id)
  if (inHand === undefined) return <Page title="换届情况"><Loading /></Page>
  return inHand === null ? <GonePage title="换届情况" /> : <RecordPage inHand={inHand} />
}

function RecordPage({ inHand }: { readonly inHand: TermInHand }) {
  const { term, next, organisation, name } = inHand
  const today = useToday()
  const [isReminding, setReminding] = useState(false)
  const standing = useArchive({ kind: 'standing', organisationIds: [organisation.id], today })
  const findings = standing.kind === 'answered' ? standing.answer.findings.filter(({ subject }) => subject.kind === 'term' && subject.id === term.id) : []
  const [removing, remove] = useDoing(async () => {
    await termRepository.removeMistakenTerm(term)
    navigate('terms')
  })
  const edit = () => navigate('terms', [term.id, 'edit'])
  const print = () => navigate('ledgers', [], { ledger: 'election-register', organisation: organisation.id })
  useShortcut('E', edit)
  useShortcut('Ctrl+P', print)
  useShortcut('Escape', () => {
    if (!isReminding) navigate('terms')
  })
  const menu = { items: [{ key: 'remind', label: '记录提醒' }, { key: 'print', label: '打印或导出（Ctrl+P）' }, { type: 'divider' as const }, { key: 'remove', label: '删除误录的任期', danger: true }] }
  const take = ({ key }: { key: string }) => {
    if (key === 'remind') setReminding(true)
    else if (key === 'print') print()
    else void remove()
  }
  return (
    <Page
      title={`${name}　换届情况`}
      actions={(
        <>
          <Button onClick={() => navigate('terms')} title="Esc">返回</Button>
          <RecordMore title={`${name}换届情况`} rows={[{ table: 'termsOfOffice', id: term.id }]} />
          <Dropdown trigger={['click']} menu={{ ...menu, onClick: take }}><Button>办理 <DownOutlined /></Button></Dropdown>
          <Button type={next === null ? 'default' : 'primary'} onClick={edit} title="E">编辑</Button>
          {next === null && <Button type="primary" onClick={() => navigate('terms', [term.id, 'election'])}>完成换届</Button>}
        </>
      )}
    >
      {removing.kind === 'failed' && <FailureNotice kind="warning" message={removing.message} detail={removing.detail} />}
      {standing.kind === 'failed' && <FailureNotice message={standing.message} detail={standing.detail} />}
      <div className="record">
        <TermSheet inHand={inHand} />
        <FindingColumn title="换届提醒" score={null} findings={findings} empty={standing.kind === 'answered' ? '没有需要处理的。' : ''} onOpen={({ subject }) => navigate('terms', [term.id, 'edit'], 'field' in subject ? { field: subject.field ?? '' } : {})} />
      </div>
      {isReminding && <ReminderDialog term={term} onClose={() => setReminding(false)} />}
    </Page>
  )
}

function TermSheet({ inHand }: { readonly inHand: TermInHand }) {
  const { term, next, organisation, fullName, setting } = inHand
  const today = useToday()
  const settings = useLiveQuery(settingsRepository.current, [])
  const due = termDue(term, today)
  const level = settings === undefined ? null : (termWarning(term, setting, settings, today)?.level ?? 'green')
  return (
    <div className="paper">
      <h2>{fullName}换届情况</h2>
      <table>
        <tbody>
          <Line cells={[['党组织', <a key="o" href={toHash('organisations', [organisation.id])}>{fullName}</a>], [labels.ordinal, term.ordinal]]} />
          <Line cells={[[labels.electedOn, chineseDate(term.electedOn)], [labels.years, String(term.years)]]} />
          <Line cells={[['应换届日期', chineseDate(regularDueOn(term))], [labels.extendedTo, term.extendedTo === null ? '' : `${chineseDate(term.extendedTo)}${term.extensionDocumentNo === '' ? '（没有文号）' : `（${term.extensionDocumentNo}）`}`]]} />
          {next === null
            ? <Line cells={[['状态', level === null ? '' : <span key="l"><span className={`level ${level}`}>{levelText(level)}</span>，{daysText(due)}</span>], ['下一步', level === null || level === 'green' ? '' : nextStepText(nextStep(term, setting))]]} />
            : <Line cells={[['状态', endedText(inHand)], ['下一届', <a key="n" href={toHash('terms', [next.id])}>{chineseDate(next.electedOn)}选举</a>]]} />}
          {(term.electionShould !== null || term.electionActual !== null) && <Line cells={[['选举应到/实到', `${term.electionShould ?? '—'}/${term.electionActual ?? '—'}`], ['到会', turnoutText(term.electionShould, term.electionActual) ?? '']]} />}
          {term.remark !== '' && <Line cells={[[labels.remark, term.remark]]} />}
        </tbody>
      </table>
      <h3>{labels.steps}</h3>
      <StepTable term={term} setting={setting} />
      <h3>{labels.reminders}</h3>
      <ReminderTable reminders={term.reminders} />
      <h3>本届班子</h3>
      <CommitteeOfTerm term={term} next={next} />
    </div>
  )
}

/** 按期换届, or how late. */
function endedText({ term, next }: TermInHand): string {
  const late = next === null ? 0 : daysBetween(term.extendedTo ?? regularDueOn(term), next.electedOn)
  return late > 0 ? `已换届，逾期 ${late} 天` : '已按期换届'
}

/** A pair of fields a row, or one that takes it whole. */
function Line({ cells }: { readonly cells: readonly (readonly [string, ReactNode])[] }) {
  return <tr>{cells.map(([label, value], i) => [<th key={`${i} l`} scope="row">{label}</th>, <td key={`${i} v`} colSpan={cells.length === 1 ? 3 : 1}>{value === '' ? '—' : value}</td>])}</tr>
}
