import { Button } from 'antd'
import type { DataStatus } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { sinceText } from '../../parts/instant-text.ts'
import { askDataStatus } from '../../parts/use-data-status.ts'
import { machineSide } from '../../storage/connection.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { DataTask } from './data-group.tsx'

/** A full set on another fixed drive, kept up by the program itself. */
export function Mirror({ mirror }: Pick<DataStatus, 'mirror'>) {
  const { choose, picker } = useFolderChoice()
  const [setting, set] = useDoing(async (folder: string | null) => {
    orThrow(await machineSide().setMirror({ folder }))
    await askDataStatus()
  })
  const begin = async () => {
    const folder = await choose('镜像放在哪个文件夹（选另一块磁盘）')
    if (folder !== null) await set(folder.token)
  }
  return (
    <DataTask
      title="镜像" words={wordsOf(mirror)}
      button={mirror === null ? <Button loading={setting.kind === 'running'} onClick={() => void begin()}>启用镜像</Button> : <Button loading={setting.kind === 'running'} onClick={() => void set(null)}>停用镜像</Button>}
    >
      {mirror !== null && mirror.problem !== null && <FailureNotice kind="warning" message={mirror.problem} />}
      {setting.kind === 'failed' && <FailureNotice message={setting.message} detail={setting.detail} />}
      {picker}
    </DataTask>
  )
}

function wordsOf(mirror: DataStatus['mirror']): string {
  if (mirror === null) return '电脑有第二块磁盘的，可以在那里自动存一整份，随快照更新：一块磁盘坏了，另一块还在。它代替不了 U 盘备份。'
  const at = mirror.at === null ? '还没有写完第一次' : `${sinceText(mirror.at, new Date())}更新`
  return `镜像在 ${mirror.folder}，${at}。停用后，已有的文件留在那里。`
}
