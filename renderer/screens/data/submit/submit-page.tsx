import { Button, Input, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { DriveList } from '../../../parts/drive-list.tsx'
import { notSecretNotice } from '../../../parts/not-secret-notice.ts'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import { periodChoices, rangeOfText } from '../../../parts/period-choices.ts'
import { useToday } from '../../../parts/today.ts'
import { useDrives } from '../../../parts/use-drives.ts'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { machineSide } from '../../../storage/connection.ts'
import { unitRepository } from '../../../storage/unit-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FormRow } from '../../../ui/form-row.tsx'
import { Page } from '../../../ui/page.tsx'
import { isText, usePreference } from '../../../ui/preference.ts'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { SubmitResult } from './submit-result.tsx'

const steps = ['上报什么、报给谁', '存到哪里', '生成文件'] as const

/** 上报: a part of the archive for the upper unit, which only that unit and we can open. */
export function SubmitPage() {
  const today = useToday()
  const unit = useLiveQuery(unitRepository.current, [])
  const [receiver, setReceiver] = usePreference('submit:receiver', '', isText)
  const [recipient, setRecipient] = usePreference('submit:recipient', '', isText)
  const [organisationId, setOrganisationId] = useState<string | null>(null)
  const [period, setPeriod] = useState('')
  const [place, setPlace] = useState<Place | null>(null)
  const [step, setStep] = useState<0 | 1>(0)
  const [isTried, setTried] = useState(false)
  const known = useDrives()
  const submitting = useWork('submit')
  const upper = useUpperUnits()
  const { state } = submitting
  const leave = () => {
    submitting.forget()
    navigate('data')
  }
  useShortcut('Escape', () => { if (state.kind !== 'running') leave() })
  if (state.kind === 'done') return <Page title="上报"><TaskSteps steps={steps} current={2}><SubmitResult result={state.result} receiver={receiver} folder={place?.label ?? ''} onClose={leave} /></TaskSteps></Page>

  const problems = { receiver: receiver.trim() === '' ? '请填写上级单位名称' : null, recipient: recipientProblem(recipient) }
  const cancel = <Button disabled={state.kind === 'running'} onClick={leave}>取消</Button>
  if (step === 0) {
    const goOn = () => {
      setTried(true)
      if (problems.receiver === null && problems.recipient === null) setStep(1)
    }
    return (
      <Page title="上报">
        <TaskSteps steps={steps} current={0} cancel={cancel} actions={<Button type="primary" onClick={goOn}>下一步：存到哪里</Button>}>
          <FormRow label="本单位">{unit?.name ?? ''}</FormRow>
          <FormRow label="党组织" help="连同它下面的各级组织。"><OrganisationSelect label="党组织" noneWord="全部党组织" value={organisationId} onChange={setOrganisationId} /></FormRow>
          <FormRow label="期间" help="只挑这段时间的会议；人员和党组织总是一起报。"><Select aria-label="期间" className="short-field" value={period} options={[{ value: '', label: '全部时间' }, ...periodChoices(today).map(choice => ({ ...choice, options: [...choice.options] }))]} onChange={setPeriod} showSearch={{ optionFilterProp: 'label' }} /></FormRow>
          <FormRow label="报给" required problem={isTried ? problems.receiver : null}>
            <span className="field-line">
              <Input aria-label="上级单位名称" className="wide-field" placeholder="上级单位名称" value={receiver} onChange={event => setReceiver(event.target.value)} />
              {upper.length > 0 && <Select aria-label="选已知的上级单位" placeholder="选已知的" value={null} options={upper.map(one => ({ value: one.name, label: one.name }))} onChange={name => { setReceiver(name ?? ''); setRecipient(upper.find(one => one.name === name)?.recipient ?? '') }} />}
            </span>
          </FormRow>
          <FormRow label="上级的收件码" required problem={isTried ? problems.recipient : null} help="以 age1 开头的一长串字母和数字，请上级单位从“数据→汇总下级”里复制给您。粘贴一次，以后记住。">
            <Input aria-label="上级的收件码" autoComplete="off" spellCheck={false} placeholder="age1…" value={recipient} onChange={event => setRecipient(event.target.value.trim())} />
          </FormRow>
          <p className="muted">{notSecretNotice}</p>
        </TaskSteps>
      </Page>
    )
  }
  const range = rangeOfText(period)
  const begin = () => {
    if (place !== null) void submitting.begin({ folder: place.token, receiver: receiver.trim(), recipient, organisationId, from: range?.from ?? null, to: range?.to ?? null })
  }
  return (
    <Page title="上报">
      <TaskSteps
        steps={steps} current={1} cancel={<>{cancel}<Button disabled={state.kind === 'running'} onClick={() => setStep(0)}>上一步</Button></>}
        actions={<Button type="primary" disabled={place === null || state.kind === 'running'} onClick={begin}>生成上报文件</Button>}
      >
        <p>生成一个文件，只有“{receiver.trim()}”和本单位能打开。</p>
        <DriveList known={known} chosen={place} onChoose={setPlace} label="上报文件存到哪里" isTarget={false} />
        <WorkProgress work={submitting} title="正在生成上报文件" cancelledWords="已取消，没有留下上报文件，档案没有改动。" />
      </TaskSteps>
    </Page>
  )
}

function recipientProblem(recipient: string): string | null {
  if (recipient === '') return '请粘贴上级单位的收件码'
  return /^age1[02-9ac-hj-np-z]{58}$/.test(recipient) ? null : '收件码不完整：应以 age1 开头，共 62 个字母和数字'
}

/** Upper units that may open our backups anyway. */
function useUpperUnits(): readonly { readonly name: string; readonly recipient: string }[] {
  const [asked, ask] = useDoing(async () => orThrow(await machineSide().keyStatus({})).units)
  useEffect(() => { void ask() }, [ask])
  return asked.kind === 'done' ? asked.value : []
}
