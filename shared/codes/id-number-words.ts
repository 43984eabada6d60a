import type { Person } from '../model/person.ts'
import { type DayOrMonth, chineseDayOrMonth, isAfter } from '../time/day-or-month.ts'
import { chineseDate } from '../time/local-date.ts'
import { type ReadIdNumber, readIdNumber } from './id-number.ts'

/** Why a text can't be kept as an ID number, in a sentence for the form; null = it can. */
export function idNumberProblem(read: ReadIdNumber): string | null {
  switch (read.kind) {
    case 'valid': return null
    case 'digitsLost': return '这是 Excel 的科学计数法，后几位已经丢了，请照身份证重新输入'
    case 'characters': return '公民身份号码只有数字，末位可以是 X'
    case 'length': return `公民身份号码是 18 位（旧的是 15 位），现在有 ${read.length} 位`
    case 'birth': return '第 7—14 位不是一个日期，请对照身份证核对'
    case 'checkDigit': return `校验码不对：按前 17 位算，末位应为 ${read.expected}。请对照身份证核对，核不准的先空着`
  }
}

/** Where the number and the card say different things: a hint, never a refusal (domain.md D.4). */
export function idNumberMismatches(person: Pick<Person, 'idNumber' | 'birth' | 'sex'>): readonly string[] {
  const read = readIdNumber(person.idNumber)
  if (read.kind !== 'valid') return []
  return [
    ...(person.birth !== null && !isSameTime(person.birth, read.birth) ? [`号码里的出生日期是 ${chineseDate(read.birth)}，与填写的 ${chineseDayOrMonth(person.birth)} 不一致`] : []),
    ...((person.sex === '1' || person.sex === '2') && person.sex !== read.sex ? [`号码第 17 位表示${read.sex === '1' ? '男' : '女'}，与填写的性别不一致`] : []),
  ]
}

/** As far as both are known: a month and its own day are the same. */
function isSameTime(a: DayOrMonth, b: DayOrMonth): boolean {
  return !isAfter(a, b) && !isAfter(b, a)
}
