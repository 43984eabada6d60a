import { assessmentGrade, dutyReviewGrade } from '../../model/person.ts'
import { reviewGrade, type ReviewedMember } from '../../model/review.ts'
import { talkKind, type Talk } from '../../model/talk.ts'
import { chineseDayOrMonth } from '../../time/day-or-month.ts'
import { dayOf, type LocalDate } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { grouped } from '../warnings/rule-input.ts'
import type { EvidenceContext } from './evidence-context.ts'
import type { ToldEvidence } from './evidence.ts'
import { inSentence, listed, yearWords } from './evidence-words.ts'

/** 民主评议党员 of each year: votes and grade as they are recorded. */
export function reviewEvidence({ wanted, nameOn, input: { reviews, meetings, today } }: EvidenceContext): readonly ToldEvidence[] {
  const dayOfMeeting = new Map(meetings.map(({ id, startAt }) => [id, dateOf(startAt)]))
  return reviews.flatMap(({ id, organisationId, year, meetingId, members }) => members.filter(({ personId }) => wanted.has(personId)).map((member): ToldEvidence => {
    const last = dayOf(year, 12, 31)
    return { personId: member.personId, evidence: {
      key: `review/${id}`, source: { table: 'reviews', id }, year, on: dayOfMeeting.get(meetingId ?? '') ?? null, sectionCode: 'orgLife', name: `${year}年度民主评议党员`, fact: `${year}年度民主评议党员：${reviewWords(member)}。`,
      sourceOrganisation: nameOn(organisationId, last < today ? last : today), direction: 'neutral',
    } }
  }))
}

function reviewWords({ takesPart, absenceReason, votes, grade }: ReviewedMember): string {
  if (!takesPart) return `没有参加评议${absenceReason.trim() === '' ? '' : `，原因：${inSentence(absenceReason)}`}`
  const counted = reviewGrade.keys.filter(key => votes[key] > 0).map(key => `${reviewGrade.labels[key]} ${votes[key]} 票`)
  return `参加评议${counted.length === 0 ? '' : `，测评${counted.join('、')}`}，${grade === null ? '没有登记等次' : `评定等次：${reviewGrade.labels[grade]}`}`
}

/** 年度考核, 述职评议 and 联系点 as on the person's card. A year that stands there twice is told once, with both grades. */
export function gradeEvidence({ wanted, input: { people, unitName } }: EvidenceContext): readonly ToldEvidence[] {
  return people.filter(({ id }) => wanted.has(id)).flatMap(({ id: personId, assessments, cadre, contactPoint }) => {
    const of = (key: string, year: number | null, sectionCode: string, name: string, fact: string): ToldEvidence => (
      { personId, evidence: { key, source: { table: 'people', id: personId }, year, on: null, sectionCode, name, fact, sourceOrganisation: unitName, direction: 'neutral' } }
    )
    return [
      ...byYear(assessments, grade => assessmentGrade.labels[grade]).map(([year, grades]) => of(`assessment/${year}`, year, 'performance', `${year}年度考核等次`, `${year}年度考核等次：${grades}。`)),
      ...byYear(cadre?.dutyReviews ?? [], grade => dutyReviewGrade.labels[grade]).map(([year, grades]) => of(`duty-review/${year}`, year, 'partyBuilding', `${year}年度述职评议结果`, `${year}年度述职评议综合评价：${grades}。`)),
      ...(contactPoint.trim() === '' ? [] : [of('contact-point', null, 'partyBuilding', '党建联系点', `党建联系点：${inSentence(contactPoint)}。`)]),
    ]
  })
}

function byYear<Grade>(grades: readonly { readonly year: number; readonly grade: Grade }[], wordOf: (grade: Grade) => string): readonly (readonly [number, string])[] {
  return Array.from(grouped(grades, ({ year }) => String(year)), ([year, same]) => [Number(year), listed(same.map(({ grade }) => wordOf(grade)))])
}

/** 表彰奖励: the one record that speaks for its person by itself. */
export function honourEvidence({ wanted, input: { honours } }: EvidenceContext): readonly ToldEvidence[] {
  return honours.flatMap(({ id, personId, title, level, grantedBy, documentNo, on }): readonly ToldEvidence[] => {
    if (personId === null || !wanted.has(personId)) return []
    const about = [level, documentNo].map(inSentence).filter(word => word !== '')
    return [{ personId, evidence: {
      key: `honour/${id}`, source: { table: 'honours', id }, year: on === null ? null : Number(on.slice(0, 4)), on, sectionCode: 'honor', name: title, sourceOrganisation: inSentence(grantedBy), direction: 'positive',
      fact: `${on === null ? '' : chineseDayOrMonth(on)}${grantedBy.trim() === '' ? '获得' : `获${inSentence(grantedBy)}授予`}“${title}”${about.length === 0 ? '' : `（${about.join('，')}）`}。`,
    } }]
  })
}

/** 谈心谈话 of a year: how many and of which kinds, never what was said. */
export function talkEvidence({ wanted, nameOn, input: { talks, today } }: EvidenceContext): readonly ToldEvidence[] {
  const own = talks.flatMap(talk => [...new Set([talk.talkerId, talk.talkeeId])].flatMap(personId => (personId !== null && wanted.has(personId) ? [{ personId, talk }] : [])))
  return Array.from(grouped(own, ({ personId, talk }) => `${personId} ${talk.talkedAt.slice(0, 4)}`), ([, group]): ToldEvidence => {
    const [first] = group
    if (first === undefined) throw new Error('a group has a member')
    const { personId } = first
    const year = Number(first.talk.talkedAt.slice(0, 4))
    const all = group.map(({ talk }) => talk)
    const last = all.map(({ talkedAt }) => dateOf(talkedAt)).reduce((a, b): LocalDate => (a > b ? a : b))
    const parts = [countedKinds('谈话人', all.filter(({ talkerId }) => talkerId === personId)), countedKinds('谈话对象', all.filter(({ talkeeId }) => talkeeId === personId))]
    return { personId, evidence: {
      key: `talks/${year}`, source: all.length === 1 ? { table: 'talks', id: first.talk.id } : null, year, on: last, sectionCode: 'orgLife', name: `${year}年谈心谈话情况`, direction: 'neutral',
      fact: `${yearWords(year, last, today)}谈心谈话 ${all.length} 次：${parts.filter(part => part !== '').join('，')}。`, sourceOrganisation: listed(all.map(talk => nameOn(talk.organisationId, dateOf(talk.talkedAt)))),
    } }
  })
}

/** 作为谈话人 3 次（支委间 1 次、支委与党员 2 次）. */
function countedKinds(as: string, talks: readonly Talk[]): string {
  if (talks.length === 0) return ''
  const kinds = talkKind.keys.map(kind => ({ kind, times: talks.filter(talk => talk.kind === kind).length })).filter(({ times }) => times > 0)
  return `作为${as} ${talks.length} 次（${kinds.map(({ kind, times }) => `${talkKind.labels[kind]} ${times} 次`).join('、')}）`
}
