import { readIdNumber } from '../../codes/id-number.ts'
import { type DayOrMonth, firstDayOf, isDay } from '../../time/day-or-month.ts'
import { localDate } from '../../time/local-date.ts'
import type { SheetCell } from '../sheet.ts'
import type { RosterField } from './roster-field.ts'
import type { RowValues } from './row-values.ts'
import { compact, type ReadValue, saysNothing } from './values/read-value.ts'
import { readAssessments, readDutyReviews } from './values/roster-assessment.ts'
import { readDegree, readEducation, readLevel, readSchoolAndMajor, type SomeEducation } from './values/roster-education.ts'
import { readPosts } from './values/roster-post.ts'
import { type DateContext, readDate } from './values/roster-date.ts'
import { readMembershipStatus, readMemberType, readNationality, readPoliticalStatus, readPostKind, readRetired, readSex, readYesNo } from './values/roster-words.ts'

/** Where a cell is read, and where what is to be said of it goes. */
export interface CellPlace {
  readonly cell: SheetCell
  /** Cleaned, without blanks around it, never empty. */
  readonly text: string
  readonly title: string
  readonly dates: DateContext
  stop(message: string, suggestion?: string): void
  hint(message: string, suggestion?: string): void
  /** Other months that the digits may mean (1978.1). */
  other(field: 'birth', month: DayOrMonth): void
}

type Reader = (place: CellPlace, values: RowValues) => void

/** How each field is read. Fields without which a person can't be told apart or placed stop the row where they can't be read; others are left out and told. */
export const columnReaders: Readonly<Record<RosterField, Reader>> = {
  name: text('name'), formerName: text('formerName'), nativePlace: text('nativePlace'), birthPlace: text('birthPlace'), health: text('health'), address: text('address'), registeredResidence: text('registeredResidence'),
  contactPoint: text('contactPoint'), socialStratum: text('socialStratum'), specialty: text('specialty'), rewardsText: text('rewardsText'), remark: text('remark'), unitPost: text('unitPost'), rank: text('rank'), workPost: text('workPost'), technicalPost: text('technicalPost'),
  unit: text('unit'), organisation: text('organisation'), group: text('group'), joinType: text('joinType'), joinOrganisationName: text('joinOrganisationName'), conversionNote: text('conversionNote'),
  increaseNote: text('increaseNote'), decreaseNote: text('decreaseNote'), transferFrom: text('transferFrom'), letterNo: text('letterNo'), transferTo: text('transferTo'), dutyDescription: text('dutyDescription'), reserve: text('reserve'),
  sex: word('sex', readSex, 'stop'), nationality: word('nationality', readNationality, 'hint'), politicalStatus: word('politicalStatus', readPoliticalStatus, 'hint'), memberType: word('memberType', readMemberType, 'stop'),
  status: word('status', readMembershipStatus, 'stop'), postKind: word('postKind', readPostKind, 'hint'),
  isMigrantWorker: word('isMigrantWorker', readYesNo, 'hint'), isInHardship: word('isInHardship', readYesNo, 'hint'), isLost: word('isLost', readYesNo, 'hint'),
  isRetired: (place, values) => { take('isRetired', readRetired(place.text, /是否在职|在职否/.test(place.title)), 'hint', place, values) },
  isFloating: floating, floatingTo: text('floatingTo'),
  birth: date('birth', 'stop'), joinedOn: date('joinedOn', 'stop'), fullOn, workStartedOn: date('workStartedOn', 'hint'), partyWorkStartedOn: date('partyWorkStartedOn', 'hint'),
  from: wholeDay('from', 'stop'), to: wholeDay('to', 'stop'), statusOn: wholeDay('statusOn', 'stop'), probationExtendedTo: wholeDay('probationExtendedTo', 'hint'), floatingSince: wholeDay('floatingSince', 'hint'),
  lostSince: wholeDay('lostSince', 'hint'), partyPostFrom: wholeDay('partyPostFrom', 'hint'),
  idNumber, phone, unitPostAndRank: postAndRank, partyPost: posts, seniorityCorrection: correction, partyAge,
  assessment: (place, values) => { grades('assessment', readAssessments(place.text, place.title, place.dates.today), place, values) },
  dutyReview: (place, values) => { grades('dutyReview', readDutyReviews(place.text, place.title, place.dates.today), place, values) },
  exchanges, filing,
  level: education('level', readLevel), degree: education('degree', readDegree), education: education('education', readEducation), school: education('school', schoolOf), major: education('major', majorOf), schoolAndMajor: education('schoolAndMajor', readSchoolAndMajor),
  fullTimeLevel: education('fullTimeLevel', readLevel), fullTimeDegree: education('fullTimeDegree', readDegree), fullTimeEducation: education('fullTimeEducation', readEducation), fullTimeSchool: education('fullTimeSchool', schoolOf),
  fullTimeMajor: education('fullTimeMajor', majorOf), fullTimeSchoolAndMajor: education('fullTimeSchoolAndMajor', readSchoolAndMajor),
  inServiceLevel: education('inServiceLevel', readLevel), inServiceDegree: education('inServiceDegree', readDegree), inServiceEducation: education('inServiceEducation', readEducation), inServiceSchool: education('inServiceSchool', schoolOf),
  inServiceMajor: education('inServiceMajor', majorOf), inServiceSchoolAndMajor: education('inServiceSchoolAndMajor', readSchoolAndMajor),
  sequence: () => {}, age: () => {}, partyWorkYears: () => {}, trainingHours: () => {},
}

type Weight = 'stop' | 'hint'

function text<F extends keyof RowValues>(field: F): Reader {
  return (place, values) => {
    if (!saysNothing(place.text)) Object.assign(values, { [field]: place.text })
  }
}

function word<F extends keyof RowValues>(field: F, read: (text: string) => ReadValue<NonNullable<RowValues[F]>>, weight: Weight): Reader {
  return (place, values) => { take(field, read(place.text), weight, place, values) }
}

function take<F extends keyof RowValues>(field: F, read: ReadValue<NonNullable<RowValues[F]>>, weight: Weight, place: CellPlace, values: RowValues): void {
  switch (read.kind) {
    case 'blank': return
    case 'unclear':
      if (weight === 'stop') place.stop(read.reason, read.suggestion)
      else place.hint(`${read.reason}，这一格没有登记`, read.suggestion)
      return
    case 'value':
      values[field] = read.value
      if (read.note !== undefined) place.hint(read.note)
  }
}

const dateAdvice = '应如 1978.01、1978-01-05 或 1978年1月5日'

function date<F extends 'birth' | 'joinedOn' | 'fullOn' | 'workStartedOn' | 'partyWorkStartedOn'>(field: F, weight: Weight): Reader {
  return (place, values) => {
    const found = dateIn(place, weight)
    if (found !== null) values[field] = found
  }
}

/** 预备期 stands for the day in our own 党员花名册: the member is not full yet. */
function fullOn(place: CellPlace, values: RowValues): void {
  if (/^预备(?:期|党员)?$/.test(compact(place.text))) values.memberType ??= 'probationary'
  else date('fullOn', 'stop')(place, values)
}

/** Where a day is asked for and a month is written, its first day is taken, and that is told. */
function wholeDay<F extends 'from' | 'to' | 'statusOn' | 'probationExtendedTo' | 'floatingSince' | 'lostSince' | 'partyPostFrom'>(field: F, weight: Weight): Reader {
  return (place, values) => {
    const found = dateIn(place, weight)
    if (found === null) return
    if (!isDay(found)) place.hint('只写到月，按 1 日登记', '知道是哪一天的，请补上日')
    values[field] = firstDayOf(found)
  }
}

function dateIn(place: CellPlace, weight: Weight): DayOrMonth | null {
  const read = readDate(place.cell, place.dates)
  if (read.kind === 'unclear') {
    if (weight === 'stop') place.stop(read.reason, dateAdvice)
    else place.hint(`${read.reason}，这一格没有登记`, dateAdvice)
    return null
  }
  if (read.other !== undefined) {
    if (place.dates.isBirth) place.other('birth', read.other)
    else place.hint(`“${place.text}”可能是 ${Number(read.other.slice(5))} 月（数字单元格会丢掉末尾的 0），按 1 月登记`, '请核对')
  }
  return read.date
}

function idNumber(place: CellPlace, values: RowValues): void {
  if (typeof place.cell === 'number' && place.cell >= 1e15) return place.stop(digitsLost, lostAdvice)
  if (saysNothing(place.text)) return
  if (isMasked(place.text)) return place.hint('身份证号中间打了星号，这一格没有登记', '要登记号码，请换成完整的')
  const read = readIdNumber(place.text)
  switch (read.kind) {
    case 'valid':
      values.idNumber = read.number
      return
    case 'digitsLost': return place.stop(digitsLost, lostAdvice)
    case 'characters': return place.stop('身份证号里有数字和 X 以外的字', '请核对原件')
    case 'length': return place.stop(`身份证号有 ${read.length} 位，应为 18 位（旧号 15 位）`, '请核对原件')
    case 'birth': return place.stop('身份证号里的出生日期不存在', '请核对原件')
    case 'checkDigit': return place.stop(`身份证号的校验码不对，按前 17 位末位应为 ${read.expected}`, '至少有一位写错了，请核对原件')
  }
}

const digitsLost = '身份证号被表格软件存成了数字，后几位已经丢失'
const lostAdvice = '请把这一列设为文本格式，重新填写这一格后再导入'

function phone(place: CellPlace, values: RowValues): void {
  if (saysNothing(place.text)) return
  if (isMasked(place.text)) return place.hint('电话中间打了星号，这一格没有登记')
  const number = place.text.normalize('NFKC').replace(/\s+/g, ' ')
  const digits = number.replace(/\D/g, '')
  values.phone = /^[\d\s-]+$/.test(number) && /^1[3-9]\d{9}$/.test(digits) ? digits : number
  if (/^[\d\s-]+$/.test(number) && /^1[3-9]/.test(digits) && digits.length !== 11) place.hint(`手机号有 ${digits.length} 位，应为 11 位`, '请核对')
}

/** As our own lists and prints show numbers: never taken for one, so that a list that comes back spoils nothing. */
function isMasked(text: string): boolean {
  return /[*＊]{2}/.test(text)
}

/** 科长/一级主任科员: the post, then the rank; a rank alone is one. */
function postAndRank(place: CellPlace, values: RowValues): void {
  if (saysNothing(place.text)) return
  const parts = place.text.split(/[/／\n、，,;；]/).map(part => part.trim()).filter(part => part !== '')
  const ranks = parts.filter(isRank)
  const posts = parts.filter(part => !isRank(part))
  if (posts.length > 0) values.unitPost = posts.join('、')
  if (ranks.length > 0) values.rank = ranks.join('、')
}

/** 公务员职级 and 行政级别. */
function isRank(words: string): boolean {
  return /(?:主任科员|调研员|巡视员|科员|办事员)$|^(?:正|副)?(?:省部|厅局|县处|乡科|厅|局|处|科|股)级(?:正职|副职)?$/.test(words) && words.length <= 10
}

function posts(place: CellPlace, values: RowValues): void {
  const read = readPosts(place.text)
  values.partyPost = read.posts
  if (/专职/.test(place.text)) values.postKind ??= 'fullTime'
  if (read.unknown.length > 0) place.hint(`“${read.unknown.join('、')}”不是党内职务，没有登记`, '可登记的有书记、副书记、各委员、党小组组长、组织员等')
}

function floating(place: CellPlace, values: RowValues): void {
  const words = compact(place.text)
  if (/^(?:流出|外出|流动|流动党员)$/.test(words)) values.isFloating = true
  else take('isFloating', readYesNo(place.text), 'hint', place, values)
}

/** Months: 12、-6、12个月、1年. */
function correction(place: CellPlace, values: RowValues): void {
  const match = /^([+-]?\d+(?:\.\d+)?)(年|个月|月)?$/.exec(compact(place.text))
  if (saysNothing(place.text)) return
  if (match === null) return place.hint(`“${place.text}”看不懂，这一格没有登记`, '请写月数，如 12 或 -6')
  values.seniorityCorrection = Math.round(Number(match[1]) * (match[2] === '年' ? 12 : 1))
}

function partyAge(place: CellPlace, values: RowValues): void {
  const years = /^(\d{1,2})(?:年|周年|\.\d+)?/.exec(compact(place.text))?.[1]
  if (years !== undefined) values.partyAge = Number(years)
}

function grades<F extends 'assessment' | 'dutyReview'>(field: F, read: { readonly grades: RowValues[F]; readonly note: string }, place: CellPlace, values: RowValues): void {
  const before: readonly unknown[] = values[field] ?? []
  Object.assign(values, { [field]: [...before, ...(read.grades ?? [])] })
  if (read.note !== '') place.hint(read.note)
}

/** 2019.03-2020.03 挂职云岭县委办公室; several on lines of their own. */
function exchanges(place: CellPlace, values: RowValues): void {
  if (saysNothing(place.text)) return
  const found: { from: DayOrMonth; to: DayOrMonth | null; place: string; kind: string }[] = []
  for (const line of place.text.split(/[\n；;]/).map(part => part.trim()).filter(part => part !== '')) {
    const match = /^((?:19|20)\d{2}[.年-]\d{1,2}月?)\s*(?:[-—–~至]+\s*((?:19|20)\d{2}[.年-]\d{1,2}月?|今)?)?[\s，,:：]*(.+)$/.exec(line.normalize('NFKC'))
    const from = match === null ? null : dateOf(match[1] ?? '', place.dates)
    if (match === null || from === null) place.hint(`“${line}”没有写起始年月，没有登记`, '应如“2019.03-2020.03 挂职云岭县委办公室”')
    else found.push({ from, to: match[2] === undefined || match[2] === '今' ? null : dateOf(match[2], place.dates), place: match[3] ?? '', kind: /挂职|上挂|抽调|遴选|轮岗|借调/.exec(line)?.[0] ?? '' })
  }
  if (found.length > 0) values.exchanges = found
}

/** 已备案、2024.5.6、2024年5月6日已备案. */
function filing(place: CellPlace, values: RowValues): void {
  if (saysNothing(place.text) || /^(?:否|未|未备案)$/.test(compact(place.text))) return
  if (typeof place.cell !== 'string') {
    const day = dateIn(place, 'hint')
    if (day !== null) values.filing = { filedOn: firstDayOf(day), result: '' }
    return
  }
  const written = /(?:19|20)\d{2}[.\-/年]\d{1,2}(?:[.\-/月]\d{1,2}日?|月)?/.exec(place.text)?.[0]
  const day = written === undefined ? null : dateOf(written, place.dates)
  const result = written === undefined ? place.text : place.text.replace(written, '').replace(/^[\s，,]+|[\s，,]+$/g, '')
  values.filing = { filedOn: day === null ? null : isDay(day) ? day : localDate(`${day}-01`), result: /^(?:是|√|有|1)$/.test(result) ? '已备案' : result }
}

function dateOf(written: string, dates: DateContext): DayOrMonth | null {
  const read = readDate(written, { ...dates, isBirth: false })
  return read.kind === 'date' ? read.date : null
}

function education<F extends keyof RowValues>(field: F, read: (text: string) => SomeEducation): Reader {
  return (place, values) => {
    const said = read(place.text)
    if (Object.keys(said).length > 0) Object.assign(values, { [field]: said })
  }
}

function schoolOf(words: string): SomeEducation {
  return saysNothing(words) ? {} : { school: words }
}

function majorOf(words: string): SomeEducation {
  return saysNothing(words) ? {} : { major: words.replace(/(?<=..)专业$/, '') }
}
