import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { YearMonth } from '../time/year-month.ts'
import { meetingKind } from './meeting.ts'
import { record, recordId, text } from './record.ts'

/** One meeting that is planned: 三会一课 of the month or quarter, a subject of the 中心组's year (domain.md C.1, C.18). Whether it was held is told by `meetingId`, or by a meeting of that kind in that month. */
export const MeetingPlan = record({
  id: recordId,
  organisationId: recordId,
  kind: meetingKind.schema,
  month: YearMonth,
  /** The day, where it is known. */
  on: LocalDate.nullable(),
  /** 主题, 专题. */
  subject: text,
  /** 学习书目. */
  materials: text,
  /** 主发言人, 主讲人. */
  speakerIds: z.array(recordId),
  /** The meeting that fulfilled it, where the clerk named one. */
  meetingId: recordId.nullable(),
  /** Why it was not held; empty = still to be held, or held. */
  cancelledReason: text,
  remark: text,
})
export type MeetingPlan = z.infer<typeof MeetingPlan>

export const meetingPlanLabels = {
  id: '编号', organisationId: '党组织', kind: '会议类型', month: '月份', on: '日期', subject: '主题', materials: '学习书目', speakerIds: '主讲（主发言）人', meetingId: '对应的会议', cancelledReason: '未开原因', remark: '备注',
} satisfies Record<keyof typeof MeetingPlan.shape, string>
