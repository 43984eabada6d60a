import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { branchTypes, Organisation, organisationLabels as labels } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, problemsOf, useUnreadFields } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { OrganisationDetailFields, trimmedDetails } from '../../parts/organisation-details.tsx'
import { ThemeDayInput, typeOptions } from '../../parts/organisation-form.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { organisationRepository } from '../../storage/organisation-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { OrganisationGone } from './organisation-gone.tsx'

const Draft = Organisation.extend({ establishedOn: Organisation.shape.establishedOn.nullable() })
type InEdit = Omit<Stored<Organisation>, 'establishedOn'> & { readonly establishedOn: Organisation['establishedOn'] | null }

/** What is so of an organisation at all times: mended or filled in here. What really changed one day goes through 变更. */
export function OrganisationEditPage({ id, field }: { readonly id: string; readonly field: string | null }) {
  const organisation = useLiveQuery(() => organisationRepository.byId(id), [id])
  if (organisation === undefined) return <Page title="编辑党组织"><Loading /></Page>
  return organisation === null ? <OrganisationGone /> : <EditForm organisation={organisation} field={field} />
}

function EditForm({ organisation, field }: { readonly organisation: Stored<Organisation>; readonly field: string | null }) {
  const today = useToday()
  const known = useOrganisations()
  const form = useDraftForm<InEdit>('organisation-edit', organisation.id, organisation, content => readDraft(content, organisation))
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const isReady = form !== undefined
  useEffect(() => {
    if (isReady && field !== null) focusField(field)
  }, [isReady, field])
  const leave = () => navigate('organisations', [organisation.id])
  const [saving, correct] = useDoing(async (value: Organisation, closes: boolean) => {
    await organisationRepository.correctOrganisation(value)
    await form?.discard()
    if (closes) return leave()
    const saved = await organisationRepository.byId(organisation.id)
    if (saved !== null) form?.follow({ rev: saved.rev })
  })
  const title = known === undefined ? '编辑党组织' : `编辑：${shortNameOn(known.facts, organisation.id, today)}`
  if (form === undefined) return <Page title={title}><Loading /></Page>
  const { value, change } = form
  const save = (closes: boolean) => {
    const found: FieldProblems = { ...problemsOfEdit(value), ...marksIn(value), ...unread }
    setProblems(found)
    const [first] = Object.keys(found)
    if (first !== undefined) focusField(first)
    else if (value.establishedOn !== null) void correct(toOrganisation({ ...value, establishedOn: value.establishedOn }), closes)
  }
  const problem = (name: string) => unread[name] ?? problems[name]
  const back = () => void form.flush().then(leave)
  return (
    <Page title={title}>
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={back}>
        {form.isRestored && <p className="muted" role="status">接着改上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>恢复成已保存的内容</Button></p>}
        <p className="muted">从某一天起真的变了的（改名、换上级、设支委会），请返回用“变更”；这里填的是一直如此或录错了的内容。</p>
        <FormGroup title="设立">
          <FormRow label={labels.type} name="type"><Select aria-label={labels.type} value={value.type} options={typeOptions} onChange={type => change({ type })} style={{ maxWidth: 220 }} /></FormRow>
          <FormRow label={labels.establishedOn} name="establishedOn" required problem={problem('establishedOn')}><DayField label={labels.establishedOn} value={value.establishedOn} onProblem={tell('establishedOn')} onChange={establishedOn => change({ establishedOn })} /></FormRow>
          <FormRow label={labels.approvalDocumentNo} name="approvalDocumentNo" problem={problem('approvalDocumentNo')}><TextField label={labels.approvalDocumentNo} value={value.approvalDocumentNo} onChange={approvalDocumentNo => change({ approvalDocumentNo })} /></FormRow>
          {branchTypes.includes(value.type) && <FormRow label={labels.fixedThemeDay} name="fixedThemeDay" problem={problem('fixedThemeDay')}><span className="field-line">每月 <ThemeDayInput value={value.fixedThemeDay} onChange={fixedThemeDay => change({ fixedThemeDay })} /> 日</span></FormRow>}
        </FormGroup>
        <FormGroup title="更多情况"><OrganisationDetailFields type={value.type} value={value} onChange={change} problem={problem} /></FormGroup>
        {organisation.dissolvedOn !== null && (
          <FormGroup title="撤销">
            <FormRow label={labels.dissolvedOn} name="dissolvedOn" problem={problem('dissolvedOn')} help="清空就表示没有撤销；当时转走的党员和结束的任职不会自己回来。"><DayField label={labels.dissolvedOn} value={value.dissolvedOn} onProblem={tell('dissolvedOn')} onChange={dissolvedOn => change({ dissolvedOn })} /></FormRow>
            <FormRow label={labels.dissolutionDocumentNo} name="dissolutionDocumentNo" problem={problem('dissolutionDocumentNo')}><TextField label={labels.dissolutionDocumentNo} value={value.dissolutionDocumentNo} onChange={dissolutionDocumentNo => change({ dissolutionDocumentNo })} /></FormRow>
            <FormRow label={labels.mergedIntoId} name="mergedIntoId"><OrganisationSelect label={labels.mergedIntoId} noneWord="没有并入" value={value.mergedIntoId} onChange={mergedIntoId => change({ mergedIntoId })} isOffered={node => node.organisation.id !== organisation.id && node.organisation.type !== 'group'} /></FormRow>
          </FormGroup>
        )}
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存党组织</Button>
          <Button onClick={back} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

function problemsOfEdit(value: InEdit): FieldProblems {
  if (value.establishedOn === null) return { establishedOn: '请填写成立日期' }
  const parsed = Organisation.safeParse(value)
  const early: FieldProblems = value.dissolvedOn !== null && value.dissolvedOn < value.establishedOn ? { dissolvedOn: '撤销日期早于成立日期' } : {}
  return parsed.success ? early : { ...early, ...problemsOf(parsed.error) }
}

function toOrganisation(value: Stored<Organisation>): Organisation {
  const isBranch = branchTypes.includes(value.type)
  return {
    ...value, ...trimmedDetails(value), approvalDocumentNo: value.approvalDocumentNo.trim(), dissolutionDocumentNo: value.dissolutionDocumentNo.trim(), fixedThemeDay: isBranch ? value.fixedThemeDay : null,
    mergedIntoId: value.dissolvedOn === null ? null : value.mergedIntoId,
  }
}

/** A draft made from an older revision than the saved one is not put over it. */
function readDraft(content: unknown, organisation: Stored<Organisation>): InEdit | null {
  const draft = Draft.safeParse(content).data
  if (draft === undefined || typeof content !== 'object' || content === null || !('rev' in content) || content.rev !== organisation.rev) return null
  return { ...organisation, ...draft }
}
