import { Button } from 'antd'
import type { DataStatus } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { sinceText } from '../../parts/instant-text.ts'
import { countsText } from '../../parts/row-words.ts'
import { askDataStatus } from '../../parts/use-data-status.ts'
import { machineSide } from '../../storage/connection.ts'
import { rebuildView, useViewStatus } from '../../storage/view-keeper.ts'
import { type Doing, useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { DataGroup, DataTask } from './data-group.tsx'

/** What can be done for the archive on this PC itself. */
export function Upkeep({ status }: { readonly status: DataStatus | null }) {
  return (
    <DataGroup title="本机维护">
      <Snapshots />
      <Verification />
      <Rebuild />
      {status !== null && status.quarantined.length > 0 && <Quarantine files={status.quarantined} />}
    </DataGroup>
  )
}

function Snapshots() {
  const [taking, take] = useDoing(async () => {
    const taken = orThrow(await machineSide().snapshotNow({}))
    await askDataStatus()
    return taken
  })
  return (
    <DataTask title="快照" words="程序每 15 分钟、退出时自动做快照，放在数据文件夹里。要紧的修改之前可以自己做一个。" button={<Button loading={taking.kind === 'running'} onClick={() => void take()}>立即做快照</Button>}>
      <Failed doing={taking} />
      {taking.kind === 'done' && <p role="status">✓ {sinceText(taking.value.at, new Date())} 做好快照，记到第 {taking.value.seq} 次保存：{countsText(taking.value.counts)}。</p>}
    </DataTask>
  )
}

function Verification() {
  const [verifying, verify] = useDoing(async () => orThrow(await machineSide().verifyArchive({})))
  return (
    <DataTask title="校验档案" words="从头到尾读一遍档案，逐次核对是否完好。只读不改，期间可以照常使用。" button={<Button loading={verifying.kind === 'running'} onClick={() => void verify()}>校验档案</Button>}>
      <Failed doing={verifying} />
      {verifying.kind === 'done' && verifying.value.ok && <p role="status">✓ 档案完好：核对了 {verifying.value.frames} 次保存，{verifying.value.snapshots} 个快照。</p>}
      {verifying.kind === 'done' && !verifying.value.ok && <FailureNotice message="校验发现问题，档案没有改动。请重新启动程序，按启动页面的提示处理。" detail={verifying.value.problems.join('\n')} />}
    </DataTask>
  )
}

function Rebuild() {
  const [rebuilding, rebuild] = useDoing(() => rebuildView())
  const status = useViewStatus()
  return (
    <DataTask title="重建显示数据" words="屏幕显示的数据是从档案整理出来的。显示不对时重新整理一遍，档案不受影响。" button={<Button disabled={status.kind === 'rebuilding'} onClick={() => void rebuild()}>重建显示数据</Button>}>
      <Failed doing={rebuilding} />
      {rebuilding.kind === 'done' && <p role="status">✓ 已按档案重新整理。</p>}
    </DataTask>
  )
}

function Quarantine({ files }: { readonly files: readonly string[] }) {
  return (
    <DataTask title="隔离的文件" words="启动时发现损坏、原样存放的文件，在数据文件夹的“quarantine”里。本程序不会删除它们。" button={null}>
      <ul className="plain-list">{files.map(file => <li key={file}>{file}</li>)}</ul>
    </DataTask>
  )
}

function Failed({ doing }: { readonly doing: Doing<unknown> }) {
  return doing.kind === 'failed' ? <FailureNotice message={doing.message} detail={doing.detail} /> : null
}
