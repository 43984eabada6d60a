import { Button } from 'antd'
import { useState } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { useActor } from '../../parts/actor.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { machineSide } from '../../storage/connection.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { SettingSheet } from './setting-sheet.tsx'

/** 操作人: the name that every save is marked with. */
export function ActorSetting() {
  const [actor, setActor] = useActor()
  const [typed, setTyped] = useState(actor)
  const marks = useRefusedMarks()({ actor: typed })
  const [saving, save] = useDoing(async () => {
    orThrow(await machineSide().setActor({ actor: typed.trim() }))
    setActor(typed.trim())
  })
  return (
    <SettingSheet title="操作人">
      <FormRow label="操作人" problem={marks['actor']} help="每次保存都记下是谁保存的。换人接手时在这里修改；以前的保存仍记着以前的操作人。">
        <span className="field-line">
          <TextField className="short-field" label="操作人" value={typed} onChange={setTyped} />
          <Button disabled={typed.trim() === '' || typed.trim() === actor || marks['actor'] !== undefined} loading={saving.kind === 'running'} onClick={() => void save()}>保存操作人</Button>
          {saving.kind === 'done' && typed.trim() === actor && <span role="status">✓ 已改为 {actor}</span>}
        </span>
      </FormRow>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </SettingSheet>
  )
}
