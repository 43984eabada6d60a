import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { chineseDate } from '#shared/time/local-date.ts'
import { useActor } from '../../../parts/actor.ts'
import { useDataStatus } from '../../../parts/use-data-status.ts'
import { handOverRepository } from '../../../storage/hand-over-repository.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { BackupStep } from './backup-step.tsx'
import { HoldingsStep } from './holdings-step.tsx'
import { ListStep } from './list-step.tsx'
import { PeopleStep } from './people-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { emptyParties, type HandOverBackup, type Parties, stagesOf } from './stages.ts'
import './hand-over.css'

/** 交接: from one clerk to the next, with a backup, a new password and a signed list. */
export function HandOverPage() {
  const [actor] = useActor()
  const { status, failure } = useDataStatus('hand-over')
  const former = useLiveQuery(handOverRepository.all, [])
  const [begunUnprotected, setBegunUnprotected] = useState<boolean | null>(null)
  const [at, setAt] = useState(0)
  const [parties, setParties] = useState<Parties>({ ...emptyParties, giver: actor })
  const [backup, setBackup] = useState<HandOverBackup | null>(null)
  const leave = () => navigate('data')
  useShortcut('Escape', leave)
  if (failure !== null && status === null) return <Page title="交接"><FailureNotice message={failure.message} detail={failure.detail} /></Page>
  if (status === null) return <Page title="交接"><Loading /></Page>
  const stages = stagesOf(begunUnprotected ?? status.protection === 'none')
  const stage = stages[at] ?? 'list'
  const goOn = () => {
    setBegunUnprotected(before => before ?? status.protection === 'none')
    setAt(at + 1)
  }
  const way = { steps: stages, current: at, cancel: <Button onClick={leave}>取消</Button>, back: at === 0 ? null : <Button onClick={() => setAt(at - 1)}>上一步</Button>, onDone: goOn }
  return (
    <Page title="交接">
      {stage === 'people' && <PeopleStep {...way} parties={parties} onChange={setParties} former={former?.map(one => `${chineseDate(one.handedOn)}　${one.giver} 交给 ${one.receiver}`) ?? []} />}
      {stage === 'holdings' && <HoldingsStep {...way} />}
      {stage === 'backup' && <BackupStep {...way} backup={backup} onBackup={setBackup} />}
      {stage === 'password' && <PasswordStep {...way} receiver={parties.receiver} />}
      {stage === 'list' && <ListStep {...way} parties={parties} backup={backup} onClose={leave} />}
    </Page>
  )
}
