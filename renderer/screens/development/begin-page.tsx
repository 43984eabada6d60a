import { Button, Checkbox, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { politicalStatus } from '#shared/codes/political-status.ts'
import { developmentCaseLabels as labels, recommendation } from '#shared/model/development-case.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import { personLabels, sex } from '#shared/model/person.ts'
import { windowFacts } from '#shared/rules/development/step-window.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { DayField, DayOrMonthField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { peopleIndex } from '../../parts/people-index.ts'
import { PersonField } from '../../parts/person-field.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useLikelyBranch } from '../../parts/use-organisations.ts'
import { developmentRepository } from '../../storage/development-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { BeginInHand, emptyBegin, problemsOfBegin, standingIn, toBeginner, toBegun } from './begin-in-hand.ts'
import { beginDraft } from './draft-names.ts'

/** 开始培养: somebody of the archive or a new person, and the application. */
export function BeginPage({ draftId }: { readonly draftId: string | null }) {
  const [id] = useState(() => draftId ?? newId())
  const branchId = useLikelyBranch()
  return <Page title="开始培养">{branchId === undefined ? <Loading /> : <BeginForm id={id} branchId={branchId} />}</Page>
}

function BeginForm({ id, branchId }: { readonly id: string; readonly branchId: string | null }) {
  const today = useToday()
  const people = useLiveQuery(personRepository.all, [])
  const settings = useLiveQuery(settingsRepository.current, [])
  const index = useMemo(() => (people === undefined ? undefined : peopleIndex(people)), [people])
  const form = useDraftForm<BeginInHand>(beginDraft, id, emptyBegin(branchId), content => BeginInHand.safeParse(content).data ?? null)
  const personId = form?.value.personId ?? null
  const memberships = useLiveQuery(() => (personId === null ? [] : developmentRepository.membershipsOf(personId)), [personId])
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const standing = standingIn(memberships ?? [])
  const [saving, begin] = useDoing(async (value: BeginInHand, organisationId: string) => {
    await developmentRepository.beginDevelopment(id, toBeginner(value), toBegun(value, organisationId, standing), today)
    await form?.discard()
    navigate('development', [id])
  })
  if (form === undefined || index === undefined || settings === undefined) return <Loading />
  const { value, change } = form
  const known = personId === null ? undefined : index.byId.get(personId)
  const problem = (name: string) => unread[name] ?? problems[name]
  const leave = () => void form.flush().then(() => navigate('development'))
  const save = () => {
    const found = { ...problemsOfBegin(value, standing, windowFacts(known ?? value, settings, today)), ...marksIn(value), ...unread }
    setProblems(found)
    const [first] = Object.keys(found)
    if (first === undefined && value.organisationId !== null) void begin(value, value.organisationId)
    else if (first !== undefined) focusField(first)
  }
  return (
    <FormSheet onSave={save} onSaveAndClose={save} onClose={leave}>
      {form.isRestored && <p className="muted" role="status">接着填上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>清空重填</Button></p>}
      <FormGroup title="本人">
        <FormRow label={personLabels.name} name="name" required problem={problem('name')} help="已在人员里的，输入姓名或拼音首字母选定；新来的直接填姓名，保存时一起登记到人员里。">
          <PersonField label={personLabels.name} value={value} people={index} firstIds={[]} onChange={person => change(person)} />
          {known !== undefined && <span className="muted" role="status">{standing.kind === 'full' ? '已是正式党员' : standing.kind === 'probationary' ? `预备党员${standing.joinedOn === null ? '' : `，${chineseDate(standing.joinedOn)}支部大会通过`}` : `已在人员里${known.unitPost === '' ? '' : `：${known.unitPost}`}`}</span>}
        </FormRow>
        {known === undefined && (
          <>
            <FormRow label={personLabels.sex} name="sex"><Select aria-label={personLabels.sex} style={{ maxWidth: 120 }} value={value.sex} options={(['1', '2', '9'] as const).map(key => ({ value: key, label: sex.labels[key] }))} onChange={next => change({ sex: next })} /></FormRow>
            <FormRow label={personLabels.birth} name="birth" problem={problem('birth')} help="申请入党须年满 18 周岁（细则 6 条）。"><DayOrMonthField label={personLabels.birth} value={value.birth} onChange={birth => change({ birth })} onProblem={tell('birth')} /></FormRow>
            <FormRow label={personLabels.politicalStatus} name="politicalStatus"><Select aria-label={personLabels.politicalStatus} allowClear placeholder="没有填" style={{ maxWidth: 220 }} value={value.politicalStatus} options={politicalStatus.keys.map(key => ({ value: key, label: politicalStatus.labels[key] }))} onChange={(next: BeginInHand['politicalStatus'] | undefined) => change({ politicalStatus: next ?? null, ...(next === '03' ? { isLeagueMember: true } : {}) })} /></FormRow>
            <FormRow label={personLabels.unitPost} name="unitPost" problem={problem('unitPost')}><TextField label={personLabels.unitPost} value={value.unitPost} onChange={unitPost => change({ unitPost })} /></FormRow>
          </>
        )}
      </FormGroup>
      <FormGroup title="申请">
        <FormRow label="党支部" name="organisationId" required problem={problem('organisationId')} help="负责培养的党支部。临时党支部不能发展党员（细则 22 条）。"><OrganisationSelect label="党支部" value={value.organisationId} onChange={organisationId => change({ organisationId })} isOffered={node => branchTypes.includes(node.organisation.type) && node.organisation.type !== 'temporaryBranch'} /></FormRow>
        <FormRow label="递交申请书日期" name="appliedOn" required={standing.kind === 'outside'} problem={problem('appliedOn')}><DayField label="递交申请书日期" value={value.appliedOn} onChange={appliedOn => change({ appliedOn })} onProblem={tell('appliedOn')} /></FormRow>
        <FormRow label={labels.isLeagueMember}><Checkbox checked={value.isLeagueMember} onChange={event => change({ isLeagueMember: event.target.checked })}>是共青团员</Checkbox></FormRow>
        <FormRow label={labels.recommendedBy} name="recommendedBy"><Select aria-label={labels.recommendedBy} allowClear placeholder="还没有推荐" style={{ maxWidth: 220 }} value={value.recommendedBy} options={recommendation.keys.map(key => ({ value: key, label: recommendation.labels[key] }))} onChange={(next: BeginInHand['recommendedBy'] | undefined) => change({ recommendedBy: next ?? null })} /></FormRow>
        {standing.kind === 'probationary' && <FormRow label={labels.transferredIn} help="预备期内从别的支部转来的，讨论转正可推迟，不超过 6 个月（细则 35 条）。"><Checkbox checked={value.transferredIn} onChange={event => change({ transferredIn: event.target.checked })}>预备期内转入本支部，以前的步骤在原支部办理</Checkbox></FormRow>}
        <FormRow label={labels.remark} name="remark" problem={problem('remark')}><LongTextField label={labels.remark} value={value.remark} onChange={remark => change({ remark })} rows={1} /></FormRow>
      </FormGroup>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      <div className="form-foot">
        <Button type="primary" loading={saving.kind === 'running'} onClick={save} title="Ctrl+Enter">开始培养</Button>
        <Button onClick={leave} title="Esc">返回</Button>
        <span className="muted" role="status">{form.draftText}</span>
      </div>
    </FormSheet>
  )
}
