import { Button, InputNumber, Select } from 'antd'
import { type ReactNode } from 'react'
import { type Vote, voteLabels, voteMethod } from '#shared/model/meeting.ts'
import { FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'

interface Props {
  readonly name: string
  readonly vote: Vote | null
  /** Written opinions are asked for only where they count. */
  readonly takesWritten: boolean
  readonly firstMethod: Vote['method']
  /** 通过, 不通过, 表决无效, with its article. */
  readonly verdict: ReactNode
  readonly onChange: (vote: Vote | null) => void
}

const room = ['yes', 'no', 'abstain'] as const
const written = ['writtenYes', 'writtenNo', 'writtenAbstain'] as const

/** 表决方式、同意、反对、弃权、书面意见票, with the verdict as it stands. */
export function VoteRow({ name, vote, takesWritten, firstMethod, verdict, onChange }: Props) {
  if (vote === null) {
    return (
      <FormRow label="表决" name={name} help={fieldHelp.vote}>
        <div><Button size="small" onClick={() => onChange({ method: firstMethod, yes: 0, no: 0, abstain: 0, writtenYes: 0, writtenNo: 0, writtenAbstain: 0 })}>记录表决</Button></div>
      </FormRow>
    )
  }
  const showsWritten = takesWritten || written.some(key => vote[key] > 0)
  const field = (key: (typeof room)[number] | (typeof written)[number]) => (
    <label key={key} className="count-field">
      {voteLabels[key]}
      <InputNumber aria-label={voteLabels[key]} min={0} max={100_000} precision={0} controls={false} value={vote[key]} onChange={value => onChange({ ...vote, [key]: value ?? 0 })} />
    </label>
  )
  return (
    <FormRow label="表决" name={name} help={fieldHelp.vote}>
      <div className="field-line">
        <Select
          aria-label={voteLabels.method} value={vote.method} className="vote-method" options={voteMethod.keys.map(value => ({ value, label: voteMethod.labels[value] }))}
          onChange={method => onChange({ ...vote, method })}
        />
        {room.map(field)}
        <Button type="text" size="small" onClick={() => onChange(null)}>不记表决</Button>
      </div>
      {showsWritten && <div className="field-line">会前书面意见：{written.map(field)}</div>}
      {verdict}
    </FormRow>
  )
}
