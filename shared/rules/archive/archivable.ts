import type { ArchiveItem, Retention } from '../../model/archive-item.ts'
import type { Meeting } from '../../model/meeting.ts'
import type { OrganisationFact } from '../../model/organisation.ts'
import type { Review } from '../../model/review.ts'
import type { TermOfOffice } from '../../model/term-of-office.ts'
import { dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { fullNameOn, shortNameOn } from '../organisation-on.ts'

/** A record of the year that no item stands for yet, as it would be filed. */
export interface Archivable {
  readonly link: NonNullable<ArchiveItem['link']>
  readonly title: string
  readonly responsible: string
  readonly on: LocalDate
  readonly retention: Retention
}

export interface ArchivableRecords {
  readonly meetings: readonly Meeting[]
  readonly reviews: readonly Review[]
  readonly termsOfOffice: readonly TermOfOffice[]
  readonly facts: readonly OrganisationFact[]
  readonly items: readonly Pick<ArchiveItem, 'link'>[]
}

/**
 * What of a year belongs into the archive, by day: minutes for 10 years, those with an election and the results of 换届 for ever
 * (国家档案局 8 号令 9.10, R-ARC-02); the clerk may choose another 保管期限. Meetings go by their 归属年度.
 */
export function archivable(year: number, today: LocalDate, { meetings, reviews, termsOfOffice, facts, items }: ArchivableRecords): readonly Archivable[] {
  const filed = new Set(items.flatMap(({ link }) => (link === null ? [] : [`${link.table} ${link.id}`])))
  const found: readonly Archivable[] = [
    ...meetings.filter(({ belongYear, startAt }) => belongYear === year && dateOf(startAt) <= today).map((meeting): Archivable => {
      const on = dateOf(meeting.startAt)
      const name = shortNameOn(facts, meeting.organisationId, on)
      return {
        link: { table: 'meetings', id: meeting.id }, title: `${meeting.title.startsWith(name) ? '' : name}${meeting.title}会议记录`, responsible: fullNameOn(facts, meeting.organisationId, on), on,
        retention: meeting.topics.some(({ matter }) => matter === 'election') ? 'Y' : 'D10',
      }
    }),
    ...reviews.filter(review => review.year === year).map((review): Archivable => {
      const on = dayOf(year, 12, 31)
      return { link: { table: 'reviews', id: review.id }, title: `${shortNameOn(facts, review.organisationId, on)}${year}年度民主评议党员材料`, responsible: fullNameOn(facts, review.organisationId, on), on, retention: 'D10' }
    }),
    ...termsOfOffice.filter(({ electedOn }) => yearOf(electedOn) === year && electedOn <= today).map((term): Archivable => ({
      link: { table: 'termsOfOffice', id: term.id }, title: `${shortNameOn(facts, term.organisationId, term.electedOn)}换届选举材料`, responsible: fullNameOn(facts, term.organisationId, term.electedOn), on: term.electedOn, retention: 'Y',
    })),
  ]
  return found.filter(({ link }) => !filed.has(`${link.table} ${link.id}`)).toSorted((a, b) => (`${a.on} ${a.title} ${a.link.id}` < `${b.on} ${b.title} ${b.link.id}` ? -1 : 1))
}
