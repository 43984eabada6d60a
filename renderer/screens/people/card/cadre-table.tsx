import type { OrganisationFact } from '#shared/model/organisation.ts'
import { cadreLabels as labels, dutyReviewGrade, type PartyAffairsCadre, type Person } from '#shared/model/person.ts'
import { type Post, postKind } from '#shared/model/post.ts'
import { exchangeLevel } from '#shared/rules/warnings/cadre-findings.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { partyWorkOn } from '#shared/rules/party-work.ts'
import { dottedMonth } from '#shared/time/day-or-month.ts'
import { dottedDate, type LocalDate } from '#shared/time/local-date.ts'
import { monthsText } from '#shared/time/months.ts'

interface Props {
  readonly person: Person
  readonly cadre: PartyAffairsCadre
  readonly posts: readonly Post[]
  readonly facts: readonly OrganisationFact[]
  readonly exchangeYears: number
  readonly today: LocalDate
}

/** 党务干部: what the register of party workers has of this person. */
export function CadreTable({ person, cadre, posts, facts, exchangeYears, today }: Props) {
  const work = partyWorkOn(person, posts, today)
  const level = exchangeLevel(work.months, exchangeYears)
  const mark = !work.isGoingOn || level === 'green' ? '' : level === 'orange' ? '，建议交流' : `，将满${exchangeYears}年`
  const filing = cadre.filing
  return (
    <table>
      <tbody>
        <tr><th scope="row">{labels.kind}</th><td>{postKind.labels[cadre.kind]}</td><th scope="row">{labels.organisationId}</th><td>{cadre.organisationId === null ? '按党员关系' : shortNameOn(facts, cadre.organisationId, today)}</td></tr>
        <tr><th scope="row">党务工作起始</th><td>{work.startedOn === null ? '—' : dottedMonth(work.startedOn)}</td><th scope="row">党务工作年限</th><td>{work.startedOn === null ? '—' : `${monthsText(work.months)}${mark}`}</td></tr>
        <tr><th scope="row">{labels.dutyDescription}</th><td>{orDash(cadre.dutyDescription)}</td><th scope="row">{labels.reserve}</th><td>{orDash(cadre.reserve)}</td></tr>
        <tr><th scope="row">{labels.exchanges}</th><td>{orDash(cadre.exchanges.map(({ from, to, place, kind }) => `${dottedMonth(from)}—${to === null ? '今' : dottedMonth(to)} ${place}${kind === '' ? '' : `（${kind}）`}`).join('；'))}</td><th scope="row">{labels.dutyReviews}</th><td>{orDash(cadre.dutyReviews.toSorted((a, b) => a.year - b.year).map(({ year, grade }) => `${year}年${dutyReviewGrade.labels[grade]}`).join('；'))}</td></tr>
        <tr><th scope="row">{labels.filing}</th><td colSpan={3}>{filing === null ? '—' : filingText(filing)}</td></tr>
      </tbody>
    </table>
  )
}

function filingText({ opinionOn, opinionOrganisation, meetingOn, meetingNo, filedOn, result }: NonNullable<PartyAffairsCadre['filing']>): string {
  const step = (word: string, on: LocalDate | null, more: string) => (on === null && more === '' ? [] : [`${word} ${on === null ? '日期未填' : dottedDate(on)}${more === '' ? '' : `（${more}）`}`])
  return [...step('征求意见', opinionOn, opinionOrganisation), ...step('集体研究', meetingOn, meetingNo), ...step('报备', filedOn, result)].join(' → ')
}

function orDash(words: string): string {
  return words.trim() === '' ? '—' : words
}
