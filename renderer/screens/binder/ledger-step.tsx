import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { checklistsOf, startingChecklists } from '#shared/binder/checklists.ts'
import type { Settings } from '#shared/model/settings.ts'
import { binderRepository } from '../../storage/binder-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { type BinderChoice, ledgersOf } from './binder-choice.ts'
import { LedgerTicks } from './ledger-ticks.tsx'

interface Props {
  readonly choice: BinderChoice
  readonly settings: Omit<Settings, 'id'>
  readonly onChange: (change: Partial<BinderChoice>) => void
}

/** Which ledgers, in which order; a named checklist of the unit keeps them for the next inspection. */
export function LedgerStep({ choice, settings, onChange }: Props) {
  const all = checklistsOf(settings)
  const chosen = ledgersOf(choice, settings)
  const kept = all.find(({ name }) => name === choice.checklist)?.ledgers ?? []
  const isChanged = chosen.join() !== kept.join()
  const [name, setName] = useState(choice.checklist)
  const isBuiltIn = startingChecklists.some(checklist => checklist.name === name.trim())
  const [saving, save] = useDoing(async () => {
    await binderRepository.keepChecklist({ name: name.trim(), ledgers: [...chosen] })
    onChange({ checklist: name.trim(), ledgers: null })
  })
  return (
    <div className="binder-ledgers">
      <FormRow label="清单">
        <Select aria-label="清单" className="ledger-choice" value={choice.checklist} options={all.map(checklist => ({ value: checklist.name, label: checklist.name }))} onChange={checklist => { onChange({ checklist, ledgers: null }); setName(checklist) }} />
      </FormRow>
      <FormRow label="台账">
        <LedgerTicks chosen={chosen} onChange={next => onChange({ ledgers: next })} />
      </FormRow>
      <FormRow label="会议记录"><Checkbox checked={choice.hasMinutes} onChange={event => onChange({ hasMinutes: event.target.checked })}>每次会议的记录全文入册</Checkbox></FormRow>
      {isChanged && (
        <FormRow label="存为清单">
          <div className="field-line">
            <Input aria-label="清单名称" className="short-field" value={name} maxLength={30} onChange={event => setName(event.target.value)} />
            <Button disabled={name.trim() === ''} loading={saving.kind === 'running'} onClick={() => void save()}>保存清单</Button>
            <Button type="text" onClick={() => onChange({ ledgers: null })}>恢复原来的</Button>
          </div>
          <div className="muted">{isBuiltIn ? '与内置清单同名，保存后本单位的“' + name.trim() + '”就是这些台账。' : '保存后下次检查可以直接选用；不保存也可以继续。'}</div>
          {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        </FormRow>
      )}
    </div>
  )
}
