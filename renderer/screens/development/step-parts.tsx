import { Checkbox, InputNumber, Select } from 'antd'
import { approverKind, developmentCaseLabels as labels, recommendation } from '#shared/model/development-case.ts'
import { developmentRefusals } from '#shared/rules/development/approver.ts'
import { leastTraining } from '#shared/rules/development/material-findings.ts'
import { noticeWorkdays } from '#shared/rules/development/step-window.ts'
import { workdaysBetween } from '#shared/rules/development/work-calendar.ts'
import type { Settings } from '#shared/model/settings.ts'
import { DayField } from '../../parts/day-field.tsx'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import type { PeopleIndex } from '../../parts/people-index.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { FormRow } from '../../ui/form-row.tsx'
import { DatedNotesField } from './dated-notes-field.tsx'
import type { StepInHand, StepPart } from './step-in-hand.ts'
import { SupportersField } from './supporters-field.tsx'

interface Props {
  readonly part: StepPart
  readonly value: StepInHand
  readonly onChange: (some: Partial<StepInHand>) => void
  readonly problem: (name: string) => string | undefined
  readonly tell: (name: string) => (problem: string | null) => void
  readonly people: PeopleIndex
  /** Members of the branch, offered first. */
  readonly firstIds: readonly string[]
  readonly branchId: string
  readonly settings: Pick<Settings, 'workCalendars'>
}

/** What is entered together with a step. */
export function StepPartFields(props: Props) {
  const { part, value, onChange, problem, tell, people, firstIds } = props
  switch (part) {
    case 'recommendation': return (
      <>
        <FormRow label={labels.recommendedBy} name="recommendedBy" help="共青团员入党一般应经群团推优（细则 8 条）。"><Select aria-label={labels.recommendedBy} allowClear placeholder="没有填" style={{ maxWidth: 220 }} value={value.recommendedBy} options={recommendation.keys.map(key => ({ value: key, label: recommendation.labels[key] }))} onChange={(recommendedBy: StepInHand['recommendedBy'] | undefined) => onChange({ recommendedBy: recommendedBy ?? null })} /></FormRow>
        <FormRow label="团员"><Checkbox checked={value.isLeagueMember} onChange={event => onChange({ isLeagueMember: event.target.checked })}>是共青团员</Checkbox></FormRow>
      </>
    )
    case 'mentors': return <FormRow label={labels.mentors} name="mentors" problem={problem('mentors')} help="1 至 2 名正式党员（细则 9 条）。换人的，给前一位填止的日期，再添加后一位。"><SupportersField word={labels.mentors} value={value.mentors} onChange={mentors => onChange({ mentors })} people={people} firstIds={firstIds} hasDays tell={tell} /></FormRow>
    case 'sponsors': return <FormRow label={labels.sponsors} name="sponsors" problem={problem('sponsors')} help="2 名正式党员，一般由培养联系人担任（细则 14 条）。"><SupportersField word={labels.sponsors} value={value.sponsors} onChange={sponsors => onChange({ sponsors })} people={people} firstIds={[...new Set([...value.mentors.flatMap(({ personId }) => personId ?? []), ...firstIds])]} hasDays={false} tell={tell} /></FormRow>
    case 'inspections': return (
      <>
        <FormRow label={labels.inspections} name="inspections" problem={problem('inspections')} help="对积极分子每半年考察一次（细则 11 条）。"><DatedNotesField word="考察" placeholder="考察意见" value={value.inspections} onChange={inspections => onChange({ inspections })} tell={tell} /></FormRow>
        <FormRow label={labels.thoughtReports} name="thoughtReports" problem={problem('thoughtReports')}><DatedNotesField word="汇报" placeholder="说明" value={value.thoughtReports} onChange={thoughtReports => onChange({ thoughtReports })} tell={tell} /></FormRow>
      </>
    )
    case 'notice': return <NoticeFields {...props} />
    case 'review': return <FormRow label={labels.politicalReviewResult} name="politicalReviewResult" problem={problem('politicalReviewResult')} help="必须有结论性材料（细则 16 条）。如：合格。"><TextField label={labels.politicalReviewResult} value={value.politicalReviewResult} onChange={politicalReviewResult => onChange({ politicalReviewResult })} /></FormRow>
    case 'training': return (
      <FormRow label="培训时间" name="training" help={`不少于 ${leastTraining.days} 天或 ${leastTraining.hours} 学时（细则 17 条）。`}>
        <div className="field-line">
          <InputNumber aria-label={labels.trainingDays} min={0} max={366} step={0.5} value={value.trainingDays} onChange={trainingDays => onChange({ trainingDays })} style={{ width: 90 }} />天
          <InputNumber aria-label={labels.trainingHours} min={0} max={2000} value={value.trainingHours} onChange={trainingHours => onChange({ trainingHours })} style={{ width: 90 }} />学时
        </div>
      </FormRow>
    )
    case 'admissionSubmitted': return <FormRow label={labels.admissionSubmittedOn} name="admissionSubmittedOn" problem={problem('admissionSubmittedOn')} help="支部把决议报上级党委的日期，三个月的审批期限从这天起算（细则 25 条）。"><DayField label={labels.admissionSubmittedOn} value={value.admissionSubmittedOn} onChange={admissionSubmittedOn => onChange({ admissionSubmittedOn })} onProblem={tell('admissionSubmittedOn')} /></FormRow>
    case 'conversionSubmitted': return <FormRow label={labels.conversionSubmittedOn} name="conversionSubmittedOn" problem={problem('conversionSubmittedOn')} help="支部把转正决议报上级党委的日期，三个月从这天起算（细则 33 条）。"><DayField label={labels.conversionSubmittedOn} value={value.conversionSubmittedOn} onChange={conversionSubmittedOn => onChange({ conversionSubmittedOn })} onProblem={tell('conversionSubmittedOn')} /></FormRow>
    case 'approvalDelay': return <FormRow label={labels.approvalDelayReason} name="approvalDelayReason" problem={problem('approvalDelayReason')} help="有特殊情况的，审批可延长到 6 个月（细则 25 条）。没有的空着。"><LongTextField label={labels.approvalDelayReason} value={value.approvalDelayReason} onChange={approvalDelayReason => onChange({ approvalDelayReason })} rows={1} /></FormRow>
    case 'approver': return <ApproverFields {...props} />
    case 'group': return <FormRow label="党小组" name="groupId"><OrganisationSelect label="党小组" noneWord="没有" value={value.groupId} onChange={groupId => onChange({ groupId })} isOffered={node => node.organisation.type === 'group' && node.fact?.superiorId === props.branchId} /></FormRow>
    case 'remark': return <FormRow label={labels.remark} name="remark" problem={problem('remark')}><LongTextField label={labels.remark} value={value.remark} onChange={remark => onChange({ remark })} rows={1} /></FormRow>
  }
}

function NoticeFields({ value, onChange, problem, tell, settings }: Props) {
  const counted = value.noticeFrom === null || value.noticeTo === null || value.noticeTo < value.noticeFrom ? null : workdaysBetween(value.noticeFrom, value.noticeTo, settings.workCalendars)
  return (
    <>
      <FormRow label={labels.publicNotice} name="notice" problem={problem('notice') ?? problem('noticeFrom') ?? problem('noticeTo')} help={`2026 年修订后不少于 ${noticeWorkdays} 个工作日；流动人员在两地同时公示（细则 13 条）。`}>
        <div className="field-line">
          <DayField label="公示开始" value={value.noticeFrom} onChange={noticeFrom => onChange({ noticeFrom })} onProblem={tell('noticeFrom')} />至
          <DayField label="公示结束" value={value.noticeTo} onChange={noticeTo => onChange({ noticeTo })} onProblem={tell('noticeTo')} />
          {counted !== null && <span className={counted.days < noticeWorkdays ? 'level yellow' : 'muted'} role="status">{counted.days < noticeWorkdays ? '! ' : ''}{counted.days} 个工作日{counted.isProvisional ? '（没有这一年的节假日，暂算）' : ''}{counted.days < noticeWorkdays ? `，不足 ${noticeWorkdays} 个` : ''}</span>}
        </div>
      </FormRow>
      <FormRow label="公示结果" name="noticeResult" problem={problem('noticeResult')}>
        <TextField label="公示结果" value={value.noticeResult} onChange={noticeResult => onChange({ noticeResult })} placeholder="如 无异议" />
        <Checkbox checked={value.noticeHasObjection} onChange={event => onChange({ noticeHasObjection: event.target.checked })}>有异议</Checkbox>
      </FormRow>
    </>
  )
}

function ApproverFields({ value, onChange, problem, branchId }: Props) {
  const known = useOrganisations()
  const [refused] = value.approverKind === null ? [] : developmentRefusals({ organisationId: branchId, approver: { kind: value.approverKind, organisationId: value.approverOrganisationId, name: '' } }, id => known?.organisations.find(one => one.id === id)?.type ?? null)
  return (
    <>
      <FormRow label={labels.approver} name="approver" problem={problem('approver') ?? refused?.message} help="党组、党总支、乡镇（街道）党委所属的基层党委不能审批（细则 22 条）。机关党委审批前，应提前报党组讨论决定（机关条例 37 条）。">
        <Select aria-label="审批党组织类别" allowClear placeholder="没有填" style={{ maxWidth: 320 }} value={value.approverKind} options={approverKind.keys.map(key => ({ value: key, label: approverKind.labels[key] }))} onChange={(kind: StepInHand['approverKind'] | undefined) => onChange({ approverKind: kind ?? null })} />
      </FormRow>
      {value.approverKind !== null && (
        <FormRow label="党组织名称" name="approverName" problem={problem('approverName')}>
          <OrganisationSelect label="审批的党组织" noneWord="不在本档案里，名称填在下面" value={value.approverOrganisationId} onChange={approverOrganisationId => onChange({ approverOrganisationId })} />
          {value.approverOrganisationId === null && <TextField label="党组织名称" value={value.approverName} onChange={approverName => onChange({ approverName })} />}
        </FormRow>
      )}
    </>
  )
}
