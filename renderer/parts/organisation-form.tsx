import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import * as z from 'zod'
import { blankOrganisation, branchTypes, Organisation, OrganisationFact, organisationFactLabels as factLabels, organisationLabels as labels, organisationType, type OrganisationType } from '#shared/model/organisation.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { organisationRepository } from '../storage/organisation-repository.ts'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../ui/form-row.tsx'
import { FormSheet } from '../ui/form-sheet.tsx'
import { Loading } from '../ui/loading.tsx'
import { DayField } from './day-field.tsx'
import { useDraftForm } from './draft-form.ts'
import { type FieldProblems, problemsOf, useUnreadFields } from './field-problems.ts'
import { OrganisationSelect } from './organisation-choice.tsx'
import { noDetails, OrganisationDetailFields, type OrganisationDetails, trimmedDetails } from './organisation-details.tsx'
import { useRefusedMarks } from './refused-marks.ts'
import { TextField } from './text-field.tsx'

/** What is typed of a new organisation; null where nothing is chosen yet. */
export interface NewOrganisation extends OrganisationDetails {
  readonly type: OrganisationType | null
  readonly fullName: string
  readonly shortName: string
  readonly superiorId: string | null
  readonly establishedOn: LocalDate | null
  readonly approvalDocumentNo: string
  readonly fixedThemeDay: number | null
  readonly hasCommittee: boolean
  readonly hasGroups: boolean
}

interface Props {
  /** Under this id the draft is kept. */
  readonly draftId: string
  readonly superiorId: string | null
  readonly firstType: OrganisationType | null
  readonly onEstablished: (id: string, closes: boolean) => void
  readonly onClose: () => void
  /** Inside a task whose own buttons lead on: no way back of its own. */
  readonly isInTask?: boolean
}

/** 成立党组织, in the order of the approval paper. */
export function OrganisationForm({ draftId, superiorId, firstType, onEstablished, onClose, isInTask = false }: Props) {
  const form = useDraftForm('organisation', draftId, { ...emptyOrganisation, superiorId, type: firstType }, readDraft)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const [saving, establish] = useDoing(async (value: NewOrganisation, closes: boolean) => {
    const id = await organisationRepository.establishOrganisation(...toOrganisation(value))
    await form?.discard()
    onEstablished(id, closes)
  })
  if (form === undefined) return <Loading />
  const { value, change } = form
  const save = (closes: boolean) => {
    const found = { ...problemsOfNew(value), ...marksIn(value), ...unread }
    setProblems(found)
    const [firstProblem] = Object.keys(found)
    if (firstProblem === undefined) void establish(value, closes)
    else focusField(firstProblem)
  }
  const problem = (name: keyof NewOrganisation) => unread[name] ?? problems[name]
  const isBranch = value.type !== null && branchTypes.includes(value.type)
  return (
    <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={onClose}>
      <FormGroup title="成立党组织">
        <FormRow label={labels.type} name="type" required problem={problem('type')} help="机关党委一般党员 100 人以上，党总支 50 人以上，党支部正式党员 3 人以上（党和国家机关基层组织工作条例第五至七条）；不足 3 人的成立联合党支部。">
          <Select aria-label={labels.type} placeholder="请选择" value={value.type} onChange={type => change({ type })} options={typeOptions} style={{ maxWidth: 220 }} />
        </FormRow>
        <FormRow label={factLabels.fullName} name="fullName" required problem={problem('fullName')} help="与公章一致，如“中共某某市档案服务中心第一支部委员会”。">
          <TextField label={factLabels.fullName} value={value.fullName} onChange={fullName => change({ fullName })} />
        </FormRow>
        <FormRow label={factLabels.shortName} name="shortName" problem={problem('shortName')} help="屏幕和表格里用，如“第一党支部”。不填就用全称。">
          <TextField label={factLabels.shortName} value={value.shortName} onChange={shortName => change({ shortName })} />
        </FormRow>
        <FormRow label={factLabels.superiorId} name="superiorId" help="在本档案里的上级。上级不在本档案的，选“没有（或不在本档案）”。">
          <OrganisationSelect label={factLabels.superiorId} noneWord="没有（或不在本档案）" value={value.superiorId} onChange={next => change({ superiorId: next })} />
        </FormRow>
        <FormRow label={labels.establishedOn} name="establishedOn" required problem={problem('establishedOn')} help="批复成立的日期；记不清的，填不晚于第一次会议的日期，以后可以更正。">
          <DayField label={labels.establishedOn} value={value.establishedOn} onChange={establishedOn => change({ establishedOn })} onProblem={tell('establishedOn')} />
        </FormRow>
        <FormRow label={labels.approvalDocumentNo} name="approvalDocumentNo" problem={problem('approvalDocumentNo')}>
          <TextField label={labels.approvalDocumentNo} value={value.approvalDocumentNo} onChange={approvalDocumentNo => change({ approvalDocumentNo })} />
        </FormRow>
        {isBranch && (
          <>
            <FormRow label={labels.fixedThemeDay} name="fixedThemeDay" problem={problem('fixedThemeDay')} help="每月相对固定 1 天开展主题党日（党支部工作条例第十五条）。填每月几日，不固定就空着。">
              <span className="field-line">每月 <ThemeDayInput value={value.fixedThemeDay} onChange={fixedThemeDay => change({ fixedThemeDay })} /> 日</span>
            </FormRow>
            <FormRow label="设置" name="hasCommittee" help="正式党员 7 人以上的设支委会（机关基层组织工作条例第七条）。没有支委会的支部不要求开支委会，没有划分小组的不要求开党小组会。">
              <span className="field-line"><CommitteeAndGroups value={value} onChange={change} /></span>
            </FormRow>
          </>
        )}
      </FormGroup>
      {!isInTask && <FormGroup title="更多情况（可以以后再填）"><OrganisationDetailFields type={value.type} value={value} onChange={change} problem={problem} /></FormGroup>}
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      <div className="form-foot">
        <Button type={isInTask ? 'default' : 'primary'} loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存党组织</Button>
        {!isInTask && <Button disabled={saving.kind === 'running'} onClick={() => save(false)} title="Ctrl+S">保存，再建一个</Button>}
        {!isInTask && <Button onClick={onClose} title="Esc">返回</Button>}
        <span className="muted" role="status">{form.draftText}</span>
      </div>
    </FormSheet>
  )
}

export function ThemeDayInput({ value, onChange }: { readonly value: number | null; readonly onChange: (day: number | null) => void }) {
  return <InputNumber aria-label={labels.fixedThemeDay} min={1} max={31} precision={0} value={value} onChange={onChange} style={{ width: 80 }} />
}

type Settings = Pick<NewOrganisation, 'hasCommittee' | 'hasGroups'>

export function CommitteeAndGroups({ value, onChange }: { readonly value: Settings; readonly onChange: (some: Partial<Settings>) => void }) {
  return (
    <>
      <Checkbox checked={value.hasCommittee} onChange={event => onChange({ hasCommittee: event.target.checked })}>{factLabels.hasCommittee}</Checkbox>
      <Checkbox checked={value.hasGroups} onChange={event => onChange({ hasGroups: event.target.checked })}>{factLabels.hasGroups}</Checkbox>
    </>
  )
}

export const typeOptions = organisationType.keys.map(value => ({ value, label: organisationType.labels[value] }))

const emptyOrganisation: NewOrganisation = {
  type: null, fullName: '', shortName: '', superiorId: null, establishedOn: null, approvalDocumentNo: '', fixedThemeDay: null, hasCommittee: false, hasGroups: false, ...noDetails,
}

function problemsOfNew(value: NewOrganisation): FieldProblems {
  const missing: Record<string, string> = {}
  if (value.type === null) missing['type'] = '请选择组织类型'
  if (value.fullName.trim() === '') missing['fullName'] = '请填写全称'
  if (value.establishedOn === null) missing['establishedOn'] = '请填写成立日期'
  const parsed = Organisation.pick({ fixedThemeDay: true }).safeParse(value)
  return parsed.success ? missing : { ...missing, ...problemsOf(parsed.error) }
}

/** Only branches choose whether they have a committee: the others are one, and a group has none. */
function toOrganisation(value: NewOrganisation): Parameters<typeof organisationRepository.establishOrganisation> {
  const { type, establishedOn, approvalDocumentNo, fixedThemeDay, fullName, shortName, superiorId } = value
  if (type === null || establishedOn === null) throw new Error('an organisation without type or day is not saved')
  const isBranch = branchTypes.includes(type)
  return [
    { ...blankOrganisation, ...trimmedDetails(value), type, establishedOn, approvalDocumentNo: approvalDocumentNo.trim(), fixedThemeDay: isBranch ? fixedThemeDay : null },
    { fullName: fullName.trim(), shortName: shortName.trim(), superiorId, hasCommittee: isBranch ? value.hasCommittee : type !== 'group', hasGroups: isBranch && value.hasGroups },
  ]
}

const Draft = z.object({ ...Organisation.pick({ approvalDocumentNo: true, fixedThemeDay: true, activityPlace: true, brand: true, grade: true, contactPhone: true, managementMode: true, leadingSide: true, guidingSide: true, remark: true }).shape, ...OrganisationFact.pick({ shortName: true, superiorId: true, hasCommittee: true, hasGroups: true }).shape, fullName: z.string(), type: organisationType.schema.nullable(), establishedOn: Organisation.shape.establishedOn.nullable() })

/** A draft of an earlier version knows fewer fields. */
export function readDraft(content: unknown): NewOrganisation | null {
  return Draft.safeParse(typeof content === 'object' && content !== null ? { ...emptyOrganisation, ...content } : content).data ?? null
}
