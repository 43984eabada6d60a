import type { MeetingKind } from '../../model/meeting.ts'
import { branchTypes, type OrganisationType } from '../../model/organisation.ts'
import type { Settings } from '../../model/settings.ts'

/** What must be held how often by whom (domain.md B.1 and F.4). */
export interface FrequencyRule {
  readonly code: string
  readonly kind: MeetingKind
  readonly every: 'month' | 'quarter' | 'year'
  /** 没有“召开党员大会”, 还没有“开展主题党日”. */
  readonly act: string
  readonly organisationTypes: readonly OrganisationType[]
  /** Asked only of an organisation of which this is so. */
  readonly needs?: 'hasCommittee' | 'hasGroups'
  /** A custom rather than a rule: the unit may switch it off. */
  readonly switchedBy?: keyof Pick<Settings, 'lectureEveryQuarter'>
  /** Counts until 31 March of the next year: held late, entered with its belongYear (domain.md 0.2, 6). */
  readonly untilNextMarch?: boolean
  /** Orange as soon as the organisation's fixed day has passed. */
  readonly byFixedDay?: boolean
  /** Who counts: any meeting of the kind, one for each group, or only the secretary's own lecture. */
  readonly counts: 'any' | 'eachGroup' | 'secretary'
  readonly basis: string
}

/** Leading bodies whose secretary owes a lecture a year. */
const committeeTypes: readonly OrganisationType[] = ['partyGroup', 'workCommittee', 'organCommittee']
const branchRules = '《中国共产党支部工作条例（试行）》'
const educationRules = '《中国共产党党员教育管理工作条例》'
const organRules = '《中国共产党党和国家机关基层组织工作条例》'

export const frequencyRules: readonly FrequencyRule[] = [
  { code: 'W-MTG-Q', kind: 'memberAssembly', every: 'quarter', act: '召开党员大会', organisationTypes: branchTypes, counts: 'any', basis: `${branchRules}第十一条：党员大会一般每季度召开 1 次` },
  { code: 'W-MTG-M-COM', kind: 'committee', every: 'month', act: '召开支委会', organisationTypes: branchTypes, needs: 'hasCommittee', counts: 'any', basis: `${branchRules}第十二条：支部委员会会议一般每月召开 1 次` },
  { code: 'W-MTG-M-GRP', kind: 'groupMeeting', every: 'month', act: '召开党小组会', organisationTypes: branchTypes, needs: 'hasGroups', counts: 'eachGroup', basis: `${branchRules}第十三条：党小组会一般每月召开 1 次` },
  { code: 'W-MTG-Q-LECT', kind: 'partyLecture', every: 'quarter', act: '上党课', organisationTypes: branchTypes, switchedBy: 'lectureEveryQuarter', counts: 'any', basis: `${branchRules}第十六条：定期上党课；每季度 1 次为通行口径，可在设置中关闭` },
  { code: 'W-MTG-M-THEME', kind: 'themeDay', every: 'month', act: '开展主题党日', organisationTypes: branchTypes, byFixedDay: true, counts: 'any', basis: `${educationRules}第十六条、${branchRules}第十六条：主题党日每月 1 次` },
  { code: 'W-MTG-Y-LECT', kind: 'partyLecture', every: 'year', act: '由书记讲党课', organisationTypes: committeeTypes, counts: 'secretary', basis: `${branchRules}第十六条：党委（党组）书记每年至少讲 1 次党课` },
  { code: 'W-MTG-Y-ORGLIFE', kind: 'organisationalLife', every: 'year', act: '召开组织生活会', organisationTypes: branchTypes, untilNextMarch: true, counts: 'any', basis: `${educationRules}第十七条：组织生活会每年至少召开 1 次` },
  { code: 'W-MTG-Y-REVIEW', kind: 'democraticReview', every: 'year', act: '开展民主评议党员', organisationTypes: branchTypes, untilNextMarch: true, counts: 'any', basis: `${educationRules}第十八条：民主评议党员一般每年 1 次` },
  { code: 'W-MTG-Y-CADRE', kind: 'cadreAssembly', every: 'year', act: '召开机关党员干部大会', organisationTypes: ['organCommittee'], counts: 'any', basis: `${organRules}第二十六条：机关党员干部大会每年至少召开 1 次` },
]
