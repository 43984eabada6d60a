import { Radio, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { Organisation } from '#shared/model/organisation.ts'
import { partyPost, type PartyPost, type Post, postKind, postLabels as labels } from '#shared/model/post.ts'
import { headPost } from '#shared/rules/committee.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { peopleIndex } from '../../parts/people-index.ts'
import { PersonField, type PersonOrName } from '../../parts/person-field.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useMemberIds } from '../../parts/use-member-ids.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'

interface Props {
  readonly organisation: Organisation
  readonly name: string
  /** Nobody leads it today: that is what is most likely meant. */
  readonly lacksHead: boolean
  readonly onClose: () => void
}

/** 任职 in this organisation: one of its members first. */
export function AppointDialog({ organisation, name, lacksHead, onClose }: Props) {
  const people = useLiveQuery(personRepository.all, [])
  const index = useMemo(() => peopleIndex(people ?? []), [people])
  const memberIds = useMemberIds(organisation.id)
  const [person, setPerson] = useState<PersonOrName>({ personId: null, name: '' })
  const [post, setPost] = useState<PartyPost | null>(lacksHead ? headPost(organisation.type) : null)
  const [kind, setKind] = useState<Post['kind']>('partTime')
  const [from, setFrom] = useState<LocalDate | null>(null)
  const [approvalDocumentNo, setApprovalDocumentNo] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const check = () => {
    const found = {
      ...(person.personId === null ? { personId: person.name.trim() === '' ? '请选择人员' : `“${person.name.trim()}”不在人员里，请先到“人员”登记` } : {}),
      ...(post === null ? { post: '请选择党内职务' } : {}), ...(from === null ? { from: '请填写任职日期' } : {}), ...marksIn({ approvalDocumentNo }), ...unread,
    }
    setProblems(found)
    return Object.keys(found).length === 0
  }
  const act = async () => {
    if (person.personId !== null && post !== null && from !== null) await postRepository.appoint({ personId: person.personId, organisationId: organisation.id, post, kind, from, to: null, approvalDocumentNo: approvalDocumentNo.trim() })
  }
  return (
    <ActDialog title={`任职：${name}`} verb="登记任职" check={check} act={act} onClose={onClose}>
      <FormRow label={labels.personId} required problem={problems['personId']}><PersonField label={labels.personId} value={person} people={index} firstIds={memberIds} onChange={setPerson} /></FormRow>
      <FormRow label={labels.post} required problem={problems['post']}><Select aria-label={labels.post} placeholder="请选择" value={post} options={postOptions} style={{ maxWidth: 220 }} onChange={setPost} /></FormRow>
      <FormRow label={labels.kind}><Radio.Group aria-label={labels.kind} value={kind} options={kindOptions} onChange={event => setKind(postKind.schema.parse(event.target.value))} /></FormRow>
      <FormRow label={labels.from} required problem={unread['from'] ?? problems['from']}><DayField label={labels.from} value={from} onChange={setFrom} onProblem={tell('from')} /></FormRow>
      <FormRow label={labels.approvalDocumentNo} problem={problems['approvalDocumentNo']}><TextField label={labels.approvalDocumentNo} value={approvalDocumentNo} onChange={setApprovalDocumentNo} /></FormRow>
    </ActDialog>
  )
}

const postOptions = partyPost.keys.map(value => ({ value, label: partyPost.labels[value] }))
const kindOptions = postKind.keys.map(value => ({ value, label: postKind.labels[value] }))
