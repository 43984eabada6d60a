import { assessmentGrade, dutyReviewGrade } from '../../../model/person.ts'
import { type LocalDate, yearOf } from '../../../time/local-date.ts'
import { compact, saysNothing } from './read-value.ts'

export type AssessmentGrade = keyof typeof assessmentGrade.labels
export type DutyReviewGrade = keyof typeof dutyReviewGrade.labels

export interface Graded<G> {
  readonly year: number
  readonly grade: G
}

export interface ReadGrades<G> {
  readonly grades: readonly Graded<G>[]
  /** What could not be taken, or how the years were found; empty = as written. */
  readonly note: string
}

/** 年度考核: `2023年优秀、2024年称职`, one grade below a title with a year, or three grades for the last three years (domain.md C.10, R-EVA-03). */
export function readAssessments(text: string, title: string, today: LocalDate): ReadGrades<AssessmentGrade> {
  return readGrades(text, title, today, assessmentPattern, word => assessmentWords[word] ?? null)
}

/** 述职评议结果 (R-EVA-02). */
export function readDutyReviews(text: string, title: string, today: LocalDate): ReadGrades<DutyReviewGrade> {
  return readGrades(text, title, today, /较好|好|一般|差/g, word => dutyReviewGrade.keys.find(key => dutyReviewGrade.labels[key] === word) ?? null)
}

/** The year that a column's title names: 2024年度考核. */
export function yearInTitle(title: string): number | null {
  const year = /(?:19|20)\d{2}/.exec(title.normalize('NFKC'))?.[0]
  return year === undefined ? null : Number(year)
}

const assessmentPattern = /不称职|基本称职|称职|优秀|(?:不定|未定|不确定|未确定|不评定|不进行)等次/g
const assessmentWords: Readonly<Record<string, AssessmentGrade>> = {
  优秀: 'excellent', 称职: 'competent', 基本称职: 'basicallyCompetent', 不称职: 'incompetent', 不定等次: 'ungraded', 未定等次: 'ungraded', 不确定等次: 'ungraded', 未确定等次: 'ungraded', 不评定等次: 'ungraded', 不进行等次: 'ungraded',
}

function readGrades<G>(text: string, title: string, today: LocalDate, pattern: RegExp, gradeOf: (word: string) => G | null): ReadGrades<G> {
  const word = compact(text)
  if (saysNothing(word)) return { grades: [], note: '' }
  const found = [...word.matchAll(pattern)].flatMap(match => {
    const grade = gradeOf(match[0])
    return grade === null ? [] : [{ at: match.index, grade }]
  })
  if (found.length === 0) return { grades: [], note: `“${text.trim()}”不是等次，没有登记` }
  const years = [...word.matchAll(/(?:19|20)\d{2}/g)].map(match => ({ at: match.index, year: Number(match[0]) }))
  if (years.length > 0) return withYears(years, found)
  const titled = yearInTitle(title)
  const last = yearOf(today) - 1
  const [first] = found
  if (first !== undefined && titled !== null && found.length === 1) return { grades: [{ year: titled, grade: first.grade }], note: '' }
  const all = first !== undefined && found.length === 1 && /近三年|3年|三年/.test(title + word) && /均|都/.test(word) ? [first, first, first] : found
  const grades = all.map(({ grade }, i) => ({ year: last - all.length + 1 + i, grade }))
  return { grades, note: `没有写年度，按 ${grades.map(each => each.year).join('、')} 年度登记，请核对` }
}

/** Each grade is of the years that stand right before it: 2023、2024年优秀，2025年称职; where the grades come first, of those behind. */
function withYears<G>(years: readonly { at: number; year: number }[], found: readonly { at: number; grade: G }[]): ReadGrades<G> {
  const isYearFirst = (years[0]?.at ?? 0) < (found[0]?.at ?? 0)
  const grades = years.flatMap(({ at, year }) => {
    const match = isYearFirst ? found.find(each => each.at > at) : found.findLast(each => each.at < at)
    return match === undefined ? [] : [{ year, grade: match.grade }]
  })
  return { grades: grades.filter(({ year }, i) => grades.findIndex(other => other.year === year) === i), note: '' }
}
