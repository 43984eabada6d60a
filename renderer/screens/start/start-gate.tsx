import { Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { StartDecision } from '#shared/archive/start-decision.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { start } from '../../storage/start.ts'
import { told } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { RebuildScreen } from './rebuild-screen.tsx'
import { StartSheet } from './start-sheet.tsx'
import { mendedSentence } from './start-words.ts'
import { StoppedScreen } from './stopped-screen.tsx'
import { UnlockScreen } from './unlock-screen.tsx'

export interface OpenArchive {
  readonly archive: ArchiveHead
  /** A commit that was cut short was taken away: said once. */
  readonly tornTailCut: boolean
  /** Why its view had to be made anew at this start: said once. Null where there is nothing to say. */
  readonly mended: string | null
}

interface Props {
  /** The screens of an open archive. `onDecision`: the archive is left for another start. */
  readonly children: (open: OpenArchive, onDecision: (decision: StartDecision) => void) => ReactNode
  readonly firstRun: (suggestedFolder: string, onDecision: (decision: StartDecision) => void) => ReactNode
}

/** Everything between the start of the program and an open archive. */
export function StartGate({ children, firstRun }: Props) {
  const [decision, setDecision] = useState<StartDecision | null>(null)
  const [mended, setMended] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ message: string; detail?: string } | null>(null)
  const look = useCallback(() => {
    setFailure(null)
    start.look().then(found => {
      setMended(found.kind === 'rebuildView' ? mendedSentence(found) : null)
      setDecision(found)
    }, (error: unknown) => setFailure(told(error)))
  }, [])
  useEffect(look, [look])

  if (failure !== null) return <StartSheet title="档案没有打开"><FailureNotice message={failure.message} detail={failure.detail} actions={<Button onClick={look}>重试</Button>} /></StartSheet>
  if (decision === null) return <div className="start"><Loading /></div>
  const decide = (next: StartDecision) => {
    setMended(null)
    setDecision(next)
  }
  if (decision.kind === 'firstRun') return firstRun(decision.suggestedFolder, decide)
  if (decision.kind === 'ready') return children({ archive: decision.archive, tornTailCut: decision.tornTailCut, mended }, decide)
  if (decision.kind === 'rebuildView') return <RebuildScreen decision={decision} onReady={() => setDecision({ ...decision, kind: 'ready' })} />
  if (decision.kind === 'sealed') return <UnlockScreen sealed={decision} onDecision={decide} />
  const newArchive = () => setDecision({ kind: 'firstRun', suggestedFolder: 'suggestedFolder' in decision ? decision.suggestedFolder : '' })
  return <StoppedScreen stopped={decision} onDecision={decide} onNewArchive={newArchive} />
}
