import { Button } from 'antd'
import { useState } from 'react'
import * as z from 'zod'
import { blankMembership, type Membership as MembershipRow } from '#shared/model/membership.ts'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { useLikelyBranch } from '../../parts/use-organisations.ts'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { focusField } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { JoiningGroup, JoiningInHand } from './joining-group.tsx'
import { emptyMembership, membershipProblems } from './membership/membership-fields.tsx'
import { PersonFields } from './form/person-fields.tsx'
import { emptyPerson, PersonInHand, personProblems, stillThere, toPerson } from './form/person-in-hand.ts'

const InHand = z.object({ ...PersonInHand.shape, ...JoiningInHand.shape })
type InHand = z.infer<typeof InHand>

/** 登记人员: person, membership and post in the order of the member's form, saved in one commit. */
export function PersonFormPage({ draftId }: { readonly draftId: string | null }) {
  const [id, setId] = useState(() => draftId ?? newId())
  const branchId = useLikelyBranch()
  return <Page title="登记人员">{branchId === undefined ? <Loading /> : <NewPersonForm key={id} id={id} branchId={branchId} onNext={() => setId(newId())} />}</Page>
}

function NewPersonForm({ id, branchId, onNext }: { readonly id: string; readonly branchId: string | null; readonly onNext: () => void }) {
  const form = useDraftForm<InHand>('person', id, { ...emptyPerson, ...emptyMembership, isMember: true, organisationId: branchId, post: null, postOrganisationId: null, postFrom: null }, content => InHand.safeParse(typeof content === 'object' ? { ...emptyPerson, ...content } : content).data ?? null)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const [saving, record] = useDoing(async (value: InHand, closes: boolean) => {
    await personRepository.recordPerson(...toRecords(id, value))
    await form?.discard()
    if (closes) navigate('people', [id])
    else onNext()
  })
  if (form === undefined) return <Loading />
  const { value, change } = form
  const problemsNow = (): FieldProblems => ({ ...problemsOfInHand(value), ...marksIn(value), ...stillThere(unread, value) })
  const problems = isTried ? problemsNow() : stillThere(unread, value)
  const leave = () => void form.flush().then(() => navigate('people'))
  const save = (closes: boolean) => {
    setTried(true)
    const [first] = Object.keys(problemsNow())
    if (first === undefined) void record(value, closes)
    else focusField(first)
  }
  return (
    <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
      {form.isRestored && <p className="muted" role="status">接着填上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>清空重填</Button></p>}
      <PersonFields value={value} onChange={change} problems={problems} tell={tell}>
        <JoiningGroup value={value} onChange={change} problems={problems} tell={tell} />
      </PersonFields>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      <div className="form-foot">
        <Button type="primary" loading={saving.kind === 'running'} onClick={() => save(true)} title="Ctrl+Enter">保存人员</Button>
        <Button disabled={saving.kind === 'running'} onClick={() => save(false)} title="Ctrl+S">保存，再登记一人</Button>
        <Button onClick={leave} title="Esc">返回</Button>
        <span className="muted" role="status">{form.draftText}</span>
      </div>
    </FormSheet>
  )
}

function problemsOfInHand(value: InHand): FieldProblems {
  const found: Record<string, string> = { ...personProblems(value) }
  if (value.isMember) Object.assign(found, membershipProblems(value))
  if (value.post !== null && value.postOrganisationId === null) found['postOrganisationId'] = '请选择党组织'
  if (value.post !== null && value.postFrom === null) found['postFrom'] = '请填写任职日期'
  return found
}

function toRecords(id: string, value: InHand): Parameters<typeof personRepository.recordPerson> {
  const { isMember, organisationId, groupId, memberType, joinedOn, fullOn, from, post, postOrganisationId, postFrom, ...person } = value
  const memberships: Omit<MembershipRow, 'id' | 'personId'>[] = !isMember || organisationId === null || from === null ? []
    : [{ ...blankMembership, organisationId, groupId, memberType, joinedOn, fullOn, from }]
  const posts = post === null || postOrganisationId === null || postFrom === null ? []
    : [{ organisationId: postOrganisationId, post, kind: 'partTime' as const, from: postFrom, to: null, approvalDocumentNo: '' }]
  return [{ ...toPerson(person), id }, memberships, posts]
}
