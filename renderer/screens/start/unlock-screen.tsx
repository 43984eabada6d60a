import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Secret } from '#shared/archive/secret.ts'
import type { StartDecision } from '#shared/archive/start-decision.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { PasswordField } from '../../parts/password/password-field.tsx'
import { start } from '../../storage/start.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { navigate } from '../../ui/route.ts'
import { StartSheet } from './start-sheet.tsx'

type Sealed = Extract<StartDecision, { kind: 'sealed' }>

interface Props {
  readonly sealed: Sealed
  readonly onDecision: (decision: StartDecision) => void
}

/** The archive waits for its password, or for the printed recovery key. */
export function UnlockScreen({ sealed, onDecision }: Props) {
  const [way, setWay] = useState<Secret['kind']>('password')
  const [typed, setTyped] = useState('')
  const waiting = useCountdown(sealed)
  const { choose, picker } = useFolderChoice()
  const [opening, open] = useDoing(async () => {
    try {
      const next = await start.choose({ kind: 'unlock', secret: way === 'password' ? { kind: way, password: typed } : { kind: way, recoveryKey: typed } })
      if (way === 'recoveryKey' && next.kind !== 'sealed') navigate('data', ['password']) // whoever lost the password makes a new one first
      onDecision(next)
    } catch (error) {
      const now = await start.look() // how long to wait is for the machine side to say
      if (now.kind === 'sealed') onDecision(now)
      throw error
    }
  })
  const [choosing, chooseFolder] = useDoing(async () => {
    const folder = await choose('选择数据文件夹')
    if (folder !== null) onDecision(await start.choose({ kind: 'useFolder', folder: folder.token }))
  })
  const other = way === 'password' ? 'recoveryKey' as const : 'password' as const
  const change = () => {
    setWay(other)
    setTyped('')
  }
  return (
    <StartSheet title={sealed.unitName === '' ? '打开档案' : sealed.unitName} sentences={[way === 'password' ? '这份档案有口令保护，请输入口令。' : '请照打印件输入恢复密钥；打开后会请您设一个新口令。']}>
      <form className="unlock-form" onSubmit={event => { event.preventDefault(); if (typed !== '' && waiting === 0) void open() }}>
        {way === 'password'
          ? <PasswordField key="password" label="口令" value={typed} onChange={setTyped} autoFocus />
          : <Input key="recoveryKey" className="recovery-key-field" aria-label="恢复密钥" autoFocus autoComplete="off" spellCheck={false} value={typed} onChange={event => setTyped(event.target.value)} placeholder="大小写、空格、横线都不讲究" />}
        {opening.kind === 'failed' && <FailureNotice message={opening.message} />}
        {waiting > 0 && <p role="timer" className="level orange">‼ 还要等 {waitText(waiting)}才能再试。档案没有受影响。</p>}
        <div className="field-line">
          <Button type="primary" htmlType="submit" disabled={typed === '' || waiting > 0} loading={opening.kind === 'running'}>打开档案</Button>
          <Button type="link" onClick={change}>{way === 'password' ? '忘记口令：用恢复密钥打开' : '改用口令打开'}</Button>
        </div>
      </form>
      <p className="muted folder-path">数据文件夹：{sealed.folder}　<Button type="link" size="small" onClick={() => void chooseFolder()}>打开别的数据文件夹</Button></p>
      {choosing.kind === 'failed' && <FailureNotice message={choosing.message} detail={choosing.detail} />}
      {picker}
    </StartSheet>
  )
}

/** Seconds that are left to wait, counted down here from what the machine side said. */
function useCountdown(sealed: Sealed): number {
  const [left, setLeft] = useState(sealed.waitSeconds)
  useEffect(() => {
    const until = Date.now() + sealed.waitSeconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [sealed])
  return left
}

/** 28 秒, 2 分 5 秒. */
function waitText(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}
