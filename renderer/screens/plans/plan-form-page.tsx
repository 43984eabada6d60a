import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { meetingKind, type MeetingKind } from '#shared/model/meeting.ts'
import { type MeetingPlan, meetingPlanLabels } from '#shared/model/meeting-plan.ts'
import type { Stored } from '#shared/model/record.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { monthsOf } from '#shared/time/period.ts'
import { chineseYearMonth, YearMonth } from '#shared/time/year-month.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { FormFoot, RestoredDraft } from '../../parts/form-foot.tsx'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { planRepository } from '../../storage/plan-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { emptyPlan, PlanInHand, planWords, toPlan } from './plan-in-hand.ts'

type Query = Readonly<Record<string, string>>

/** One planned meeting, new or from the archive. */
export function PlanFormPage({ id, query }: { readonly id: string; readonly query: Query }) {
  const found = useLiveQuery(async () => ({ plan: await planRepository.byId(id) }), [id])
  const inView = useOrganisationInView()
  if (found === undefined) return <Page title="会议计划"><Loading /></Page>
  return <PlanEditor key={found.plan?.rev ?? 0} id={id} plan={found.plan} begun={{ ...emptyPlan, organisationId: inView.id }} firstField={query['field'] ?? null} />
}

interface Props {
  readonly id: string
  readonly plan: Stored<MeetingPlan> | null
  readonly begun: PlanInHand
  readonly firstField: string | null
}

function PlanEditor({ id, plan, begun, firstField }: Props) {
  const today = useToday()
  const people = useLiveQuery(personRepository.all, [])
  const options = useMemo(() => people?.map(({ id: value, name, pinyinInitials }) => ({ value, label: name, initials: pinyinInitials })) ?? [], [people])
  const form = useDraftForm<PlanInHand>('plan', id, plan === null ? begun : PlanInHand.parse(plan), content => PlanInHand.safeParse(content).data ?? null)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const isReady = form !== undefined
  useEffect(() => { if (isReady && firstField !== null) focusField(firstField) }, [isReady, firstField])
  const [saving, record] = useDoing(async (saved: MeetingPlan, isClosing: boolean) => {
    await planRepository.recordPlan(plan === null ? saved : { ...plan, ...saved }, planWords(saved))
    await form?.discard()
    navigate('plans', isClosing ? [] : [id])
  })
  const [removing, remove] = useDoing(async () => {
    if (plan === null) return
    await planRepository.deletePlan(plan, planWords(plan))
    await form?.discard()
    navigate('plans')
  })
  if (form === undefined) return <Page title="会议计划"><Loading /></Page>
  const { value, change } = form
  const problemsNow = (): FieldProblems => ({ ...toPlan(id, value).problems, ...marksIn(value), ...unread })
  const problems = isTried ? problemsNow() : unread
  const save = (isClosing: boolean) => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    const { plan: ready } = toPlan(id, value)
    if (wrong !== undefined || ready === null) focusField(wrong ?? 'month')
    else void record(ready, isClosing)
  }
  const leave = () => void form.flush().then(() => navigate('plans'))
  const months = [yearOf(today) - 1, yearOf(today), yearOf(today) + 1].flatMap(year => monthsOf(year).map(month => YearMonth.parse(month)))
  const monthChoices = value.month === null || months.includes(value.month) ? months : [value.month, ...months]
  const long = (field: 'materials' | 'cancelledReason' | 'remark', help?: string) => (
    <FormRow label={meetingPlanLabels[field]} name={field} problem={problems[field]} {...(help === undefined ? {} : { help })}><LongTextField label={meetingPlanLabels[field]} value={value[field]} rows={1} onChange={text => change({ [field]: text })} /></FormRow>
  )
  const begin = () => navigate('meetings', ['new', newId()], { organisation: value.organisationId ?? '', kinds: value.kind })
  return (
    <Page
      title={plan === null ? '加一次计划' : `计划：${planWords(plan)}`}
      actions={plan !== null && <><Button onClick={begin}>记录这次会议</Button><RecordMore title={`会议计划：${planWords(plan)}`} rows={[{ table: 'meetingPlans', id }]} /><Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button></>}
    >
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        <RestoredDraft form={form} isNew={plan === null} />
        <FormGroup title="计划">
          <FormRow label={meetingPlanLabels.organisationId} name="organisationId" required problem={problems['organisationId']}><OrganisationSelect label={meetingPlanLabels.organisationId} value={value.organisationId} onChange={organisationId => change({ organisationId })} /></FormRow>
          <FormRow label={meetingPlanLabels.kind} name="kind" required>
            <Select aria-label={meetingPlanLabels.kind} value={value.kind} style={{ width: 200 }} options={meetingKind.keys.map(key => ({ value: key, label: meetingKind.labels[key] }))} onChange={(kind: MeetingKind) => change({ kind })} />
          </FormRow>
          <FormRow label={meetingPlanLabels.month} name="month" required problem={problems['month']}>
            <Select showSearch={{ optionFilterProp: 'label' }} aria-label={meetingPlanLabels.month} value={value.month} style={{ width: 200 }} placeholder="选择月份" options={monthChoices.map(month => ({ value: month, label: chineseYearMonth(month) }))} onChange={month => change({ month })} />
          </FormRow>
          <FormRow label={meetingPlanLabels.on} name="on" problem={problems['on']} help="定了哪一天就填，没定可以空着。"><DayField label={meetingPlanLabels.on} value={value.on} onChange={on => change({ on })} onProblem={tell('on')} /></FormRow>
          <FormRow label={meetingPlanLabels.subject} name="subject" problem={problems['subject']}><TextField label={meetingPlanLabels.subject} value={value.subject} onChange={subject => change({ subject })} maxLength={200} /></FormRow>
          {long('materials')}
          <FormRow label={meetingPlanLabels.speakerIds} name="speakerIds" problem={problems['speakerIds']}>
            <Select
              mode="multiple" aria-label={meetingPlanLabels.speakerIds} value={value.speakerIds} options={options} placeholder="姓名或拼音首字母" style={{ width: '100%' }} onChange={speakerIds => change({ speakerIds })}
              showSearch={{ filterOption: (typed, option) => option !== undefined && (option.label.includes(typed) || option.initials.startsWith(typed.toLowerCase())) }}
            />
          </FormRow>
          {long('cancelledReason', '计划了没有开的，写明原因，就不再提醒；开过的在“会议”里记录，这里不用填。')}
          {long('remark')}
        </FormGroup>
        <FormFoot verb="保存计划" saving={saving} removing={removing} draftText={form.draftText} onSave={() => save(true)} onStay={() => save(false)} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}
