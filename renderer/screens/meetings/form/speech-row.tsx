import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { memo } from 'react'
import type { Topic } from '#shared/model/meeting.ts'
import { nameOf, type PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { LongTextField } from '../../../parts/text-field.tsx'

type Speech = Topic['speeches'][number]

interface Props {
  readonly speech: Speech
  readonly index: number
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  /** null takes the speech out. */
  readonly onChange: (index: number, patch: Partial<Speech> | null) => void
}

/** One speaker and what was said, 不同意见 marked. */
export const SpeechRow = memo(function SpeechRow({ speech, index, people, presentIds, onChange }: Props) {
  const who = speech.personId === null ? speech.speakerName : nameOf(people, speech.personId)
  return (
    <div className="speech">
      <PersonField
        label={`发言人 ${index + 1}`} value={{ personId: speech.personId, name: speech.speakerName }} people={people} firstIds={presentIds} placeholder="发言人"
        className="speaker" onChange={({ personId, name }) => onChange(index, { personId, speakerName: name })}
      />
      <div className="speech-text">
        <LongTextField label={`${who === '' ? `发言人 ${index + 1}` : who}的发言要点`} value={speech.text} rows={1} onChange={text => onChange(index, { text })} />
      </div>
      <Checkbox checked={speech.isDissent} onChange={event => onChange(index, { isDissent: event.target.checked })}>不同意见</Checkbox>
      <Button type="text" size="small" tabIndex={-1} icon={<CloseOutlined />} aria-label={`删去发言 ${index + 1}`} onClick={() => onChange(index, null)} />
    </div>
  )
})
