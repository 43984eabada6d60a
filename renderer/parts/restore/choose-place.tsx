import { Button, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import type { SetLook } from '#shared/archive/backup-set.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../../storage/connection.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { DriveList } from '../drive-list.tsx'
import { instantText } from '../instant-text.ts'
import { useDrives } from '../use-drives.ts'
import type { BackupPlace } from './chosen-backup.ts'

interface Props {
  readonly place: BackupPlace | null
  readonly onPlace: (place: BackupPlace) => void
  readonly set: SetLook | null
  readonly onSet: (set: SetLook | null) => void
  /** What lies beside the open archive; empty where none is open. */
  readonly own: readonly ('snapshots' | 'mirror')[]
  /** Why a set can't serve here, null = it can. */
  readonly refusal: (set: SetLook) => string | null
}

const ownWords = { snapshots: '本机快照', mirror: '镜像' } as const
const ownHints = { snapshots: '程序自动做的，近几天的内容都在；电脑没坏、只想找回误删误改的内容时用', mirror: '另一块磁盘上的整份备份' } as const

/** 从哪里恢复: a stick, a folder, or what lies on this PC; then which set of those that are there. */
export function ChoosePlace({ place, onPlace, set, onSet, own, refusal }: Props) {
  const known = useDrives()
  const chosen = place !== null && 'folder' in place ? { token: place.folder, label: place.label } : null
  return (
    <>
      <DriveList
        known={known} chosen={chosen} onChoose={({ token, label }) => onPlace({ folder: token, label })} label="备份在哪里" isTarget={false}
        others={own.map(one => ({ value: one, label: ownWords[one], hint: ownHints[one] }))} other={place !== null && 'own' in place ? place.own : null} onOther={value => onPlace({ own: value === 'mirror' ? 'mirror' : 'snapshots' })}
      />
      {place !== null && <Sets key={JSON.stringify(place)} place={place} set={set} onSet={onSet} refusal={refusal} />}
    </>
  )
}

function Sets({ place, set, onSet, refusal }: Pick<Props, 'set' | 'onSet' | 'refusal'> & { readonly place: BackupPlace }) {
  const [finding, find] = useDoing(async () => {
    const { sets } = orThrow(await machineSide().findSets({ in: 'own' in place ? { own: place.own } : { folder: place.folder } }))
    const usable = sets.filter(one => one.backups.length > 0 && refusal(one) === null)
    onSet(usable.length === 1 ? (usable[0] ?? null) : null)
    return sets
  })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { void find() }, [find])
  useEffect(() => { if (finding.kind === 'done') box.current?.scrollIntoView?.({ block: 'nearest' }) }, [finding.kind])
  if (finding.kind === 'failed') return <FailureNotice message={finding.message} detail={finding.detail} actions={<Button size="small" onClick={() => void find()}>重试</Button>} />
  if (finding.kind !== 'done') return <Loading rows={3} />
  if (finding.value.length === 0) return <EmptyState text="这里没有党务台账的备份。请选择备份所在的 U 盘或文件夹：里面应当有名称以“党务台账备份”开头的文件夹或文件。" />
  return (
    <div ref={box}>
      <Radio.Group className="drive-list" aria-label="找到的备份" value={set?.set ?? null} onChange={event => onSet(finding.value.find(one => one.set === event.target.value) ?? null)}>
        {finding.value.map(one => <SetLine key={one.set} set={one} refusal={refusal(one)} />)}
      </Radio.Group>
    </div>
  )
}

function SetLine({ set, refusal }: { readonly set: SetLook; readonly refusal: string | null }) {
  const newest = set.backups[0]
  return (
    <Radio value={set.set} disabled={refusal !== null || newest === undefined}>
      <span className="drive-name">{set.unit}</span>
      <span className="muted">　{newest === undefined ? '里面没有写完的备份' : `${set.backups.length} 份备份，最近一份 ${instantText(newest.at)}`}{set.form === 'file' ? '，单个文件' : ''}</span>
      {refusal !== null && <span className="drive-warning"><span className="level orange">‼</span> {refusal}</span>}
      <span className="drive-warning muted folder-path">{set.label}</span>
    </Radio>
  )
}
