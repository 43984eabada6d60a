import type { Dossier } from '../../model/dossier/dossier.ts'
import type { Person } from '../../model/person.ts'
import type { Stored } from '../../model/record.ts'
import { classificationMarks } from '../../rules/classification.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { cleanText } from '../clean-text.ts'
import { cellText } from '../roster/cell-text.ts'
import { nameKey } from '../roster/find-person.ts'
import { titleKey } from '../roster/title-key.ts'
import { dateContext } from '../roster/values/date-context.ts'
import { readDate } from '../roster/values/roster-date.ts'
import { columnLetters, type Sheet, type SheetCell, type SheetRow } from '../sheet.ts'

/** What a column of an existing register may hold. */
export type RegisterField = 'name' | 'idNumber' | 'archiveNo' | 'openedOn' | 'position' | 'openedBy' | 'volumes' | 'remark'

const titles: Readonly<Record<RegisterField, readonly string[]>> = {
  name: ['姓名', '干部姓名'], idNumber: ['身份证号', '身份证号码', '公民身份号码', '身份号码', '证件号码'], archiveNo: ['档案编号', '编号', '档号', '卷号', '档案号'], openedOn: ['建档日期', '建档时间', '立卷日期'],
  position: ['单位及职务', '单位职务', '职务', '现任职务', '工作单位及职务', '单位'], openedBy: ['建档单位', '立卷单位'], volumes: ['册数', '卷数'], remark: ['备注', '说明'],
}

/** One row of the register and what it would do. Where it can't be used: the column, what is wrong and what to do. */
export type PlannedDossier =
  | { readonly row: number; readonly name: string; readonly action: 'new'; readonly dossier: RegisterLine }
  | { readonly row: number; readonly name: string; readonly action: 'changed' | 'same'; readonly dossier: Stored<Dossier> }
  | { readonly row: number; readonly name: string; readonly action: 'problem'; readonly column: string; readonly message: string }

/** What a new file begins with; whoever writes it adds its id and its catalogue. */
export type RegisterLine = Pick<Dossier, 'personId' | 'personName' | 'archiveNo' | 'openedOn' | 'position' | 'openedBy' | 'volumes' | 'remark'>

export interface KnownForRegister {
  readonly people: readonly Person[]
  readonly dossiers: readonly Stored<Dossier>[]
  readonly markWords: readonly string[]
  readonly today: LocalDate
}

/** Null = no row of the sheet names 姓名 and 编号 as titles. Nothing is written; a row with a problem holds back no other. */
export function planDossiers(sheet: Sheet, known: KnownForRegister): readonly PlannedDossier[] | null {
  const header = headerOf(sheet.rows)
  if (header === null) return null
  const body = sheet.rows.filter(({ number, cells }) => number > header.row && cells.some(cell => cellText(cell) !== ''))
  const dates = dateContext(body.map(({ cells }) => cells[header.columns.get('openedOn') ?? -1] ?? null), known.today, false)
  const seen = { people: new Set<string>(), numbers: new Map(known.dossiers.map(({ archiveNo, personId }) => [archiveNo, personId])) }
  return body.map(row => planned(row, header.columns, known, dates, seen))
}

interface Header { readonly row: number; readonly columns: ReadonlyMap<RegisterField, number> }

function headerOf(rows: readonly SheetRow[]): Header | null {
  for (const { number, cells } of rows.slice(0, 20)) {
    const columns = new Map<RegisterField, number>()
    cells.forEach((cell, index) => {
      const key = titleKey(cellText(cell))
      const field = (Object.keys(titles) as RegisterField[]).find(one => titles[one].some(title => titleKey(title) === key)) // Object.keys forgets the key type
      if (key !== '' && field !== undefined && !columns.has(field)) columns.set(field, index)
    })
    if (columns.has('name') && columns.has('archiveNo')) return { row: number, columns }
  }
  return null
}

interface Seen { readonly people: Set<string>; readonly numbers: Map<string, string> }

function planned({ number, cells }: SheetRow, columns: Header['columns'], known: KnownForRegister, dates: ReturnType<typeof dateContext>, seen: Seen): PlannedDossier {
  const text = (field: RegisterField) => cleanText(cellText(cellOf(cells, columns, field)), 'name').text
  const name = text('name')
  const problem = (field: RegisterField, message: string): PlannedDossier => ({ row: number, name, action: 'problem', column: `${columnLetters(columns.get(field) ?? 0)} 列“${titles[field][0] ?? ''}”`, message })
  const marked = (Object.keys(titles) as RegisterField[]).find(field => classificationMarks(text(field), known.markWords).length > 0) // as above
  if (marked !== undefined) return problem(marked, '带有密级字样，没有读入。本软件为非涉密软件，不得录入国家秘密。')
  if (name === '') return problem('name', '没有写姓名，请补上。')
  const archiveNo = text('archiveNo')
  const found = personOf(name, text('idNumber').toUpperCase(), seen.numbers.get(archiveNo), known.people)
  if (typeof found === 'string') return problem(text('idNumber') === '' ? 'name' : 'idNumber', found)
  if (seen.people.has(found.id)) return problem('name', '同一个人在表里出现了两次，请只留一行。')
  if (archiveNo === '') return problem('archiveNo', '没有写档案编号，请补上。')
  const owner = seen.numbers.get(archiveNo)
  if (owner !== undefined && owner !== found.id) return problem('archiveNo', `编号“${archiveNo}”已经用在另一个人名下，请核对。`)
  const opened = readDate(cellOf(cells, columns, 'openedOn'), dates)
  const day = opened.kind === 'date' && opened.date !== null && opened.date.length === 10 ? opened.date as LocalDate : null // ten characters are a day
  if (cellText(cellOf(cells, columns, 'openedOn')) !== '' && day === null) return problem('openedOn', '看不懂这个日期。请写成 2024-03-05 这样的年月日。')
  const volumes = text('volumes') === '' ? null : Number(text('volumes').replace(/[册卷]$/, ''))
  if (volumes !== null && !(Number.isInteger(volumes) && volumes >= 1)) return problem('volumes', '册数应为 1、2 这样的整数。')
  seen.people.add(found.id)
  seen.numbers.set(archiveNo, found.id)
  const said = { archiveNo, ...(day === null ? {} : { openedOn: day }), ...given({ position: text('position'), openedBy: text('openedBy'), remark: text('remark') }), ...(volumes === null ? {} : { volumes }) }
  const present = known.dossiers.find(({ personId }) => personId === found.id)
  if (present === undefined) return { row: number, name, action: 'new', dossier: { position: '', openedBy: '', remark: '', volumes: 1, openedOn: known.today, ...said, personId: found.id, personName: found.name } }
  const next = { ...present, ...said }
  return { row: number, name, action: JSON.stringify(next) === JSON.stringify(present) ? 'same' : 'changed', dossier: next }
}

/** By the ID number where there is one, else the one of that name whose file bears the row's number, else the only one; or why nobody is meant. */
function personOf(name: string, idNumber: string, owner: string | undefined, people: readonly Person[]): Person | string {
  if (idNumber !== '') {
    const byNumber = people.find(person => person.idNumber === idNumber)
    if (byNumber === undefined) return '人员中没有这个身份证号码，请先在“人员”里登记，或去掉这一格按姓名认。'
    return nameKey(byNumber.name) === nameKey(name) ? byNumber : `这个身份证号码在人员中是“${byNumber.name}”，和表里的姓名不一样，请核对。`
  }
  const named = people.filter(person => nameKey(person.name) === nameKey(name))
  const [only] = named
  const ofNumber = named.find(({ id }) => id === owner)
  if (ofNumber !== undefined) return ofNumber
  if (only === undefined) return `人员中没有“${name}”，请先在“人员”里登记。`
  return named.length === 1 ? only : `人员中有 ${named.length} 个“${name}”，请在表里加一列身份证号码。`
}

function cellOf(cells: readonly SheetCell[], columns: Header['columns'], field: RegisterField): SheetCell {
  const index = columns.get(field)
  return index === undefined ? null : cells[index] ?? null
}

/** Only what the sheet says: an empty cell takes nothing away. */
function given<T extends Readonly<Record<string, string>>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<T> // fromEntries forgets the keys
}
