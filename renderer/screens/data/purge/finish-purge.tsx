import { Button } from 'antd'
import { useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { DriveList } from '../../../parts/drive-list.tsx'
import { instantText } from '../../../parts/instant-text.ts'
import { useDataStatus } from '../../../parts/use-data-status.ts'
import { useDrives } from '../../../parts/use-drives.ts'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { useSaveState } from '../../../storage/save-state.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { PurgeResult } from './purge-result.tsx'

/** The rest of a 清除 whose backup was never made: until then the old files still lie here. */
export function FinishPurge() {
  const saved = useSaveState()
  const { status, failure } = useDataStatus(saved.kind === 'saved' ? saved.at : '')
  const known = useDrives()
  const [place, setPlace] = useState<Place | null>(null)
  const work = useWork('finishPurge')
  const leave = () => {
    work.forget()
    navigate('data')
  }
  useShortcut('Escape', () => { if (work.state.kind !== 'running') leave() })
  if (work.state.kind === 'done') return <Page title="清除"><PurgeResult removedFiles={work.state.result.removedFiles} staleSets={work.state.result.staleSets} onClose={leave} /></Page>
  const pending = status?.pendingPurge ?? null
  return (
    <Page title="清除" actions={<Button disabled={work.state.kind === 'running'} onClick={leave}>返回</Button>}>
      {failure !== null && <FailureNotice message={failure.message} detail={failure.detail} />}
      {status === null && failure === null && <Loading />}
      {status !== null && pending === null && <EmptyState text="没有没做完的清除。要清除一条记录，请打开它，用“更多→清除”。" />}
      {pending !== null && (
        <div className="data-task">
          <h2>{instantText(pending.at)} 的清除还没有做完</h2>
          <p>记录已经从档案里去掉，但还没有把清除后的档案备份到 U 盘，所以旧文件还留在电脑里。插上 U 盘继续，备份核对成功后旧文件才会删去。</p>
          <DriveList known={known} chosen={place} onChoose={setPlace} label="清除后的备份放在哪里" isTarget />
          <span><Button type="primary" disabled={place === null || work.state.kind === 'running'} onClick={() => { if (place !== null) void work.begin({ folder: place.token }) }}>备份并做完清除</Button></span>
          <WorkProgress work={work} title="正在做完清除" />
        </div>
      )}
    </Page>
  )
}
