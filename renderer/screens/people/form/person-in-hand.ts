import * as z from 'zod'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { Assessment, assessmentGrade, blankPerson, dutyReviewGrade, FamilyMember, PartyAffairsCadre, Person, ResumeEntry } from '#shared/model/person.ts'
import { DayOrMonth, isAfter } from '#shared/time/day-or-month.ts'

const typed = z.string()
const year = z.int().nullable()

const CadreInHand = PartyAffairsCadre.extend({
  exchanges: z.array(z.object({ id: z.uuid(), from: DayOrMonth.nullable(), to: DayOrMonth.nullable(), place: typed, kind: typed })),
  dutyReviews: z.array(z.object({ id: z.uuid(), year, grade: dutyReviewGrade.schema.nullable() })),
})
export type CadreInHand = z.infer<typeof CadreInHand>

/** A person while the form is filled in: lines may be half-typed. */
export const PersonInHand = z.object({
  ...Person.omit({ id: true }).shape,
  name: typed,
  family: z.array(FamilyMember.extend({ relation: typed, name: typed })),
  resume: z.array(ResumeEntry.extend({ from: DayOrMonth.nullable(), text: typed })),
  assessments: z.array(Assessment.extend({ year, grade: assessmentGrade.schema.nullable() })),
  studyExemptions: z.array(z.object({ id: z.uuid(), fromYear: year, toYear: year, reason: typed })),
  cadre: CadreInHand.nullable(),
})
export type PersonInHand = z.infer<typeof PersonInHand>

export const emptyPerson: PersonInHand = { ...blankPerson, name: '' }

/** What can't be saved, by field; a line's is named by its id: `resume.<id>.from`. Lines without a word are passed over. */
export function personProblems(value: PersonInHand): FieldProblems {
  const found: Record<string, string> = {}
  if (value.name.trim() === '') found['name'] = '请填写姓名'
  for (const entry of value.resume.filter(isFilled)) {
    if (entry.from === null) found[`resume.${entry.id}.from`] = '请填写起始年月'
    else if (entry.to !== null && isAfter(entry.from, entry.to)) found[`resume.${entry.id}.to`] = '截止年月早于起始年月'
    if (entry.text.trim() === '') found[`resume.${entry.id}.text`] = '请填写单位和职务'
  }
  for (const one of value.family.filter(isFilled)) {
    if (one.relation.trim() === '') found[`family.${one.id}.relation`] = '请填写称谓'
    if (one.name.trim() === '') found[`family.${one.id}.name`] = '请填写姓名'
  }
  for (const one of value.assessments.filter(isFilled)) if (one.year === null || one.grade === null) found[`assessments.${one.id}.year`] = '请填写年度和等次'
  for (const one of value.studyExemptions.filter(isFilled)) {
    if (one.fromYear === null) found[`studyExemptions.${one.id}.fromYear`] = '请填写从哪一年起'
    else if (one.toYear !== null && one.toYear < one.fromYear) found[`studyExemptions.${one.id}.toYear`] = '终止年度早于起始年度'
    if (one.reason.trim() === '') found[`studyExemptions.${one.id}.reason`] = '请填写豁免的原因'
  }
  return { ...found, ...(value.cadre === null ? {} : cadreProblems(value.cadre)), ...doubledYears(value) }
}

/** A year can't have two grades. */
function doubledYears({ assessments, cadre }: PersonInHand): FieldProblems {
  const found: Record<string, string> = {}
  for (const [list, lines] of [['assessments', assessments], ['cadre.dutyReviews', cadre?.dutyReviews ?? []]] as const) {
    lines.forEach((line, index) => {
      if (line.year !== null && lines.findIndex(other => other.year === line.year) < index) found[`${list}.${line.id}.year`] = `${line.year}年已经有一行`
    })
  }
  return found
}

/** 备案 goes by three steps whose days follow each other (A6.3). */
function cadreProblems({ exchanges, dutyReviews, filing }: CadreInHand): FieldProblems {
  const found: Record<string, string> = {}
  for (const one of exchanges.filter(isFilled)) {
    if (one.from === null) found[`cadre.exchanges.${one.id}.from`] = '请填写起始年月'
    else if (one.to !== null && isAfter(one.from, one.to)) found[`cadre.exchanges.${one.id}.to`] = '截止年月早于起始年月'
    if (one.place.trim() === '') found[`cadre.exchanges.${one.id}.place`] = '请填写交流到哪里'
  }
  for (const one of dutyReviews.filter(isFilled)) if (one.year === null || one.grade === null) found[`cadre.dutyReviews.${one.id}.year`] = '请填写年度和等次'
  if (filing === null) return found
  const { opinionOn, meetingOn, filedOn } = filing
  if (opinionOn !== null && meetingOn !== null && meetingOn < opinionOn) found['cadre.filing.meetingOn'] = '研究日期早于征求意见的日期'
  const before = meetingOn ?? opinionOn
  if (before !== null && filedOn !== null && filedOn < before) found['cadre.filing.filedOn'] = meetingOn === null ? '备案日期早于征求意见的日期' : '备案日期早于集体研究的日期'
  return found
}

/** The record that is saved: without lines that say nothing. */
export function toPerson(value: PersonInHand): Omit<Person, 'id'> {
  const { cadre } = value
  return Person.omit({ id: true }).parse({
    ...value, name: value.name.trim(), resume: value.resume.filter(isFilled), family: value.family.filter(isFilled), assessments: value.assessments.filter(isFilled),
    studyExemptions: value.studyExemptions.filter(isFilled),
    cadre: cadre === null ? null : { ...cadre, exchanges: cadre.exchanges.filter(isFilled), dutyReviews: cadre.dutyReviews.filter(isFilled), filing: isFilledFiling(cadre.filing) ? cadre.filing : null },
  })
}

/** Whether a line says anything beside its id. */
function isFilled(line: { readonly id: string }): boolean {
  return Object.entries(line).some(([key, value]: [string, unknown]) => key !== 'id' && value !== null && value !== false && !(typeof value === 'string' && value.trim() === ''))
}

function isFilledFiling(filing: CadreInHand['filing']): boolean {
  return filing !== null && Object.values(filing).some(value => value !== null && value !== '')
}

/** Unreadable fields of lines that are gone by now hold nothing up. */
export function stillThere(unread: FieldProblems, value: PersonInHand): FieldProblems {
  if (Object.keys(unread).length === 0) return unread
  const text = JSON.stringify(value)
  return Object.fromEntries(Object.entries(unread).filter(([name]) => {
    if (name.startsWith('cadre.') && value.cadre === null) return false
    const id = name.split('.').find(part => part.length === 36)
    return id === undefined || text.includes(id)
  }))
}

/** The first thing wrong with a line, by its id or, where a mark of classification was found in it, by its place. */
export function lineProblem(problems: FieldProblems, list: string, id: string, index: number): string | null {
  const name = Object.keys(problems).find(key => key.startsWith(`${list}.${id}.`) || key.startsWith(`${list}.${index}.`))
  return name === undefined ? null : (problems[name] ?? null)
}
