import { Button, Radio } from 'antd'
import type { Drive } from '#shared/archive/backup-set.ts'
import type { Place } from '#shared/contract/contract.ts'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Loading } from '../ui/loading.tsx'
import { useFolderChoice } from './folder-choice.tsx'
import { sinceText } from './instant-text.ts'
import { sizeText } from './size-text.ts'
import type { KnownDrives } from './use-drives.ts'

interface Props {
  readonly known: KnownDrives
  readonly chosen: Place | null
  readonly onChoose: (place: Place) => void
  /** 备份到哪里. */
  readonly label: string
  /** Whether it is to be written to: drives that protect nothing are warned of. */
  readonly isTarget: boolean
  /** Choices that are no drives, last of all. */
  readonly others?: readonly { readonly value: string; readonly label: string; readonly hint: string }[]
  /** Which of them is chosen. */
  readonly other?: string | null
  readonly onOther?: (value: string) => void
}

/** Sticks first, then other drives, then any folder. */
export function DriveList({ known: { drives, failure, again }, chosen, onChoose, label, isTarget, others = [], other = null, onOther = () => {} }: Props) {
  const { choose, picker } = useFolderChoice()
  const [choosing, chooseFolder] = useDoing(async () => {
    const folder = await choose(label)
    if (folder !== null) onChoose(folder)
  })
  if (failure !== null) return <FailureNotice message={failure.message} detail={failure.detail} actions={<Button size="small" onClick={again}>重试</Button>} />
  if (drives === null) return <Loading rows={3} />
  const pick = (value: string) => {
    const drive = drives.find(one => one.place.token === value)
    if (drive !== undefined) onChoose(drive.place)
    else if (others.some(one => one.value === value)) onOther(value)
  }
  const isElsewhere = chosen !== null && !drives.some(drive => drive.place.token === chosen.token)
  return (
    <div className="drive-choice">
      {!drives.some(isStick) && <p className="muted" role="status">没有看到 U 盘。插上后几秒钟内会出现在这里。</p>}
      <Radio.Group className="drive-list" aria-label={label} value={chosen?.token ?? other} onChange={event => pick(String(event.target.value))}>
        {[...drives].sort((a, b) => Number(isStick(b)) - Number(isStick(a))).map(drive => <DriveLine key={drive.place.token} drive={drive} isTarget={isTarget} />)}
        {others.map(({ value, label: name, hint }) => <Radio key={value} value={value}><span className="drive-name">{name}</span><span className="muted">　{hint}</span></Radio>)}
        {isElsewhere && <Radio value={chosen.token}><span className="drive-name">{chosen.label}</span></Radio>}
      </Radio.Group>
      <span><Button onClick={() => void chooseFolder()}>选择别的文件夹</Button></span>
      {choosing.kind === 'failed' && <FailureNotice message={choosing.message} detail={choosing.detail} />}
      {picker}
    </div>
  )
}

export function isStick({ kind }: Drive): boolean {
  return kind === 'removable'
}

function DriveLine({ drive, isTarget }: { readonly drive: Drive; readonly isTarget: boolean }) {
  const warning = isTarget ? warningOf(drive) : null
  return (
    <Radio value={drive.place.token}>
      <span className="drive-name">{drive.place.label}</span>
      <span className="muted">　{isStick(drive) ? 'U 盘' : drive.kind === 'fixed' ? '固定磁盘' : '磁盘'}，{drive.freeBytes > 0 ? `剩余 ${sizeText(drive.freeBytes)}` : '已没有空间'}，共 {sizeText(drive.totalBytes)}
        {drive.lastBackup === null ? '，还没有备份' : `，上次备份在${sinceText(drive.lastBackup.at, new Date())}`}</span>
      {warning !== null && <span className="drive-warning"><span className="level orange">‼</span> {warning}</span>}
    </Radio>
  )
}

function warningOf({ kind, holdsArchive }: Drive): string | null {
  if (holdsArchive) return '这不是 U 盘：档案就在这块磁盘上，磁盘坏了，档案和备份一起没有。'
  if (kind === 'fixed') return '这不是 U 盘：备份留在这台电脑里，电脑丢失或损坏时一起没有。'
  return null
}
