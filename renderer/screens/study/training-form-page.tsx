import { Button, InputNumber, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { Stored } from '#shared/model/record.ts'
import { type Training, trainingForm, trainingLabels, trainingLevel, trainingPurpose } from '#shared/model/training.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { FormFoot, RestoredDraft } from '../../parts/form-foot.tsx'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { peopleIndex } from '../../parts/people-index.ts'
import { RecordFiles } from '../../parts/record-files.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { trainingRepository } from '../../storage/training-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { AttendeeRows } from './attendee-rows.tsx'
import { emptyTraining, toTraining, TrainingInHand } from './training-in-hand.ts'

/** One training, new or from the archive; a new one has its id in the address, so that its draft is found again. */
export function TrainingFormPage({ id, isNew }: { readonly id: string | null; readonly isNew: boolean }) {
  const [ownId] = useState(() => id ?? newId())
  const found = useLiveQuery(async () => ({ training: id === null ? null : await trainingRepository.byId(id) }), [id])
  const [first, setFirst] = useState<{ readonly training: Stored<Training> | null }>()
  if (found !== undefined && first === undefined) setFirst(found)
  if (first === undefined || found === undefined) return <Page title="培训"><Loading /></Page>
  if (!isNew && found.training === null) return <Page title="培训"><EmptyState text="没有这次培训，可能已经删除。"><Button onClick={() => navigate('study', ['trainings'])}>返回培训</Button></EmptyState></Page>
  return <TrainingEditor key={found.training?.rev ?? 0} id={ownId} training={found.training} />
}

function TrainingEditor({ id, training }: { readonly id: string; readonly training: Stored<Training> | null }) {
  const form = useDraftForm<TrainingInHand>('training', id, training === null ? emptyTraining : TrainingInHand.parse(training), content => TrainingInHand.safeParse(content).data ?? null)
  const people = useLiveQuery(personRepository.all, [])
  const index = useMemo(() => (people === undefined ? undefined : peopleIndex(people)), [people])
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const [saving, record] = useDoing(async (saved: Training, closes: boolean) => {
    await trainingRepository.recordTraining(training === null ? saved : { ...training, ...saved })
    await form?.discard()
    navigate('study', closes ? ['trainings'] : ['trainings', id])
  })
  const [removing, remove] = useDoing(async () => {
    if (training === null) return
    await trainingRepository.deleteTraining(training)
    await form?.discard()
    navigate('study', ['trainings'])
  })
  if (form === undefined || index === undefined) return <Page title="培训"><Loading /></Page>
  const { value, change } = form
  const problemsNow = (): FieldProblems => ({ ...toTraining(id, value).problems, ...marksIn(value), ...unread })
  const problems = isTried ? problemsNow() : unread
  const save = (closes: boolean) => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    const { training: ready } = toTraining(id, value)
    if (wrong !== undefined || ready === null) focusField(wrong ?? 'name')
    else void record(ready, closes)
  }
  const leave = () => void form.flush().then(() => navigate('study', ['trainings']))
  return (
    <Page
      title={training === null ? '登记培训' : training.name}
      actions={training !== null && <><RecordMore title={`培训：${training.name}`} rows={[{ table: 'trainings', id }]} /><Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button></>}
    >
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        <RestoredDraft form={form} isNew={training === null} />
        <FormGroup title="培训">
          <FormRow label={trainingLabels.name} name="name" required problem={problems['name']}><TextField label={trainingLabels.name} value={value.name} onChange={name => change({ name })} maxLength={100} /></FormRow>
          <FormRow label="时间" name="from" required problem={problems['from'] ?? problems['to']} help="只有一天的，只填开始日期。学时算在结束的那一年。">
            <div className="field-line">
              <DayField label={trainingLabels.from} value={value.from} onChange={from => change({ from })} onProblem={tell('from')} />
              <span>至</span>
              <DayField label={trainingLabels.to} value={value.to} onChange={to => change({ to })} onProblem={tell('to')} />
            </div>
          </FormRow>
          <FormRow label={trainingLabels.hours} name="hours" required problem={problems['hours']} help="脱产培训一天一般算 8 学时，半天算 4 学时，不足半天的每小时 1 学时；各单位有规定的从其规定。每人不同的，在名单里另填。依据：党员教育管理条例第二十条，党员每年集中学习培训一般不少于 32 学时，书记和班子成员不少于 56 学时。">
            <InputNumber aria-label={trainingLabels.hours} controls={false} min={0} max={999} precision={1} value={value.hours} onChange={hours => change({ hours })} />
          </FormRow>
          <FormRow label={trainingLabels.form} name="form" required help="学时统计里算在哪一栏。党课、主题党日如已记在“会议”里，不要再登记，以免重复计算。">
            <Select aria-label={trainingLabels.form} value={value.form} style={{ width: 200 }} options={trainingForm.keys.map(key => ({ value: key, label: trainingForm.labels[key] }))} onChange={next => change({ form: next })} />
          </FormRow>
          <FormRow label={trainingLabels.purpose} name="purpose" help="新任书记一般半年内参加任职培训；党员在预备期内、转正后一年内一般各参加一次集中培训。">
            <Select aria-label={trainingLabels.purpose} value={value.purpose} style={{ width: 200 }} options={trainingPurpose.keys.map(key => ({ value: key, label: trainingPurpose.labels[key] }))} onChange={purpose => change({ purpose })} />
          </FormRow>
          <FormRow label={trainingLabels.level} name="level">
            <Select aria-label={trainingLabels.level} allowClear placeholder="不填" value={value.level} style={{ width: 200 }} options={trainingLevel.keys.map(key => ({ value: key, label: trainingLevel.labels[key] }))} onChange={(level: TrainingInHand['level'] | undefined) => change({ level: level ?? null })} />
          </FormRow>
          <FormRow label={trainingLabels.organiser} name="organiser"><TextField label={trainingLabels.organiser} value={value.organiser} onChange={organiser => change({ organiser })} maxLength={100} /></FormRow>
          <FormRow label={trainingLabels.organisationId} name="organisationId" help="由哪个党组织登记；全单位的不选。"><OrganisationSelect label={trainingLabels.organisationId} value={value.organisationId} noneWord="全单位" onChange={organisationId => change({ organisationId })} /></FormRow>
          <FormRow label={trainingLabels.place} name="place"><TextField label={trainingLabels.place} value={value.place} onChange={place => change({ place })} maxLength={100} /></FormRow>
        </FormGroup>
        <FormGroup title="参训人员">
          <FormRow label={trainingLabels.attendees} name="attendees" help="学时留空就按培训的学时算；请假的不计学时。"><AttendeeRows attendees={value.attendees} hours={value.hours} people={index} onChange={attendees => change({ attendees })} /></FormRow>
        </FormGroup>
        <FormGroup title="附件与备注">
          <FormRow label={trainingLabels.attachments} name="attachments" problem={problems['attachments']}>
            <RecordFiles attachments={value.attachments} onAdd={added => change({ attachments: [...value.attachments, ...added] })} onRemove={gone => change({ attachments: value.attachments.filter(one => one.id !== gone) })} />
          </FormRow>
          <FormRow label={trainingLabels.remark} name="remark" problem={problems['remark']}><LongTextField label={trainingLabels.remark} value={value.remark} rows={1} onChange={remark => change({ remark })} /></FormRow>
        </FormGroup>
        <FormFoot verb="保存培训" saving={saving} removing={removing} draftText={form.draftText} onSave={() => save(true)} onStay={() => save(false)} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}
