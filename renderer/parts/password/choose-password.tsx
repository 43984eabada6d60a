import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { PasswordField } from './password-field.tsx'
import { passwordStrength } from './password-strength.ts'
import { passwordSteps, type PasswordWays } from './password-steps.ts'

interface Props {
  readonly ways: PasswordWays
  readonly cancel: ReactNode
  readonly onChosen: (recoveryKey: string) => void
}

/** The present password where there is one, and the new one twice; nothing has changed when this step ends. */
export function ChoosePassword({ ways: { needsCurrent, begin: beginWith }, cancel, onChosen }: Props) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [beginning, begin] = useDoing(async () => onChosen(await beginWith(needsCurrent ? current : null, password)))
  const strength = passwordStrength(password)
  const problems = {
    current: needsCurrent && current === '' ? '请输入现在的口令' : null,
    password: strength === null ? '请输入新口令' : strength.isUsable ? null : strength.words,
    again: again === password ? null : again === '' ? '请再输入一遍' : '两次输入的不一样，请重新输入',
  }
  const shown = (problem: string | null) => (isTried ? problem : null)
  const submit = () => {
    setTried(true)
    if (Object.values(problems).every(problem => problem === null)) void begin()
  }
  return (
    <form className="task-form" onSubmit={event => { event.preventDefault(); submit() }}>
      <TaskSteps steps={passwordSteps} current={0} cancel={cancel} actions={<Button type="primary" htmlType="submit" loading={beginning.kind === 'running'}>下一步：恢复密钥</Button>}>
        <p>口令至少 8 个字符，汉字、字母、数字、符号都可以。一句只有自己知道的话，好记又难猜；不要用单位名称、电话、生日。</p>
        {needsCurrent && <FormRow label="现在的口令" required problem={shown(problems.current)}><PasswordField label="现在的口令" value={current} onChange={setCurrent} autoFocus /></FormRow>}
        <FormRow label="新口令" required problem={shown(problems.password)}>
          <PasswordField label="新口令" value={password} onChange={setPassword} autoFocus={!needsCurrent} />
          {strength !== null && (strength.isUsable || !isTried) && <span className="muted" role="status">{strength.words}</span>}
        </FormRow>
        <FormRow label="再输一遍" required problem={shown(problems.again)}><PasswordField label="再输一遍" value={again} onChange={setAgain} /></FormRow>
        {beginning.kind === 'failed' && <FailureNotice message={beginning.message} detail={beginning.detail} />}
      </TaskSteps>
    </form>
  )
}
