import { Button, Progress } from 'antd'
import { useState } from 'react'

interface Props {
  /** What is being done: 正在重建显示数据. */
  readonly title: string
  readonly done: number
  /** null = not known. */
  readonly total: number | null
  readonly unit: string
  /** How amounts are written; missing = the bare number. */
  readonly amount?: ((n: number) => string) | undefined
  /** From when, and from how much on, the pace is measured; missing = from the moment it is first shown. */
  readonly since?: { readonly at: number; readonly done: number } | undefined
  /** A calming word under the bar. */
  readonly hint?: string | null
  readonly onCancel?: (() => void) | undefined
}

/** Honest progress: what is being done, how far it is, about how long it will take. */
export function ProgressNotice({ title, done, total, unit, amount = String, since, hint = null, onCancel }: Props) {
  const [first] = useState(() => ({ at: Date.now(), done: 0 }))
  const percent = total === null || total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100))
  const count = countText(done, total, unit, amount)
  return (
    <div className="progress-notice" role="progressbar" aria-label={title} aria-valuenow={percent} aria-valuetext={count}>
      <div className="progress-line"><span>{title}</span><span className="muted">{total !== null && total > 0 && `${percent}%　`}{count}{total !== null && remaining(since ?? first, done, total)}</span></div>
      <Progress percent={percent} showInfo={false} status="active" />
      {hint !== null && <p className="muted" role="status">{hint}</p>}
      {onCancel !== undefined && <span><Button onClick={onCancel}>取消</Button></span>}
    </div>
  )
}

function countText(done: number, total: number | null, unit: string, amount: (n: number) => string): string {
  if (total !== null) return `${amount(done)} / ${amount(total)} ${unit}`.trimEnd()
  return done === 0 ? '' : `已处理 ${amount(done)} ${unit}`.trimEnd()
}

function remaining(since: { readonly at: number; readonly done: number }, done: number, total: number): string {
  const elapsed = Date.now() - since.at
  const moved = done - since.done
  if (moved <= 0 || elapsed < 2000 || done >= total) return ''
  return `，${duration((elapsed / moved) * (total - done))}`
}

/** 约 40 秒, 约 3 分钟. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 90 ? `约 ${seconds} 秒` : `约 ${Math.round(seconds / 60)} 分钟`
}
