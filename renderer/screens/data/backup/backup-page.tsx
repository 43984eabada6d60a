import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { SetLook } from '#shared/archive/backup-set.ts'
import type { Place } from '#shared/contract/contract.ts'
import { DriveList } from '../../../parts/drive-list.tsx'
import { notSecretNotice } from '../../../parts/not-secret-notice.ts'
import { useDataStatus } from '../../../parts/use-data-status.ts'
import { type KnownDrives, useDrives } from '../../../parts/use-drives.ts'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { BackupResult } from './backup-result.tsx'
import { OldBackupList, OldBackups } from './old-backups.tsx'
import { Recheck } from './recheck.tsx'

const steps = ['选择位置', '写入并核对', '完成'] as const

/** 备份到 U 盘: where to, then writing and reading back, then what was done. */
export function BackupPage() {
  const { status, failure } = useDataStatus('backup')
  const work = useWork('backup')
  useShortcut('Escape', () => navigate('data'))
  return (
    <Page title="备份到 U 盘" actions={<Button onClick={() => navigate('data')}>返回</Button>}>
      {status === null && failure === null && <Loading />}
      {status?.protection === 'none' && <PasswordFirst />}
      {status?.protection !== 'none' && (work.state.kind === 'done'
        ? <TaskSteps steps={steps} current={2}><BackupResult result={work.state.result} onClose={work.forget} /></TaskSteps>
        : work.state.kind === 'running'
          ? <TaskSteps steps={steps} current={1}><WorkProgress work={work} title="正在备份" /><p className="muted">可以先去做别的，备份在后台继续；写完以前请不要拔 U 盘。</p></TaskSteps>
          : <Target work={work} />)}
    </Page>
  )
}

/** Nothing leaves the PC in clear. */
function PasswordFirst() {
  return (
    <EmptyState text="带出去的备份必须有口令保护，现在还没有设置口令。先设一个口令、打印恢复密钥，大约三分钟，然后就可以备份了。">
      <Button type="primary" onClick={() => navigate('data', ['password'])}>设置口令</Button>
    </EmptyState>
  )
}

function Target({ work }: { readonly work: ReturnType<typeof useWork<'backup'>> }) {
  const known = useDrives()
  const [picked, setPicked] = useState<Place | null>(null)
  const [form, setForm] = useState<'folder' | 'file'>('folder')
  const [old, setOld] = useState<SetLook | null>(null)
  const place = picked ?? onlyStick(known)
  const begin = () => {
    if (place !== null) void work.begin({ folder: place.token, form })
  }
  if (old !== null) return <OldBackupList set={old} onClose={() => setOld(null)} />
  return (
    <TaskSteps steps={steps} current={0} actions={<Button type="primary" disabled={place === null} onClick={begin}>{form === 'folder' ? '开始备份' : '生成备份文件'}</Button>}>
      <WorkProgress work={work} title="正在备份" cancelledWords="已取消。档案没有受影响，原有的备份也没有改动。" />
      <Recheck drives={known.drives ?? []} />
      <DriveList known={known} chosen={place} onChoose={setPicked} label="备份到哪里" isTarget />
      <Radio.Group className="drive-list" aria-label="备份的样子" value={form} onChange={event => setForm(event.target.value === 'file' ? 'file' : 'folder')}>
        <Radio value="folder">存成备份文件夹<span className="muted">　平时用这个：第一次写全部，以后只写新增的，快得多</span></Radio>
        <Radio value="file">生成一个文件<span className="muted">　需要发给别人、只拷一个文件时用，每次都写全部</span></Radio>
      </Radio.Group>
      <p className="muted">{notSecretNotice}</p>
      {place !== null && <OldBackups key={place.token} place={place} onOpen={setOld} />}
    </TaskSteps>
  )
}

/** The one stick that is in: most clerks have but one. */
function onlyStick({ drives }: KnownDrives): Place | null {
  const sticks = (drives ?? []).filter(drive => drive.kind === 'removable')
  return sticks.length === 1 ? (sticks[0]?.place ?? null) : null
}
