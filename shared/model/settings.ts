import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { record, recordId } from './record.ts'

/** Which day is printed as the last of the probation that ends on the day before its anniversary, or on it (domain-checks C30). */
export const probationEnd = labelled({ sameDay: '满一年的当天', dayBefore: '满一年的前一天' })

/** Of whom more than half must vote for a candidate (R-QRM-04: 应到 by the rules of 2020, 实到 by those of 1990). */
export const electionBase = labelled({ should: '应到会有选举权人数', actual: '实到会有选举权人数' })

/** A named list of ledgers for inspections, in the order of the binder. */
export const Checklist = z.object({ name: z.string().trim().min(1, '不能为空'), ledgers: z.array(z.string()) })
export type Checklist = z.infer<typeof Checklist>

/** Millimetres. */
const Margins = z.object({ top: z.number().min(10).max(60), right: z.number().min(10).max(60), bottom: z.number().min(15).max(60), left: z.number().min(10).max(60) })
/** What each margin may be, in millimetres: printers leave ten, the page number needs fifteen. */
export const marginLimits = { top: [10, 60], right: [10, 60], bottom: [15, 60], left: [10, 60] } as const

export const pageNumbering = labelled({ pageOfPages: '第几页共几页', dashed: '一字线页码' })

/** How a unit's paper looks where it departs from D.1. */
export const PaperProfile = z.object({
  /** Of upright sheets; turned with them. Null = GB/T 9704-2012. */
  margins: Margins.nullable(),
  /** 第X页 共Y页, or — X — at the outer side. */
  numbering: pageNumbering.schema,
  /** A ledger's title in the unit's own wording, by the ledger's id. */
  titles: z.record(z.string(), z.string()),
  /** 落款: 填报单位（盖章）、填报人、审核人、日期. */
  signatures: z.array(z.string().min(1)),
})
export type PaperProfile = z.infer<typeof PaperProfile>

export const duesRounding = labelled({ cent: '到分', jiao: '到角', yuan: '到元' })

/** Days off and days of work moved by the State Council's yearly notice. */
export const WorkCalendar = z.object({ year: z.int(), holidays: z.array(LocalDate), workdays: z.array(LocalDate) })
export type WorkCalendar = z.infer<typeof WorkCalendar>

/** What a unit may set for itself: rules that are not marked V in domain.md. One row; left out of exports. */
export const Settings = record({
  id: recordId,
  /** 党课每季度一次 (R-MTG-05a, custom of many places). */
  lectureEveryQuarter: z.boolean(),
  /** 第一议题 must be the first topic of committee meetings (A5.2). */
  firstTopicRequired: z.boolean(),
  /** Share of a period after which a missing meeting turns yellow, 0 to 1. */
  yellowAfterShare: z.number().min(0).max(1),
  /** Days left at which it turns orange: of a quarter or year, and of a month. */
  orangeDaysOfQuarter: z.int().min(0).max(90),
  orangeDaysOfMonth: z.int().min(0).max(31),
  /** Words whose presence marks material as classified, beside the built-in ones (E.4). */
  classificationWords: z.array(z.string().min(1)),
  /** The chain's head in every ledger's footer: rewriting history then contradicts paper (reliability.md 4.9). */
  printHead: z.boolean(),
  /** Party posts before administrative ones wherever duties are told (A6.5). */
  partyPostFirst: z.boolean(),
  /** Months before a term ends from which a missing 请示 is orange, and a missing 批复 too (B.3). */
  termRequestMonths: z.int().min(0).max(12),
  termReplyMonths: z.int().min(0).max(12),
  probationEnd: probationEnd.schema,
  workCalendars: z.array(WorkCalendar),
  duesRounding: duesRounding.schema,
  /** Share of the collected dues that goes to the upper organisation, 0 to 1; null = not set. */
  duesRemitShare: z.number().min(0).max(1).nullable(),
  /** 学时 a year: of members, and of secretaries and committee members. */
  studyHoursMember: z.number().min(0),
  studyHoursLeader: z.number().min(0),
  /** 学时 of a full day and of half a day (R-EDU-03). */
  studyHoursFullDay: z.number().min(0),
  studyHoursHalfDay: z.number().min(0),
  onlineStudyCounts: z.boolean(),
  /** Years of party work after which exchange is due (R-CAD-03). */
  cadreExchangeYears: z.number().min(1),
  /** Chosen columns of a ledger in their order, by the ledger's id. */
  ledgerColumns: z.record(z.string(), z.array(z.string())),
  /** What a column's title in imported spreadsheets means here; empty field = leave it out. */
  importColumns: z.array(z.object({ title: z.string(), field: z.string() })),
  electionBase: electionBase.schema,
  /** 差额比例, of the seats, rounded up (R-QRM-05). */
  electionSurplusShare: z.number().min(0).max(1),
  /** 优秀 at most, of the members, rounded down (R-EVA-01, domain-checks C42). */
  reviewExcellentShare: z.number().min(0).max(1),
  /** Which pairs owe a talk each year (R-MTG-09). */
  talkPairs: z.object({ betweenCommittee: z.boolean(), committeeWithMembers: z.boolean(), betweenMembers: z.boolean() }),
  /** The unit's own checklists; one with the name of a built-in stands for it. */
  checklists: z.array(Checklist),
  paper: PaperProfile,
})
export type Settings = z.infer<typeof Settings>

/** The defaults of domain.md A2.1 and F.4, in force until a unit sets its own. */
export const defaultSettings: Omit<Settings, 'id'> = {
  lectureEveryQuarter: true,
  firstTopicRequired: true,
  yellowAfterShare: 0.6,
  orangeDaysOfQuarter: 15,
  orangeDaysOfMonth: 8,
  classificationWords: [],
  printHead: false,
  partyPostFirst: true,
  termRequestMonths: 3,
  termReplyMonths: 1,
  probationEnd: 'sameDay',
  workCalendars: [],
  duesRounding: 'cent',
  duesRemitShare: null,
  studyHoursMember: 32,
  studyHoursLeader: 56,
  studyHoursFullDay: 8,
  studyHoursHalfDay: 4,
  onlineStudyCounts: true,
  cadreExchangeYears: 10,
  ledgerColumns: {},
  importColumns: [],
  electionBase: 'should',
  electionSurplusShare: 0.2,
  reviewExcellentShare: 1 / 3,
  talkPairs: { betweenCommittee: true, committeeWithMembers: true, betweenMembers: false },
  checklists: [],
  paper: { margins: null, numbering: 'pageOfPages', titles: {}, signatures: ['填报单位（盖章）', '填报人', '审核人', '日期'] },
}

export const settingsLabels = {
  id: '编号', lectureEveryQuarter: '党课每季度一次', firstTopicRequired: '第一项议题应为第一议题', yellowAfterShare: '提醒起点（周期已过）',
  orangeDaysOfQuarter: '季度、年度临期天数', orangeDaysOfMonth: '月度临期天数', classificationWords: '密级提示词', printHead: '页脚打印档案校验码', partyPostFirst: '党内职务排在前',
  termRequestMonths: '换届请示提前月数', termReplyMonths: '换届批复提前月数', probationEnd: '预备期止日写法', workCalendars: '节假日', duesRounding: '党费取整', duesRemitShare: '党费上缴比例',
  studyHoursMember: '党员年度学时', studyHoursLeader: '书记和委员年度学时', studyHoursFullDay: '全天折合学时', studyHoursHalfDay: '半天折合学时', onlineStudyCounts: '网络自学计入学时',
  cadreExchangeYears: '党务干部交流年限', ledgerColumns: '台账列', importColumns: '导入列对应',
  electionBase: '当选票数的基数', electionSurplusShare: '差额比例', reviewExcellentShare: '评议优秀比例上限', talkPairs: '应谈的对子', checklists: '迎检清单', paper: '纸面样式',
} satisfies Record<keyof typeof Settings.shape, string>
