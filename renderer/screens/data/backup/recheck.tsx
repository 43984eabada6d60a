import { Button } from 'antd'
import type { Drive } from '#shared/archive/backup-set.ts'
import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import { sinceText } from '../../../parts/instant-text.ts'
import { useWork, type Work } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'

/** A stick that was written to is in again: reading it once more proves that it really holds the backup. */
export function Recheck({ drives }: { readonly drives: readonly Drive[] }) {
  const work = useWork('verifySet')
  const [finding, verify] = useDoing(async (drive: Drive) => {
    const { sets } = orThrow(await machineSide().findSets({ in: { folder: drive.place.token } }))
    const own = sets.find(set => set.isThisArchive && set.kind === 'backup' && set.backups.some(backup => backup.seq === drive.lastBackup?.seq))
    const backup = own?.backups.find(one => one.seq === drive.lastBackup?.seq)
    if (own === undefined || backup === undefined) throw new ExpectedFailure('set-not-found')
    await work.begin({ set: own.set, secret: null, backupId: backup.id })
  })
  const waiting = drives.filter(drive => drive.rereadDue)
  return (
    <>
      <WorkProgress work={work} title="正在复验" cancelledWords="复验已取消，备份没有改动。" />
      {work.state.kind === 'done' && <Outcome work={work} />}
      {finding.kind === 'failed' && <FailureNotice message={finding.message} detail={finding.detail} />}
      {work.state.kind !== 'running' && work.state.kind !== 'done' && waiting.map(drive => (
        <FailureNotice
          key={drive.place.token} kind="warning" message={`“${drive.place.label}”上的备份${drive.lastBackup === null ? '' : `（${sinceText(drive.lastBackup.at, new Date())}）`}还没有复验。拔插之后再读一遍，才能确定真的写进了 U 盘。`}
          actions={<Button size="small" loading={finding.kind === 'running'} onClick={() => void verify(drive)}>现在复验</Button>}
        />
      ))}
    </>
  )
}

function Outcome({ work }: { readonly work: Work<'verifySet'> }) {
  if (work.state.kind !== 'done') return null
  const { backups } = work.state.result
  const bad = backups.filter(backup => backup.problem !== null)
  const close = <Button size="small" onClick={work.forget}>知道了</Button>
  if (bad.length === 0) return <FailureNotice kind="info" message={`✓ 复验通过：从头到尾读了一遍，${backups.map(({ records, files }) => `记录 ${records} 条、附件 ${files} 个`).join('；')}，都完好。`} actions={close} />
  return <FailureNotice message={`复验没有通过，这份备份不能用：${bad.map(backup => backup.problem).join('；')}。档案没有受影响，请换一个 U 盘重新备份。`} actions={close} />
}
