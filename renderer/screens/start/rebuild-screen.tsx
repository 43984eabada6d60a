import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { StartDecision } from '#shared/archive/start-decision.ts'
import { start } from '../../storage/start.ts'
import { told } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { StartSheet } from './start-sheet.tsx'
import { rebuildSentence } from './start-words.ts'

type Rebuild = Extract<StartDecision, { kind: 'rebuildView' }>

/** Makes the view anew from the archive before any screen reads it. */
export function RebuildScreen({ decision, onReady }: { readonly decision: Rebuild; readonly onReady: () => void }) {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [failure, setFailure] = useState<{ message: string; detail?: string } | null>(null)
  const [attempt, setAttempt] = useState(1)
  const begun = useRef(0)
  useEffect(() => {
    if (begun.current === attempt) return
    begun.current = attempt
    start.makeReady(decision, { onProgress: setProgress }).then(onReady, (error: unknown) => setFailure(told(error)))
  }, [attempt, decision, onReady])
  const again = () => {
    setFailure(null)
    setAttempt(attempt + 1)
  }
  return (
    <StartSheet title="正在打开档案" sentences={[rebuildSentence(decision)]}>
      {failure === null
        ? <ProgressNotice title="整理显示用的数据" done={progress?.done ?? 0} total={progress === null || progress.total === 0 ? null : progress.total} unit="条" />
        : <FailureNotice message={failure.message} detail={failure.detail} actions={<Button onClick={again}>重新整理</Button>} />}
    </StartSheet>
  )
}
