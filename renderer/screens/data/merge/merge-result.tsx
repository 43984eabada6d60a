import { Button } from 'antd'
import type { ResultOf } from '#shared/contract/work.ts'
import { takeBack } from '../../../storage/undo.ts'
import { TaskResult } from '../../../ui/task-result.tsx'
import { toHash } from '../../../ui/route.ts'
import { useUndoToast } from '../../../ui/undo-toast.tsx'

interface Props {
  readonly result: ResultOf<'merge'>
  readonly units: readonly string[]
  readonly onClose: () => void
}

/** What the merge did, and how to take it back. */
export function MergeResult({ result: { seq, total: { added, changed }, flags }, units, onClose }: Props) {
  const { take } = useUndoToast()
  const summary = `汇总下级：${units.join('、')}`
  const undo = () => {
    if (seq === null) return
    take(() => takeBack({ seq, summary }))
    onClose()
  }
  return (
    <TaskResult
      title={seq === null ? '没有需要合并的内容，档案没有改动' : `已汇总：新增 ${added} 条，更新 ${changed} 条`}
      actions={<><Button type="primary" onClick={onClose}>完成</Button>{seq !== null && <Button onClick={undo}>撤销这次汇总</Button>}</>}
    >
      <ul className="plain-list">
        <li>{units.join('、')}</li>
        {seq !== null && <li>30 天内可以撤销：现在点“撤销这次汇总”，以后在“<a href={toHash('data', ['acts'])}>操作记录</a>”里找到这一次，再撤销。</li>}
        {flags.slice(0, 20).map(flag => <li key={flag}>{flag}</li>)}
        {flags.length > 20 && <li>另有 {flags.length - 20} 处保留下来的内容，见操作记录。</li>}
      </ul>
    </TaskResult>
  )
}
