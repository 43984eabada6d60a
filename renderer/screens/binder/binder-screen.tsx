import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { flattened } from '../../parts/organisation-tree.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { ledgersOf, orderOf, useBinderChoice } from './binder-choice.ts'
import { FormerBinders } from './former-binders.tsx'
import { GapStep } from './gap-step.tsx'
import { LedgerStep } from './ledger-step.tsx'
import { MakeStep } from './make-step.tsx'
import { ScopeStep } from './scope-step.tsx'
import './binder.css'

const steps = ['选范围', '选台账', '核对缺项', '成册'] as const

/** 迎检成册: of whom and when, which ledgers, what is missing, and the book itself. */
export function BinderScreen() {
  const today = useToday()
  const known = useOrganisations()
  const inView = useOrganisationInView()
  const settings = useLiveQuery(settingsRepository.current, [])
  const [kept, change] = useBinderChoice(today)
  const nodes = useMemo(() => flattened(known?.tree ?? []), [known])
  const organisationId = nodes.some(({ organisation }) => organisation.id === kept.organisationId) ? kept.organisationId : (inView.id ?? nodes[0]?.organisation.id ?? null)
  const choice = useMemo(() => ({ ...kept, organisationId }), [kept, organisationId])
  const order = useMemo(() => (settings === undefined ? null : orderOf(choice, settings, today)), [choice, settings, today])
  if (known === undefined || settings === undefined) return <Page title="迎检成册"><Loading rows={8} /></Page>
  if (known.organisations.length === 0 || order === null) {
    return <Page title="迎检成册"><EmptyState text="成册用的是会议记录和登记的党员、党组织。请先成立党组织、登记党员，再记录会议。"><Button onClick={() => navigate('organisations')}>成立党组织</Button></EmptyState></Page>
  }
  const { step } = choice
  const go = (to: 0 | 1 | 2 | 3) => change({ step: to })
  const restart = () => change({ step: 0, ledgers: null })
  if (step === 3) return <Page title="迎检成册"><MakeStep choice={choice} order={order} today={today} onChange={change} steps={steps} onBack={() => go(2)} onRestart={restart} /></Page>
  const isReady = ledgersOf(choice, settings).length > 0
  return (
    <Page title="迎检成册">
      <TaskSteps
        steps={steps} current={step}
        cancel={step === 0 ? undefined : <Button onClick={restart}>从头开始</Button>}
        actions={(
          <>
            {step > 0 && <Button onClick={() => go((step - 1) as 0 | 1 | 2)}>上一步</Button>}
            <Button type="primary" disabled={!isReady} onClick={() => go((step + 1) as 1 | 2 | 3)}>{step === 2 ? '去成册' : '下一步'}</Button>
          </>
        )}
      >
        {step === 0 && <><ScopeStep choice={choice} nodes={nodes} today={today} onChange={change} /><FormerBinders today={today} /></>}
        {step === 1 && <LedgerStep choice={choice} settings={settings} onChange={change} />}
        {step === 2 && <GapStep order={order} today={today} />}
      </TaskSteps>
    </Page>
  )
}
