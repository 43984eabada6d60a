import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { askDataStatus } from '../../../parts/use-data-status.ts'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskResult } from '../../../ui/task-result.tsx'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { NewPassword } from '../../../parts/password/new-password.tsx'
import { passwordSteps } from '../../../parts/password/password-steps.ts'
import { archivePassword, type KeyStatus } from './archive-password.ts'
import { UpperUnits } from './upper-units.tsx'

type Stage = 'overview' | 'new' | 'done'

/** 口令与恢复密钥: a password, its printed second key, and who else may open backups. */
export function PasswordPage() {
  const [asked, ask] = useDoing(async () => orThrow(await machineSide().keyStatus({})))
  const [stage, setStage] = useState<Stage>('overview')
  useEffect(() => { void ask() }, [ask])
  const leave = () => (stage === 'new' ? setStage('overview') : navigate('data'))
  useShortcut('Escape', leave)
  if (asked.kind === 'failed') return <Page title="口令与恢复密钥"><FailureNotice message={asked.message} detail={asked.detail} actions={<Button size="small" onClick={() => void ask()}>重试</Button>} /></Page>
  if (asked.kind !== 'done') return <Page title="口令与恢复密钥"><Loading /></Page>
  const keys = asked.value
  const cancel = <Button onClick={leave}>取消</Button>
  const settled = async () => {
    setStage('done')
    await askDataStatus()
  }
  switch (stage) {
    case 'overview': return <Overview keys={keys} onBegin={() => setStage('new')} onSaved={() => void ask()} />
    case 'new': return <Task word={titleOf(keys)}><NewPassword ways={archivePassword(keys)} cancel={cancel} onConfirmed={() => void settled()} /></Task>
    case 'done': return <Task word={titleOf(keys)}><Done onClose={() => { setStage('overview'); void ask() }} /></Task>
  }
}

function titleOf(keys: KeyStatus): string {
  return keys.protection === 'none' ? '设置口令' : '更换口令'
}

function Task({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return <Page title={word}>{children}</Page>
}

function Overview({ keys, onBegin, onSaved }: { readonly keys: KeyStatus; readonly onBegin: () => void; readonly onSaved: () => void }) {
  return (
    <Page title="口令与恢复密钥" actions={<Button onClick={() => navigate('data')}>返回</Button>}>
      <section className="data-group" aria-label="口令">
        <div className="data-task-line">
          <div className="data-task-head">
            <div><h3>{keys.protection === 'none' ? '还没有设置口令' : '已设置口令'}</h3><p className="muted">{standingWords(keys)}</p></div>
            <Button type="primary" onClick={onBegin}>{keys.protection === 'none' ? '设置口令' : '更换口令'}</Button>
          </div>
        </div>
      </section>
      <UpperUnits keys={keys} onSaved={onSaved} />
    </Page>
  )
}

function standingWords({ protection, openedWith }: KeyStatus): string {
  if (protection === 'none') return '谁打开这台电脑都能看到档案，也不能备份到 U 盘。设好口令后，档案和备份都要用口令打开；同时打印一份恢复密钥，忘记口令时用。'
  if (openedWith === 'recoveryKey') return '这次是用恢复密钥打开的。请现在设一个新口令，并打印新的恢复密钥；旧的那张随即作废。'
  return '打开档案和备份都要用口令。换人接手，或口令可能被别人知道时，请更换；更换后会打印新的恢复密钥，旧的作废。'
}

function Done({ onClose }: { readonly onClose: () => void }) {
  return (
    <TaskSteps steps={passwordSteps} current={3}>
      <TaskResult
        title="口令已启用"
        actions={<><Button type="primary" onClick={() => navigate('data', ['backup'])}>现在备份到 U 盘</Button><Button onClick={onClose}>知道了</Button></>}
      >
        <ul className="plain-list">
          <li>下次打开程序，要输入新口令。</li>
          <li>打印的恢复密钥请装入信封，密封，两人签字，存放保险柜；以前的恢复密钥已作废。</li>
          <li>今后的备份用新口令打开。以前做的备份仍用当时的口令，但打不开以后的内容。</li>
        </ul>
      </TaskResult>
    </TaskSteps>
  )
}
