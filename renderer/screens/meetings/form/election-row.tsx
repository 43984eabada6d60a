import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber } from 'antd'
import type { Candidate, Election } from '#shared/model/meeting.ts'
import { candidateLabels, electionLabels } from '#shared/model/meeting.ts'
import type { ElectionResult } from '#shared/rules/election-result.ts'
import { standingText } from '#shared/rules/election-text.ts'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import { electionStandings } from './standing.ts'
import { StandingLine } from './standing-line.tsx'

interface Props {
  readonly name: string
  readonly election: Election | null
  readonly result: ElectionResult
  /** Fewest candidates for the seats, where there has to be a surplus. */
  readonly candidatesNeeded: number
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly onChange: (election: Election | null) => void
}

const blank: Election = { post: '', seats: 1, ballotsIssued: 0, ballotsReturned: 0, ballotsInvalid: 0, tellers: '', candidates: [] }
const counts = ['seats', 'ballotsIssued', 'ballotsReturned', 'ballotsInvalid'] as const
const votes = ['yes', 'no', 'abstain'] as const

/** 选举: seats, ballots, names with their votes, and who is elected as it stands. */
export function ElectionRow({ name, election, result, candidatesNeeded, people, presentIds, onChange }: Props) {
  if (election === null) {
    return <FormRow label="选举" name={name} help={fieldHelp.election}><div><Button size="small" onClick={() => onChange(blank)}>记录选举</Button></div></FormRow>
  }
  const set = (patch: Partial<Election>) => onChange({ ...election, ...patch })
  const setCandidate = (id: string, patch: Partial<Candidate>) => set({ candidates: election.candidates.map(one => (one.id === id ? { ...one, ...patch } : one)) })
  const standingOf = (id: string) => (result.kind === 'counted' ? result.results.find(({ candidate }) => candidate.id === id) : undefined)
  return (
    <FormRow label="选举" name={name} help={fieldHelp.election}>
      <div className="field-line">
        <TextField label={electionLabels.post} value={election.post} placeholder="如 支部委员会委员" className="short-field" onChange={post => set({ post })} />
        {counts.map(key => (
          <label key={key} className="count-field">
            {electionLabels[key]}
            <InputNumber aria-label={electionLabels[key]} min={0} max={100_000} precision={0} controls={false} value={election[key]} onChange={value => set({ [key]: value ?? 0 })} />
          </label>
        ))}
        <Button type="text" size="small" onClick={() => onChange(null)}>不记选举</Button>
      </div>
      <div className="field-line"><TextField label={electionLabels.tellers} value={election.tellers} placeholder="监票人、计票人" className="absence-reason" onChange={tellers => set({ tellers })} /></div>
      {election.candidates.map((one, index) => {
        const standing = standingOf(one.id)
        return (
          <div key={one.id} className="field-line" role="group" aria-label={`候选人 ${index + 1}`}>
            <PersonField label={`候选人 ${index + 1}`} value={one} people={people} firstIds={presentIds} onChange={({ personId, name: typed }) => setCandidate(one.id, { personId, name: typed })} />
            {votes.map(key => (
              <label key={key} className="count-field">
                {candidateLabels[key]}
                <InputNumber aria-label={`候选人 ${index + 1}：${candidateLabels[key]}`} min={0} max={100_000} precision={0} controls={false} value={one[key]} onChange={value => setCandidate(one.id, { [key]: value ?? 0 })} />
              </label>
            ))}
            <Checkbox checked={one.isWrittenIn} onChange={event => setCandidate(one.id, { isWrittenIn: event.target.checked })}>{candidateLabels.isWrittenIn}</Checkbox>
            {standing !== undefined && <span className={standing.standing === 'elected' ? 'elected' : 'muted'}>{standingText(standing)}</span>}
            <Button type="text" size="small" tabIndex={-1} icon={<CloseOutlined />} aria-label={`删去候选人 ${index + 1}`} onClick={() => set({ candidates: election.candidates.filter(other => other.id !== one.id) })} />
          </div>
        )
      })}
      <div><Button size="small" icon={<PlusOutlined />} onClick={() => set({ candidates: [...election.candidates, { id: newId(), personId: null, name: '', isWrittenIn: false, yes: 0, no: 0, abstain: 0 }] })}>添加候选人</Button></div>
      {electionStandings(election, result, candidatesNeeded).map(standing => <StandingLine key={standing.text} standing={standing} />)}
    </FormRow>
  )
}
