import * as z from 'zod'
import { record, recordId } from './record.ts'

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
}

export const settingsLabels = {
  id: '编号', lectureEveryQuarter: '党课每季度一次', firstTopicRequired: '第一项议题应为第一议题', yellowAfterShare: '提醒起点（周期已过）',
  orangeDaysOfQuarter: '季度、年度临期天数', orangeDaysOfMonth: '月度临期天数', classificationWords: '密级提示词', printHead: '页脚打印档案校验码',
} satisfies Record<keyof typeof Settings.shape, string>
