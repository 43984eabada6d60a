import { type LocalDate, monthOf } from '#shared/time/local-date.ts'

/** What the year usually asks for at this time, beyond what rules can tell (domain.md E.5). */
export function monthRhythm(today: LocalDate): { readonly title: string; readonly text: string } {
  const month = monthOf(today)
  const season = seasons.find(({ months }) => months.includes(month))
  return { title: `${month}月通常要做`, text: [season?.text ?? '', everyMonth].filter(text => text !== '').join('') }
}

const everyMonth = '每月：支委会、党小组会、主题党日（相对固定一天）、收缴党费。'

const quarterPlan = '5日前报本季度三会一课计划（按当地要求）。'
const quarterCheck = '季末做季度督导。'

const seasons: readonly { readonly months: readonly number[]; readonly text: string }[] = [
  { months: [1], text: '上年度考核、述职评议、民主评议和组织生活会收尾；核定党费；制订全年计划、责任清单、发展党员计划、中心组学习计划；党内统计年报。' },
  { months: [2], text: '上年度会议记录封账归档；整改清单。' },
  { months: [3], text: `上年度会议记录封账归档；整改清单；${quarterCheck}` },
  { months: [4], text: quarterPlan },
  { months: [6], text: `七一表彰、党费半年公布、半年业务述评、入党宣誓；${quarterCheck}` },
  { months: [7], text: `七一表彰、党费半年公布、半年业务述评、入党宣誓；${quarterPlan}` },
  { months: [9], text: `半年督查、换届自查；${quarterCheck}` },
  { months: [10], text: `半年督查、换届自查；${quarterPlan}` },
  { months: [11], text: '述职评议、民主生活会和组织生活会准备；次年计划。' },
  { months: [12], text: `述职评议、民主生活会和组织生活会准备；次年计划；${quarterCheck}` },
]
