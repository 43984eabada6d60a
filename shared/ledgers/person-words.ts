import { degree } from '../codes/degree.ts'
import { educationLevel } from '../codes/education-level.ts'
import type { OrganisationFact } from '../model/organisation.ts'
import { type Education, type Person, sex } from '../model/person.ts'
import { partyPost, type Post } from '../model/post.ts'
import { shortNameOn } from '../rules/organisation-on.ts'
import type { DayOrMonth } from '../time/day-or-month.ts'
import type { LocalDate } from '../time/local-date.ts'

/** 男、女; empty where nobody wrote it. */
export function sexWords(person: Pick<Person, 'sex'>): string {
  return person.sex === '1' || person.sex === '2' ? sex.labels[person.sex] : ''
}

/** 周岁 on a day; of a month alone the difference of years, one less before that month (domain.md D.4). */
export function ageOn(birth: DayOrMonth, day: LocalDate): number {
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5, birth.length) < birth.slice(5) ? 1 : 0)
}

/** The clerk's own words (中央党校研究生), or the code's. */
export function levelWords({ level, levelWords: own }: Education): string {
  return own.trim() !== '' ? own.trim() : level === null ? '' : educationLevel.labels[level]
}

export function degreeWords({ degree: code, degreeWords: own }: Education): string {
  return own.trim() !== '' ? own.trim() : code === null ? '' : degree.labels[code]
}

/** 学历、学位、院校、专业 in one cell. */
export function educationWords(education: Education): string {
  return [levelWords(education), degreeWords(education), `${education.school.trim()}${education.major.trim()}`].filter(words => words !== '').join('，')
}

/** The higher of 全日制 and 在职, by the code (GB/T 4658: the smaller is the higher); the full-time one where they are equal or not coded. */
export function highestLevelWords({ fullTimeEducation, inServiceEducation }: Pick<Person, 'fullTimeEducation' | 'inServiceEducation'>): string {
  const isHigher = inServiceEducation.level !== null && (fullTimeEducation.level === null || inServiceEducation.level < fullTimeEducation.level)
  return isHigher || levelWords(fullTimeEducation) === '' ? levelWords(inServiceEducation) : levelWords(fullTimeEducation)
}

export function highestDegreeWords({ fullTimeEducation, inServiceEducation }: Pick<Person, 'fullTimeEducation' | 'inServiceEducation'>): string {
  const isHigher = degreeRank(inServiceEducation) < degreeRank(fullTimeEducation)
  return isHigher || degreeWords(fullTimeEducation) === '' ? degreeWords(inServiceEducation) : degreeWords(fullTimeEducation)
}

/** 博士、硕士、学士; an honorary degree stands behind them. */
function degreeRank({ degree: code }: Education): number {
  return code === null ? 9 : code === '1' ? 8 : Number(code)
}

/** Posts in the own branch by their names alone, others with their organisation's. */
export function postWords(posts: readonly Post[], ownOrganisationId: string | null, { facts, asOf }: { readonly facts: readonly OrganisationFact[]; readonly asOf: LocalDate }): string {
  const ranked = posts.toSorted((a, b) => partyPost.keys.indexOf(a.post) - partyPost.keys.indexOf(b.post))
  return [...new Set(ranked.map(({ post, organisationId }) => (organisationId === ownOrganisationId ? '' : shortNameOn(facts, organisationId, asOf)) + partyPost.labels[post]))].join('、')
}

/** By the initials, then the name itself: the same on every PC. */
export function byName(a: Person, b: Person): number {
  return compare(a.pinyinInitials, b.pinyinInitials) || compare(a.name, b.name) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
