import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import { partyPost, type Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { memberTypeOn } from '#shared/rules/roster.ts'
import { chineseDayOrMonth } from '#shared/time/day-or-month.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { DayActDialog } from '../../parts/day-act-dialog.tsx'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { GroupDialog, MembershipDialog, SuspendDialog, TransferDialog } from './membership-dialogs.tsx'
import { PostDialog } from './post-dialog.tsx'

/** What can be done for a person, each with what it is about. */
export type PersonAct = { readonly title: string } & (
  | { readonly kind: 'admit' | 'appoint' }
  | { readonly kind: 'transfer' | 'group' | 'confirm' | 'end' | 'suspend' | 'restore' | 'correctMembership'; readonly membership: Stored<Membership> }
  | { readonly kind: 'endPost' | 'correctPost'; readonly post: Stored<Post> }
)

/** Those that fit how the person stands today. */
export function personActs(current: Stored<Membership> | null, today: LocalDate): readonly PersonAct[] {
  const appoint: PersonAct = { kind: 'appoint', title: '任职' }
  if (current === null) return [{ kind: 'admit', title: '编入党支部' }, appoint]
  const rests = current.votingSuspensions.some(rest => rest.to === null || rest.to >= today)
  return [
    ...(memberTypeOn(current, today) === 'probationary' ? [{ kind: 'confirm' as const, title: '预备党员转正', membership: current }] : []),
    appoint,
    { kind: 'transfer', title: '转到别的支部', membership: current },
    { kind: 'group', title: '调整党小组', membership: current },
    { kind: 'end', title: '转出本单位', membership: current },
    rests ? { kind: 'restore', title: '恢复表决权', membership: current } : { kind: 'suspend', title: '表决权暂停', membership: current },
  ]
}

interface Props {
  readonly person: Person
  readonly act: PersonAct
  readonly onClose: () => void
}

export function PersonActDialog({ person, act, onClose }: Props) {
  const title = `${act.title}：${person.name}`
  switch (act.kind) {
    case 'admit': return <MembershipDialog title={title} personId={person.id} membership={null} onClose={onClose} />
    case 'correctMembership': return <MembershipDialog title={title} personId={person.id} membership={act.membership} onClose={onClose} />
    case 'transfer': return <TransferDialog title={title} membership={act.membership} onClose={onClose} />
    case 'group': return <GroupDialog title={title} membership={act.membership} onClose={onClose} />
    case 'suspend': return <SuspendDialog title={title} membership={act.membership} onClose={onClose} />
    case 'appoint': return <PostDialog title={title} personId={person.id} post={null} onClose={onClose} />
    case 'correctPost': return <PostDialog title={title} personId={person.id} post={act.post} onClose={onClose} />
    case 'confirm': return (
      <DayActDialog
        title={title} verb="登记转正" label="转正日期" explanation="支部大会通过转正的日期。从这一天起有表决权。" onClose={onClose}
        problemOf={day => (act.membership.joinedOn !== null && day <= act.membership.joinedOn ? `应晚于入党日期 ${chineseDayOrMonth(act.membership.joinedOn)}` : null)}
        act={day => membershipRepository.confirmFullMember(act.membership, day)}
      />
    )
    case 'end': return (
      <DayActDialog
        title={title} verb="办理转出" label="最后一天" explanation="在本支部的最后一天。从第二天起的会议，名单里不再有他；以前的记录都保留。" onClose={onClose}
        problemOf={day => (day < act.membership.from ? `早于编入日期 ${chineseDate(act.membership.from)}` : null)} act={day => membershipRepository.endMembership(act.membership, day)}
      />
    )
    case 'restore': return <DayActDialog title={title} verb="恢复表决权" label="从哪一天起恢复" explanation="从这一天起的会议重新计入有表决权的人数。" onClose={onClose} act={day => membershipRepository.restoreVoting(act.membership, day)} />
    case 'endPost': return (
      <DayActDialog
        title={`${title}（${partyPost.labels[act.post.post]}）`} verb="登记免职" label="任职的最后一天" explanation="以前的会议记录仍按当时的职务打印。" onClose={onClose}
        problemOf={day => (day < act.post.from ? `早于任职日期 ${chineseDate(act.post.from)}` : null)} act={day => postRepository.endPost(act.post, day)}
      />
    )
  }
}
