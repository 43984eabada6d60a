import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { type DevelopmentCase, type DevelopmentStepCode, developmentStepCode, developmentStepLabels } from '#shared/model/development-case.ts'
import type { Stored } from '#shared/model/record.ts'
import { heldBack, withStep } from '#shared/rules/development/held-back.ts'
import { conditionOf, developmentStage, stageSigns, stepRule } from '#shared/rules/development/steps.ts'
import { stepWindow, windowFacts } from '#shared/rules/development/step-window.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { developmentRepository } from '../../storage/development-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { type CaseDirectory, loadCaseDirectory } from './case-directory.ts'
import { stepDraft } from './draft-names.ts'
import { MaterialsField } from './materials-field.tsx'
import { inHand, partsOf, problemsIn, StepInHand, toExtras, toStep } from './step-in-hand.ts'
import { StepPartFields } from './step-parts.tsx'
import { windowWords } from './timeline-words.ts'

interface Props {
  readonly id: string
  readonly code: DevelopmentStepCode
}

/** One of the 25 steps: its day, its papers, and what is entered with it. */
export function StepFormPage({ id, code }: Props) {
  const of = useLiveQuery(() => developmentRepository.byId(id), [id])
  const personId = of?.personId ?? null
  const branchId = of?.organisationId ?? null
  const directory = useLiveQuery(() => (personId === null || branchId === null ? null : loadCaseDirectory(personId, branchId)), [personId, branchId])
  const title = developmentStepCode.labels[code]
  if (of === null) return <Page title={title}><EmptyState text="这份发展党员记录已不在档案里，可能刚被删除。"><Button onClick={() => navigate('development')}>回到名单</Button></EmptyState></Page>
  if (of === undefined || directory === undefined || directory === null) return <Page title={title}><Loading /></Page>
  return <Page title={`${title}：${directory.name}`}><StepForm of={of} code={code} directory={directory} /></Page>
}

function StepForm({ of, code, directory }: { readonly of: Stored<DevelopmentCase>; readonly code: DevelopmentStepCode; readonly directory: CaseDirectory }) {
  const today = useToday()
  const form = useDraftForm<StepInHand>(stepDraft(code), of.id, inHand(of, code, directory.name, directory.groupId, newId), content => {
    const draft = StepInHand.safeParse(content).data
    return draft === undefined || draft.rev !== of.rev ? null : draft
  })
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const isReady = form !== undefined
  useEffect(() => { if (isReady) focusField('on') }, [isReady])
  const facts = useMemo(() => windowFacts(directory.person, directory.settings, today), [directory, today])
  const leave = () => navigate('development', [of.id])
  const [saving, record] = useDoing(async (value: StepInHand, closes: boolean) => {
    const latest = await developmentRepository.byId(of.id)
    if (latest === null) throw new Error(`no case ${of.id}`)
    await developmentRepository.recordStep(latest, toStep(value, code), toExtras(value, code), today, code === 'assignGroup' ? value.groupId : undefined)
    await form?.discard()
    if (closes) leave()
  })
  if (form === undefined) return <Loading />
  const { value, change } = form
  const step = toStep(value, code)
  const next = withStep({ ...of, ...toExtras(value, code) }, step)
  const window = stepWindow(next, code, facts)
  const held = heldBack(next, { ...step, earlyReason: '' }, facts)
  const problem = (name: string) => unread[name] ?? problems[name]
  const save = (closes: boolean) => {
    const refused = heldBack(next, step, facts)
    const found: FieldProblems = { ...problemsIn(value, code), ...(refused === null ? {} : { [refused.field]: refused.message }), ...marksIn(value), ...unread }
    setProblems(found)
    const [first] = Object.keys(found)
    if (first === undefined) void record(value, closes)
    else focusField(first)
  }
  const rule = stepRule(code)
  const effect = value.on === null ? null : effects[code]
  return (
    <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={() => void form.flush().then(leave)}>
      {form.isRestored && <p className="muted" role="status">接着填上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>恢复成已保存的内容</Button></p>}
      <p className="muted step-rule">{stageSigns[rule.stage]} {developmentStage.labels[rule.stage]}　第 {rule.number} 步，共 25 步。{conditionOf(code, window.ruleVersion)}。（{window.basis}）</p>
      {windowWords(window) !== '' && <p className="step-window" role="status">{windowWords(window)}</p>}
      <FormGroup title="办理">
        <FormRow label={developmentStepLabels.on} name="on" problem={problem('on') ?? (held?.field === 'on' ? held.message : undefined)}><DayField label={developmentStepLabels.on} value={value.on} onChange={on => change({ on })} onProblem={tell('on')} /></FormRow>
        {(held?.field === 'earlyReason' || value.earlyReason !== '') && (
          <FormRow label={developmentStepLabels.earlyReason} name="earlyReason" required={held !== null} problem={problem('earlyReason') ?? (held !== null && value.earlyReason.trim() === '' ? held.message : undefined)}>
            <LongTextField label={developmentStepLabels.earlyReason} value={value.earlyReason} onChange={earlyReason => change({ earlyReason })} />
          </FormRow>
        )}
        {value.on === null && <FormRow label={developmentStepLabels.plannedOn} name="plannedOn" problem={problem('plannedOn')}><DayField label={developmentStepLabels.plannedOn} value={value.plannedOn} onChange={plannedOn => change({ plannedOn })} onProblem={tell('plannedOn')} /></FormRow>}
        {partsOf(code).map(part => (
          <StepPartFields key={part} part={part} value={value} onChange={change} problem={problem} tell={tell} people={directory.people} firstIds={directory.memberIds} branchId={of.organisationId} settings={directory.settings} />
        ))}
        <FormRow label={developmentStepLabels.documentNo} name="documentNo" problem={problem('documentNo')}><TextField label={developmentStepLabels.documentNo} value={value.documentNo} onChange={documentNo => change({ documentNo })} /></FormRow>
        <FormRow label={developmentStepLabels.note} name="note" problem={problem('note')}><LongTextField label={developmentStepLabels.note} value={value.note} onChange={note => change({ note })} /></FormRow>
      </FormGroup>
      <FormGroup title={developmentStepLabels.materials}>
        <FormRow label={developmentStepLabels.materials} name="materials" problem={problem('materials')} help="打勾表示纸质材料已归入本人档案。不得录入国家秘密。"><MaterialsField materials={value.materials} onChange={materials => change({ materials })} /></FormRow>
      </FormGroup>
      {effect !== null && effect !== undefined && <p className="muted">{effect}</p>}
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      <div className="form-foot">
        <Button type="primary" loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存步骤</Button>
        <Button onClick={() => void form.flush().then(leave)} title="Esc">返回</Button>
        <span className="muted" role="status">{form.draftText}</span>
      </div>
    </FormSheet>
  )
}

/** What saving does beside the step. */
const effects: Readonly<Partial<Record<DevelopmentStepCode, string>>> = {
  branchMeeting: '保存后，从大会通过这一天起登记为预备党员，进入花名册，并从这个月起交党费。',
  fullApprove: '保存后登记为正式党员。转正日期是预备期满日，不是开会或批复的日期（细则 33 条）。',
}
