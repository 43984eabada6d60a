import { Button } from 'antd'
import { useState } from 'react'
import { handOverLabels as labels } from '#shared/model/hand-over.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { type Parties, titlesOf, type Way } from './stages.ts'

interface Props extends Way {
  readonly parties: Parties
  readonly onChange: (parties: Parties) => void
  /** Hand-overs before this one, one sentence each. */
  readonly former: readonly string[]
}

/** 移交人、接收人、监交人. */
export function PeopleStep({ steps, current, cancel, onDone, parties, onChange, former }: Props) {
  const [isTried, setTried] = useState(false)
  const { giver, receiver, witness } = parties
  const problems = {
    giver: giver.trim() === '' ? '请填写移交人' : null,
    receiver: receiver.trim() === '' ? '请填写接收人' : receiver.trim() === giver.trim() ? '接收人应是另一个人' : null,
  }
  const goOn = () => {
    setTried(true)
    if (problems.giver === null && problems.receiver === null) onDone()
  }
  return (
    <TaskSteps steps={titlesOf(steps)} current={current} cancel={cancel} actions={<Button type="primary" onClick={goOn}>下一步：交接什么</Button>}>
      <p>三个人最好都在场。中途可以取消：最后一步确认以前，操作人不会改变。</p>
      <FormRow label={labels.giver} required problem={isTried ? problems.giver : null}><TextField label={labels.giver} value={giver} onChange={next => onChange({ ...parties, giver: next })} className="short-field" /></FormRow>
      <FormRow label={labels.receiver} required problem={isTried ? problems.receiver : null}><TextField label={labels.receiver} value={receiver} onChange={next => onChange({ ...parties, receiver: next })} className="short-field" /></FormRow>
      <FormRow label={labels.witness} help="一般由分管领导或党组织负责人担任；没有就空着。"><TextField label={labels.witness} value={witness} onChange={next => onChange({ ...parties, witness: next })} className="short-field" /></FormRow>
      {former.length > 0 && <details><summary>以前的交接（{former.length} 次）</summary><ul className="plain-list">{former.map(one => <li key={one}>{one}</li>)}</ul></details>}
    </TaskSteps>
  )
}
