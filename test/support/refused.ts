import { expect } from 'vitest'
import { type SpreadsheetRefusal, SpreadsheetRefused } from '#shared/imports/spreadsheet-refusal.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'

/** The refusal of a file; fails when it is read. Every sentence is Chinese, names the file and says what is safe and what to do. */
export async function refused(bytes: Uint8Array, fileName = '名册.xlsx'): Promise<SpreadsheetRefusal> {
  const outcome: unknown = await readSpreadsheet(bytes, fileName).catch((error: unknown) => error)
  if (!(outcome instanceof SpreadsheetRefused)) throw new Error(`not refused: ${outcome instanceof Error ? outcome.stack : JSON.stringify(outcome).slice(0, 300)}`)
  expectGoodSentence(outcome.refusal, fileName)
  return outcome.refusal
}

export function expectGoodSentence({ message }: SpreadsheetRefusal, fileName: string): void {
  expect(message).toMatch(/^文件“.*没有导入任何内容，档案没有受影响。[^。]+。$/s)
  expect(message).toContain(`文件“${fileName}”`)
  expect(message.replace(fileName, '').replace(/“[^”]*”|xlsx|xlsb|xls|ods|WPS|Excel|OpenDocument|Word|PDF|RTF|HTML|MHTML|XML|DOCTYPE|ENTITY|MB|UTF-8|[A-Z]{1,3} 列/g, '')).not.toMatch(/[A-Za-z]{2,}/)
}
