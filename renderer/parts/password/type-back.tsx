import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { differingGroups } from '#shared/archive/recovery-key.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { passwordSteps, type PasswordWays } from './password-steps.ts'

interface Props {
  readonly recoveryKey: string
  readonly confirm: PasswordWays['confirm']
  readonly cancel: ReactNode
  readonly onBack: () => void
  readonly onConfirmed: () => void
}

/** The key typed back from paper: only now does the password come into force. */
export function TypeBack({ recoveryKey, confirm: confirmBy, cancel, onBack, onConfirmed }: Props) {
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const [confirming, confirm] = useDoing(async () => {
    await confirmBy(typed)
    onConfirmed()
  })
  const wrong = differingGroups(typed, recoveryKey)
  const submit = () => {
    setTried(true)
    if (wrong.length === 0) void confirm()
  }
  return (
    <form className="task-form" onSubmit={event => { event.preventDefault(); submit() }}>
      <TaskSteps
        steps={passwordSteps} current={2} cancel={cancel}
        actions={<><Button disabled={confirming.kind === 'running'} onClick={onBack}>上一步：再看一遍</Button><Button type="primary" htmlType="submit" loading={confirming.kind === 'running'}>核对并启用口令</Button></>}
      >
        <p>请照着打印出来的那一页，把恢复密钥输入一遍。这样才能确定打印件没有丢字、认得清。</p>
        <FormRow label="恢复密钥" required problem={isTried && wrong.length > 0 ? problemOf(typed, wrong, recoveryKey.split('-').length) : null}>
          <Input aria-label="恢复密钥" className="recovery-key-field" autoFocus autoComplete="off" spellCheck={false} value={typed} onChange={event => setTyped(event.target.value)} />
          <span className="muted">大小写都可以，横线和空格可有可无。</span>
        </FormRow>
        {confirming.kind === 'failed' && <FailureNotice message={confirming.message} detail={confirming.detail} />}
      </TaskSteps>
    </form>
  )
}

function problemOf(typed: string, wrong: readonly number[], groups: number): string {
  if (typed.trim() === '') return '请把打印件上的恢复密钥输入一遍'
  if (wrong.length === groups) return '输入的和打印件完全对不上。请确认拿的是刚才打印的那一页。'
  return `第 ${wrong.join('、')} 组和打印件不一样，请对照着再看一遍。`
}
