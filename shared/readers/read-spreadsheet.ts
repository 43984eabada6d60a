import type { Sheet } from '../imports/sheet.ts'
import { readCsv } from './csv/read-csv.ts'
import { kindOfFile } from './kind-of-file.ts'
import { spreadsheetLimits } from './limits.ts'
import type { ReadOptions } from './read-options.ts'
import { advices, refuserOf } from './refuse.ts'
import { refuseUnlessXls } from './xls/ole-file.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

/** The sheets of an .xlsx, .xls or .csv file, told by its content and not by its name. Throws SpreadsheetRefused, and nothing else, for a file that can't be read. */
export async function readSpreadsheet(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<readonly Sheet[]> {
  const refuse = refuserOf(fileName)
  if (bytes.length === 0) refuse('empty', '是空的（0 字节）', '请确认文件已复制完整后再导入')
  if (bytes.length > spreadsheetLimits.fileBytes) refuse('tooLarge', `有 ${Math.ceil(bytes.length / 1024 / 1024)} MB，超过 50 MB`, advices.split)
  const kind = kindOfFile(bytes)
  switch (kind.kind) {
    case 'zip': return readXlsx(bytes, refuse, options)
    case 'ole':
      refuseUnlessXls(bytes, refuse)
      return readBiff('ole')
    case 'biff': return readBiff('none')
    case 'text': return readCsv(bytes, fileName, refuse)
    case 'other': return refuse('wrongFormat', kind.what, advices.saveAsXlsx)
  }

  async function readBiff(container: 'ole' | 'none'): Promise<readonly Sheet[]> {
    const { readXls } = await import('./xls/read-xls.ts') // half a megabyte, for few files
    return readXls(bytes, container, refuse)
  }
}
