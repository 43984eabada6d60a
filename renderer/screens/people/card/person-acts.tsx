import type { Honour } from '#shared/model/honour.ts'
import { membershipLabels, type Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import { partyPost, type Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { memberTypeOn, statusEndOf } from '#shared/rules/roster.ts'
import { chineseDayOrMonth } from '#shared/time/day-or-month.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { DayActDialog } from '../../../parts/day-act-dialog.tsx'
import { membershipRepository } from '../../../storage/membership-repository.ts'
import { postRepository } from '../../../storage/post-repository.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { GroupDialog, LeaveDialog, MembershipDialog, SuspendDialog, TransferDialog } from '../membership/membership-dialogs.tsx'
import { FloatingDialog, LostDialog, StatusDialog } from '../membership/standing-dialogs.tsx'
import { HonourDialog } from './honour-dialog.tsx'
import { PostDialog } from './post-dialog.tsx'

/** What can be done for a person, each with what it is about. */
export type PersonAct = { readonly title: string } & (
  | { readonly kind: 'admit' | 'appoint' | 'honour' }
  | { readonly kind: MembershipAct; readonly membership: Stored<Membership> }
  | { readonly kind: 'endPost' | 'correctPost'; readonly post: Stored<Post> }
  | { readonly kind: 'correctHonour'; readonly honour: Stored<Honour> }
)

type MembershipAct =
  | 'transfer' | 'group' | 'confirm' | 'extend' | 'end' | 'suspend' | 'restore' | 'status' | 'restoreMembership' | 'floating' | 'back' | 'lost' | 'found' | 'correctMembership'

/** Those that fit how the person stands today. */
export function personActs(current: Stored<Membership> | null, last: Stored<Membership> | null, today: LocalDate): readonly PersonAct[] {
  const everybody: readonly PersonAct[] = [{ kind: 'appoint', title: '任职' }, { kind: 'honour', title: '登记表彰' }]
  if (current === null) return [{ kind: 'admit', title: '编入党支部' }, ...(isStopped(last, today) ? [{ kind: 'restoreMembership' as const, title: '恢复党籍', membership: last }] : []), ...everybody]
  const rests = current.votingSuspensions.some(rest => rest.to === null || rest.to >= today)
  const isProbationary = memberTypeOn(current, today) === 'probationary'
  return [
    ...(isProbationary ? [{ kind: 'confirm' as const, title: '预备党员转正', membership: current }, { kind: 'extend' as const, title: '延长预备期', membership: current }] : []),
    ...everybody,
    { kind: 'transfer', title: '转到别的支部', membership: current },
    { kind: 'group', title: '调整党小组', membership: current },
    { kind: 'end', title: '转出本单位', membership: current },
    ...(current.floating === null ? [{ kind: 'floating' as const, title: '登记流动', membership: current }] : [{ kind: 'floating' as const, title: '修改流动情况', membership: current }, { kind: 'back' as const, title: '流动党员返回', membership: current }]),
    ...(current.lost === null ? [{ kind: 'lost' as const, title: '登记失联', membership: current }] : [{ kind: 'lost' as const, title: '修改失联情况', membership: current }, { kind: 'found' as const, title: '恢复联系', membership: current }]),
    { kind: 'status', title: '变更党籍状态', membership: current },
    rests ? { kind: 'restore', title: '恢复表决权', membership: current } : { kind: 'suspend', title: '表决权暂停', membership: current },
  ]
}

/** 停止党籍、除名 and the like, not 转出 or death: may be restored. */
function isStopped(last: Stored<Membership> | null, today: LocalDate): last is Stored<Membership> {
  return last !== null && (last.status === 'suspended' || last.status === 'expelled' || last.status === 'removed') && (statusEndOf(last) ?? today) <= today
}

/** The act that fills in a field which the form of the card doesn't have: what a finding about the membership leads to. */
export function actForField(field: string, current: Stored<Membership> | null, last: Stored<Membership> | null): PersonAct | null {
  const [name = ''] = field.split('.')
  const membership = current ?? last
  if (membership === null || !(name in membershipLabels) || name === 'id' || name === 'personId') return null
  if (name === 'lost' && current !== null) return { kind: 'lost', title: '失联情况', membership: current }
  if (name === 'floating' && current !== null) return { kind: 'floating', title: '流动情况', membership: current }
  return { kind: 'correctMembership', title: '更正党员关系', membership }
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
    case 'extend': return (
      <DayActDialog
        title={title} verb="登记延长" label="延长至" explanation="延长预备期只能一次，半年以上、一年以下，由支部大会决定（发展党员细则 31 条）。发展档案里的延长另在“发展党员”里登记。" onClose={onClose}
        problemOf={day => (act.membership.joinedOn !== null && day <= act.membership.joinedOn ? `应晚于入党日期 ${chineseDayOrMonth(act.membership.joinedOn)}` : null)}
        act={day => membershipRepository.extendProbation(act.membership, day)}
      />
    )
    case 'end': return <LeaveDialog title={title} membership={act.membership} onClose={onClose} />
    case 'status': return <StatusDialog title={title} membership={act.membership} onClose={onClose} />
    case 'floating': return <FloatingDialog title={title} membership={act.membership} onClose={onClose} />
    case 'lost': return <LostDialog title={title} membership={act.membership} onClose={onClose} />
    case 'back': return <PlainActDialog title={title} verb="登记返回" explanation="去掉流动标记；以前的情况在“历史”里查得到。" act={() => membershipRepository.recordFloating(act.membership, null)} onClose={onClose} />
    case 'found': return <PlainActDialog title={title} verb="登记恢复联系" explanation="去掉失联标记；以前的情况在“历史”里查得到。" act={() => membershipRepository.recordLost(act.membership, null)} onClose={onClose} />
    case 'restoreMembership': return (
      <DayActDialog
        title={title} verb="恢复党籍" label="从哪一天起恢复" explanation="从这一天起重新编入原支部，停止期间的记录保留。" onClose={onClose}
        problemOf={day => (day <= (act.membership.statusOn ?? act.membership.from) ? `应晚于 ${chineseDate(act.membership.statusOn ?? act.membership.from)}` : null)}
        act={day => membershipRepository.restoreMembership(act.membership, day)}
      />
    )
    case 'honour': return <HonourDialog title={title} personId={person.id} honour={null} onClose={onClose} />
    case 'correctHonour': return <HonourDialog title={title} personId={person.id} honour={act.honour} onClose={onClose} />
    case 'restore': return <DayActDialog title={title} verb="恢复表决权" label="从哪一天起恢复" explanation="从这一天起的会议重新计入有表决权的人数。" onClose={onClose} act={day => membershipRepository.restoreVoting(act.membership, day)} />
    case 'endPost': return (
      <DayActDialog
        title={`${title}（${partyPost.labels[act.post.post]}）`} verb="登记免职" label="任职的最后一天" explanation="以前的会议记录仍按当时的职务打印。" onClose={onClose}
        problemOf={day => (day < act.post.from ? `早于任职日期 ${chineseDate(act.post.from)}` : null)} act={day => postRepository.endPost(act.post, day)}
      />
    )
  }
}

interface PlainProps { readonly title: string; readonly verb: string; readonly explanation: string; readonly act: () => Promise<void>; readonly onClose: () => void }

function PlainActDialog({ title, verb, explanation, act, onClose }: PlainProps) {
  return <ActDialog title={title} verb={verb} check={() => true} act={act} onClose={onClose}><p className="muted">{explanation}</p></ActDialog>
}
