import * as z from 'zod'
import { DayOrMonth } from '../time/day-or-month.ts'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

/** domain.md D.3 人员类别. */
export const memberType = labelled({ full: '正式党员', probationary: '预备党员' })
export type MemberType = z.infer<typeof memberType.schema>

/** domain.md D.3 党籍状态. */
export const membershipStatus = labelled({
  normal: '正常', retained: '保留党籍', restored: '恢复党籍', suspended: '停止党籍', expelled: '开除党籍', removed: '除名', deceased: '死亡', transferredOut: '转出',
})
export type MembershipStatus = z.infer<typeof membershipStatus.schema>

/** 组织关系转接: an introduction letter from one organisation to another. */
export const Transfer = z.object({ on: LocalDate, from: text, to: text, letterNo: text, validUntil: LocalDate.nullable() })
export type Transfer = z.infer<typeof Transfer>

/** One person in one branch from one day to another (both included; `to` null = still there). */
export const Membership = record({
  id: recordId,
  personId: recordId,
  organisationId: recordId,
  groupId: recordId.nullable(),
  memberType: memberType.schema,
  /** 入党日期: the day the branch's assembly accepted the member. */
  joinedOn: DayOrMonth.nullable(),
  /** 转正日期: a full member before this day was still 预备. */
  fullOn: DayOrMonth.nullable(),
  /** 延长预备期至. */
  probationExtendedTo: LocalDate.nullable(),
  from: LocalDate,
  to: LocalDate.nullable(),
  status: membershipStatus.schema,
  /** Since when the status is so; null = since `from`. */
  statusOn: LocalDate.nullable(),
  /** 入党类型: 新发展、恢复、重新入党、追认; the words of an import are kept. */
  joinType: text,
  joinOrganisationName: text,
  /** 转正情况. */
  conversionNote: text,
  /** 党龄校正值, months that are added to the years since 转正; may be negative. */
  seniorityCorrectionMonths: z.int(),
  /** 党员增加信息、党员减少信息. */
  increaseNote: text,
  decreaseNote: text,
  transferIn: Transfer.nullable(),
  transferOut: Transfer.nullable(),
  floating: z.object({ to: text, since: LocalDate.nullable() }).nullable(),
  lost: z.object({ since: LocalDate.nullable(), lastActivityOn: LocalDate.nullable(), lastDuesOn: LocalDate.nullable() }).nullable(),
  /** Days on which the right to vote rests; the reason is never kept here (domain.md F, ⑥). */
  votingSuspensions: z.array(z.object({ from: LocalDate, to: LocalDate.nullable() })),
})
export type Membership = z.infer<typeof Membership>

export const membershipLabels = {
  id: '编号', personId: '姓名', organisationId: '所在党支部', groupId: '所在党小组', memberType: '人员类别', joinedOn: '入党日期', fullOn: '转正日期', probationExtendedTo: '延长预备期至',
  from: '编入日期', to: '转出日期', status: '党籍状态', statusOn: '状态日期', joinType: '入党类型', joinOrganisationName: '入党时所在支部', conversionNote: '转正情况',
  seniorityCorrectionMonths: '党龄校正值（月）', increaseNote: '党员增加信息', decreaseNote: '党员减少信息', transferIn: '转入', transferOut: '转出', floating: '流动党员', lost: '失联党员',
  votingSuspensions: '表决权暂停',
} satisfies Record<keyof typeof Membership.shape, string>

export const transferLabels = { on: '日期', from: '转出组织', to: '转入组织', letterNo: '介绍信编号', validUntil: '有效期至' } satisfies Record<keyof Transfer, string>

/** Everything that may be unknown of a membership. */
export const blankMembership: Omit<Membership, 'id' | 'personId' | 'organisationId' | 'from'> = {
  groupId: null, memberType: 'full', joinedOn: null, fullOn: null, probationExtendedTo: null, to: null, status: 'normal', statusOn: null, joinType: '', joinOrganisationName: '',
  conversionNote: '', seniorityCorrectionMonths: 0, increaseNote: '', decreaseNote: '', transferIn: null, transferOut: null, floating: null, lost: null, votingSuspensions: [],
}

/** What is so of the party member and not of the branch: the same in every period of one person. */
export const partyFacts = ['joinedOn', 'fullOn', 'probationExtendedTo', 'joinType', 'joinOrganisationName', 'conversionNote', 'seniorityCorrectionMonths'] as const satisfies readonly (keyof Membership)[]
