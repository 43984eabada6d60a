import { honourKind } from '../../model/honour.ts'
import { assessmentGrade, dutyReviewGrade, type Person } from '../../model/person.ts'
import { reviewGrade } from '../../model/review.ts'
import { trainingLevel } from '../../model/training.ts'
import { chineseDayOrMonth } from '../../time/day-or-month.ts'
import { chineseDate, dayOf, yearOf } from '../../time/local-date.ts'
import { yearMonthOf } from '../../time/year-month.ts'
import { shortNameOn } from '../organisation-on.ts'
import type { Evidence, TakeEvidence } from './evidence.ts'
import type { EvidenceInput } from './evidence-input.ts'

/** What stands under a person's own name: yearly assessments, duty reviews, 民主评议 grades, honours, trainings, the contact point. */
export function personEvidence(personIds: ReadonlySet<string>, input: EvidenceInput, take: TakeEvidence): void {
  for (const person of input.people) if (personIds.has(person.id)) for (const evidence of ofPerson(person, input)) take(person.id, evidence)
  for (const { id, personId, kind, title, level, grantedBy, documentNo, on } of input.honours) {
    if (personId === null) continue
    const words = [on === null ? '' : `${chineseDayOrMonth(on)}，`, `获“${title}”`, level.trim() === '' ? '' : `（${level.trim()}）`, grantedBy.trim() === '' ? '' : `，授予单位：${grantedBy.trim()}`, documentNo.trim() === '' ? '' : `，${documentNo.trim()}`]
    take(personId, { key: `honour/${id}`, source: { table: 'honours', id }, year: on === null ? null : Number(on.slice(0, 4)), on, sectionCode: 'honor', name: `表彰：${honourKind.labels[kind]}`, fact: `${words.join('')}。`, sourceOrganisation: grantedBy.trim(), direction: 'positive' })
  }
  for (const { id, name, level, organiser, from, to, hours, attendees } of input.trainings) {
    for (const attendee of new Map(attendees.map(one => [one.personId, one])).values()) {
      if (attendee.onLeave) continue
      const days = from === to ? chineseDate(from) : `${chineseDate(from)}至${chineseDate(to)}`
      const result = attendee.result.trim() === '' ? '' : `，考核结果：${attendee.result.trim()}`
      take(attendee.personId, { key: `training/${id}`, source: { table: 'trainings', id }, year: yearOf(to), on: to, sectionCode: 'theory', name: `培训：${name}`, fact: `${days}，参加${level === null ? '' : `${trainingLevel.labels[level]}`}培训“${name}”，${attendee.hours ?? hours} 学时${result}。`, sourceOrganisation: organiser.trim(), direction: 'neutral' })
    }
  }
  for (const { id, organisationId, year, members } of input.reviews) {
    for (const { personId, grade } of members) {
      if (grade === null) continue
      take(personId, { key: `review/${id}`, source: { table: 'reviews', id }, year, on: yearMonthOf(dayOf(year, 12, 31)), sectionCode: 'orgLife', name: `${year}年度民主评议党员`, fact: `${year}年度民主评议党员，评定等次：${reviewGrade.labels[grade]}。`, sourceOrganisation: shortNameOn(input.facts, organisationId, dayOf(year, 12, 31)), direction: 'neutral' })
    }
  }
}

function ofPerson({ id, assessments, cadre, contactPoint }: Person, { unitName }: EvidenceInput): readonly Evidence[] {
  const of = (key: string, year: number | null, sectionCode: string, name: string, fact: string): Evidence => ({
    key, source: { table: 'people', id }, year, on: year === null ? null : yearMonthOf(dayOf(year, 12, 31)), sectionCode, name, fact, sourceOrganisation: unitName, direction: 'neutral',
  })
  return [
    ...assessments.map(({ year, grade }) => of(`assessment/${year}`, year, 'performance', `${year}年度考核`, `${year}年度考核，等次：${assessmentGrade.labels[grade]}。`)),
    ...(cadre?.dutyReviews ?? []).map(({ year, grade }) => of(`duty-review/${year}`, year, 'partyBuilding', `${year}年度述职评议`, `${year}年度抓党建述职评议，综合评价：${dutyReviewGrade.labels[grade]}。`)),
    ...(contactPoint.trim() === '' ? [] : [of('contact-point', null, 'partyBuilding', '党建联系点', `党建联系点：${contactPoint.trim()}。`)]),
  ]
}
