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

/** What never changes of an organisation; what does stands in its dated facts. */
export const Organisation = record({
  id: recordId,
  type: organisationType.schema,
  establishedOn: LocalDate,
  dissolvedOn: LocalDate.nullable(),
  approvalDocumentNo: text,
  /** The fixed day of the month of 主题党日, 1 to 31. */
  fixedThemeDay: z.int().min(1).max(31).nullable(),
})
export type Organisation = z.infer<typeof Organisation>

export const organisationLabels = {
  id: '编号', type: '组织类型', establishedOn: '成立日期', dissolvedOn: '撤销日期', approvalDocumentNo: '批准文号', fixedThemeDay: '固定主题党日',
} satisfies Record<keyof typeof Organisation.shape, string>

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
