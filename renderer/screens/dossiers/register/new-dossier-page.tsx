import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { Dossier, dossierLabels } from '#shared/model/dossier/dossier.ts'
import { putInSection } from '#shared/model/dossier/section-tables.ts'
import { useDraftForm } from '../../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../../parts/field-problems.ts'
import { RestoredDraft } from '../../../parts/form-foot.tsx'
import { nameOf, peopleIndex, type PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { useToday } from '../../../parts/today.ts'
import { personRepository } from '../../../storage/person-repository.ts'
import { sectionDraftRepository } from '../../../storage/section/section-draft-repository.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import type { SectionAnswers } from '../../../workers/section/section-protocol.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { CoverFields, numberProblem } from '../file/cover-fields.tsx'
import { firstTemplate, nothingYet } from './new-dossier.ts'

/** 建档: whose file, its number, and from when. */
export function NewDossierPage({ id }: { readonly id: string }) {
  const today = useToday()
  const people = useLiveQuery(personRepository.all, [])
  const index = useMemo(() => (people === undefined ? undefined : peopleIndex(people)), [people])
  const lines = useSection<'dossiers'>({ kind: 'dossiers', today })
  const templates = useSection<'templates'>({ kind: 'templates' })
  if (index === undefined || lines.kind !== 'answered' || templates.kind !== 'answered') return <Page title="建档"><Loading /></Page>
  return <Editor id={id} people={index} known={lines.answer} templates={templates.answer} />
}

interface Props {
  readonly id: string
  readonly people: PeopleIndex
  readonly known: SectionAnswers['dossiers']
  readonly templates: SectionAnswers['templates']
}

const InHand = Dossier.pick({ archiveNo: true, openedOn: true, position: true, openedBy: true }).extend({ archiveNo: Dossier.shape.position, personId: Dossier.shape.personId.nullable(), typedName: Dossier.shape.position })
type InHand = ReturnType<typeof InHand.parse>

function Editor({ id, people, known, templates: [template] }: Props) {
  const today = useToday()
  const marksIn = useRefusedMarks()
  const { unread, tell } = useUnreadFields()
  const [isTried, setTried] = useState(false)
  const form = useDraftForm<InHand>('dossier', id, { personId: null, typedName: '', archiveNo: nextNumber(known.map(({ archiveNo }) => archiveNo)), openedOn: today, position: '', openedBy: '' }, content => InHand.safeParse(content).data ?? null, sectionDraftRepository)
  const [saving, save] = useDoing(async (value: InHand, personId: string) => {
    const first = template ?? firstTemplate(today)
    const { typedName: _, ...rest } = value
    await sectionRepository.recordDossier({ ...rest, personId, id, personName: nameOf(people, personId), templateId: first.id, ...nothingYet }, template === undefined ? [putInSection('dossierTemplates', first)] : [])
    await form?.discard()
    navigate('dossiers', [id])
  })
  if (form === undefined) return <Page title="建档"><Loading /></Page>
  const { value, change } = form
  const problemsNow = (): FieldProblems => ({
    ...(value.personId === null ? { personId: value.typedName.trim() === '' ? '请选择给谁建档。' : `人员中没有“${value.typedName.trim()}”，或不止一个。请先在“人员”里登记，再来建档。` } : {}),
    ...(known.some(line => line.personId === value.personId) ? { personId: '这名干部已经有一份政治素质档案，请打开那一份。' } : {}),
    ...numberProblem(value.archiveNo, known.map(({ archiveNo }) => archiveNo)),
    ...marksIn(value), ...unread,
  })
  const problems = isTried ? problemsNow() : unread
  const submit = () => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    if (wrong !== undefined || value.personId === null) focusField(wrong ?? 'personId')
    else void save(value, value.personId)
  }
  const leave = () => void form.flush().then(() => navigate('dossiers'))
  const person = people.byId.get(value.personId ?? '')
  return (
    <Page title="建档">
      <FormSheet onSave={submit} onSaveAndClose={submit} onClose={leave}>
        <RestoredDraft form={form} isNew />
        <FormGroup title="封面">
          <FormRow label={dossierLabels.personId} name="personId" required problem={problems['personId']}><PersonField label="干部姓名" value={{ personId: value.personId, name: value.typedName }} people={people} firstIds={[]} onChange={({ personId, name }) => change({ personId, typedName: name })} /></FormRow>
          <CoverFields value={value} ownPosition={person?.unitPost ?? ''} change={change} problems={problems} tell={tell} />
        </FormGroup>
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} onClick={submit} title="Ctrl+Enter">建档</Button>
          <Button onClick={leave} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

/** The number after the highest, in the same shape: ZS-012 after ZS-011. */
function nextNumber(known: readonly string[]): string {
  const last = known.filter(number => /\d+$/.test(number)).toSorted((a, b) => a.localeCompare(b, 'zh', { numeric: true })).at(-1)
  return last === undefined ? 'ZS-001' : last.replace(/\d+$/, digits => String(Number(digits) + 1).padStart(digits.length, '0'))
}
