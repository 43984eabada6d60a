import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { refuseMacros } from './part-names.ts'
import { type Parts, refuseFault } from './parts.ts'
import { partAt, relationshipsOf, typeIs } from './relationships.ts'
import { eachTag } from './each-tag.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

/** What the workbook part says about its sheets, and where things lie. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  readonly is1904: boolean
  readonly stringsPart: string | null
  readonly stylesPart: string | null
}

/** Worksheets in their order; charts and dialogs have no rows and are left out. */
export function readWorkbook(parts: Parts, refuse: Refuse): Workbook {
  if (hasMacroType(parts, refuse)) refuseMacros(refuse)
  const workbookPart = relationshipsOf(parts, '', refuse).find(typeIs('officeDocument'))?.target ?? 'xl/workbook.xml'
  const bytes = parts.xml(workbookPart)
  if (bytes === null) return refuse('damaged', '里面没有工作簿内容，可能已损坏', advices.anotherCopy)
  const relationships = relationshipsOf(parts, workbookPart, refuse)
  const worksheets = new Map(relationships.filter(typeIs('worksheet')).map(({ id, target }) => [id, target]))
  if (relationships.some(typeIs('xlMacrosheet'))) refuseMacros(refuse)
  const sheets: WorkbookSheet[] = []
  let is1904: boolean | null = null
  let count = 0
  eachTag(bytes, fault => refuseFault(fault, refuse), tag => {
    if (tag.name === 'workbookPr') is1904 ??= ['1', 'true', 'on'].includes(tag.value('date1904') ?? '')
    if (tag.name !== 'sheet') return
    count += 1
    if (count > spreadsheetLimits.sheets) refuse('tooLarge', `的工作表超过 ${spreadsheetLimits.sheets} 个`, advices.split)
    const part = worksheets.get(tag.value('id') ?? '')
    const name = sheetName(tag.value('name') ?? '', count)
    if (part !== undefined) sheets.push({ name, isHidden: (tag.value('state') ?? 'visible') !== 'visible', part })
  })
  if (sheets.length === 0) return refuse('damaged', '里面没有工作表', advices.anotherCopy)
  return { sheets, is1904: is1904 ?? false, stringsPart: partAt(relationships, 'sharedStrings'), stylesPart: partAt(relationships, 'styles') }
}

/** An .xlsm without its code still says that it is one. */
function hasMacroType(parts: Parts, refuse: Refuse): boolean {
  const bytes = parts.xml('[Content_Types].xml')
  let found = false
  if (bytes !== null) {
    eachTag(bytes, fault => refuseFault(fault, refuse), tag => {
      if (tag.name === 'Override' && /macroEnabled\.main\+xml|vbaProject|macrosheet/i.test(tag.value('ContentType') ?? '')) found = true
    })
  }
  return found
}

/** Characters that XML can't hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
function sheetName(raw: string, number: number): string {
  const name = raw.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return name === '' ? `第 ${number} 个工作表` : name
}
