import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { instantText } from '../../../parts/instant-text.ts'
import { countsText } from '../../../parts/row-words.ts'
import { useDataStatus } from '../../../parts/use-data-status.ts'
import { handOverRepository } from '../../../storage/hand-over-repository.ts'
import { Loading } from '../../../ui/loading.tsx'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { titlesOf, type Way } from './stages.ts'
import { useOpenMatters } from './use-open-matters.ts'

/** What is there, what is still to be done, and how old the last backup is. */
export function HoldingsStep({ steps, current, cancel, back, onDone }: Way) {
  const held = useLiveQuery(handOverRepository.holdings, [])
  const matters = useOpenMatters()
  const { status } = useDataStatus('holdings')
  const last = status?.lastBackup ?? null
  return (
    <TaskSteps steps={titlesOf(steps)} current={current} cancel={cancel} actions={<>{back}<Button type="primary" disabled={held === undefined || matters === undefined} onClick={onDone}>下一步</Button></>}>
      {held === undefined && <Loading rows={3} />}
      {held !== undefined && (
        <dl className="facts">
          <div><dt>记录</dt><dd>{countsText(held.counts)}</dd></div>
          <div><dt>附件</dt><dd>{held.attachments} 个</dd></div>
          <div><dt>上次备份</dt><dd>{last === null ? '还没有备份过' : `${instantText(last.at)}，在“${last.label}”`}</dd></div>
        </dl>
      )}
      {matters === undefined && held !== undefined && <Loading rows={3} />}
      {matters !== undefined && (
        <section className="data-task" aria-label="未办事项">
          <h2>未办事项 {matters.length} 项</h2>
          {matters.length === 0 ? <p className="muted">没有逾期、待办和缺要素的记录。</p> : <ul className="open-matters">{matters.map(matter => <li key={matter}>{matter}</li>)}</ul>}
          <p className="muted">这些会印在交接清单上，由接收人接着办。</p>
        </section>
      )}
    </TaskSteps>
  )
}
