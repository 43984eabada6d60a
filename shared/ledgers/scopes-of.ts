import type { Reader } from '../archive/reader.ts'
import { branchTypes } from '../model/organisation.ts'
import { dateOf } from '../time/local-date-time.ts'
import { type Period, rangeOf, yearPeriod } from '../time/period.ts'
import type { Ledger, LedgerScope } from './ledger.ts'

/** What one paper of a ledger is made of, and whose it is. */
export interface OwnScope {
  readonly scope: LedgerScope
  readonly organisationId: string
}

/** The organisation that was asked for, with all below it whose papers are wanted too. */
export interface AskedFor {
  readonly id: string
  readonly ids: readonly string[]
}

/** What a ledger's papers are, one each: minutes of every meeting, the sheet of every case, the book of every branch, the register of each organisation that was asked for. */
export async function scopesOf(ledger: Ledger, reader: Reader, asked: readonly AskedFor[], period: Period): Promise<readonly OwnScope[]> {
  const ids = asked.flatMap(one => one.ids)
  const days = rangeOf(period)
  const of = (organisationId: string): OwnScope => ({ organisationId, scope: { kind: 'organisationPeriod', organisationId, period: ledgerPeriod(ledger, period) } })
  switch (ledger.each) {
    case 'meeting': {
      const meetings = await reader.meetings({ organisationIds: ids, ...days })
      return meetings.filter(({ startAt }) => days.from <= dateOf(startAt) && dateOf(startAt) <= days.to)
        .map(({ id, organisationId }) => ({ organisationId, scope: { kind: 'meeting', meetingId: id } }))
    }
    case 'developmentCase': {
      const cases = (await reader.developmentCases()).filter(each => ids.includes(each.organisationId) && each.steps.some(({ on }) => on !== null && on <= days.to))
      return cases.map(({ id, organisationId }) => ({ organisationId, scope: { kind: 'developmentCase', caseId: id } }))
    }
    case 'branch': {
      const branches = new Set((await reader.organisations()).filter(o => branchTypes.includes(o.type)).map(o => o.id))
      return ids.filter(id => branches.has(id)).map(of)
    }
    case 'organisation': return asked.map(one => of(one.id))
  }
}

/** A year's account is of the whole year in which the period lies. */
export function ledgerPeriod(ledger: Pick<Ledger, 'yearsOnly'>, period: Period): Period {
  return ledger.yearsOnly === true ? yearPeriod(Number(period.slice(0, 4))) : period
}
