import { DownOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { type DevelopmentCase, developmentStepCode } from '#shared/model/development-case.ts'
import type { Person } from '#shared/model/person.ts'
import type { Stored } from '#shared/model/record.ts'
import { presentStep, standingsOf } from '#shared/rules/development/step-standing.ts'
import { windowFacts } from '#shared/rules/development/step-window.ts'
import { FindingColumn } from '../../parts/finding-column.tsx'
import { openFinding } from '../../parts/open-finding.ts'
import { RecordMore } from '../../parts/record-more.tsx'
import { useToday } from '../../parts/today.ts'
import { developmentRepository } from '../../storage/development-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { CaseActDialog, type CaseAct, caseActs } from './case-acts.tsx'
import { CasePaper } from './case-paper.tsx'
import { CaseSheet } from './case-sheet.tsx'
import { Timeline } from './timeline.tsx'

/** One person's way into the party: its 25 steps drawn, what is known beside them, and what is missing. */
export function CaseRecord({ id, field }: { readonly id: string; readonly field: string | null }) {
  const of = useLiveQuery(() => developmentRepository.byId(id), [id])
  const personId = of?.personId ?? null
  const person = useLiveQuery(() => (personId === null ? null : personRepository.byId(personId)), [personId])
  const personField = field?.startsWith('person.') === true ? field.slice('person.'.length) : null
  useEffect(() => {
    if (personId !== null && personField !== null) replaceRoute('people', [personId, 'edit'], { field: personField }) // what is missing there is the person's own
  }, [personId, personField])
  if (of === undefined || person === undefined) return <Page title="发展党员"><Loading /></Page>
  if (of === null) {
    return (
      <Page title="发展党员">
        <EmptyState text="这份发展党员记录已不在档案里，可能刚被删除。90 天内可以从回收站恢复。">
          <div className="field-line"><Button onClick={() => navigate('data', ['deleted'])}>打开回收站</Button><Button onClick={() => navigate('development')}>回到名单</Button></div>
        </EmptyState>
      </Page>
    )
  }
  return <RecordPage of={of} person={person} />
}

function RecordPage({ of, person }: { readonly of: Stored<DevelopmentCase>; readonly person: Stored<Person> | null }) {
  const today = useToday()
  const settings = useLiveQuery(settingsRepository.current, [])
  const asked = useArchive({ kind: 'developmentCase', caseId: of.id, today })
  const [act, setAct] = useState<CaseAct | null>(null)
  const [isPrinting, setPrinting] = useState(false)
  const [removing, remove] = useDoing(async () => {
    await developmentRepository.removeMistakenCase(of)
    navigate('development')
  })
  const standings = useMemo(() => (settings === undefined ? undefined : standingsOf(of, windowFacts(person, settings, today))), [of, person, settings, today])
  const present = presentStep(of)
  const name = person?.name ?? '（人员已删除）'
  const open = (code: string) => navigate('development', [of.id, code])
  const goOn = present === null ? null : () => open(present)
  useShortcut('E', goOn)
  useShortcut('Ctrl+P', () => setPrinting(true))
  useShortcut('Escape', () => {
    if (act === null && !isPrinting) navigate('development')
  })
  if (settings === undefined || standings === undefined) return <Page title={name}><Loading /></Page>
  const offered = caseActs(of)
  const take = ({ key }: { key: string }) => {
    const taken = offered.find(one => one.kind === key)
    if (key === 'person') navigate('people', [of.personId])
    else if (key === 'remove') void remove()
    else if (taken?.kind === 'step') open(taken.code)
    else setAct(taken ?? null)
  }
  const items = [...offered.map(({ kind, title }) => ({ key: kind, label: title })), { key: 'person', label: '查看人员资料' }, { type: 'divider' as const }, { key: 'remove', label: '删除误录的记录', danger: true }]
  return (
    <Page
      title={name}
      actions={(
        <>
          <Button onClick={() => navigate('development')} title="Esc">返回</Button>
          <RecordMore title={name} rows={[{ table: 'developmentCases', id: of.id }, { table: 'people', id: of.personId }]} />
          <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)} title="Ctrl+P">打印纪实表</Button>
          <Dropdown trigger={['click']} menu={{ items, onClick: take }}><Button>办理 <DownOutlined /></Button></Dropdown>
          {goOn !== null && present !== null && <Button type="primary" onClick={goOn} title="E">{developmentStepCode.labels[present]}</Button>}
        </>
      )}
    >
      {removing.kind === 'failed' && <FailureNotice kind="warning" message={removing.message} detail={removing.detail} />}
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      <div className="record">
        <div className="case-record">
          <Timeline standings={standings} present={present} onOpen={open} />
          <CaseSheet of={of} person={person} settings={settings} />
        </div>
        <FindingColumn title="发展程序检查" score={null} findings={asked.kind === 'answered' ? asked.answer : []} empty={asked.kind === 'answered' ? '没有发现问题。' : ''} onOpen={openFinding} />
      </div>
      {act !== null && <CaseActDialog of={of} name={name} act={act} onClose={() => setAct(null)} />}
      {isPrinting && <CasePaper caseId={of.id} onClose={() => setPrinting(false)} />}
    </Page>
  )
}
