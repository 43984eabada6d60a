import type { PartyAffairsCadre, Person } from '../../model/person.ts'
import { firstDayOf } from '../../time/day-or-month.ts'
import { type LocalDate, yearOf } from '../../time/local-date.ts'
import { monthsText } from '../../time/months.ts'
import { yearPeriod } from '../../time/period.ts'
import { cadreKindOn, cadreStaffing, staffingText } from '../cadre-staffing.ts'
import type { Finding, WarnLevel } from '../finding.ts'
import { existsOn, fullNameOn, nearestFact, subtreeOn } from '../organisation-on.ts'
import { partyWorkOn } from '../party-work.ts'
import { isMemberOn } from '../roster.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** W-CAD-10Y, W-CAD-RATIO (domain.md B.6). */
export function cadreFindings(input: RuleInput): readonly Finding[] {
  const cadres = cadresIn(input)
  return [...exchangesDue(input, cadres), ...ratio(input, cadres)]
}

interface Cadre { readonly person: Person; readonly kind: 'fullTime' | 'partTime'; readonly organisationId: string | null }

function cadresIn(input: RuleInput): readonly Cadre[] {
  const postsOf = grouped(input.posts, post => post.personId)
  const membershipsOf = grouped(input.memberships, membership => membership.personId)
  return input.people.flatMap((person): readonly Cadre[] => {
    if (person.cadre === null && !postsOf.has(person.id)) return []
    const memberships = membershipsOf.get(person.id) ?? []
    const kind = cadreKindOn(person, postsOf.get(person.id) ?? [], memberships, input.today)
    return kind === null ? [] : [{ person, kind, organisationId: person.cadre?.organisationId ?? memberships.find(m => isMemberOn(m, input.today))?.organisationId ?? null }]
  })
}

/** How long before the years are full the yellow hint begins (A6.4: 9.5 of 10 years). */
const noticeMonths = 6

/** 满 10 年建议交流; silent while an exchange is under way, and for those who have left party work. */
function exchangesDue(input: RuleInput, cadres: readonly Cadre[]): readonly Finding[] {
  const postsOf = grouped(input.posts, post => post.personId)
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const top = topmost(input)
  return cadres.flatMap(({ person, organisationId }): readonly Finding[] => {
    const where = organisationId ?? top
    if (person.cadre === null || person.isRetired || where === null || !wanted.has(where)) return []
    const work = partyWorkOn(person, postsOf.get(person.id) ?? [], input.today)
    const level = exchangeLevel(work.months, input.settings.cadreExchangeYears)
    if (level === 'green' || !work.isGoingOn || isExchanging(person.cadre, input.today)) return []
    return [{
      rule: 'W-CAD-10Y', level, organisationId: where, period: yearPeriod(yearOf(input.today)), subject: { kind: 'person', id: person.id, name: person.name, field: 'cadre.exchanges' },
      message: `${person.name}从事党务工作已${monthsText(work.months)}，${level === 'orange' ? `满${input.settings.cadreExchangeYears}年，建议交流` : `将满${input.settings.cadreExchangeYears}年，可以着手安排交流`}`,
      basis: '机关党务工作满十年原则上交流；专职党务干部与业务干部双向交流（机关条例 32 条）',
    }]
  })
}

/** Yellow from half a year before `years` of party work, orange from the day they are full (R-CAD-03, A6.4). */
export function exchangeLevel(months: number, years: number): Extract<WarnLevel, 'green' | 'yellow' | 'orange'> {
  if (months >= years * 12) return 'orange'
  return months >= years * 12 - noticeMonths ? 'yellow' : 'green'
}

/** Whether an exchange is under way on that day: the month in which it ends belongs to it. */
export function isExchanging({ exchanges }: PartyAffairsCadre, day: LocalDate): boolean {
  return exchanges.some(({ from, to }) => firstDayOf(from) <= day && (to === null || to.slice(0, 7) >= day.slice(0, 7)))
}

/** R-CAD-01, about the topmost organisation. Where no cadre is entered and the staff is not known, the register is not in use yet. */
function ratio(input: RuleInput, cadres: readonly Cadre[]): readonly Finding[] {
  const top = topmost(input)
  const staffing = cadreStaffing(input.unit?.totalStaff ?? null, cadres.filter(({ kind }) => kind === 'fullTime').length, cadres.length)
  const level = staffing.kind === 'unknown' ? (cadres.length > 0 ? 'yellow' : null) : staffing.lacks > 0 ? 'orange' : staffing.kind === 'range' && staffing.exceeds > 0 ? 'yellow' : null
  if (top === null || level === null || !input.organisations.some(({ id }) => id === top)) return []
  return [{
    rule: 'W-CAD-RATIO', level, organisationId: top, period: yearPeriod(yearOf(input.today)),
    subject: { kind: 'organisation', id: top, name: fullNameOn(input.factsOf(top), top, input.today), field: staffing.kind === 'unknown' ? 'unit.totalStaff' : 'cadres' },
    message: `专职党务干部配备：${staffingText(staffing)}`, basis: '专职党务工作人员占机关工作人员总数 1%—2%，人少的保证有专人负责（机关条例 30 条）',
  }]
}

/** The organisation above all others; of several, the one with most below it. */
function topmost(input: RuleInput): string | null {
  const roots = input.everyOrganisation.filter(organisation => existsOn(organisation, input.today) && nearestFact(input.factsOf(organisation.id), organisation.id, input.today)?.superiorId === null)
  const [first] = roots.map(({ id }) => ({ id, below: roots.length === 1 ? 1 : subtreeOn(input.facts, id, input.today).length })).sort((a, b) => b.below - a.below || (a.id < b.id ? -1 : 1))
  return first?.id ?? null
}
