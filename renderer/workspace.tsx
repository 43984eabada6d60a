import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { StartDecision } from '#shared/archive/start-decision.ts'
import { ActorContext } from './parts/actor.ts'
import { Frame } from './parts/frame.tsx'
import { RecoveryNotice } from './parts/recovery-notice.tsx'
import { TopBar } from './parts/top-bar.tsx'
import { UndoOffers } from './parts/undo-offers.tsx'
import { ViewNotice } from './parts/view-notice.tsx'
import { GuideScreen } from './screens/first-run/guide-screen.tsx'
import type { OpenArchive } from './screens/start/start-gate.tsx'
import { tornTailSentence } from './screens/start/start-words.ts'
import { screens } from './screens.tsx'
import { scrubInBackground } from './storage/scrub.ts'
import { start } from './storage/start.ts'
import { beginSitting } from './storage/undo.ts'
import { useDoing } from './ui/doing.ts'
import { FailureNotice } from './ui/failure-notice.tsx'
import { useRoute } from './ui/route.ts'

interface Props {
  readonly open: OpenArchive
  /** The archive is left for another start. */
  readonly onDecision: (decision: StartDecision) => void
}

/** The screens of an open archive in their frame. */
export function Workspace({ open, onDecision }: Props) {
  const actor = useState(open.archive.actor)
  useEffect(scrubInBackground, [])
  useEffect(beginSitting, [open.archive.archiveId])
  const isGuided = useRoute().screen === 'guide'
  const banner = <Banners open={open} onDecision={onDecision} />
  return (
    <ActorContext value={actor}>
      <UndoOffers />
      <Frame screens={screens} topBar={<TopBar screens={screens} />} banner={banner} instead={isGuided ? <GuideScreen /> : null} />
    </ActorContext>
  )
}

/** What stays true of this archive while it is open, one line each. */
function Banners({ open: { archive, tornTailCut, mended }, onDecision }: Props) {
  const [leaving, leave] = useDoing(async () => onDecision(await start.leaveSample()))
  return (
    <>
      {archive.isSample && (
        <div className="banner" role="status">
          <span>这是示例档案，单位和人员都是虚构的。</span>
          <Button size="small" loading={leaving.kind === 'running'} onClick={() => void leave()}>退出示例</Button>
        </div>
      )}
      {leaving.kind === 'failed' && <FailureNotice message={leaving.message} detail={leaving.detail} />}
      {archive.readOnly && <div className="banner" role="status">档案以只读方式打开：可以查看和打印，不能录入。要继续录入，请重新启动并处理提示的问题。</div>}
      {tornTailCut && <SaidOnce sentence={tornTailSentence} />}
      {mended !== null && <SaidOnce sentence={mended} />}
      <RecoveryNotice />
      <ViewNotice />
    </>
  )
}

function SaidOnce({ sentence }: { readonly sentence: string }) {
  const [isSeen, setSeen] = useState(false)
  if (isSeen) return null
  return <div className="banner" role="status"><span>{sentence}</span><Button size="small" onClick={() => setSeen(true)}>知道了</Button></div>
}
