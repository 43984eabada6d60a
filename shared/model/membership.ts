import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { record, recordId } from './record.ts'

/** domain.md D.3 人员类别. */
export const memberType = labelled({ full: '正式党员', probationary: '预备党员' })
export type MemberType = z.infer<typeof memberType.schema>

/** One person in one branch from one day to another (both included; `to` null = still there). */
export const Membership = record({
  id: recordId,
  personId: recordId,
  organisationId: recordId,
  groupId: recordId.nullable(),
  memberType: memberType.schema,
  /** 入党日期: the day the branch's assembly accepted the member. */
  joinedOn: LocalDate.nullable(),
  /** 转正日期: a full member before this day was still 预备. */
  fullOn: LocalDate.nullable(),
  from: LocalDate,
  to: LocalDate.nullable(),
  /** Days on which the right to vote rests; the reason is never kept here (domain.md F, ⑥). */
  votingSuspensions: z.array(z.object({ from: LocalDate, to: LocalDate.nullable() })),
})
export type Membership = z.infer<typeof Membership>

export const membershipLabels = {
  id: '编号', personId: '姓名', organisationId: '所在党支部', groupId: '所在党小组', memberType: '人员类别', joinedOn: '入党日期', fullOn: '转正日期',
  from: '编入日期', to: '转出日期', votingSuspensions: '表决权暂停',
} satisfies Record<keyof typeof Membership.shape, string>
