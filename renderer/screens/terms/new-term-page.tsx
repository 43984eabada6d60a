import { Button } from 'antd'
import { useMemo, useState } from 'react'
import * as z from 'zod'
import type { OrganisationType } from '#shared/model/organisation.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import { usualYears } from '#shared/rules/term-due.ts'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { newId } from '../../storage/new-id.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { TermDraft, termProblems, toTerm, withMarks } from './term-draft.ts'
import { ExtensionFields, TermFields } from './term-fields.tsx'

const NewTerm = TermDraft.omit({ organisationId: true, id: true }).extend({ organisationId: TermDraft.shape.organisationId.nullable() })
type NewTerm = z.infer<typeof NewTerm>

const emptyTerm: Omit<NewTerm, 'organisationId' | 'years'> = {
  ordinal: '', electedOn: null, extendedTo: null, extensionDocumentNo: '', steps: [], electionShould: null, electionActual: null, reminders: [], remark: '',
}

/** 登记任期: of an organisation whose present term the archive doesn't know yet, or one of former times. */
export function NewTermPage({ organisationId, draft }: { readonly organisationId: string | null; readonly draft: string | null }) {
  const known = useOrganisations()
  if (known === undefined) return <Page title="登记任期"><Loading /></Page>
  return <NewTermForm key={organisationId ?? 'any'} organisationId={organisationId} draft={draft} typeOf={id => known.organisations.find(one => one.id === id)?.type ?? null} />
}

interface FormProps { readonly organisationId: string | null; readonly draft: string | null; readonly typeOf: (organisationId: string | null) => OrganisationType | null }

function NewTermForm({ organisationId, draft: leftDraft, typeOf }: FormProps) {
  const [id, setId] = useState(newId)
  const [draftId] = useState(leftDraft ?? organisationId ?? id)
  const initial = useMemo<NewTerm>(() => ({ ...emptyTerm, organisationId, years: yearsOf(typeOf(organisationId)) }), [organisationId, typeOf])
  const form = useDraftForm<NewTerm>('term', draftId, initial, content => NewTerm.safeParse(content).data ?? null)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [problems, setProblems] = useState<FieldProblems>({})
  const [saving, record] = useDoing(async (term: TermOfOffice, closes: boolean) => {
    await termRepository.recordTerm(term)
    await form?.discard()
    if (closes) return navigate('terms', [id])
    setId(newId())
    form?.change({ ...emptyTerm, organisationId: null, years: 3 })
  })
  if (form === undefined) return <Page title="登记任期"><Loading /></Page>
  const { value, change } = form
  const leave = () => void form.flush().then(() => navigate('terms'))
  const save = (closes: boolean) => {
    const draft = { ...value, id, organisationId: value.organisationId ?? id }
    const found: FieldProblems = { ...(value.organisationId === null ? { organisationId: '请选择党组织' } : {}), ...termProblems(draft), ...withMarks(draft, marksIn), ...unread }
    setProblems(found)
    const [first] = Object.keys(found)
    if (first === undefined) void record(toTerm(draft), closes)
    else focusField(first)
  }
  const fields = { value: { ...value, id, organisationId: value.organisationId ?? '' }, onChange: (some: Partial<TermDraft>) => change(some), problem: (name: string) => unread[name] ?? problems[name], tell }
  return (
    <Page title="登记任期">
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        {form.isRestored && <p className="muted" role="status">接着填上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>清空重填</Button></p>}
        <FormGroup title="任期">
          <FormRow label="党组织" name="organisationId" required problem={fields.problem('organisationId')} help="有任期的是机关党委、机关纪委、党总支、党支部和联合党支部。">
            <OrganisationSelect label="党组织" value={value.organisationId} onChange={next => change({ organisationId: next, years: yearsOf(typeOf(next)) })} isOffered={({ organisation }) => usualYears[organisation.type] !== null} />
          </FormRow>
          <TermFields {...fields} />
        </FormGroup>
        <ExtensionFields {...fields} />
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存任期</Button>
          <Button disabled={saving.kind === 'running'} onClick={() => save(false)} title="Ctrl+S">保存，再登记一个</Button>
          <Button onClick={leave} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

function yearsOf(type: OrganisationType | null): number {
  return (type === null ? null : usualYears[type]) ?? 3
}
