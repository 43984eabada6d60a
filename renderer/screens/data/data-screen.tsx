import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { DataStatus } from '#shared/contract/contract.ts'
import { levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { backupStanding } from '../../parts/backup-standing.ts'
import { instantText } from '../../parts/instant-text.ts'
import { countsText } from '../../parts/row-words.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { sizeText } from '../../parts/size-text.ts'
import { askDataStatus, useDataStatus } from '../../parts/use-data-status.ts'
import { useSaveState } from '../../storage/save-state.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { DataGroup, DataTask } from './data-group.tsx'
import { dataGroups, dataPages } from './data-pages.ts'
import { Mirror } from './mirror.tsx'
import { PendingPurge } from './purge/pending-purge.tsx'
import { Upkeep } from './upkeep.tsx'

/** 数据: how safe the archive is, what can be done for it, and where it lies; each task has a page of its own. */
export function DataScreen({ rest, query }: ScreenProps) {
  const page = dataPages.find(one => one.path === rest[0])
  if (page === undefined) return <DataHub />
  const Shown = page.component
  return <Shown key={page.path} rest={rest.slice(1)} query={query} />
}

function DataHub() {
  const saved = useSaveState()
  const { status, failure } = useDataStatus(saved.kind === 'saved' ? saved.at : '')
  return (
    <Page title="数据">
      {failure !== null && <FailureNotice message={failure.message} detail={failure.detail} actions={<Button size="small" onClick={() => void askDataStatus()}>重试</Button>} />}
      {status === null && failure === null && <Loading />}
      {status !== null && <PendingPurge status={status} />}
      {status !== null && <Standing status={status} />}
      {status !== null && lowOnSpace(status) && <FailureNotice kind="warning" message={`磁盘只剩 ${sizeText(status.freeBytes)}。档案没有受影响，请尽快清理磁盘，以免以后不能保存。`} />}
      {dataGroups.map(group => <Tasks key={group} group={group}>{group === '备份与恢复' && status !== null && <Mirror mirror={status.mirror} />}</Tasks>)}
      <Upkeep status={status} />
      {status !== null && <Facts status={status} />}
    </Page>
  )
}

/** The state in words, with level, sign and word. */
function Standing({ status }: { readonly status: DataStatus }) {
  const standing = backupStanding(status, new Date())
  if (standing === null) return null
  const { level, sentence } = standing
  return <p className="data-standing" role="status"><span className={`level ${level}`}>{levelSigns[level]} {warnLevel.labels[level]}</span> {sentence}</p>
}

function Tasks({ group, children }: { readonly group: (typeof dataGroups)[number]; readonly children: ReactNode }) {
  const pages = dataPages.filter(page => page.group === group)
  if (pages.length === 0) return null
  return (
    <DataGroup title={group}>
      {pages.map(({ path, title, words, verb }) => (
        <DataTask key={path} title={title} words={words} button={<Button type={path === 'backup' ? 'primary' : 'default'} onClick={() => navigate('data', [path])}>{verb}</Button>} />
      ))}
      {children}
    </DataGroup>
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
