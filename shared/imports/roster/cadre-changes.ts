import { dutyReviewGrade, type PartyAffairsCadre, type Person } from '../../model/person.ts'
import { postKind } from '../../model/post.ts'
import { chineseDayOrMonth } from '../../time/day-or-month.ts'
import { sameTime } from './find-person.ts'
import type { RosterField } from './roster-field.ts'
import type { RowValues } from './row-values.ts'

interface Context {
  readonly organisationId: string | null
  readonly newId: () => string
}

/** Fields that make a person a 党务干部; a post alone does not. */
const ownFields = ['postKind', 'dutyDescription', 'partyWorkStartedOn', 'exchanges', 'dutyReview', 'reserve', 'filing'] as const satisfies readonly (RosterField & keyof RowValues)[]

/** What the row says of one who does party work (domain.md C.10); empty where it says nothing new. */
export function cadreChanges({ cadre: before }: Pick<Person, 'cadre'>, values: RowValues, { organisationId, newId }: Context, change: (field: RosterField, from: string, to: string) => void): Partial<Pick<Person, 'cadre'>> {
  if (ownFields.every(field => values[field] === undefined)) return {}
  const cadre: { -readonly [K in keyof PartyAffairsCadre]: PartyAffairsCadre[K] } = { ...(before ?? { ...blankCadre, organisationId }) }
  let isChanged = false
  const set = (field: RosterField, from: string, to: string) => {
    change(field, from, to)
    isChanged = true
  }
  const { postKind: kind, dutyDescription, partyWorkStartedOn, exchanges, dutyReview, reserve, filing } = values
  if (kind !== undefined && (before === null || kind !== cadre.kind)) {
    set('postKind', before === null ? '' : postKind.labels[cadre.kind], postKind.labels[kind])
    cadre.kind = kind
  }
  if (dutyDescription !== undefined && dutyDescription !== cadre.dutyDescription) {
    set('dutyDescription', cadre.dutyDescription, dutyDescription)
    cadre.dutyDescription = dutyDescription
  }
  if (partyWorkStartedOn !== undefined && (cadre.workStartedOn === null || !sameTime(cadre.workStartedOn, partyWorkStartedOn) || partyWorkStartedOn.length > cadre.workStartedOn.length)) {
    set('partyWorkStartedOn', cadre.workStartedOn === null ? '' : chineseDayOrMonth(cadre.workStartedOn), chineseDayOrMonth(partyWorkStartedOn))
    cadre.workStartedOn = partyWorkStartedOn
  }
  const newExchanges = (exchanges ?? []).filter(one => !cadre.exchanges.some(other => sameTime(other.from, one.from) && other.place === one.place))
  if (newExchanges.length > 0) {
    const after = [...cadre.exchanges, ...newExchanges.map(one => ({ id: newId(), ...one }))]
    set('exchanges', exchangeWords(cadre.exchanges), exchangeWords(after))
    cadre.exchanges = after
  }
  const newReviews = (dutyReview ?? []).filter(one => !cadre.dutyReviews.some(other => other.year === one.year && other.grade === one.grade))
  if (newReviews.length > 0) {
    const kept = cadre.dutyReviews.filter(one => !newReviews.some(({ year }) => year === one.year))
    const after = [...kept, ...newReviews.map(one => ({ id: cadre.dutyReviews.find(other => other.year === one.year)?.id ?? newId(), ...one }))].sort((a, b) => a.year - b.year)
    set('dutyReview', reviewWords(cadre.dutyReviews), reviewWords(after))
    cadre.dutyReviews = after
  }
  if (reserve !== undefined && reserve !== cadre.reserve) {
    set('reserve', cadre.reserve, reserve)
    cadre.reserve = reserve
  }
  const filed = withFiling(cadre.filing, filing)
  if (filed !== cadre.filing) {
    set('filing', filingWords(cadre.filing), filingWords(filed))
    cadre.filing = filed
  }
  return isChanged ? { cadre } : {}
}

const blankCadre: PartyAffairsCadre = { organisationId: null, kind: 'partTime', dutyDescription: '', workStartedOn: null, exchanges: [], reserve: '', dutyReviews: [], filing: null }

type Filing = PartyAffairsCadre['filing']

function withFiling(before: Filing, said: RowValues['filing']): Filing {
  if (said === undefined) return before
  const whole = before ?? { opinionOn: null, opinionOrganisation: '', meetingOn: null, meetingNo: '', filedOn: null, result: '' }
  const after = { ...whole, filedOn: said.filedOn ?? whole.filedOn, result: said.result === '' ? whole.result : said.result }
  return after.filedOn === before?.filedOn && after.result === before?.result ? before : after
}

function filingWords(filing: Filing): string {
  return filing === null ? '' : [filing.filedOn === null ? '' : chineseDayOrMonth(filing.filedOn), filing.result].filter(part => part !== '').join(' ')
}

function exchangeWords(exchanges: PartyAffairsCadre['exchanges']): string {
  return exchanges.map(({ from, place }) => `${chineseDayOrMonth(from)} ${place}`).join('；')
}

function reviewWords(reviews: PartyAffairsCadre['dutyReviews']): string {
  return reviews.map(({ year, grade }) => `${year} ${dutyReviewGrade.labels[grade]}`).join('、')
}
