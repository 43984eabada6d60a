import { Button, Progress } from 'antd'
import { useState } from 'react'

interface Props {
  /** What is being done: 正在重建显示数据. */
  readonly title: string
  readonly done: number
  /** null = not known. */
  readonly total: number | null
  readonly unit: string
  readonly onCancel?: (() => void) | undefined
}

/** Honest progress: what is being done, how far it is, about how long it will take. */
export function ProgressNotice({ title, done, total, unit, onCancel }: Props) {
  const [startedAt] = useState(() => Date.now())
  const percent = total === null || total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100))
  const count = total === null ? `已处理 ${done} ${unit}` : `${done} / ${total} ${unit}`
  return (
    <div className="progress-notice" role="progressbar" aria-label={title} aria-valuenow={percent} aria-valuetext={count}>
      <div className="progress-line"><span>{title}</span><span className="muted">{count}{total !== null && remaining(startedAt, done, total)}</span></div>
      <Progress percent={percent} showInfo={false} status="active" />
      {onCancel !== undefined && <Button onClick={onCancel}>取消</Button>}
    </div>
  )
}

function remaining(startedAt: number, done: number, total: number): string {
  const elapsed = Date.now() - startedAt
  if (done <= 0 || elapsed < 2000 || done >= total) return ''
  return `，${duration((elapsed / done) * (total - done))}`
}

/** 约 40 秒, 约 3 分钟. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 90 ? `约 ${seconds} 秒` : `约 ${Math.round(seconds / 60)} 分钟`
}
