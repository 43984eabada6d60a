import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { termOfOfficeLabels as labels } from '#shared/model/term-of-office.ts'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField } from '../../parts/text-field.tsx'
import { termRepository } from '../../storage/term-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { GonePage } from './gone-page.tsx'
import { ReminderFields } from './reminder-fields.tsx'
import { StepFields, TurnoutFields } from './step-fields.tsx'
import { readTermDraft, type TermInEdit, termProblems, toTerm, withMarks } from './term-draft.ts'
import { ExtensionFields, TermFields } from './term-fields.tsx'
import { type TermInHand, useTerm } from './use-term.ts'

/** A term as its form: the term, its extension, the steps of its election, what reminded of it. */
export function TermEditPage({ id, field }: { readonly id: string; readonly field: string | null }) {
  const inHand = useTerm(id)
  if (inHand === undefined) return <Page title="编辑换届情况"><Loading /></Page>
  return inHand === null ? <GonePage title="编辑换届情况" /> : <EditForm key={id} inHand={inHand} field={field} />
}

function EditForm({ inHand: { term, name, setting }, field }: { readonly inHand: TermInHand; readonly field: string | null }) {
  const form = useDraftForm<TermInEdit>('term-edit', term.id, term, content => readTermDraft(content, term))
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const isReady = form !== undefined
  useEffect(() => {
    if (isReady && field !== null) focusField(field)
  }, [isReady, field])
  const leave = () => navigate('terms', [term.id])
  const [saving, correct] = useDoing(async (value: TermInEdit, closes: boolean) => {
    await termRepository.correctTerm({ ...toTerm(value), rev: value.rev } as ReturnType<typeof toTerm>) // the revision that this form was made from
    await form?.discard()
    if (closes) return leave()
    const saved = await termRepository.byId(term.id)
    if (saved !== null) form?.follow({ rev: saved.rev })
  })
  if (form === undefined) return <Page title={`编辑换届情况：${name}`}><Loading /></Page>
  const save = (closes: boolean) => {
    const found: FieldProblems = { ...termProblems(form.value), ...withMarks(form.value, marksIn), ...unread }
    setProblems(found)
    const [first] = Object.keys(found)
    if (first === undefined) void correct(form.value, closes)
    else focusField(first)
  }
  const fields = { value: form.value, onChange: form.change, problem: (at: string) => problemAt(unread, at) ?? problemAt(problems, at), tell }
  return (
    <Page title={`编辑换届情况：${name}`}>
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={() => void form.flush().then(leave)}>
        {form.isRestored && <p className="muted" role="status">接着改上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>恢复成已保存的内容</Button></p>}
        <FormGroup title="任期"><TermFields {...fields} /></FormGroup>
        <ExtensionFields {...fields} />
        <StepFields {...fields} setting={setting} />
        <TurnoutFields {...fields} />
        <ReminderFields {...fields} />
        <FormGroup title="其他">
          <FormRow label={labels.remark} name="remark" problem={fields.problem('remark')}><LongTextField label={labels.remark} value={form.value.remark} onChange={remark => form.change({ remark })} /></FormRow>
        </FormGroup>
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存换届情况</Button>
          <Button onClick={() => void form.flush().then(leave)} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

/** Of the field itself, or of something inside it (`steps.2.documentNo` of `steps` stands by its list). */
function problemAt(problems: FieldProblems, name: string): string | undefined {
  return problems[name] ?? (groupsOfFields.includes(name) ? Object.entries(problems).find(([at]) => at.startsWith(`${name}.`))?.[1] : undefined)
}

const groupsOfFields: readonly string[] = ['reminders']
