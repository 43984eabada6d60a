import * as z from 'zod'
import { LocalDate } from '../../time/local-date.ts'
import { labelled } from '../labelled.ts'
import { filledText, recordId, text } from '../record.ts'
import { SealedFile } from './sealed-file.ts'

export const checkUpParty = labelled({ organisationDepartment: '组织部', disciplineCommission: '纪委监委', other: '其他' })
export const followUpKind = labelled({ reminder: '提醒', talk: '约谈', rectification: '整改' })

/** 提醒约谈 that a check-up leads to. */
export const FollowUp = z.object({
  id: recordId,
  kind: followUpKind.schema,
  what: filledText,
  dueOn: LocalDate.nullable(),
  doneOn: LocalDate.nullable(),
  result: text,
})
export type FollowUp = z.infer<typeof FollowUp>

/** 政治体检 (domain.md A6.8, C.13, 十二). */
export const CheckUp = z.object({
  id: recordId,
  on: LocalDate,
  parties: z.array(checkUpParty.schema),
  /** 参与单位 by name, where `other` is among them. */
  otherParties: text,
  scope: text,
  findings: text,
  conclusion: text,
  followUps: z.array(FollowUp),
  files: z.array(SealedFile),
})
export type CheckUp = z.infer<typeof CheckUp>

/** 组织部、纪委监委、市委巡察办. */
export function partyWords({ parties, otherParties }: Pick<CheckUp, 'parties' | 'otherParties'>): string {
  return [...parties.filter(party => party !== 'other').map(party => checkUpParty.labels[party]), otherParties.trim()].filter(word => word !== '').join('、')
}

export const checkUpLabels = {
  id: '编号', on: '体检日期', parties: '参与单位', otherParties: '其他参与单位', scope: '体检范围', findings: '发现问题', conclusion: '结论', followUps: '提醒约谈', files: '附件',
} satisfies Record<keyof typeof CheckUp.shape, string>
