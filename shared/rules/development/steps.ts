import { type DevelopmentStepCode, developmentStepCode } from '../../model/development-case.ts'
import { labelled } from '../../model/labelled.ts'
import { articleText, type RuleVersion } from './rule-version.ts'

/** 五阶段 (domain.md B.4.2). */
export const developmentStage = labelled({ application: '申请入党', activist: '入党积极分子', candidate: '发展对象', admission: '预备党员接收', probation: '预备期考察和转正' })
export type DevelopmentStage = (typeof developmentStage.keys)[number]

/** ①–⑤, as forms number them. */
export const stageSigns: Readonly<Record<DevelopmentStage, string>> = { application: '①', activist: '②', candidate: '③', admission: '④', probation: '⑤' }

export interface StepRule {
  readonly code: DevelopmentStepCode
  /** 1 to 25. */
  readonly number: number
  readonly stage: DevelopmentStage
  /** Numbers in the 细则 of 2026. */
  readonly articles: readonly number[]
  /** What the 细则 asks for, in the words of forms. */
  readonly condition: string
  /** The papers that usually lie in the file. */
  readonly materials: readonly string[]
  /** Steps that it must not go before. */
  readonly after: readonly DevelopmentStepCode[]
}

type Line = Omit<StepRule, 'number'>

const lines: readonly Line[] = [
  { code: 'apply', stage: 'application', articles: [5, 6], condition: '年满 18 岁', materials: ['入党申请书'], after: [] },
  { code: 'firstTalk', stage: 'application', articles: [7], condition: '收到申请后 1 个月内', materials: ['谈话记录'], after: ['apply'] },
  { code: 'activistDecide', stage: 'activist', articles: [8], condition: '党员推荐或群团推优产生人选，支委会（没有支委会的由党员大会）研究决定', materials: ['推优表', '支委会会议记录'], after: ['firstTalk'] },
  { code: 'activistFile', stage: 'activist', articles: [8], condition: '报上级党委备案', materials: ['备案报告'], after: ['activistDecide'] },
  { code: 'mentorAssign', stage: 'activist', articles: [9], condition: '1 至 2 名正式党员', materials: ['入党积极分子培养考察登记表'], after: ['activistDecide'] },
  { code: 'cultivate', stage: 'activist', articles: [10, 11, 12], condition: '党支部每半年考察 1 次；转单位的可连续计算', materials: ['入党积极分子培养考察登记表'], after: ['activistDecide'] },
  { code: 'candidateDecide', stage: 'candidate', articles: [13], condition: '培养考察满 1 年以上，听取党小组、培养联系人、党员和群众意见，支委会研究', materials: ['意见汇总', '会议记录'], after: ['activistFile', 'mentorAssign', 'cultivate'] },
  { code: 'candidateFile', stage: 'candidate', articles: [13], condition: '报上级党委同意，公示不少于 5 个工作日，期满且不影响的列为发展对象', materials: ['公示件', '公示结果'], after: ['candidateDecide'] },
  { code: 'sponsorAssign', stage: 'candidate', articles: [14], condition: '2 名正式党员', materials: [], after: ['candidateFile'] },
  { code: 'politicalReview', stage: 'candidate', articles: [16], condition: '必须进行，有结论性材料', materials: ['政审报告', '函调材料'], after: ['candidateFile'] },
  { code: 'training', stage: 'candidate', articles: [17], condition: '不少于 3 天或不少于 24 学时', materials: ['结业证明'], after: ['candidateFile'] },
  { code: 'branchReview', stage: 'admission', articles: [18], condition: '支委会集体讨论，认为合格', materials: ['会议记录'], after: ['sponsorAssign', 'politicalReview', 'training'] },
  { code: 'preReview', stage: 'admission', articles: [18], condition: '上级党委预审，书面通知结果，合格的发入党志愿书', materials: ['预审意见'], after: ['branchReview'] },
  { code: 'fillForm', stage: 'admission', articles: [18], condition: '未来 3 个月内将离开单位的，一般不办理', materials: ['中国共产党入党志愿书'], after: ['preReview'] },
  { code: 'branchMeeting', stage: 'admission', articles: [19, 20], condition: '预审合格后 1 个月内；到会和赞成都超过应到有表决权党员的半数', materials: ['支部大会决议'], after: ['fillForm'] },
  { code: 'committeeTalk', stage: 'admission', articles: [23], condition: '审批前，由党委委员或组织员谈话', materials: ['入党志愿书谈话栏'], after: ['branchMeeting'] },
  { code: 'committeeApprove', stage: 'admission', articles: [22, 24, 25], condition: '支部上报后 3 个月内，特殊情况不超过 6 个月；集体讨论、逐个审议表决', materials: ['审批意见'], after: ['committeeTalk'] },
  { code: 'reportUp', stage: 'admission', articles: [25], condition: '与审批同一期限，报上级党委组织部门备案', materials: ['备案表'], after: ['committeeApprove'] },
  { code: 'assignGroup', stage: 'probation', articles: [28], condition: '审批后及时编入', materials: [], after: ['committeeApprove'] },
  { code: 'oath', stage: 'probation', articles: [29], condition: '批准后一般 1 个月内', materials: ['宣誓记录'], after: ['committeeApprove'] },
  { code: 'probation', stage: 'probation', articles: [30, 31], condition: '预备期 1 年，自支部大会通过之日起算', materials: ['预备党员教育考察登记表'], after: ['branchMeeting'] },
  { code: 'fullApply', stage: 'probation', articles: [32], condition: '预备期满前，由本人书面提出', materials: ['转正申请书'], after: ['branchMeeting'] },
  { code: 'fullMeeting', stage: 'probation', articles: [32], condition: '预备期满后及时讨论；到会和赞成都超过应到有表决权党员的半数', materials: ['支部大会决议'], after: ['committeeApprove', 'fullApply'] },
  { code: 'fullApprove', stage: 'probation', articles: [33], condition: '支部上报后 3 个月内；书记同本人谈话并宣布', materials: ['审批意见'], after: ['fullMeeting'] },
  {
    code: 'archive', stage: 'probation', articles: [36], condition: '存入人事档案；没有人事档案的建立党员档案',
    materials: ['入党志愿书', '入党申请书', '入党积极分子培养考察登记表', '政审材料', '预备党员教育考察登记表', '转正申请书'], after: ['fullApprove'],
  },
]

/** The 25 steps in their order (domain.md B.4.2). */
export const developmentSteps: readonly StepRule[] = lines.map((line, i) => ({ ...line, number: i + 1 }))

const byCode = new Map(developmentSteps.map(step => [step.code, step]))

export function stepRule(code: DevelopmentStepCode): StepRule {
  const step = byCode.get(code)
  if (step === undefined) throw new Error(`no step ${code}`)
  return step
}

/** The condition in the version's own terms: what the revision of 2026 brought is left out before it. */
export function conditionOf(code: DevelopmentStepCode, version: RuleVersion): string {
  return (version === '2014' ? before2026[code] : undefined) ?? stepRule(code).condition
}

/** 2014: 备案 instead of 同意, no public notice and no month for the oath. */
const before2026: Readonly<Partial<Record<DevelopmentStepCode, string>>> = { candidateFile: '报上级党委备案后，列为发展对象', oath: '批准后及时进行' }

export function basisOf(code: DevelopmentStepCode, version: RuleVersion): string {
  return articleText(stepRule(code).articles, version)
}

/** Every step that must have come before, near ones and far ones. */
export function stepsBefore(code: DevelopmentStepCode): ReadonlySet<DevelopmentStepCode> {
  return before.get(code) ?? new Set()
}

const before = new Map(developmentStepCode.keys.map(code => [code, closure(code)]))

function closure(code: DevelopmentStepCode): ReadonlySet<DevelopmentStepCode> {
  const found = new Set(stepRule(code).after)
  for (const each of found) for (const earlier of stepRule(each).after) found.add(earlier) // a Set visits what is added on the way
  return found
}
