import { Button } from 'antd'
import { useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { DriveList } from '../../../parts/drive-list.tsx'
import { instantText } from '../../../parts/instant-text.ts'
import { useDrives } from '../../../parts/use-drives.ts'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { type HandOverBackup, titlesOf, type Way } from './stages.ts'

interface Props extends Way {
  /** The one that was made in this hand-over. */
  readonly backup: HandOverBackup | null
  readonly onBackup: (backup: HandOverBackup) => void
}

/** A backup that was read back whole, so that both sign for the same. */
export function BackupStep({ steps, current, cancel, back, onDone, backup, onBackup }: Props) {
  const known = useDrives()
  const [place, setPlace] = useState<Place | null>(null)
  const work = useWork('backup')
  const isRunning = work.state.kind === 'running'
  const done = work.state.kind === 'done' ? work.state.result : backup
  const goOn = () => {
    if (done !== null) onBackup(done)
    work.forget()
    onDone()
  }
  return (
    <TaskSteps
      steps={titlesOf(steps)} current={current} cancel={cancel}
      actions={<>{back}{done === null
        ? <Button type="primary" disabled={place === null || isRunning} onClick={() => { if (place !== null) void work.begin({ folder: place.token, form: 'folder' }) }}>备份到 U 盘</Button>
        : <Button type="primary" onClick={goOn}>下一步</Button>}</>}
    >
      {done === null ? (
        <>
          <p>交接的这一刻做一份备份，写完读回核对，清单上记着它的位置和校验码。</p>
          <DriveList known={known} chosen={place} onChoose={setPlace} label="备份到哪里" isTarget />
          <WorkProgress work={work} title="正在备份" cancelledWords="已取消。档案没有受影响，原有的备份也没有改动。" />
        </>
      ) : <p role="status">✓ {instantText(done.at)} 已备份到“{done.label}”，{done.records} 条记录、{done.files} 个附件，读回核对无误。可以安全弹出 U 盘。</p>}
      {done?.warnings.map(warning => <FailureNotice key={warning} kind="warning" message={warning} />)}
    </TaskSteps>
  )
}
