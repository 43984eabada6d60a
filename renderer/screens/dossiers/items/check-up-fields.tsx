import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { CheckUp, checkUpLabels as labels, checkUpParty, FollowUp, followUpKind } from '#shared/model/dossier/check-up.ts'
import * as z from 'zod'
import { DayField } from '../../../parts/day-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import type { FieldsProps, ItemKind } from './item-kind.ts'
import { FilesRow, LongTextRow, TextRow } from './item-rows.tsx'

/** 政治体检. */
export const checkUpKind: ItemKind<'checkUps'> = {
  list: 'checkUps', path: 'check-up', word: '政治体检', sectionCode: 'checkup', schema: CheckUp, draft: CheckUp.extend({ followUps: z.array(FollowUp.extend({ what: FollowUp.shape.result })) }), Fields: CheckUpFields,
  empty: (id, _opened, today) => ({ id, on: today, parties: ['organisationDepartment', 'disciplineCommission'], otherParties: '', scope: '', findings: '', conclusion: '', followUps: [], files: [] }),
  missing: ({ parties, otherParties, conclusion, followUps }) => ({
    ...(parties.length === 0 || (parties.includes('other') && otherParties.trim() === '') ? { parties: '请填写参与单位。' } : {}),
    ...(conclusion.trim() === '' ? { conclusion: '请填写结论。' } : {}),
    ...(followUps.some(({ what }) => what.trim() === '') ? { followUps: '有一项提醒约谈没有写内容。' } : {}),
  }),
}

function CheckUpFields({ value, change, problems, tell, opened }: FieldsProps<CheckUp>) {
  return (
    <>
      <FormGroup title="体检">
        <FormRow label={labels.on} name="on" required problem={problems['on']}><DayField label={labels.on} value={value.on} onChange={on => { if (on !== null) change({ on }) }} onProblem={tell('on')} /></FormRow>
        <FormRow label={labels.parties} name="parties" required problem={problems['parties']}>
          <Checkbox.Group value={value.parties} options={checkUpParty.keys.map(key => ({ value: key, label: checkUpParty.labels[key] }))} onChange={parties => change({ parties: parties as CheckUp['parties'] })} />
          {value.parties.includes('other') && <TextField label={labels.otherParties} value={value.otherParties} placeholder="单位名称" onChange={otherParties => change({ otherParties })} />}
        </FormRow>
        <TextRow name="scope" label={labels.scope} value={value.scope} problems={problems} onChange={scope => change({ scope })} />
        <LongTextRow name="findings" label={labels.findings} value={value.findings} problems={problems} onChange={findings => change({ findings })} />
        <LongTextRow name="conclusion" label={labels.conclusion} value={value.conclusion} problems={problems} required onChange={conclusion => change({ conclusion })} />
      </FormGroup>
      <FormGroup title="提醒约谈">
        <FormRow label={labels.followUps} name="followUps" problem={problems['followUps']}>
          {value.followUps.map((followUp, index) => (
            <FollowUpLines
              key={followUp.id} number={index + 1} value={followUp} tell={tell}
              onChange={some => change({ followUps: value.followUps.map(one => (one.id === followUp.id ? { ...one, ...some } : one)) })}
              onRemove={() => change({ followUps: value.followUps.filter(({ id }) => id !== followUp.id) })}
            />
          ))}
          <div><Button size="small" icon={<PlusOutlined />} onClick={() => change({ followUps: [...value.followUps, { id: newId(), kind: 'reminder', what: '', dueOn: null, doneOn: null, result: '' }] })}>添加一项</Button></div>
        </FormRow>
        <FilesRow opened={opened} value={value.files} problems={problems} onChange={files => change({ files })} />
      </FormGroup>
    </>
  )
}

interface FollowUpProps {
  readonly number: number
  readonly value: FollowUp
  readonly onChange: (some: Partial<FollowUp>) => void
  readonly onRemove: () => void
  readonly tell: (name: string) => (problem: string | null) => void
}

/** What follows, until when, and what came of it. */
function FollowUpLines({ number, value, onChange, onRemove, tell }: FollowUpProps) {
  const label = (word: string) => `第 ${number} 项：${word}`
  return (
    <div className="follow-up">
      <div className="field-line">
        <Select aria-label={label('种类')} style={{ width: 90 }} value={value.kind} options={followUpKind.keys.map(key => ({ value: key, label: followUpKind.labels[key] }))} onChange={kind => onChange({ kind })} />
        <TextField label={label('内容')} value={value.what} className="follow-up-what" placeholder="提醒、约谈什么" onChange={what => onChange({ what })} />
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出第 ${number} 项`} onClick={onRemove} />
      </div>
      <div className="field-line">
        <span className="muted">期限</span><DayField label={label('期限')} value={value.dueOn} onChange={dueOn => onChange({ dueOn })} onProblem={tell(`followUps.${value.id}.dueOn`)} />
        <span className="muted">办结</span><DayField label={label('办结日期')} value={value.doneOn} onChange={doneOn => onChange({ doneOn })} onProblem={tell(`followUps.${value.id}.doneOn`)} />
      </div>
      <TextField label={label('结果')} value={value.result} placeholder="办理结果" onChange={result => onChange({ result })} />
    </div>
  )
}
