import type { MergeReport, MergeSource } from '#shared/archive/merge-report.ts'
import type { ReportLine } from '#shared/archive/restore-report.ts'
import { tables } from '#shared/model/tables.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { toHash } from '../../../ui/route.ts'
import { pageOf } from './record-address.ts'

/** 核对: what each unit brought, what would become of it here, and what a person should look at. Nothing has changed yet. */
export function MergeReportView({ report }: { readonly report: MergeReport }) {
  const { sources, changes, conflicts, doubles, flags } = report
  const lines = changes.lines.filter(line => line.added + line.changed + line.same > 0)
  return (
    <>
      <p role="status">{mergeSentence(report)}</p>
      {changes.problems.map(problem => <FailureNotice key={problem} kind="warning" message={problem} />)}
      <ul className="merge-sources" aria-label="下级单位">{sources.map((source, index) => <li key={source.backupId}><b>{source.unit}</b> {sourceWords(source, conflicts.filter(conflict => conflict.source === index).length)}</li>)}</ul>
      {flags.length > 0 && <Told title={`保留下来、请留意的 ${flags.length} 处`} sentences={flags} />}
      {doubles.length > 0 && (
        <details className="told"><summary>可能重复的 {doubles.length} 处（只提示，不会自动合并）</summary>
          <ul>{doubles.slice(0, mostTold).map(({ table, id, otherId, title, otherTitle, reason }) => (
            <li key={`${id} ${otherId}`}>{tables[table].name}“{title}”与“<a href={toHash(...pageOf(table, otherId))}>{otherTitle}</a>”：{reason}</li>
          ))}</ul>
        </details>
      )}
      {lines.length > 0 && <div className="report-list"><ListTable name="merge-lines" label="会改动多少" rows={lines} rowId={line => `${line.table} ${line.organisation ?? ''}`} rowHeight={32} columns={columns} onOpen={() => {}} empty="没有变化" /></div>}
    </>
  )
}

const mostTold = 200

function Told({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  return <details className="told"><summary>{title}</summary><ul>{sentences.slice(0, mostTold).map(sentence => <li key={sentence}>{sentence}</li>)}</ul></details>
}

/** 「会新增 120 条、更新 3 条，40 条相同；2 处两边不一致，要逐条决定。现在还什么都没有改动。」 */
export function mergeSentence({ changes: { total: { added, changed, same } }, conflicts }: MergeReport): string {
  const decide = conflicts.length === 0 ? '没有两边不一致的内容' : `${conflicts.length} 处两边不一致，要决定取哪一边`
  if (added + changed + conflicts.length === 0) return `下级的内容本档案里都已经有了（${same} 条相同），没有需要合并的。`
  return `会新增 ${added} 条、更新 ${changed} 条，${same} 条相同；${decide}。现在还什么都没有改动。`
}

function sourceWords({ rows, baseSeq, isKnown }: MergeSource, conflicts: number): string {
  if (isKnown) return '：这一份以前已经合并过，不会重复写入。'
  const before = baseSeq === null ? '第一次汇总' : '与上次汇总时比较'
  return `：${rows} 条记录，${before}${conflicts === 0 ? '' : `，${conflicts} 处不一致`}。`
}

const count = (n: number) => (n === 0 ? '' : String(n))

const columns: readonly ListColumn<ReportLine>[] = [
  { key: 'organisation', title: '党组织', width: 220, grow: true, cell: line => line.organisation ?? '（不属于某个党组织）' },
  { key: 'table', title: '种类', width: 140, cell: line => tables[line.table].name },
  { key: 'added', title: '新增', width: 90, align: 'right', cell: line => count(line.added) },
  { key: 'changed', title: '更新', width: 90, align: 'right', cell: line => count(line.changed) },
  { key: 'same', title: '相同', width: 90, align: 'right', cell: line => count(line.same) },
]
