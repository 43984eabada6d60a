import { describe, expect, test } from 'vitest'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import { isLongExtension, noticeFrom, termAfter, termDue, termOn, usualYears } from '#shared/rules/term-due.ts'
import { anId, aTermOfOffice, day } from '../../support/builders.ts'

const c16: Partial<TermOfOffice> = { electedOn: day('2023-06-15'), years: 3 }

describe('到期日、提醒期和逾期（R-TERM、C16、C17、C19）', () => {
  test.each<[string, Partial<TermOfOffice>, string, object]>([
    ['C16 提醒前一天', c16, '2025-12-14', { kind: 'notDueYet', dueOn: '2026-06-15', daysLeft: 183 }],
    ['C16 提前六个月开始提醒', c16, '2025-12-15', { kind: 'approaching', dueOn: '2026-06-15', daysLeft: 182 }],
    ['到期当天不算逾期', c16, '2026-06-15', { kind: 'approaching', dueOn: '2026-06-15', daysLeft: 0 }],
    ['到期次日逾期一天', c16, '2026-06-16', { kind: 'overdue', dueOn: '2026-06-15', daysLate: 1 }],
    ['C16 今天逾期 160 天', c16, '2026-11-22', { kind: 'overdue', dueOn: '2026-06-15', daysLate: 160 }],
    ['C17 批复延期以延期为准', { ...c16, extendedTo: day('2027-03-31') }, '2026-11-22', { kind: 'approaching', dueOn: '2027-03-31', daysLeft: 129 }],
    ['C17 延期后的提醒前一天', { ...c16, extendedTo: day('2027-03-31') }, '2026-09-29', { kind: 'notDueYet', dueOn: '2027-03-31', daysLeft: 183 }],
    ['C19 提醒起始日', { electedOn: day('2024-03-20'), years: 3 }, '2026-09-20', { kind: 'approaching', dueOn: '2027-03-20', daysLeft: 181 }],
    ['C19 提醒起始日前一天', { electedOn: day('2024-03-20'), years: 3 }, '2026-09-19', { kind: 'notDueYet', dueOn: '2027-03-20', daysLeft: 182 }],
    ['2 月 29 日选举，到期为 2 月 28 日', { electedOn: day('2024-02-29'), years: 3 }, '2027-02-28', { kind: 'approaching', dueOn: '2027-02-28', daysLeft: 0 }],
    ['任期五年', { electedOn: day('2021-11-22'), years: 5 }, '2026-11-23', { kind: 'overdue', dueOn: '2026-11-22', daysLate: 1 }],
  ])('%s', (_, term, today, expected) => {
    expect(termDue(aTermOfOffice(term), day(today))).toEqual(expected)
  })

  test('提醒起点遇短月取月末：8 月 31 日到期，2 月最后一天开始提醒', () => {
    expect(noticeFrom(day('2026-08-31'))).toBe('2026-02-28')
  })
})

test.each([
  ['没有延期', null, false],
  ['C17 正好一年', '2027-06-15', false],
  ['过一年一天', '2027-06-16', true],
  ['C17 填 2027-08-01', '2027-08-01', true],
])('延期是否超过一般期限：%s', (_, extendedTo, expected) => {
  expect(isLongExtension(aTermOfOffice({ ...c16, extendedTo: extendedTo === null ? null : day(extendedTo) }))).toBe(expected)
})

test('机关党委、机关纪委 5 年，党总支、党支部 3 年；其余没有任期', () => {
  expect(usualYears).toEqual({ partyGroup: null, workCommittee: null, organCommittee: 5, disciplineCommittee: 5, generalBranch: 3, branch: 3, jointBranch: 3, temporaryBranch: null, group: null })
})

describe('本届', () => {
  const organisationId = anId()
  const terms = ['2023-06-15', '2020-06-10', '2026-07-01'].map(on => aTermOfOffice({ organisationId, electedOn: day(on) }))
  test.each([
    ['还没有选举', '2020-06-09', undefined],
    ['选举当天', '2020-06-10', '2020-06-10'],
    ['下一届选举前一天', '2023-06-14', '2020-06-10'],
    ['最近一届', '2026-11-22', '2026-07-01'],
  ])('%s', (_, on, expected) => {
    expect(termOn([...terms, aTermOfOffice({ electedOn: day('2019-01-01') })], organisationId, day(on))?.electedOn).toBe(expected)
  })
  test('下一届接着本届', () => {
    expect(termAfter(terms, terms[1]!)?.electedOn).toBe('2023-06-15')
    expect(termAfter(terms, terms[2]!)).toBeNull()
  })
})
