import * as z from 'zod'
import { degree } from '../codes/degree.ts'
import { educationLevel } from '../codes/education-level.ts'
import { nationality } from '../codes/nationality.ts'
import { politicalStatus } from '../codes/political-status.ts'
import { DayOrMonth } from '../time/day-or-month.ts'
import { LocalDate } from '../time/local-date.ts'
import { Attachment } from './attachment.ts'
import { labelled } from './labelled.ts'
import { postKind } from './post.ts'
import { filledText, record, recordId, text } from './record.ts'

/** GB/T 2261.1-2003. */
export const sex = labelled({ '1': '男', '2': '女', '0': '未知', '9': '未说明' })

/** One of 全日制 and 在职 (domain.md C.14). Words are what is printed where the code alone would lose them (中央党校研究生); empty = the code's own. */
export const Education = z.object({
  level: educationLevel.schema.nullable(),
  levelWords: text,
  degree: degree.schema.nullable(),
  degreeWords: text,
  school: text,
  major: text,
})
export type Education = z.infer<typeof Education>

/** A line of the résumé, month by month; `to` null = until now. */
export const ResumeEntry = z.object({
  id: recordId,
  from: DayOrMonth,
  to: DayOrMonth.nullable(),
  text: filledText,
  /** 党务经历: counts for the years of party work. */
  isPartyWork: z.boolean(),
})
export type ResumeEntry = z.infer<typeof ResumeEntry>

export const FamilyMember = z.object({
  id: recordId,
  /** 称谓 GB/T 4761, in the usual words. */
  relation: filledText,
  name: filledText,
  birth: DayOrMonth.nullable(),
  politicalStatus: politicalStatus.schema.nullable(),
  unitPost: text,
})
export type FamilyMember = z.infer<typeof FamilyMember>

/** R-EVA-03. */
export const assessmentGrade = labelled({ excellent: '优秀', competent: '称职', basicallyCompetent: '基本称职', incompetent: '不称职', ungraded: '不定等次' })

export const Assessment = z.object({ id: recordId, year: z.int().min(1949).max(2200), grade: assessmentGrade.schema })
export type Assessment = z.infer<typeof Assessment>

/** R-EVA-02. */
export const dutyReviewGrade = labelled({ good: '好', fairlyGood: '较好', average: '一般', poor: '差' })

/** What makes a person a 党务干部 (domain.md C.10, A6.2, A6.3). Posts, trainings, assessments and honours stand in their own places. */
export const PartyAffairsCadre = z.object({
  /** 所在单位（党组织）. */
  organisationId: recordId.nullable(),
  kind: postKind.schema,
  /** 分工. */
  dutyDescription: text,
  /** 从事党务工作起始时间, where it lies before what posts and résumé tell. */
  workStartedOn: DayOrMonth.nullable(),
  /** 交流情况: 挂职、上挂、抽调、遴选. */
  exchanges: z.array(z.object({ id: recordId, from: DayOrMonth, to: DayOrMonth.nullable(), place: filledText, kind: text })),
  /** 后备类别. */
  reserve: text,
  /** 述职评议结果. */
  dutyReviews: z.array(z.object({ id: recordId, year: z.int().min(1949).max(2200), grade: dutyReviewGrade.schema })),
  /** 党建办主任备案 (A6.3): opinion, meeting and filing follow each other. */
  filing: z.object({
    opinionOn: LocalDate.nullable(), opinionOrganisation: text, meetingOn: LocalDate.nullable(), meetingNo: text, filedOn: LocalDate.nullable(), result: text,
  }).nullable(),
})
export type PartyAffairsCadre = z.infer<typeof PartyAffairsCadre>

export const Person = record({
  id: recordId,
  name: filledText,
  /** Initials for search, `zzs`; made from the name when the person is saved, kept so that a wrong reading can be mended. */
  pinyinInitials: text,
  formerName: text,
  sex: sex.schema,
  birth: DayOrMonth.nullable(),
  /** GB 11643-1999, 18 characters with a right check digit, or empty. */
  idNumber: z.string().regex(/^(\d{17}[\dX])?$/, '应为 18 位公民身份号码'),
  nationality: nationality.schema.nullable(),
  /** 省简称加县市: 四川仪陇. */
  nativePlace: text,
  birthPlace: text,
  /** Of one who is in no branch here; a member's follows from the membership. */
  politicalStatus: politicalStatus.schema.nullable(),
  workStartedOn: DayOrMonth.nullable(),
  health: text,
  fullTimeEducation: Education,
  inServiceEducation: Education,
  /** 从事专业技术职务. */
  technicalPost: text,
  /** 特长（熟悉专业有何专长）. */
  specialty: text,
  /** 行政职务, as printed after 主持人. */
  unitPost: text,
  /** 职级. */
  rank: text,
  /** 工作岗位, as the national member system names it. */
  workPost: text,
  phone: text,
  /** 现居住地. */
  address: text,
  /** 户籍所在地. */
  registeredResidence: text,
  photo: Attachment.nullable(),
  isRetired: z.boolean(),
  isMigrantWorker: z.boolean(),
  isInHardship: z.boolean(),
  /** 联系点: the branch or place that this member is the contact of. */
  contactPoint: text,
  /** 新社会阶层类型. */
  socialStratum: text,
  family: z.array(FamilyMember),
  resume: z.array(ResumeEntry),
  assessments: z.array(Assessment),
  rewardsText: text,
  cadre: PartyAffairsCadre.nullable(),
  /** Years in which no hours are asked of the person (R-MEM-06); `toYear` null = from then on. */
  studyExemptions: z.array(z.object({ id: recordId, fromYear: z.int(), toYear: z.int().nullable(), reason: filledText })),
  remark: text,
})
export type Person = z.infer<typeof Person>

export const personLabels = {
  id: '编号', name: '姓名', pinyinInitials: '拼音首字母', formerName: '曾用名', sex: '性别', birth: '出生年月', idNumber: '公民身份号码', nationality: '民族', nativePlace: '籍贯',
  birthPlace: '出生地', politicalStatus: '政治面貌', workStartedOn: '参加工作时间', health: '健康状况', fullTimeEducation: '全日制教育', inServiceEducation: '在职教育',
  technicalPost: '专业技术职务', specialty: '特长', unitPost: '行政职务', rank: '职级', workPost: '工作岗位', phone: '电话', address: '现居住地', registeredResidence: '户籍所在地',
  photo: '照片', isRetired: '离退休', isMigrantWorker: '农民工', isInHardship: '困难党员', contactPoint: '联系点', socialStratum: '新社会阶层类型', family: '家庭主要成员', resume: '简历', assessments: '年度考核',
  rewardsText: '奖励情况', cadre: '党务干部', studyExemptions: '学时豁免', remark: '备注',
} satisfies Record<keyof typeof Person.shape, string>

export const educationLabels = { level: '学历', levelWords: '学历写法', degree: '学位', degreeWords: '学位写法', school: '毕业院校', major: '专业' } satisfies Record<keyof Education, string>
export const resumeLabels = { id: '编号', from: '起', to: '止', text: '单位职务', isPartyWork: '党务经历' } satisfies Record<keyof ResumeEntry, string>
export const familyLabels = { id: '编号', relation: '称谓', name: '姓名', birth: '出生年月', politicalStatus: '政治面貌', unitPost: '工作单位及职务' } satisfies Record<keyof FamilyMember, string>
export const assessmentLabels = { id: '编号', year: '年度', grade: '等次' } satisfies Record<keyof Assessment, string>
export const cadreLabels = {
  organisationId: '单位', kind: '专兼职', dutyDescription: '分工', workStartedOn: '从事党务工作起始时间', exchanges: '交流情况', reserve: '后备类别', dutyReviews: '述职评议结果', filing: '备案情况',
} satisfies Record<keyof PartyAffairsCadre, string>

export const noEducation: Education = { level: null, levelWords: '', degree: null, degreeWords: '', school: '', major: '' }

/** Everything that may be unknown of a person. */
export const blankPerson: Omit<Person, 'id' | 'name'> = {
  pinyinInitials: '', formerName: '', sex: '9', birth: null, idNumber: '', nationality: null, nativePlace: '', birthPlace: '', politicalStatus: null, workStartedOn: null, health: '',
  fullTimeEducation: noEducation, inServiceEducation: noEducation, technicalPost: '', specialty: '', unitPost: '', rank: '', workPost: '', phone: '', address: '', registeredResidence: '',
  photo: null, isRetired: false, isMigrantWorker: false, isInHardship: false, contactPoint: '', socialStratum: '', family: [], resume: [], assessments: [], rewardsText: '', cadre: null, studyExemptions: [], remark: '',
}
