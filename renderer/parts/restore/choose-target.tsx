import { Button, Checkbox, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import type { Place } from '#shared/contract/contract.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { useFolderChoice } from '../folder-choice.tsx'
import { instantText } from '../instant-text.ts'
import { notSecretNotice } from '../not-secret-notice.ts'
import { refusedMarks } from '../refused-marks.ts'

export const restoreNewSteps = ['备份在哪里', '哪一份', '放在这台电脑的哪里', '恢复'] as const

export interface Target { readonly folder: Place | null; readonly actor: string; readonly isAcknowledged: boolean }

interface TargetProps {
  readonly suggestedFolder: string
  readonly target: Target
  readonly onTarget: (target: Target) => void
  readonly cancel: ReactNode
  readonly onBack: () => void
  readonly onBegin: () => void
  readonly set: SetLook
  readonly backup: BackupInfo | null
}

/** 放在这台电脑的哪里, by whom, and the notice of every first start. */
export function ChooseTarget({ suggestedFolder, target, onTarget, cancel, onBack, onBegin, set, backup }: TargetProps) {
  const [isTried, setTried] = useState(false)
  const { choose, picker } = useFolderChoice()
  const [choosing, chooseFolder] = useDoing(async () => onTarget({ ...target, folder: await choose('选择存放档案的文件夹') ?? target.folder }))
  const shownFolder = target.folder?.label ?? suggestedFolder
  const problems = {
    actor: target.actor.trim() === '' ? '请填写操作人姓名' : refusedMarks({ actor: target.actor }, [])['actor'] ?? null,
    folder: shownFolder === '' ? '请选择存放档案的文件夹' : null,
  }
  const shown = (problem: string | null) => (isTried ? problem : null)
  const submit = () => {
    setTried(true)
    if (target.isAcknowledged && problems.actor === null && problems.folder === null) onBegin()
  }
  return (
    <form className="task-form" onSubmit={event => { event.preventDefault(); submit() }}>
      <TaskSteps steps={restoreNewSteps} current={2} cancel={cancel} actions={<><Button onClick={onBack}>上一步</Button><Button type="primary" htmlType="submit">恢复到这台电脑</Button></>}>
        <p>要恢复的是“{set.unit}”{backup === null ? '' : ` ${instantText(backup.at)}`}的备份。先从头到尾核对一遍，核对通过才写入；备份本身不会改动。</p>
        <div className="notice">
          <p>{notSecretNotice}</p>
          <Checkbox checked={target.isAcknowledged} onChange={event => onTarget({ ...target, isAcknowledged: event.target.checked })}>我已知道：不在本软件中录入国家秘密</Checkbox>
          {isTried && !target.isAcknowledged && <div className="field-problem" role="alert">请先阅读并勾选上面一行</div>}
        </div>
        <FormRow label="操作人" required problem={shown(problems.actor)} help="每次保存都会记下是谁保存的。">
          <Input aria-label="操作人" autoFocus value={target.actor} placeholder="您的姓名" onChange={event => onTarget({ ...target, actor: event.target.value })} />
        </FormRow>
        <FormRow label="数据文件夹" problem={shown(problems.folder)} help="档案全部放在这个文件夹里，必须是空的。不要放在 U 盘上。">
          <div className="field-line">
            <span className="folder-path">{shownFolder === '' ? '还没有选择' : shownFolder}</span>
            <Button size="small" onClick={() => void chooseFolder()}>更改</Button>
          </div>
        </FormRow>
        {choosing.kind === 'failed' && <FailureNotice message={choosing.message} detail={choosing.detail} />}
        {picker}
      </TaskSteps>
    </form>
  )
}
