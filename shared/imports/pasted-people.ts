import { memberType, type MemberType } from '../model/membership.ts'
import type { Person } from '../model/person.ts'
import type { LocalDate } from '../time/local-date.ts'
import { typedDay, typedDayOrMonth } from '../time/typed-date.ts'
import { changeMessage, cleanText } from './clean-text.ts'

/** One line of a pasted roster, as far as it could be read. */
export interface PastedPerson {
  /** Counted from 1, as pasted. */
  readonly line: number
  readonly name: string
  readonly sex: Person['sex']
  readonly birth: Person['birth']
  readonly memberType: MemberType
  readonly branchName: string
  readonly joinedOn: LocalDate | null
  readonly fullOn: LocalDate | null
  /** First day in the branch, where the line says it. */
  readonly from: LocalDate | null
  readonly unitPost: string
  readonly phone: string
  readonly isRetired: boolean
  readonly remark: string
  readonly problems: readonly PastedProblem[]
}

/** `stops`: the line can't be entered as it stands; the others are worth a look. */
export interface PastedProblem {
  readonly column: string
  readonly message: string
  readonly stops: boolean
}

export interface PastedPeople {
  readonly people: readonly PastedPerson[]
  /** Titles of columns that have no place here. */
  readonly unusedColumns: readonly string[]
  /** Whether the first line named the columns; without it they are taken in the order of `columnOrder`. */
  readonly hasTitles: boolean
}

type Column = 'name' | 'sex' | 'birth' | 'memberType' | 'joinedOn' | 'fullOn' | 'unitPost' | 'phone' | 'branchName' | 'from' | 'isRetired' | 'remark' | 'skipped'

/** Titles as they stand in the rosters of offices and of the national system (domain.md C.9). */
const titles: Readonly<Record<string, Column>> = {
  姓名: 'name', 性别: 'sex', 出生年月: 'birth', 出生日期: 'birth', 出生年月日: 'birth', 出生: 'birth', 人员类别: 'memberType', 党员类别: 'memberType', 类别: 'memberType',
  入党日期: 'joinedOn', 入党时间: 'joinedOn', 加入党组织日期: 'joinedOn', 转正日期: 'fullOn', 转正时间: 'fullOn', 行政职务: 'unitPost', 职务: 'unitPost', 单位职务: 'unitPost', 工作岗位: 'unitPost',
  电话: 'phone', 联系电话: 'phone', 手机: 'phone', 手机号: 'phone', 手机号码: 'phone', 所在党支部: 'branchName', 党支部: 'branchName', 所属支部: 'branchName', 支部: 'branchName', 所属党支部: 'branchName',
  编入日期: 'from', 转入日期: 'from', 转入时间: 'from', 离退休: 'isRetired', 是否离退休: 'isRetired', 备注: 'remark', 序号: 'skipped',
}

/** Without a line of titles. */
export const columnOrder: readonly Column[] = ['name', 'sex', 'birth', 'memberType', 'joinedOn', 'fullOn', 'unitPost', 'phone']
export const columnOrderText = '姓名、性别、出生年月、人员类别、入党日期、转正日期、行政职务、电话'

/** A roster copied out of a spreadsheet or a text: read line by line, each with what is wrong with it; nothing is guessed silently. */
export function pastedPeople(text: string, today: LocalDate): PastedPeople {
  const lines = text.split(/\r\n?|\n/).map((line, i) => ({ line: i + 1, cells: cellsOf(line) })).filter(({ cells }) => cells.some(cell => cell !== ''))
  const head = lines[0]?.cells.map(cell => cell.replace(/[\s*＊:：]/g, '')) ?? []
  const hasTitles = head.includes('姓名')
  const columns = hasTitles ? head.map(title => columnOf(title)) : columnsWithoutTitles(lines[0]?.cells ?? [])
  const body = hasTitles ? lines.slice(1) : lines
  return {
    people: body.map(({ line, cells }) => personOf(line, cells, columns, today)),
    unusedColumns: hasTitles ? head.filter(title => title !== '' && columnOf(title) === null) : [],
    hasTitles,
  }
}

function columnOf(title: string): Column | null {
  return titles[title.replace(/[（(].*$/, '')] ?? null
}

/** A first column of running numbers is passed over. */
function columnsWithoutTitles(first: readonly string[]): readonly Column[] {
  return /^\d{1,4}$/.test(first[0] ?? '') ? ['skipped', ...columnOrder] : columnOrder
}

/** Tabs as spreadsheets put them; in plain text commas, or runs of blanks. */
function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map(unquoted)
  if (/[,，;；]/.test(line)) return line.split(/[,，;；]/).map(unquoted)
  return line.trim().split(/[ \u3000]{2,}|(?<=[^ \u3000]) (?=[^ \u3000])/).map(unquoted)
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/s, '$1').trim()
}

function personOf(line: number, cells: readonly string[], columns: readonly (Column | null)[], today: LocalDate): PastedPerson {
  const problems: PastedProblem[] = []
  const cell = (column: Column): string => clean(cells[columns.indexOf(column)] ?? '', column, problems)
  const day = (column: Column, label: string): LocalDate | null => dayIn(cell(column), label, today, problems)
  const name = nameIn(cell('name'), problems)
  const joinedOn = day('joinedOn', '入党日期')
  const fullOn = day('fullOn', '转正日期')
  const type = memberTypeIn(cell('memberType'), joinedOn, fullOn, problems)
  const surplus = cells.slice(columns.length).filter(text => text !== '')
  if (surplus.length > 0) problems.push({ column: '', message: `多出来的内容没有用到：${surplus.join('、')}`, stops: false })
  const person = {
    line, name, sex: sexIn(cell('sex'), problems), birth: birthIn(cell('birth'), today, problems), memberType: type, branchName: cell('branchName'), joinedOn, fullOn,
    from: day('from', '编入日期'), unitPost: cell('unitPost'), phone: cell('phone'), isRetired: /^(是|离休|退休|离退休)$/.test(cell('isRetired')), remark: cell('remark'),
  }
  return { ...person, problems: [...problems, ...orderProblems(person)] }
}

function clean(text: string, column: Column, problems: PastedProblem[]): string {
  const { text: cleaned, changes } = cleanText(text, 'name')
  for (const change of changes) problems.push({ column: columnLabels[column], message: changeMessage(change), stops: false })
  return cleaned.trim()
}

/** Blanks that align two-character names are not part of them. */
function nameIn(text: string, problems: PastedProblem[]): string {
  const name = /^[\p{Script=Han} \u3000]+$/u.test(text) ? text.replace(/[ \u3000]/g, '') : text
  if (name === '') problems.push({ column: '姓名', message: '没有姓名', stops: true })
  else if (/\d/.test(name)) problems.push({ column: '姓名', message: `“${name}”不像姓名，请核对各列的次序`, stops: true })
  return name
}

function sexIn(text: string, problems: PastedProblem[]): Person['sex'] {
  if (/^(男|男性|1)$/.test(text)) return '1'
  if (/^(女|女性|2)$/.test(text)) return '2'
  if (text !== '') problems.push({ column: '性别', message: `“${text}”不是男或女`, stops: true })
  return '9'
}

function birthIn(text: string, today: LocalDate, problems: PastedProblem[]): Person['birth'] {
  if (text === '') return null
  const birth = typedDayOrMonth(text.replace(/ 0?0:00(:00)?$/, ''), today)
  if (birth === null) problems.push({ column: '出生年月', message: `“${text}”看不懂，应如 1980-05 或 1980-05-12`, stops: true })
  else if (birth > today) problems.push({ column: '出生年月', message: `${birth} 还没有到`, stops: true })
  return birth
}

function dayIn(text: string, label: string, today: LocalDate, problems: PastedProblem[]): LocalDate | null {
  if (text === '') return null
  const day = typedDay(text.replace(/ 0?0:00(:00)?$/, ''), today)
  if (day === null) problems.push({ column: label, message: `“${text}”看不懂，应如 2005-07-01；只知道年月的，请补上日`, stops: true })
  return day
}

function memberTypeIn(text: string, joinedOn: LocalDate | null, fullOn: LocalDate | null, problems: PastedProblem[]): MemberType {
  const found = memberType.keys.find(key => memberType.labels[key] === text || memberType.labels[key].startsWith(text || '无'))
  if (found !== undefined) return found
  if (text !== '') problems.push({ column: '人员类别', message: `“${text}”不是正式党员或预备党员`, stops: true })
  if (text === '') problems.push({ column: '人员类别', message: joinedOn !== null && fullOn === null ? '没有写人员类别，也没有转正日期，按正式党员登记，请核对' : '没有写人员类别，按正式党员登记', stops: false })
  return 'full'
}

function orderProblems({ birth, joinedOn, fullOn, memberType: type }: Pick<PastedPerson, 'birth' | 'joinedOn' | 'fullOn' | 'memberType'>): readonly PastedProblem[] {
  const problems: PastedProblem[] = []
  if (birth !== null && joinedOn !== null && birth.slice(0, 7) >= joinedOn.slice(0, 7)) problems.push({ column: '入党日期', message: '早于出生年月', stops: true })
  if (joinedOn !== null && fullOn !== null && fullOn < joinedOn) problems.push({ column: '转正日期', message: '早于入党日期', stops: true })
  if (type === 'probationary' && fullOn !== null) problems.push({ column: '转正日期', message: '预备党员不应有转正日期', stops: true })
  return problems
}

const columnLabels: Readonly<Record<Column, string>> = {
  name: '姓名', sex: '性别', birth: '出生年月', memberType: '人员类别', joinedOn: '入党日期', fullOn: '转正日期', unitPost: '行政职务', phone: '电话',
  branchName: '所在党支部', from: '编入日期', isRetired: '离退休', remark: '备注', skipped: '序号',
}
