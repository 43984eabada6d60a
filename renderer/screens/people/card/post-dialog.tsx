import { Button, Radio, Select } from 'antd'
import { useState } from 'react'
import { partyPost, type PartyPost, postKind, postLabels as labels, type Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { type FieldProblems, useUnreadFields } from '../../../parts/field-problems.ts'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useOrganisationChoice } from '../../../parts/use-organisations.ts'
import { postRepository } from '../../../storage/post-repository.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { FormRow } from '../../../ui/form-row.tsx'

interface Props {
  readonly title: string
  readonly personId: string
  /** null = appointed now. */
  readonly post: Stored<Post> | null
  readonly onClose: () => void
}

interface InHand {
  readonly organisationId: string | null
  readonly post: PartyPost | null
  readonly kind: Post['kind']
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly approvalDocumentNo: string
}

/** 任职, or mends what was entered wrongly of one. */
export function PostDialog({ title, personId, post, onClose }: Props) {
  const [inView] = useOrganisationChoice()
  const [value, setValue] = useState<InHand>(post ?? { organisationId: inView === '' ? null : inView, post: null, kind: 'partTime', from: null, to: null, approvalDocumentNo: '' })
  const [problems, setProblems] = useState<FieldProblems>({})
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ approvalDocumentNo: value.approvalDocumentNo })
  const change = (some: Partial<InHand>) => setValue({ ...value, ...some })
  const check = () => {
    const found = { ...problemsOf(value), ...unread, ...marks }
    setProblems(found)
    return Object.keys(found).length === 0
  }
  const act = async () => {
    if (value.organisationId === null || value.post === null || value.from === null) return
    const { organisationId, post: held, from, kind, to, approvalDocumentNo } = value
    if (post === null) await postRepository.appoint({ personId, organisationId, post: held, kind, from, to, approvalDocumentNo })
    else await postRepository.correctPost({ ...post, organisationId, post: held, kind, from, to, approvalDocumentNo })
  }
  const remove = () => {
    if (post !== null) postRepository.removeMistakenPost(post).then(onClose, (error: unknown) => console.error('not removed', error))
  }
  return (
    <ActDialog title={title} verb={post === null ? '登记任职' : '保存更正'} check={check} act={act} onClose={onClose}>
      <FormRow label={labels.organisationId} required problem={problems['organisationId']}><OrganisationSelect label={labels.organisationId} value={value.organisationId} onChange={organisationId => change({ organisationId })} /></FormRow>
      <FormRow label={labels.post} required problem={problems['post']}><Select aria-label={labels.post} placeholder="请选择" value={value.post} options={postOptions} style={{ maxWidth: 220 }} onChange={next => change({ post: next })} /></FormRow>
      <FormRow label={labels.kind}><Radio.Group aria-label={labels.kind} value={value.kind} options={kindOptions} onChange={event => change({ kind: postKind.schema.parse(event.target.value) })} /></FormRow>
      <FormRow label={labels.from} required problem={unread['from'] ?? problems['from']}><DayField label={labels.from} value={value.from} onChange={from => change({ from })} onProblem={tell('from')} /></FormRow>
      <FormRow label={labels.to} problem={unread['to'] ?? problems['to']} help="还在任的空着。"><DayField label={labels.to} value={value.to} onChange={to => change({ to })} onProblem={tell('to')} /></FormRow>
      <FormRow label={labels.approvalDocumentNo} problem={marks['approvalDocumentNo']}><TextField label={labels.approvalDocumentNo} value={value.approvalDocumentNo} onChange={approvalDocumentNo => change({ approvalDocumentNo })} /></FormRow>
      {post !== null && <FormRow label=""><span><Button type="link" danger onClick={remove}>这一条是误录的，删除</Button></span></FormRow>}
    </ActDialog>
  )
}

const postOptions = partyPost.keys.map(value => ({ value, label: partyPost.labels[value] }))
const kindOptions = postKind.keys.map(value => ({ value, label: postKind.labels[value] }))

function problemsOf({ organisationId, post, from, to }: InHand): FieldProblems {
  const found: Record<string, string> = {}
  if (organisationId === null) found['organisationId'] = '请选择党组织'
  if (post === null) found['post'] = '请选择党内职务'
  if (from === null) found['from'] = '请填写任职日期'
  if (from !== null && to !== null && to < from) found['to'] = '早于任职日期'
  return found
}
