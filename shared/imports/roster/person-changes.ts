import { degree } from '../../codes/degree.ts'
import { educationLevel } from '../../codes/education-level.ts'
import { nationality } from '../../codes/nationality.ts'
import { politicalStatus } from '../../codes/political-status.ts'
import { assessmentGrade, type Education, type Person, sex } from '../../model/person.ts'
import { chineseDayOrMonth, type DayOrMonth } from '../../time/day-or-month.ts'
import { cadreChanges } from './cadre-changes.ts'
import { nameKey, sameTime } from './find-person.ts'
import { type RosterField, rosterFieldLabel } from './roster-field.ts'
import type { RosterChange } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'
import { isInService, type SomeEducation, withEducation } from './values/roster-education.ts'

/** What a row makes of a person: the person as it shall be, and each field that is not as before. */
export interface PersonChanges {
  readonly person: Person
  readonly changes: readonly RosterChange[]
  /** What the row contradicts only by what follows from its ID number. */
  readonly contradictions: readonly { readonly field: RosterField; readonly message: string }[]
}

const textFields = [
  'formerName', 'nativePlace', 'birthPlace', 'health', 'technicalPost', 'specialty', 'unitPost', 'rank', 'workPost', 'address', 'registeredResidence', 'contactPoint', 'socialStratum', 'rewardsText', 'remark',
] as const satisfies readonly (RosterField & keyof Person)[]
const flagFields = ['isRetired', 'isMigrantWorker', 'isInHardship'] as const satisfies readonly (RosterField & keyof Person)[]

export interface ChangeContext {
  readonly derived: { readonly birth: boolean; readonly sex: boolean }
  /** Where the row belongs, for 党务干部. */
  readonly organisationId: string | null
  readonly newId: () => string
}

/** Fills and changes what the row says; what it leaves empty stays as it is. */
export function withRow(before: Person, values: RowValues, context: ChangeContext): PersonChanges {
  const person: { -readonly [K in keyof Person]: Person[K] } = { ...before }
  const changes: RosterChange[] = []
  const contradictions: { field: RosterField; message: string }[] = []
  const change = (field: RosterField, from: string, to: string) => { changes.push({ field, label: rosterFieldLabel(field), from, to }) }

  if (values.name !== undefined && nameKey(values.name) !== nameKey(before.name)) {
    change('name', before.name, values.name)
    person.name = values.name
    person.pinyinInitials = ''
  }
  for (const field of textFields) {
    const value = values[field]
    if (value === undefined || sameText(value, before[field])) continue
    change(field, before[field], value)
    person[field] = value
  }
  for (const field of flagFields) {
    const value = values[field]
    if (value === undefined || value === before[field]) continue
    change(field, yesNo(before[field]), yesNo(value))
    person[field] = value
  }
  if (values.phone !== undefined && values.phone.replace(/\D/g, '') !== before.phone.replace(/\D/g, '')) {
    change('phone', before.phone, values.phone)
    person.phone = values.phone
  }
  if (values.idNumber !== undefined && values.idNumber !== before.idNumber) {
    change('idNumber', before.idNumber, values.idNumber)
    person.idNumber = values.idNumber
  }
  if (values.nationality !== undefined && values.nationality !== before.nationality) {
    change('nationality', before.nationality === null ? '' : nationality.labels[before.nationality], nationality.labels[values.nationality])
    person.nationality = values.nationality
  }
  if (values.sex !== undefined && values.sex !== before.sex) {
    const isKnown = before.sex === '1' || before.sex === '2'
    if (context.derived.sex && isKnown) contradictions.push({ field: 'idNumber', message: `身份证号里的性别（${sex.labels[values.sex]}）与档案里的“${sex.labels[before.sex]}”不一致，性别没有改动` })
    else {
      change('sex', isKnown ? sex.labels[before.sex] : '', sex.labels[values.sex])
      person.sex = values.sex
    }
  }
  if (values.birth !== undefined) {
    const birth = moreExact(before.birth, values.birth)
    if (context.derived.birth && before.birth !== null && !sameTime(before.birth, values.birth)) contradictions.push({ field: 'idNumber', message: `身份证号里的出生日期（${chineseDayOrMonth(values.birth)}）与档案里的 ${chineseDayOrMonth(before.birth)} 不一致，出生年月没有改动` })
    else if (birth !== before.birth) {
      change('birth', time(before.birth), time(birth))
      person.birth = birth
    }
  }
  if (values.workStartedOn !== undefined) {
    const started = moreExact(before.workStartedOn, values.workStartedOn)
    if (started !== before.workStartedOn) {
      change('workStartedOn', time(before.workStartedOn), time(started))
      person.workStartedOn = started
    }
  }
  const isMember = values.politicalStatus === '01' || values.politicalStatus === '02' // a member's follows from the membership
  if (values.politicalStatus !== undefined && !isMember && values.politicalStatus !== before.politicalStatus) {
    change('politicalStatus', before.politicalStatus === null ? '' : politicalStatus.labels[before.politicalStatus], politicalStatus.labels[values.politicalStatus])
    person.politicalStatus = values.politicalStatus
  }
  educationChanges(person, before, values, change)
  assessmentChanges(person, before, values, context, change)
  Object.assign(person, cadreChanges(before, values, context, change))
  return { person, changes, contradictions }
}

type Change = (field: RosterField, from: string, to: string) => void

/** Which fields speak of which education, and the one that a change is told under. */
const educations = [
  { key: 'fullTimeEducation', fields: ['fullTimeEducation', 'fullTimeLevel', 'fullTimeDegree', 'fullTimeSchool', 'fullTimeMajor', 'fullTimeSchoolAndMajor'] },
  { key: 'inServiceEducation', fields: ['inServiceEducation', 'inServiceLevel', 'inServiceDegree', 'inServiceSchool', 'inServiceMajor', 'inServiceSchoolAndMajor'] },
] as const

const plainFields = ['education', 'level', 'degree', 'school', 'major', 'schoolAndMajor'] as const

function educationChanges(person: { fullTimeEducation: Education; inServiceEducation: Education }, before: Person, values: RowValues, change: Change): void {
  const apply = (key: 'fullTimeEducation' | 'inServiceEducation', said: SomeEducation, field: RosterField) => {
    const after = withEducation(person[key], said)
    if (after === null) return
    change(field, educationWords(person[key]), educationWords(after))
    person[key] = after
  }
  for (const { key, fields } of educations) {
    const written = fields.filter(field => values[field] !== undefined)
    const [first] = written
    if (first !== undefined) apply(key, joined(written, values), first)
  }
  const written = plainFields.filter(field => values[field] !== undefined)
  const [first] = written
  if (first === undefined) return
  const said = joined(written, values)
  apply(placeOf(said, before), said, first)
}

function joined(fields: readonly (keyof RowValues)[], values: RowValues): SomeEducation {
  return Object.assign({}, ...fields.map(field => values[field])) as SomeEducation // only fields of education are asked for
}

/** 学历 without a word of how: 在职 where it says so or the archive knows it so, or where it is more than the full-time one that is known. */
function placeOf(said: SomeEducation, { fullTimeEducation, inServiceEducation }: Person): 'fullTimeEducation' | 'inServiceEducation' {
  if (isInService(said.levelWords ?? '')) return 'inServiceEducation'
  if (withEducation(fullTimeEducation, said) === null) return 'fullTimeEducation'
  const isBlank = inServiceEducation.level === null && inServiceEducation.levelWords === '' && inServiceEducation.degree === null
  if (!isBlank && (said.level === undefined || said.level === null || said.level.slice(0, 1) === inServiceEducation.level?.slice(0, 1))) return 'inServiceEducation'
  const isMore = said.level !== undefined && said.level !== null && fullTimeEducation.level !== null && said.level.slice(0, 1) < fullTimeEducation.level.slice(0, 1)
  return isMore ? 'inServiceEducation' : 'fullTimeEducation'
}

function educationWords({ level, levelWords, degree: code, degreeWords, school, major }: Education): string {
  return [levelWords || (level === null ? '' : educationLevel.labels[level]), degreeWords || (code === null ? '' : degree.labels[code]), school, major].filter(part => part !== '').join(' ')
}

function assessmentChanges(person: { assessments: Person['assessments'] }, before: Person, values: RowValues, { newId }: ChangeContext, change: Change): void {
  const added = (values.assessment ?? []).filter(({ year, grade }) => !before.assessments.some(one => one.year === year && one.grade === grade))
  if (added.length === 0) return
  const kept = before.assessments.filter(one => !added.some(({ year }) => year === one.year))
  person.assessments = [...kept, ...added.map(({ year, grade }) => ({ id: before.assessments.find(one => one.year === year)?.id ?? newId(), year, grade }))].sort((a, b) => a.year - b.year)
  change('assessment', gradeWords(before.assessments), gradeWords(person.assessments))
}

function gradeWords(assessments: Person['assessments']): string {
  return assessments.map(({ year, grade }) => `${year} ${assessmentGrade.labels[grade]}`).join('、')
}

/** What is known more exactly stays: a month never takes the place of one of its days. */
export function moreExact(before: DayOrMonth | null, said: DayOrMonth): DayOrMonth {
  return before !== null && sameTime(before, said) && before.length >= said.length ? before : said
}

export function time(value: DayOrMonth | null): string {
  return value === null ? '' : chineseDayOrMonth(value)
}

function yesNo(value: boolean): string {
  return value ? '是' : '否'
}

/** Blanks and line breaks make no difference that is worth a change. */
export function sameText(a: string, b: string): boolean {
  return a === b || a.replace(/\s/g, '') === b.replace(/\s/g, '')
}
