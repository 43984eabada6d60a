import { Checkbox, Select } from 'antd'
import { memo } from 'react'
import * as z from 'zod'
import { Membership } from '#shared/model/membership.ts'
import { partyPost, Post, postLabels } from '#shared/model/post.ts'
import { DayField } from '../../parts/day-field.tsx'
import type { FieldProblems } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { FormGroup, FormRow } from '../../ui/form-row.tsx'
import { sameProblems } from './form/memo-group.ts'
import { MembershipFields } from './membership/membership-fields.tsx'

/** What is asked of somebody new beside the card: the branch and the post of today. */
export const JoiningInHand = z.object({
  isMember: z.boolean(),
  ...Membership.pick({ groupId: true, memberType: true, joinedOn: true, fullOn: true }).shape,
  organisationId: Membership.shape.organisationId.nullable(), from: Membership.shape.from.nullable(),
  post: Post.shape.post.nullable(), postOrganisationId: Post.shape.organisationId.nullable(), postFrom: Post.shape.from.nullable(),
})
export type JoiningInHand = z.infer<typeof JoiningInHand>

interface Props {
  readonly value: JoiningInHand
  readonly onChange: (some: Partial<JoiningInHand>) => void
  readonly problems: FieldProblems
  readonly tell: (name: string) => (problem: string | null) => void
}

const fields = Object.keys(JoiningInHand.shape) as readonly (keyof JoiningInHand)[] // Object.keys forgets the key type

/** 党员关系 and 党内职务; drawn again only when something of them has changed. */
export const JoiningGroup = memo(function JoiningGroup({ value, onChange, problems, tell }: Props) {
  return (
    <>
      <FormGroup title="党员关系">
        <FormRow label="党员"><Checkbox checked={value.isMember} onChange={event => onChange({ isMember: event.target.checked })}>是本单位支部的党员</Checkbox></FormRow>
        {value.isMember && <MembershipFields value={value} onChange={onChange} problem={name => problems[name]} tell={tell} />}
      </FormGroup>
      <FormGroup title="党内职务">
        <FormRow label={postLabels.post} name="post" help="现任的职务。没有就空着；以后在本人的页面用“任职”登记。">
          <Select aria-label={postLabels.post} allowClear placeholder="没有" value={value.post} options={postOptions} style={{ maxWidth: 220 }} onChange={(post: JoiningInHand['post'] | undefined) => onChange({ post: post ?? null, postOrganisationId: value.postOrganisationId ?? value.organisationId })} />
        </FormRow>
        {value.post !== null && (
          <>
            <FormRow label={postLabels.organisationId} name="postOrganisationId" required problem={problems['postOrganisationId']}><OrganisationSelect label={`任职的${postLabels.organisationId}`} value={value.postOrganisationId} onChange={postOrganisationId => onChange({ postOrganisationId })} /></FormRow>
            <FormRow label={postLabels.from} name="postFrom" required problem={problems['postFrom']}><DayField label={postLabels.from} value={value.postFrom} onChange={postFrom => onChange({ postFrom })} onProblem={tell('postFrom')} /></FormRow>
          </>
        )}
      </FormGroup>
    </>
  )
}, (before, now) => fields.every(field => before.value[field] === now.value[field]) && before.onChange === now.onChange && before.tell === now.tell && sameProblems(before.problems, now.problems))

const postOptions = partyPost.keys.map(value => ({ value, label: partyPost.labels[value] }))
