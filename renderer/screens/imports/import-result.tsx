import { Button } from 'antd'
import { useState } from 'react'
import type { ResultOf } from '#shared/contract/work.ts'
import { takeBack, type Undone } from '../../storage/undo.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { TaskResult } from '../../ui/task-result.tsx'
import { navigate, toHash } from '../../ui/route.ts'
import type { ImportState } from './import-desk.ts'
import { tallyWords } from './import-words.ts'
import { ProblemListDialog } from './problem-list-dialog.tsx'
import { summaryOf } from './write-roster.ts'

interface Props {
  readonly result: ResultOf<'importRoster'>
  readonly state: ImportState
  readonly onClose: () => void
}

/** What was written, what was not, and the way back. */
export function ImportResult({ result: { seq }, state, onClose }: Props) {
  const [undone, setUndone] = useState<Undone | null>(null)
  const [isListing, setListing] = useState(false)
  const written = state.kind === 'rows' ? state : null
  const summary = written === null ? '导入名册' : summaryOf(written.planned, written.inHand.markReason)
  const [undoing, undo] = useDoing(async () => setUndone(await takeBack({ seq, summary })))
  const toPeople = () => {
    onClose()
    navigate('people')
  }
  if (undone !== null) return <UndoneImport undone={undone} onClose={onClose} />
  const problems = written?.planned.counts.problem ?? 0
  return (
    <TaskResult
      title={written === null ? '名册已导入' : `已导入：新增 ${written.planned.counts.new} 人，更改 ${written.planned.counts.changed} 人`}
      actions={(
        <>
          <Button type="primary" autoFocus onClick={toPeople}>看花名册</Button>
          <Button onClick={onClose}>再导入一份</Button>
          <Button loading={undoing.kind === 'running'} onClick={() => void undo()}>撤销这次导入</Button>
        </>
      )}
    >
      {undoing.kind === 'failed' && <FailureNotice message={undoing.message} detail={undoing.detail} />}
      <ul className="plain-list">
        {written !== null && <li>写入：{tallyWords(written.planned.writes)}。</li>}
        {problems > 0 && <li>{problems} 行有问题没有写入。<Button size="small" onClick={() => setListing(true)}>问题清单</Button>　改好后再导入同一个文件，已写入的不会重复。</li>}
        <li>30 天内可以整批撤销：现在点“撤销这次导入”，以后在“<a href={toHash('data', ['acts'])}>操作记录</a>”里找到这一次，再撤销。导入以后改过的人会列出来，保留不动。</li>
        <li>要打印花名册，到“<a href={toHash('ledgers')}>台账</a>”。</li>
      </ul>
      {isListing && written !== null && <ProblemListDialog fileName={written.inHand.roster.fileName} onClose={() => setListing(false)} />}
    </TaskResult>
  )
}

const mostTold = 200

function UndoneImport({ undone: { kept }, onClose }: { readonly undone: Undone; readonly onClose: () => void }) {
  return (
    <TaskResult title={kept.length === 0 ? '已撤销这次导入，档案和导入以前一样' : `已撤销这次导入，后来改过的 ${kept.length} 条保留不动`} actions={<Button type="primary" autoFocus onClick={onClose}>完成</Button>}>
      {kept.length > 0 && (
        <ul className="plain-list" aria-label="保留不动的记录">
          {kept.slice(0, mostTold).map((name, i) => <li key={i}>{name}</li>)}
          {kept.length > mostTold && <li>另有 {kept.length - mostTold} 条</li>}
        </ul>
      )}
    </TaskResult>
  )
}
