import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Person } from '#shared/model/person.ts'
import type { Stored } from '#shared/model/record.ts'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { PersonFields } from './form/person-fields.tsx'
import { PersonInHand, personProblems, stillThere, toPerson } from './form/person-in-hand.ts'

/** Edits what is so of the person; branches and posts change through 办理. */
export function PersonEditForm({ person, field }: { readonly person: Stored<Person>; readonly field: string | null }) {
  const form = useDraftForm<InHand>('person-edit', person.id, person, content => readDraft(content, person))
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const isReady = form !== undefined
  useEffect(() => {
    if (isReady && field !== null) focusField(field)
  }, [isReady, field])
  const leave = () => navigate('people', [person.id])
  const [saving, correct] = useDoing(async (value: InHand, closes: boolean) => {
    await personRepository.correctPerson({ ...person, ...toPerson(value), id: person.id, rev: person.rev } as Person) // the revision that this window last saw
    await form?.discard()
    if (closes) return leave()
    const saved = await personRepository.byId(person.id)
    if (saved !== null) form?.follow({ rev: saved.rev }) // what is typed from now on is a draft upon what was just saved
  })
  if (form === undefined) return <Page title={`编辑：${person.name}`}><Loading /></Page>
  const problemsNow = (): FieldProblems => ({ ...personProblems(form.value), ...marksIn(form.value), ...stillThere(unread, form.value) })
  const save = (closes: boolean) => {
    setTried(true)
    const [first] = Object.keys(problemsNow())
    if (first === undefined) void correct(form.value, closes)
    else focusField(first)
  }
  return (
    <Page title={`编辑：${person.name}`}>
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        {form.isRestored && <p className="muted" role="status">接着改上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>恢复成已保存的内容</Button></p>}
        <PersonFields value={form.value} onChange={form.change} problems={isTried ? problemsNow() : stillThere(unread, form.value)} tell={tell} />
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存人员</Button>
          <Button onClick={leave} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

type InHand = PersonInHand & Pick<Stored<Person>, 'rev'>

/** A draft made from an older revision than the saved one is not put over it. */
function readDraft(content: unknown, person: Stored<Person>): InHand | null {
  if (typeof content !== 'object' || content === null || !('rev' in content) || content.rev !== person.rev) return null
  const draft = PersonInHand.safeParse({ ...person, ...content }).data // a draft of an earlier version knows fewer fields
  return draft === undefined ? null : { ...draft, rev: person.rev }
}
