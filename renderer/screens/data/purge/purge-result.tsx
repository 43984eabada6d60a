import { Button } from 'antd'
import { TaskResult } from '../../../ui/task-result.tsx'

interface Props {
  readonly removedFiles: number
  /** Labels of sticks that still hold it. */
  readonly staleSets: readonly string[]
  readonly onClose: () => void
}

/** What is gone, and where it still lies. */
export function PurgeResult({ removedFiles, staleSets, onClose }: Props) {
  return (
    <TaskResult title={`已清除，删去 ${removedFiles} 个旧文件`} actions={<Button type="primary" onClick={onClose}>完成</Button>}>
      {staleSets.length === 0 ? <p>没有别的备份还留着它。</p> : (
        <>
          <p>以前的这些备份里还有它，请找到后销毁或重新备份：</p>
          <ul className="plain-list">{staleSets.map(label => <li key={label}>• {label}</li>)}</ul>
        </>
      )}
    </TaskResult>
  )
}
