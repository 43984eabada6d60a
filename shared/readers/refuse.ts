import { type RefusalKind, refusalOf, SpreadsheetRefused, type SpreadsheetPlace } from '../imports/spreadsheet-refusal.ts'

/** Ends the reading of one file with a sentence that names the place. */
export type Refuse = (kind: RefusalKind, what: string, advice: string, place?: SpreadsheetPlace) => never

/** `what` and `advice` without a full stop. */
export function refuserOf(fileName: string): Refuse {
  return (kind, what, advice, place) => {
    throw new SpreadsheetRefused(refusalOf(kind, fileName, what, advice, place))
  }
}

/** Advice that several refusals share. */
export const advices = {
  saveAsXlsx: '请用 WPS 或 Excel 打开它，另存为 xlsx（Excel 工作簿）后再导入',
  anotherCopy: '请用 WPS 或 Excel 打开它检查，另存为 xlsx 后再导入；打不开的，请换一份完好的文件',
  split: '请删去多余的内容，或拆成几个文件后分别导入',
  askSender: '请不要使用这个文件，向提供它的人核实后另要一份',
} as const
