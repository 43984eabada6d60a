import { App, Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { sizeText } from '../../../parts/size-text.ts'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { ListBox } from '../../../ui/list-box.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskSteps } from '../../../ui/task-steps.tsx'

/** The backups that lie there already, told in a line; the list of them is a view of its own. */
export function OldBackups({ place, onOpen }: { readonly place: Place; readonly onOpen: (set: SetLook) => void }) {
  const [finding, find] = useDoing(async () => orThrow(await machineSide().findSets({ in: { folder: place.token } })).sets.filter(set => set.isThisArchive && set.kind === 'backup' && set.form === 'folder'))
  useEffect(() => { void find() }, [find])
  if (finding.kind === 'failed') return <FailureNotice message={finding.message} detail={finding.detail} actions={<Button size="small" onClick={() => void find()}>重试</Button>} />
  if (finding.kind !== 'done') return null
  return (
    <>
      {finding.value.filter(set => set.backups.length > 0).map(set => (
        <div key={set.set} className="field-line"><span>这里已有 {set.backups.length} 份备份，最近一份 {instantText(set.backups[0]?.at ?? '')}。</span><Button size="small" onClick={() => onOpen(set)}>查看、删除旧备份</Button></div>
      ))}
    </>
  )
}

/** Every backup of a set; old ones may be removed, which asks by naming them. */
export function OldBackupList({ set, onClose }: { readonly set: SetLook; readonly onClose: () => void }) {
  const { modal } = App.useApp()
  const [backups, setBackups] = useState(set.backups)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const removable = backups.filter(backup => backup.mayGo)
  const going = backups.filter(backup => chosen.has(backup.id))
  useShortcut('Escape', onClose)
  const [pruning, prune] = useDoing(async () => {
    if (!await modal.confirm(question(going))) return null
    const { freedBytes } = orThrow(await machineSide().pruneSet({ set: set.set, backupIds: going.map(backup => backup.id) }))
    setChosen(new Set())
    setBackups(backups.filter(backup => !going.includes(backup)))
    return { count: going.length, freedBytes }
  })
  const toggle = (id: string) => setChosen(before => {
    const next = new Set(before)
    if (!next.delete(id)) next.add(id)
    return next
  })
  return (
    <TaskSteps steps={[]} current={0} cancel={<Button onClick={onClose}>返回</Button>} actions={<Button danger disabled={going.length === 0} loading={pruning.kind === 'running'} onClick={() => void prune()}>删除选中的 {going.length} 份</Button>}>
      <p>共 {backups.length} 份备份，其中 {removable.length} 份可以删除。每一份都能单独恢复；最近的几份不能删：至少要有两份更新的、核对过的备份，旧的才可以删。</p>
      {removable.length > 0 && <span><Button size="small" onClick={() => setChosen(new Set(removable.map(backup => backup.id)))}>选中可以删除的 {removable.length} 份</Button></span>}
      {pruning.kind === 'failed' && <FailureNotice message={pruning.message} detail={pruning.detail} />}
      {pruning.kind === 'done' && pruning.value !== null && <p role="status">✓ 已删除 {pruning.value.count} 份旧备份，腾出 {sizeText(pruning.value.freedBytes)}。</p>}
      <ListBox rows={backups.length}><ListTable name="old-backups" label="备份" rows={backups} rowId={one => one.id} rowHeight={32} columns={columnsOf(chosen, toggle)} onOpen={one => { if (one.mayGo) toggle(one.id) }} empty="没有备份" /></ListBox>
    </TaskSteps>
  )
}

function columnsOf(chosen: ReadonlySet<string>, toggle: (id: string) => void): readonly ListColumn<BackupInfo>[] {
  return [
    { key: 'choose', title: '删除', width: 60, cell: one => <Checkbox aria-label={`删除 ${instantText(one.at)}的备份`} tabIndex={-1} disabled={!one.mayGo} checked={chosen.has(one.id)} onClick={event => event.stopPropagation()} onChange={() => toggle(one.id)} /> },
    { key: 'at', title: '备份时间', width: 200, cell: one => <span>{instantText(one.at)}</span> },
    { key: 'bytes', title: '大小', width: 100, align: 'right', cell: one => <span>{sizeText(one.bytes)}</span> },
    { key: 'state', title: '状态', width: 200, grow: true, cell: one => <span>{one.problem ?? (one.mayGo ? '可以删除' : '保留')}</span> },
  ]
}

const namedAtMost = 5

/** What is lost for good is named. */
function question(going: readonly BackupInfo[]) {
  const names = going.slice(0, namedAtMost).map(backup => instantText(backup.at)).join('、')
  return {
    scrollLock: false, title: `删除这 ${going.length} 份备份？`, content: `${names}${going.length > namedAtMost ? ` 等 ${going.length} 份` : ''}。删除后找不回来；其他备份和档案不受影响。`,
    okText: `删除 ${going.length} 份备份`, okButtonProps: { danger: true }, cancelText: '先不删', focusable: { autoFocusButton: 'cancel' as const },
  }
}
