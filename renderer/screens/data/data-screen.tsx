import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { DataStatus } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { instantText, sinceText } from '../../parts/instant-text.ts'
import { countsText } from '../../parts/row-words.ts'
import { sizeText } from '../../parts/size-text.ts'
import { askDataStatus, useDataStatus } from '../../parts/use-data-status.ts'
import { machineSide } from '../../storage/connection.ts'
import { useSaveState } from '../../storage/save-state.ts'
import { rebuildView, useViewStatus } from '../../storage/view-keeper.ts'
import { type Doing, useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'

/** 数据: where the archive lies, how it stands, and what can be done for it. */
export function DataScreen() {
  const saved = useSaveState()
  const { status, failure } = useDataStatus(saved.kind === 'saved' ? saved.at : '')
  return (
    <Page title="数据">
      {failure !== null && <FailureNotice message={failure.message} detail={failure.detail} actions={<Button size="small" onClick={() => void askDataStatus()}>重试</Button>} />}
      {status === null && failure === null && <Loading />}
      {status !== null && <Facts status={status} />}
      {status !== null && lowOnSpace(status) && <FailureNotice kind="warning" message={`磁盘只剩 ${sizeText(status.freeBytes)}。档案没有受影响，请尽快清理磁盘，以免以后不能保存。`} />}
      <Snapshots />
      <Verification />
      <Rebuild />
      {status !== null && status.quarantined.length > 0 && <Quarantine files={status.quarantined} />}
    </Page>
  )
}

function Facts({ status }: { readonly status: DataStatus }) {
  const last = status.lastSnapshot
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['数据文件夹', <span key="f" className="folder-path">{status.folder}</span>],
    ['磁盘剩余', `${sizeText(status.freeBytes)}（共 ${sizeText(status.totalBytes)}）`],
    ['档案大小', `记录 ${sizeText(status.journalBytes)}，附件 ${sizeText(status.blobBytes)}`],
    ['保存次数', `${status.seq} 次，每一次都能追溯`],
    ['最近的快照', last === null ? '还没有' : `${instantText(last.at)}，第 ${last.seq} 次保存：${countsText(last.counts)}`],
    ['快照个数', `${status.snapshots} 个`],
  ]
  return <dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
}

function lowOnSpace({ freeBytes }: DataStatus): boolean {
  return freeBytes < 1024 ** 3
}

function Task({ title, words, button, children }: { readonly title: string; readonly words: string; readonly button: ReactNode; readonly children?: ReactNode }) {
  return (
    <section className="data-task" aria-label={title}>
      <div className="data-task-head"><div><h2>{title}</h2><p className="muted">{words}</p></div>{button}</div>
      {children}
    </section>
  )
}

function Failed({ doing }: { readonly doing: Doing<unknown> }) {
  return doing.kind === 'failed' ? <FailureNotice message={doing.message} detail={doing.detail} /> : null
}

function Snapshots() {
  const [taking, take] = useDoing(async () => {
    const taken = orThrow(await machineSide().snapshotNow({}))
    await askDataStatus()
    return taken
  })
  return (
    <Task title="快照" words="程序每 15 分钟、退出时自动做快照，放在数据文件夹里。要紧的修改之前可以自己做一个。" button={<Button loading={taking.kind === 'running'} onClick={() => void take()}>立即做快照</Button>}>
      <Failed doing={taking} />
      {taking.kind === 'done' && <p role="status">✓ {sinceText(taking.value.at, new Date())} 做好快照，记到第 {taking.value.seq} 次保存：{countsText(taking.value.counts)}。</p>}
    </Task>
  )
}

function Verification() {
  const [verifying, verify] = useDoing(async () => orThrow(await machineSide().verifyArchive({})))
  return (
    <Task title="校验档案" words="从头到尾读一遍档案，逐次核对是否完好。只读不改，期间可以照常使用。" button={<Button loading={verifying.kind === 'running'} onClick={() => void verify()}>校验档案</Button>}>
      <Failed doing={verifying} />
      {verifying.kind === 'done' && verifying.value.ok && <p role="status">✓ 档案完好：核对了 {verifying.value.frames} 次保存，{verifying.value.snapshots} 个快照。</p>}
      {verifying.kind === 'done' && !verifying.value.ok && <FailureNotice message="校验发现问题，档案没有改动。请重新启动程序，按启动页面的提示处理。" detail={verifying.value.problems.join('\n')} />}
    </Task>
  )
}

function Rebuild() {
  const [rebuilding, rebuild] = useDoing(() => rebuildView())
  const status = useViewStatus()
  return (
    <Task title="重建显示数据" words="屏幕显示的数据是从档案整理出来的。显示不对时重新整理一遍，档案不受影响。" button={<Button disabled={status.kind === 'rebuilding'} onClick={() => void rebuild()}>重建显示数据</Button>}>
      <Failed doing={rebuilding} />
      {rebuilding.kind === 'done' && <p role="status">✓ 已按档案重新整理。</p>}
    </Task>
  )
}

function Quarantine({ files }: { readonly files: readonly string[] }) {
  return (
    <Task title="隔离的文件" words="启动时发现损坏、原样存放的文件，在数据文件夹的“quarantine”里。本程序不会删除它们。" button={null}>
      <ul className="plain-list">{files.map(file => <li key={file}>{file}</li>)}</ul>
    </Task>
  )
}
