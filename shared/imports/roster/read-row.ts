import { readIdNumber } from '../../codes/id-number.ts'
import { sex } from '../../model/person.ts'
import { classificationMarks } from '../../rules/classification.ts'
import { chineseDayOrMonth, type DayOrMonth, isAfter, isDay } from '../../time/day-or-month.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { changeMessage, cleanText, isOrdinary } from '../clean-text.ts'
import { columnLetters, type SheetCell, type SheetRow } from '../sheet.ts'
import { cellText, isEmpty } from './cell-text.ts'
import { type CellPlace, columnReaders } from './column-readers.ts'
import type { RosterField } from './roster-field.ts'
import { rosterFieldLabel } from './roster-field.ts'
import type { RosterColumn } from './roster-mapping.ts'
import type { RosterProblem } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'
import { dateContext } from './values/date-context.ts'
import type { DateContext } from './values/roster-date.ts'

/** What a row says, as far as it can be read, with what is wrong with it. */
export interface ReadRow {
  readonly number: number
  readonly values: RowValues
  /** Filled from the ID number and not from a column of their own: they never take the place of what the archive has. */
  readonly derived: { readonly birth: boolean; readonly sex: boolean }
  readonly problems: RosterProblem[]
}

export interface RowReader {
  read(row: SheetRow): ReadRow
  /** A problem of a field, told at its column. */
  problem(field: RosterField | null, weight: RosterProblem['weight'], message: string, suggestion?: string): RosterProblem
}

interface MappedColumn extends RosterColumn {
  readonly field: RosterField
  readonly dates: DateContext
}

/** Fields that hold several lines. */
const freeTexts: readonly RosterField[] = ['remark', 'rewardsText', 'exchanges', 'assessment', 'dutyReview', 'education', 'fullTimeEducation', 'inServiceEducation', 'schoolAndMajor', 'fullTimeSchoolAndMajor', 'inServiceSchoolAndMajor', 'unitPostAndRank', 'partyPost', 'birth', 'joinedOn', 'fullOn']

/** Of these the whole column is looked at. */
const dateFields: readonly RosterField[] = [
  'birth', 'joinedOn', 'fullOn', 'workStartedOn', 'partyWorkStartedOn', 'from', 'to', 'statusOn', 'probationExtendedTo', 'floatingSince', 'lostSince', 'partyPostFrom',
]
const plainDates = { isBirth: false, twoDigitMonths: false, monthsOnly: false } as const

/** Reads the rows of a sheet by what its columns mean. `body`: the rows below the titles, which tell together how dates are meant. */
export function rowReader(columns: readonly RosterColumn[], body: readonly SheetRow[], today: LocalDate, markWords: readonly string[]): RowReader {
  const mapped = columns.flatMap((column): readonly MappedColumn[] => {
    if (column.field === null) return []
    return [{ ...column, field: column.field, dates: dateFields.includes(column.field) ? dateContext(cellsOf(body, column.index), today, column.field === 'birth') : { ...plainDates, today } }]
  })
  const problem: RowReader['problem'] = (field, weight, message, suggestion = '') => {
    const column = mapped.find(one => one.field === field)
    return column === undefined ? { column: field === null ? '' : rosterFieldLabel(field), letter: '', message, suggestion, weight } : problemAt(column, weight, message, suggestion)
  }
  return { problem, read: row => readRow(row, mapped, markWords, today, problem) }
}

function readRow(row: SheetRow, columns: readonly MappedColumn[], markWords: readonly string[], today: LocalDate, problem: RowReader['problem']): ReadRow {
  const values: RowValues = {}
  const problems = markProblems(row, columns, markWords)
  let otherBirth: DayOrMonth | null = null
  let current: MappedColumn | undefined
  const say = (weight: RosterProblem['weight'], message: string, suggestion: string) => { if (current !== undefined) problems.push(problemAt(current, weight, message, suggestion)) }
  const tools: Pick<CellPlace, 'stop' | 'hint' | 'other'> = {
    stop: (message, suggestion = '') => { say('stops', message, suggestion) }, hint: (message, suggestion = '') => { say('hint', message, suggestion) }, other: (_, month) => { otherBirth = month },
  }
  for (const column of columns) {
    const cell = row.cells[column.index] ?? null
    if (isEmpty(cell)) continue
    current = column
    const text = cleaned(cell, column, problems)
    if (text !== '') columnReaders[column.field]({ cell, text, title: column.title, dates: column.dates, ...tools }, values)
  }
  if (values.name !== undefined) Object.assign(values, nameParts(values.name, values))
  const birthCell = row.cells[columns.find(column => column.field === 'birth')?.index ?? -1] ?? null
  const derived = withIdNumber(values, { otherBirth, isWritten: typeof birthCell === 'string' }, problem, problems)
  if (values.memberType === 'probationary' && values.fullOn !== undefined && isAfter(values.fullOn, today)) {
    problems.push(problem('fullOn', 'hint', '预备党员的转正日期还没有到，没有登记', '转正后再登记'))
    delete values.fullOn
  }
  problems.push(...nameProblems(values, problem), ...orderProblems(values, today, problem))
  return { number: row.number, values, derived, problems }
}

function* cellsOf(body: readonly SheetRow[], index: number): Generator<SheetCell> {
  for (const row of body) yield row.cells[index] ?? null
}

function problemAt(column: RosterColumn, weight: RosterProblem['weight'], message: string, suggestion: string): RosterProblem {
  const letter = columnLetters(column.index)
  return { column: column.title === '' ? `${letter} 列` : column.title, letter, message, suggestion, weight }
}

/** The text that is entered, with what had to be changed in it told. */
function cleaned(cell: SheetCell, column: MappedColumn, problems: RosterProblem[]): string {
  if (typeof cell !== 'string' || isOrdinary(cell)) return cellText(cell)
  const { text, changes } = cleanText(cell, freeTexts.includes(column.field) ? 'freeText' : 'name')
  for (const change of changes) if (change.cause !== 'lineBreak') problems.push(problemAt(column, 'hint', changeMessage(change), ''))
  return text.trim()
}

/** A row with a mark of classification is not entered (domain.md E.4). */
function markProblems(row: SheetRow, columns: readonly MappedColumn[], markWords: readonly string[]): RosterProblem[] {
  const texts = columns.map(column => row.cells[column.index]).filter(cell => typeof cell === 'string')
  if (classificationMarks(texts.join('|'), markWords).length === 0) return []
  return columns.flatMap(column => {
    const cell = row.cells[column.index]
    const [mark] = typeof cell === 'string' ? classificationMarks(cell, markWords) : []
    return mark === undefined ? [] : [problemAt(column, 'stops', `发现密级字样“${mark.found.trim()}”，这一行没有登记`, '本软件为非涉密软件，不得录入国家秘密')]
  })
}

/** Blanks that align two-character names are not part of them; 张喆（女） says the sex. */
function nameParts(written: string, values: RowValues): Partial<RowValues> {
  const match = /^(.*?)[(（]\s*(男|女|预备|预备党员)\s*[)）]$/.exec(written)
  const bare = (match?.[1] ?? written).trim()
  const name = /^[\p{Script=Han}\s\u3000]+$/u.test(bare) ? bare.replace(/[\s\u3000]/g, '') : bare.replace(/\s+/g, ' ')
  const said = match?.[2] ?? ''
  return {
    name, ...(said === '女' || said === '男' ? { sex: values.sex ?? (said === '女' ? '2' : '1') } : {}), ...(said.startsWith('预备') ? { memberType: values.memberType ?? 'probationary' } : {}),
  }
}

function nameProblems({ name }: RowValues, problem: RowReader['problem']): readonly RosterProblem[] {
  if (name === undefined || name === '') return [problem('name', 'stops', '没有姓名', '请补上姓名，或删去这一行')]
  if (/[0-9]/.test(name)) return [problem('name', 'stops', `“${name}”不像姓名`, '请核对各列对应的内容')]
  return name.length > 50 ? [problem('name', 'stops', '姓名太长', '请核对各列对应的内容')] : []
}

/** Birth and sex by the ID number fill what the row leaves out; where they contradict it, that is told (domain.md D.4: 给提示，不拦截). */
function withIdNumber(values: RowValues, written: { readonly otherBirth: DayOrMonth | null; readonly isWritten: boolean }, problem: RowReader['problem'], problems: RosterProblem[]): ReadRow['derived'] {
  const id = values.idNumber === undefined ? null : readIdNumber(values.idNumber)
  if (id?.kind !== 'valid') {
    if (written.otherBirth !== null && values.birth !== undefined) problems.push(problem('birth', 'hint', `可能是 ${chineseDayOrMonth(written.otherBirth)}（数字单元格会丢掉末尾的 0），按 ${chineseDayOrMonth(values.birth)}登记`, '请核对'))
    return { birth: false, sex: false }
  }
  const derived = { birth: values.birth === undefined, sex: values.sex === undefined }
  if (values.birth === undefined || agrees(values.birth, id.birth, written)) values.birth = id.birth
  else problems.push(problem('birth', 'hint', `与身份证号里的出生日期 ${chineseDayOrMonth(id.birth)} 不一致，按表上的 ${chineseDayOrMonth(values.birth)}登记`, '请核对'))
  if (values.sex === undefined) values.sex = id.sex
  else if (values.sex !== id.sex) problems.push(problem('sex', 'hint', `与身份证号第 17 位（${sex.labels[id.sex]}）不一致，按表上的“${sex.labels[values.sex]}”登记`, '请核对'))
  return derived
}

/** A month agrees with its days; so does the first of a month that a spreadsheet made of it, and the other reading of 1978.1. */
function agrees(birth: DayOrMonth, ofId: LocalDate, { otherBirth, isWritten }: { readonly otherBirth: DayOrMonth | null; readonly isWritten: boolean }): boolean {
  if (isDay(birth)) return birth === ofId || (!isWritten && birth.endsWith('-01') && ofId.startsWith(birth.slice(0, 7)))
  return ofId.startsWith(birth) || (otherBirth !== null && ofId.startsWith(otherBirth))
}

function orderProblems(values: RowValues, today: LocalDate, problem: RowReader['problem']): readonly RosterProblem[] {
  const { birth, joinedOn, fullOn, memberType } = values
  const found: RosterProblem[] = []
  for (const field of ['birth', 'joinedOn'] as const) if (values[field] !== undefined && isAfter(values[field], today)) found.push(problem(field, 'stops', `${chineseDayOrMonth(values[field])}还没有到`, '请核对'))
  if (birth !== undefined && joinedOn !== undefined && !isAfter(joinedOn, birth)) found.push(problem('joinedOn', 'stops', `入党日期 ${chineseDayOrMonth(joinedOn)} 不晚于出生年月 ${chineseDayOrMonth(birth)}`, '请核对这两列'))
  if (joinedOn !== undefined && fullOn !== undefined && isAfter(joinedOn, fullOn)) found.push(problem('fullOn', 'stops', `转正日期 ${chineseDayOrMonth(fullOn)} 早于入党日期 ${chineseDayOrMonth(joinedOn)}`, '请核对这两列'))
  if (memberType === 'probationary' && fullOn !== undefined) found.push(problem('fullOn', 'stops', '人员类别是预备党员，却有转正日期', '请核对人员类别，或删去转正日期'))
  if (values.from !== undefined && values.to !== undefined && values.to < values.from) found.push(problem('to', 'stops', '转出日期早于编入日期', '请核对这两列'))
  return found
}
