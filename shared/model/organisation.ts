import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** domain.md F.1 Org.type. */
export const organisationType = labelled({
  partyGroup: '党组（党委）', workCommittee: '机关工委', organCommittee: '机关党委', disciplineCommittee: '机关纪委', generalBranch: '党总支',
  branch: '党支部', jointBranch: '联合党支部', temporaryBranch: '临时党支部', group: '党小组',
})
export type OrganisationType = z.infer<typeof organisationType.schema>

/** domain.md A1.6 双重管理关系. */
export const managementMode = labelled({ vertical: '垂直管理', territorial: '属地管理', mixed: '双重管理' })

/** What never changes of an organisation; what does stands in its dated facts. */
export const Organisation = record({
  id: recordId,
  type: organisationType.schema,
  establishedOn: LocalDate,
  dissolvedOn: LocalDate.nullable(),
  approvalDocumentNo: text,
  /** 撤销文号. */
  dissolutionDocumentNo: text,
  /** 并入: the organisation that took its members; null = dissolved without one, or not dissolved. */
  mergedIntoId: recordId.nullable(),
  /** The fixed day of the month of 主题党日, 1 to 31. */
  fixedThemeDay: z.int().min(1).max(31).nullable(),
  managementMode: managementMode.schema.nullable(),
  /** 领导方、指导方, free words: they often lie outside this archive. */
  leadingSide: text,
  guidingSide: text,
  /** 活动阵地. */
  activityPlace: text,
  /** 党建品牌. */
  brand: text,
  /** 星级、等次: 先进、一般、后进, 五星 …. */
  grade: text,
  contactPhone: text,
  remark: text,
})
export type Organisation = z.infer<typeof Organisation>

export const organisationLabels = {
  id: '编号', type: '组织类型', establishedOn: '成立日期', dissolvedOn: '撤销日期', approvalDocumentNo: '批准文号', dissolutionDocumentNo: '撤销文号', mergedIntoId: '并入党组织',
  fixedThemeDay: '固定主题党日', managementMode: '管理方式', leadingSide: '领导方', guidingSide: '指导方', activityPlace: '活动阵地', brand: '党建品牌', grade: '星级（等次）',
  contactPhone: '联系人电话', remark: '备注',
} satisfies Record<keyof typeof Organisation.shape, string>

/** Everything that may be unknown of an organisation. */
export const blankOrganisation: Omit<Organisation, 'id' | 'type' | 'establishedOn'> = {
  dissolvedOn: null, approvalDocumentNo: '', dissolutionDocumentNo: '', mergedIntoId: null, fixedThemeDay: null, managementMode: null, leadingSide: '', guidingSide: '', activityPlace: '',
  brand: '', grade: '', contactPhone: '', remark: '',
}

/** Name, superior, committee and groups of an organisation from one day to another (both included; `to` null = still so). */
export const OrganisationFact = record({
  id: recordId,
  organisationId: recordId,
  from: LocalDate,
  to: LocalDate.nullable(),
  /** As on the seal. */
  fullName: filledText,
  shortName: text,
  superiorId: recordId.nullable(),
  hasCommittee: z.boolean(),
  hasGroups: z.boolean(),
})
export type OrganisationFact = z.infer<typeof OrganisationFact>

export const organisationFactLabels = {
  id: '编号', organisationId: '党组织', from: '起', to: '止', fullName: '全称', shortName: '简称', superiorId: '上级党组织',
  hasCommittee: '设支委会', hasGroups: '划分党小组',
} satisfies Record<keyof typeof OrganisationFact.shape, string>

/** Types that hold 三会一课 as a branch. */
export const branchTypes: readonly OrganisationType[] = ['branch', 'jointBranch', 'temporaryBranch']
