import { App, Button } from 'antd'
import { useState } from 'react'
import { type StartDecision } from '#shared/archive/start-decision.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { RestoreNew } from '../../parts/restore/restore-new.tsx'
import { countsText } from '../../parts/row-words.ts'
import { start } from '../../storage/start.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { RowsPreview } from './rows-preview.tsx'
import { type StartAct, startOptions } from './start-choices.ts'
import { StartSheet } from './start-sheet.tsx'
import { startWords, type Stopped } from './start-words.ts'

interface Props {
  readonly stopped: Stopped
  readonly onDecision: (decision: StartDecision) => void
  readonly onNewArchive: () => void
}

/** A start that can't go on by itself: what happened, what could be taken back, and the ways on. */
export function StoppedScreen({ stopped, onDecision, onNewArchive }: Props) {
  const { choose, picker } = useFolderChoice()
  const { modal } = App.useApp()
  const [doing, act] = useDoing(async (option: StartAct) => {
    const next = await take(option)
    if (next !== null) onDecision(next)
  })
  const [isRestoring, setRestoring] = useState(false)
  const take = async (option: StartAct): Promise<StartDecision | null> => {
    switch (option.kind) {
      case 'choose': return start.choose(option.choice)
      case 'takeBackRows': return 'viewRows' in stopped && stopped.viewRows !== null ? start.takeBackRows(stopped.viewRows) : start.look()
      case 'again': return start.look()
      case 'chooseFolder': {
        const folder = await choose('选择数据文件夹')
        return folder === null ? null : start.choose({ kind: 'useFolder', folder: folder.token })
      }
      case 'newArchive': {
        onNewArchive()
        return null
      }
      case 'restore': {
        setRestoring(true)
        return null
      }
      case 'giveUpRows': return await confirmGivingUp() && stopped.kind === 'offerViewRows' && stopped.archive !== null
        ? { kind: 'rebuildView', reason: 'otherArchive', archive: stopped.archive, tornTailCut: false }
        : null
    }
  }
  const confirmGivingUp = async () => stopped.kind === 'offerViewRows' && modal.confirm({
    scrollLock: false, title: '放弃这些记录？', content: `${countsText(stopped.viewRows.counts)}。这些记录只在这里还有一份，放弃后找不回来。`,
    okText: '放弃这些记录', okButtonProps: { danger: true }, cancelText: '再想想', focusable: { autoFocusButton: 'cancel' },
  })
  if (isRestoring) return <StartSheet title="从备份恢复" isWide><RestoreNew suggestedFolder={'suggestedFolder' in stopped ? stopped.suggestedFolder : ''} onDecision={onDecision} onClose={() => setRestoring(false)} /></StartSheet>
  const { title, sentences } = startWords(stopped)
  return (
    <StartSheet title={title} sentences={sentences}>
      {previewOf(stopped)}
      {doing.kind === 'failed' && <FailureNotice message={doing.message} detail={doing.detail} />}
      <ul className="start-options">
        {startOptions(stopped).map((option, index) => (
          <li key={option.label}>
            <Button type={index === 0 ? 'primary' : 'default'} disabled={doing.kind === 'running'} loading={index === 0 && doing.kind === 'running'} onClick={() => void act(option.act)}>{option.label}</Button>
            <span className="muted">{option.explanation}</span>
          </li>
        ))}
      </ul>
      {picker}
    </StartSheet>
  )
}

function previewOf(stopped: Stopped) {
  if (stopped.kind === 'journalBehind' && stopped.extra.length > 0) return <RowsPreview rows={stopped.extra} read={start.rowsToShow} />
  return 'viewRows' in stopped && stopped.viewRows !== null ? <RowsPreview rows={null} read={start.rowsToShow} /> : null
}
