import { type RosterField, rosterFieldKeys, rosterFields } from './roster-field.ts'
import type { Certainty } from './roster-mapping.ts'
import { bareTitleKey, titleKey } from './title-key.ts'

export interface TitleGuess {
  readonly field: RosterField
  readonly certainty: Certainty
  /** Among several columns of one field the least counts. */
  readonly rank: number
}

/** The parts of a column's title, upper header rows before lower ones. */
export type TitleParts = readonly string[]

/** What a title says; null = nothing that is known. Tried: all parts together, in both orders, the lower ones alone; each without brackets and without ornament; then words that nearly say it. */
export function guessTitle(parts: TitleParts): TitleGuess | null {
  const filled = parts.filter(part => part.trim() !== '')
  if (filled.length === 0) return null
  const known = cache.get(filled.join('\n'))
  if (known !== undefined) return known
  const guess = guessed(filled)
  if (cache.size > 2_000) cache.clear()
  cache.set(filled.join('\n'), guess)
  return guess
}

/** Titles come again in every sheet and every guess. */
const cache = new Map<string, TitleGuess | null>()

function guessed(all: TitleParts): TitleGuess | null {
  const parts = withoutWider(all)
  const whole = parts.join('')
  const turned = [...parts].reverse().join('')
  const lower = parts.at(-1) ?? ''
  if (isOfAnother(titleKey(whole))) return null
  const wordings = parts.length === 1 ? [whole] : [whole, turned, ...(isAmbiguous(titleKey(lower)) ? [] : [lower])]
  for (const wording of wordings) {
    const exact = exactField(titleKey(wording)) ?? exactField(bareTitleKey(wording)) ?? exactField(plain(bareTitleKey(wording))) ?? exactField(plain(titleKey(wording)))
    if (exact !== undefined) return { ...exact, certainty: 'title' }
  }
  for (const wording of wordings) {
    const near = nearly.find(([pattern]) => pattern.test(titleKey(wording)))
    if (near !== undefined) return titleKey(wording).endsWith('时') && !ofTime.includes(near[1]) ? null : { field: near[1], certainty: 'likely', rank: 100 }
  }
  return null
}

/** 学历学位 over 学历 and 学位 only gathers them: the lower title says which of them, and what else stands above says whose (全日制学历学位). */
function withoutWider(parts: TitleParts): TitleParts {
  const lower = parts.at(-1) ?? ''
  if (parts.length === 1 || !/^(?:学历|学位|学校|院校|专业)$/.test(titleKey(lower))) return parts
  return [...parts.slice(0, -1).map(upper => upper.replace(/学历(?:.{0,2}学位)?/g, '')).filter(upper => titleKey(upper) !== ''), lower]
}

const byKey: ReadonlyMap<string, { readonly field: RosterField; readonly rank: number }> = new Map(
  [...rosterFieldKeys].reverse().flatMap(field => [rosterFields[field].label, ...rosterFields[field].titles].map((title, rank) => [titleKey(title), { field, rank }] as const).reverse()),
)

function exactField(key: string): { readonly field: RosterField; readonly rank: number } | undefined {
  return key === '' ? undefined : byKey.get(key)
}

/** Without numbering, and words that say nothing of their own. */
function plain(key: string): string {
  return key.replace(/^[\d一二三四五六七八九十]{1,2}(?=\p{Script=Han})/u, '').replace(/^(?:本人|党员|员工|职工|人员|目前|现在|当前|最新|个人|同志|干部)+(?=..)/, '').replace(/(?:信息|情况|名称|必填|选填|请填写|填写|代码|文本|如实填写)+$/, '')
}

/** Parents, spouses, sponsors and the like are not the person of the row; steps on the way into the party are no 入党. */
function isOfAnother(key: string): boolean {
  return /配偶|父亲|母亲|子女|家属|家庭(?:主要)?成员|亲属|介绍人|紧急|培养联系|谈话人|填表人|审核人|担保|法人|书记(?:姓名)?$/.test(key) || /申请|积极分子|发展对象|考察|政审|公示|确定.*时/.test(key)
}

/** Below another title these say only what kind of thing stands here. */
function isAmbiguous(key: string): boolean {
  return ['时', '名', '职务', '类别', '状态', '级别', '说明', '单位', '号', '序', '任职时', '情况', '编号', '结果', '党组织', '专业', '学校', '学历', '学位', '等次', '身份', '小组', '备注'].includes(key)
}

/** 任现职级时间 is no 职级: what ends in 时间 is one of these. */
const ofTime: readonly RosterField[] = [
  'birth', 'workStartedOn', 'joinedOn', 'fullOn', 'probationExtendedTo', 'statusOn', 'from', 'to', 'floatingSince', 'lostSince', 'partyPostFrom', 'partyWorkStartedOn', 'filing', 'trainingHours',
]

/** Words that nearly say it, the more exact before the less. */
const nearly: readonly (readonly [RegExp, RosterField])[] = [
  [/身份证|身份号码|公民身份/, 'idNumber'],
  [/党龄.*(?:校正|修正)/, 'seniorityCorrection'],
  [/延长.*预备期|预备期.*延长/, 'probationExtendedTo'],
  [/入党.*(?:支部|党组织|单位|地点)/, 'joinOrganisationName'],
  [/(?:入党|加入党组织).*(?:类型|类别|方式)/, 'joinType'],
  [/(?:转正|转为正式).*时/, 'fullOn'],
  [/转正.*(?:情况|类型)/, 'conversionNote'],
  [/(?:入党|加入(?:中国)?共产党|加入党组织|中共).*时/, 'joinedOn'],
  [/^入党/, 'joinedOn'],
  [/(?:转入|编入|进入).*时|进支部时/, 'from'],
  [/转出.*时/, 'to'],
  [/失联.*时|失去联系.*时/, 'lostSince'],
  [/失联|失去联系/, 'isLost'],
  [/(?:流动|外出|流出).*时/, 'floatingSince'],
  [/(?:流动|外出|流出).*(?:去向|地|流向)/, 'floatingTo'],
  [/流动/, 'isFloating'],
  [/农民工/, 'isMigrantWorker'],
  [/困难/, 'isInHardship'],
  [/离退休|是否退休/, 'isRetired'],
  [/社会阶层/, 'socialStratum'],
  [/(?:所在|所属|隶属|编入).*(?:党支部|支部|党组织)|^(?:基层)?党支部/, 'organisation'],
  [/党籍/, 'status'],
  [/党员增加|增加信息/, 'increaseNote'],
  [/党员减少|减少信息/, 'decreaseNote'],
  [/从事党务.*(?:年限|年数)/, 'partyWorkYears'],
  [/从事党务.*时|党务工作.*起/, 'partyWorkStartedOn'],
  [/任.*(?:党内|党务).*时|(?:党内|党务|支部).*(?:任职|职务).*时/, 'partyPostFrom'],
  [/党龄/, 'partyAge'],
  [/专兼职|专职.*兼职/, 'postKind'],
  [/(?:党内|党务|支部|支委|党组织).*(?:职务|任职)/, 'partyPost'],
  [/述职评议/, 'dutyReview'],
  [/(?:19|20)\d{2}.*考核|年度考核|考核等次/, 'assessment'],
  [/后备/, 'reserve'],
  [/备案/, 'filing'],
  [/挂职|轮岗|交流/, 'exchanges'],
  [/党小组/, 'group'],
  [/(?:正式|预备).*党员|党员.*(?:类别|类型)|人员类别/, 'memberType'],
  [/全日制.*(?:院校|学校).*专业/, 'fullTimeSchoolAndMajor'],
  [/全日制.*(?:院校|学校)/, 'fullTimeSchool'],
  [/全日制.*专业/, 'fullTimeMajor'],
  [/全日制.*学历.*学位|学历.*学位.*全日制/, 'fullTimeEducation'],
  [/全日制.*学历|学历.*全日制/, 'fullTimeLevel'],
  [/全日制.*学位|学位.*全日制/, 'fullTimeDegree'],
  [/在职.*(?:院校|学校).*专业/, 'inServiceSchoolAndMajor'],
  [/在职.*(?:院校|学校)/, 'inServiceSchool'],
  [/在职.*专业/, 'inServiceMajor'],
  [/在职.*学历.*学位|学历.*学位.*在职/, 'inServiceEducation'],
  [/在职.*学历|学历.*在职/, 'inServiceLevel'],
  [/在职.*学位|学位.*在职/, 'inServiceDegree'],
  [/(?:院校|学校).*专业/, 'schoolAndMajor'],
  [/毕业.*(?:院校|学校)/, 'school'],
  [/学历.*学位/, 'education'],
  [/学历|文化程度/, 'level'],
  [/学位/, 'degree'],
  [/所学专业/, 'major'],
  [/专业技术|职称/, 'technicalPost'],
  [/参加工作|参工/, 'workStartedOn'],
  [/出生地/, 'birthPlace'],
  [/出生|生日/, 'birth'],
  [/户籍|户口/, 'registeredResidence'],
  [/居住|住址|家庭.*地址|通讯地址|联系地址/, 'address'],
  [/手机|联系电话|联系方式|电话/, 'phone'],
  [/政治面貌/, 'politicalStatus'],
  [/民族|族别/, 'nationality'],
  [/籍贯/, 'nativePlace'],
  [/健康|身体/, 'health'],
  [/性别/, 'sex'],
  [/职务.*职级/, 'unitPostAndRank'],
  [/职级|行政级别/, 'rank'],
  [/工作岗位/, 'workPost'],
  [/(?:行政|现任|单位).*职务|职务/, 'unitPost'],
  [/(?:工作|所在|所属).*(?:单位|部门)/, 'unit'],
  [/奖励|表彰|荣誉/, 'rewardsText'],
  [/特长|专长/, 'specialty'],
  [/培训|学时/, 'trainingHours'],
  [/备注/, 'remark'],
  [/年龄/, 'age'],
  [/姓名/, 'name'],
  [/序号/, 'sequence'],
]
