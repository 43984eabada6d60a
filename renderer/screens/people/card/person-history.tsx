import { Button } from 'antd'
import { membershipLabels, type Membership, membershipStatus, type Transfer } from '#shared/model/membership.ts'
import type { OrganisationFact } from '#shared/model/organisation.ts'
import { partyPost, type Post, postKind, postLabels } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { dottedDate, type LocalDate } from '#shared/time/local-date.ts'
import type { PersonAct } from './person-acts.tsx'

interface MembershipProps {
  readonly memberships: readonly Stored<Membership>[]
  readonly facts: readonly OrganisationFact[]
  readonly onAct: (act: PersonAct) => void
}

/** Every branch that the person was in, the newest first. */
export function MembershipTable({ memberships, facts, onAct }: MembershipProps) {
  if (memberships.length === 0) return <p className="muted">不是本单位支部的党员。</p>
  return (
    <table>
      <thead><tr><th scope="col" style={{ width: '26%' }}>起止</th><th scope="col">{membershipLabels.organisationId}</th><th scope="col" style={{ width: '30%' }}>转接、状态、表决权</th><th scope="col" style={{ width: 62 }} aria-label="操作" /></tr></thead>
      <tbody>
        {memberships.toReversed().map(membership => (
          <tr key={membership.id}>
            <td>{intervalText(membership.from, membership.to)}</td>
            <td>{shortNameOn(facts, membership.organisationId, membership.to ?? membership.from)}{membership.groupId !== null && `，${shortNameOn(facts, membership.groupId, membership.to ?? membership.from)}`}</td>
            <td>{notesOf(membership).map(note => <div key={note}>{note}</div>)}</td>
            <td><Button size="small" type="link" onClick={() => onAct({ kind: 'correctMembership', title: '更正党员关系', membership })}>更正</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What happened to the membership in that time. */
function notesOf({ transferIn, transferOut, status, statusOn, votingSuspensions, increaseNote, decreaseNote }: Membership): readonly string[] {
  return [
    ...(transferIn === null ? [] : [`转入${letterText(transferIn, transferIn.from)}`]), ...(increaseNote === '' ? [] : [increaseNote]),
    ...(status === 'normal' ? [] : [`${membershipStatus.labels[status]}${statusOn === null ? '' : `，${dottedDate(statusOn)}起`}`]),
    ...(transferOut === null ? [] : [`转出${letterText(transferOut, transferOut.to)}`]), ...(decreaseNote === '' ? [] : [decreaseNote]),
    ...votingSuspensions.map(rest => `表决权暂停 ${intervalText(rest.from, rest.to)}`),
  ]
}

function letterText({ letterNo, validUntil }: Transfer, organisation: string): string {
  return `${organisation === '' ? '' : `：${organisation}`}${letterNo === '' ? '' : `，介绍信 ${letterNo}`}${validUntil === null ? '' : `，有效期至 ${dottedDate(validUntil)}`}`
}

interface PostProps {
  readonly posts: readonly Stored<Post>[]
  readonly facts: readonly OrganisationFact[]
  readonly onAct: (act: PersonAct) => void
}

export function PostTable({ posts, facts, onAct }: PostProps) {
  if (posts.length === 0) return <p className="muted">没有党内任职。</p>
  return (
    <table>
      <thead><tr><th scope="col" style={{ width: '26%' }}>起止</th><th scope="col">{postLabels.organisationId}</th><th scope="col">{postLabels.post}</th><th scope="col" style={{ width: 110 }} aria-label="操作" /></tr></thead>
      <tbody>
        {posts.toReversed().map(post => (
          <tr key={post.id}>
            <td>{intervalText(post.from, post.to)}</td>
            <td>{shortNameOn(facts, post.organisationId, post.to ?? post.from)}</td>
            <td>{partyPost.labels[post.post]}（{postKind.labels[post.kind]}）</td>
            <td>
              {post.to === null && <Button size="small" type="link" onClick={() => onAct({ kind: 'endPost', title: '免职', post })}>免职</Button>}
              <Button size="small" type="link" onClick={() => onAct({ kind: 'correctPost', title: '更正任职', post })}>更正</Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function intervalText(from: LocalDate, to: LocalDate | null): string {
  return `${dottedDate(from)}—${to === null ? '今' : dottedDate(to)}`
}
