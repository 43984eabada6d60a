import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { type Dispatch, memo, useCallback, useState } from 'react'
import { type Topic, topicLabels, topicMatter } from '#shared/model/meeting.ts'
import type { ElectionResult } from '#shared/rules/election-result.ts'
import { DayField } from '../../../parts/day-field.tsx'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField, type PersonOrName } from '../../../parts/person-field.tsx'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { ElectionRow } from './election-row.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'
import type { Standing } from './standing.ts'
import { SpeechRow } from './speech-row.tsx'
import { StandingLine } from './standing-line.tsx'
import { VoteRow } from './vote-row.tsx'

interface Props {
  readonly topic: Topic
  readonly index: number
  readonly isLast: boolean
  readonly people: PeopleIndex
  /** Those who were there: offered first as speakers. */
  readonly presentIds: readonly string[]
  readonly verdict: Standing | null
  readonly election: ElectionResult
  readonly candidatesNeeded: number
  readonly problem: string | undefined
  readonly dispatch: Dispatch<MeetingFormAction>
  readonly onRemove: (topic: Topic, index: number) => void
}

type Speech = Topic['speeches'][number]

/** 议题 n: reporter, content, speeches person by person, vote, resolution. Drawn anew only when it changes itself. */
export const TopicCard = memo(function TopicCard({ topic, index, isLast, people, presentIds, verdict, election, candidatesNeeded, problem, dispatch, onRemove }: Props) {
  const { id, speeches } = topic
  const set = useCallback((patch: Partial<Topic>) => dispatch({ kind: 'setTopic', id, patch }), [dispatch, id])
  const setSpeech = useCallback((at: number, patch: Partial<Speech> | null) => set({
    speeches: patch === null ? speeches.toSpliced(at, 1) : speeches.map((speech, i) => (i === at ? { ...speech, ...patch } : speech)),
  }), [set, speeches])
  const path = `topics.${index}`
  return (
    <div className="topic" role="group" aria-label={`议题 ${index + 1}`}>
      <div className="topic-head">
        <strong>议题 {index + 1}</strong>
        <Checkbox checked={topic.isFirstTopic} onChange={event => set({ isFirstTopic: event.target.checked })}>{topicLabels.isFirstTopic}</Checkbox>
        <Select
          size="small" aria-label={topicLabels.matter} value={topic.matter} className="topic-matter" options={topicMatter.keys.map(value => ({ value, label: topicMatter.labels[value] }))}
          onChange={matter => set({ matter })}
        />
        <span className="topic-buttons">
          <Button type="text" size="small" tabIndex={-1} icon={<ArrowUpOutlined />} aria-label={`议题 ${index + 1} 上移`} disabled={index === 0} onClick={() => dispatch({ kind: 'moveTopic', id, by: -1 })} />
          <Button type="text" size="small" tabIndex={-1} icon={<ArrowDownOutlined />} aria-label={`议题 ${index + 1} 下移`} disabled={isLast} onClick={() => dispatch({ kind: 'moveTopic', id, by: 1 })} />
          <Button type="text" size="small" tabIndex={-1} icon={<DeleteOutlined />} aria-label={`删去议题 ${index + 1}`} onClick={() => onRemove(topic, index)} />
        </span>
      </div>
      <FormRow label={topicLabels.title} name={`${path}.title`} help={fieldHelp.topics} problem={problem}>
        <TextField label={topicLabels.title} value={topic.title} onChange={title => set({ title })} />
      </FormRow>
      <FormRow label={topicLabels.reporterId} name={`${path}.reporterId`}>
        <PersonField label={topicLabels.reporterId} value={{ personId: topic.reporterId, name: topic.reporterName }} people={people} firstIds={presentIds} onChange={who => set(reporterFields(who))} />
      </FormRow>
      <FormRow label={topicLabels.content} name={`${path}.content`}>
        <LongTextField label={topicLabels.content} value={topic.content} onChange={content => set({ content })} />
      </FormRow>
      <FormRow label={topicLabels.speeches} name={`${path}.speeches`} help={fieldHelp.speeches}>
        {speeches.map((speech, at) => <SpeechRow key={at} speech={speech} index={at} people={people} presentIds={presentIds} onChange={setSpeech} />)}
        <div><Button size="small" icon={<PlusOutlined />} onClick={() => set({ speeches: [...speeches, { personId: null, speakerName: '', text: '', isDissent: false }] })}>添加发言人</Button></div>
      </FormRow>
      {(topic.matter === 'election' || topic.election !== null) && (
        <ElectionRow name={`${path}.election`} election={topic.election} result={election} candidatesNeeded={candidatesNeeded} people={people} presentIds={presentIds} onChange={next => set({ election: next })} />
      )}
      <VoteRow
        name={`${path}.vote`} vote={topic.vote} takesWritten={topic.matter === 'admission' || topic.matter === 'conversion'} firstMethod={topic.matter === 'general' ? 'showOfHands' : 'secretBallot'}
        verdict={verdict === null ? null : <StandingLine standing={verdict} />} onChange={vote => set({ vote })}
      />
      <FormRow label={topicLabels.resolution} name={`${path}.resolution`} help={fieldHelp.resolution}>
        <LongTextField label={topicLabels.resolution} value={topic.resolution} rows={1} onChange={resolution => set({ resolution })} />
      </FormRow>
      <FormRow label={topicLabels.responsibleId} name={`${path}.responsibleId`}>
        <div className="field-line">
          <ResponsibleField personId={topic.responsibleId} people={people} presentIds={presentIds} onChange={responsibleId => set({ responsibleId })} />
          <span className="inline-label">{topicLabels.dueOn}</span>
          <DayField label={topicLabels.dueOn} value={topic.dueOn} onChange={dueOn => set({ dueOn })} onProblem={found => dispatch({ kind: 'unread', field: `${path}.dueOn`, problem: found })} />
        </div>
      </FormRow>
      <FormRow label={topicLabels.followUp} name={`${path}.followUp`} help={fieldHelp.followUp}>
        <LongTextField label={topicLabels.followUp} value={topic.followUp} rows={1} onChange={followUp => set({ followUp })} />
      </FormRow>
    </div>
  )
})

/** Who carries it out is someone of the archive; a half-typed name is kept here until it is one. */
function ResponsibleField({ personId, people, presentIds, onChange }: { readonly personId: string | null; readonly people: PeopleIndex; readonly presentIds: readonly string[]; readonly onChange: (id: string | null) => void }) {
  const [typed, setTyped] = useState('')
  return (
    <PersonField
      label={topicLabels.responsibleId} value={{ personId, name: personId === null ? typed : '' }} people={people} firstIds={presentIds}
      onChange={who => { setTyped(who.name); onChange(who.personId) }}
    />
  )
}

function reporterFields(who: PersonOrName): Pick<Topic, 'reporterId' | 'reporterName'> {
  return { reporterId: who.personId, reporterName: who.name }
}
