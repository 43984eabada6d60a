import { Button } from 'antd'
import { useState } from 'react'
import type { ResultOf } from '#shared/contract/work.ts'
import { takeBack } from '../../../storage/undo.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { navigate } from '../../../ui/route.ts'
import { TaskResult } from '../../../ui/task-result.tsx'

/** What was put back, and how to undo it. */
export function RestoreResult({ result: { seq, total }, onClose }: { readonly result: ResultOf<'restore'>; readonly onClose: () => void }) {
  const [isUndone, setUndone] = useState(false)
  const [undoing, undo] = useDoing(async () => {
    if (seq === null) return []
    const { kept } = await takeBack({ seq, summary: '从备份恢复' })
    setUndone(true)
    return kept
  })
  const kept = undoing.kind === 'done' ? undoing.value : []
  return (
    <TaskResult
      title={isUndone ? '这次恢复已撤销' : seq === null ? '没有需要恢复的' : '恢复完成'}
      subtitle={isUndone ? '档案回到恢复之前的样子。' : seq === null ? '备份里的内容和现在的档案一样，什么都没有改动。' : `补回 ${total.added} 条，改回 ${total.changed} 条；记为第 ${seq} 次保存，屏幕显示的内容已按档案重新整理。`}
      actions={<><Button type="primary" onClick={onClose}>知道了</Button>{seq !== null && !isUndone && <Button loading={undoing.kind === 'running'} onClick={() => void undo()}>撤销这次恢复</Button>}<Button onClick={() => navigate('today')}>回到今日</Button></>}
    >
      {undoing.kind === 'failed' && <FailureNotice message={undoing.message} detail={undoing.detail} />}
      {kept.length > 0 && <FailureNotice kind="info" message={`恢复以后又改过的 ${kept.length} 条没有动：${kept.slice(0, 5).join('、')}${kept.length > 5 ? ' 等' : ''}。`} />}
      {seq !== null && !isUndone && <p>现在发现恢复错了，可以立即撤销；30 天内也可以在“数据”的“操作记录”里找到这次恢复再撤销。恢复前的样子另有一份本机快照。</p>}
    </TaskResult>
  )
}
