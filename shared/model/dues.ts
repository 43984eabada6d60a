import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { YearMonth } from '../time/year-month.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

/** domain.md F.2 Dues.category. */
export const duesCategory = labelled({
  monthlySalary: '按月领工资', retired: '离退休', farmer: '农民', studentOrLowIncome: '学生、下岗失业、低保', annual: '年薪制', nonMonthly: '不按月取得收入', reduced: '少交', exempt: '免交',
})
export type DuesCategory = z.infer<typeof duesCategory.schema>

const cents = z.int('应为整数分').min(0, '不能小于 0')

/** What a member owes each month from one month of a year on (R-FEE-01…07). Money in 分. */
export const DuesStandard = record({
  id: recordId,
  personId: recordId,
  year: z.int().min(1949).max(2200),
  /** In force from this month of the year until the next standard of that year. */
  from: YearMonth,
  category: duesCategory.schema,
  /** 月工资收入基数, or 基本离退休费 of a month; null = not asked for. */
  baseCents: cents.nullable(),
  /** 另定的月应交, where it does not follow from base and rate: reduced, voluntary more, of fixed amounts. */
  setDueCents: cents.nullable(),
  /** 批准少交、免交的文号或会议. */
  approvalDocumentNo: text,
  remark: text,
})
export type DuesStandard = z.infer<typeof DuesStandard>

export const duesStandardLabels = {
  id: '编号', personId: '姓名', year: '年度', from: '起执行月份', category: '类别', baseCents: '月工资收入基数', setDueCents: '另定月应交', approvalDocumentNo: '批准文号', remark: '备注',
} satisfies Record<keyof typeof DuesStandard.shape, string>

export const paymentMethod = labelled({ cash: '现金', transfer: '转账', mobile: '手机支付', entrusted: '委托代交', withheld: '其他' })

/** One payment, for one month of the year. */
export const DuesPayment = z.object({
  id: recordId,
  /** 1 to 12: for which month. */
  month: z.int().min(1).max(12),
  paidCents: cents,
  paidOn: LocalDate.nullable(),
  method: paymentMethod.schema.nullable(),
  collector: text,
  remark: text,
})
export type DuesPayment = z.infer<typeof DuesPayment>

/** What one member paid for the months of one year: one row, so that a branch's month is one commit of as many rows as members. */
export const DuesYear = record({
  id: recordId,
  personId: recordId,
  year: z.int().min(1949).max(2200),
  payments: z.array(DuesPayment),
})
export type DuesYear = z.infer<typeof DuesYear>

export const duesYearLabels = { id: '编号', personId: '姓名', year: '年度', payments: '交纳' } satisfies Record<keyof typeof DuesYear.shape, string>
export const duesPaymentLabels = {
  id: '编号', month: '月份', paidCents: '实交', paidOn: '交纳日期', method: '方式', collector: '收款人', remark: '备注',
} satisfies Record<keyof DuesPayment, string>
