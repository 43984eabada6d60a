import { Checkbox, InputNumber } from 'antd'
import { type Dispatch, memo } from 'react'
import { meetingKind, meetingLabels } from '#shared/model/meeting.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { DayField, TimeField } from '../../../parts/day-field.tsx'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingForm } from './meeting-form.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'
import type { FilledForm } from './to-meeting.ts'

interface Props {
  readonly form: MeetingForm
  readonly filled: FilledForm
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly recentPlaces: readonly string[]
  /** 职务 that the archive knows of the host, printed where none is typed. */
  readonly knownHostDuty: string
  readonly problems: ReadonlyMap<string, string>
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 会议名称、届次、时间、地点、主持人、记录人: the head of the paper form. */
export const BasicsGroup = memo(function BasicsGroup({ form, filled, people, presentIds, recentPlaces, knownHostDuty, problems, dispatch }: Props) {
  const set = (patch: Partial<MeetingForm>) => dispatch({ kind: 'set', patch })
  const unread = (field: string) => (problem: string | null) => dispatch({ kind: 'unread', field, problem })
  const otherYear = form.day !== null && filled.belongYear !== null && filled.belongYear !== yearOf(form.day)
  return (
    <FormGroup title="会议">
      <FormRow label={meetingLabels.organisationId} name="organisationId" required problem={problems.get('organisationId')}>
        <OrganisationSelect label={meetingLabels.organisationId} value={form.organisationId} onChange={organisationId => set({ organisationId })} />
      </FormRow>
      <FormRow label={meetingLabels.kinds} name="kinds" required help={fieldHelp.kinds} problem={problems.get('kinds')}>
        <Checkbox.Group
          className="kind-choices" value={[...form.kinds]} options={meetingKind.keys.map(value => ({ value, label: meetingKind.labels[value] }))}
          onChange={kinds => set({ kinds })}
        />
        {form.kinds.includes('other') && <TextField label={meetingLabels.otherKindName} value={form.otherKindName} className="short-field" placeholder="叫什么会，如 青年理论学习" onChange={otherKindName => set({ otherKindName })} />}
      </FormRow>
      <FormRow label="时间" name="startAt" required help={fieldHelp.time} problem={problems.get('startAt') ?? problems.get('endAt')}>
        <div className="field-line">
          <DayField label="会议日期" value={form.day} onChange={day => set({ day })} onProblem={unread('startAt')} />
          <TimeField label={meetingLabels.startAt} value={form.startClock} onChange={startClock => set({ startClock })} onProblem={unread('startAt')} />
          <span>至</span>
          <span data-field="endAt"><TimeField label={meetingLabels.endAt} value={form.endClock} onChange={endClock => set({ endClock })} onProblem={unread('endAt')} /></span>
        </div>
      </FormRow>
      <FormRow label={meetingLabels.title} name="title" required help={fieldHelp.title} problem={problems.get('title')}>
        <TextField label={meetingLabels.title} value={filled.title} onChange={title => set({ title })} placeholder="按党组织、会议类型和日期自动拟定，可改" />
      </FormRow>
      <FormRow label={meetingLabels.session} name="session" help={fieldHelp.session}>
        <TextField label={meetingLabels.session} value={form.session} className="short-field" onChange={session => set({ session })} />
      </FormRow>
      <FormRow label={meetingLabels.belongYear} name="belongYear" help={fieldHelp.belongYear} problem={problems.get('belongYear')}>
        <div className="field-line">
          <InputNumber
            aria-label={meetingLabels.belongYear} className="year-field" controls={false} min={1921} max={2200} precision={0} value={filled.belongYear}
            onChange={belongYear => set({ belongYear })}
          />
          {otherYear && <span className="muted">与召开年份不同：计入 {filled.belongYear} 年度</span>}
        </div>
      </FormRow>
      <FormRow label={meetingLabels.studyHours} name="studyHours" help={fieldHelp.studyHours} problem={problems.get('studyHours')}>
        <InputNumber
          aria-label={meetingLabels.studyHours} className="hours-field" controls={false} min={0} max={200} precision={1} placeholder="按时长折算" value={form.studyHours}
          onChange={studyHours => set({ studyHours })}
        />
      </FormRow>
      <FormRow label={meetingLabels.place} name="place">
        <SuggestField
          label={meetingLabels.place} value={form.place} className="wide-field" placeholder="如 三楼会议室" onType={place => set({ place })} onPick={place => set({ place })}
          suggest={typed => recentPlaces.filter(place => place !== typed && place.includes(typed.trim())).slice(0, 6).map(place => ({ id: place, text: place }))}
        />
      </FormRow>
      <FormRow label={meetingLabels.hostId} name="hostId" help={fieldHelp.host}>
        <div className="field-line">
          <PersonField label={meetingLabels.hostId} value={filled.host} people={people} firstIds={presentIds} onChange={host => set({ host })} />
          <TextField label={meetingLabels.hostDuty} className="short-field" value={form.hostDuty} placeholder={knownHostDuty === '' ? '职务' : knownHostDuty} onChange={hostDuty => set({ hostDuty })} />
        </div>
      </FormRow>
      <FormRow label={meetingLabels.recorderId} name="recorderId">
        <PersonField label={meetingLabels.recorderId} value={filled.recorder} people={people} firstIds={presentIds} onChange={recorder => set({ recorder })} />
      </FormRow>
      <FormRow label={meetingLabels.notifiedOn} name="notifiedOn" problem={problems.get('notifiedOn')}>
        <DayField label={meetingLabels.notifiedOn} value={form.notifiedOn} onChange={notifiedOn => set({ notifiedOn })} onProblem={unread('notifiedOn')} />
      </FormRow>
    </FormGroup>
  )
}, isSameHead)

const headFields = [
  'organisationId', 'kinds', 'title', 'session', 'belongYear', 'day', 'startClock', 'endClock', 'place', 'host', 'hostDuty', 'recorder', 'notifiedOn',
] as const satisfies readonly (keyof MeetingForm)[]

/** Typing into a topic doesn't draw the head anew. */
function isSameHead(a: Props, b: Props): boolean {
  return headFields.every(field => a.form[field] === b.form[field])
    && a.filled.title === b.filled.title && a.filled.belongYear === b.filled.belongYear && a.filled.host === b.filled.host && a.filled.recorder === b.filled.recorder
    && a.people === b.people && a.presentIds === b.presentIds && a.recentPlaces === b.recentPlaces && a.knownHostDuty === b.knownHostDuty && a.problems === b.problems
}
