import { expect, test } from 'vitest'
import { problemText } from '#shared/archive/commit.ts'
import { expectation, problemsOf } from '#shared/archive/field-message.ts'
import { type TableName, tableNames, tables } from '#shared/model/tables.ts'
import { aMeeting, aMembership, anAttendee, aPerson, aPost, aTopic, aVote } from '../../support/builders.ts'

const messages = (table: TableName, row: object) => {
  const parsed = tables[table].schema.safeParse(row, { error: expectation })
  return parsed.success ? [] : problemsOf(table, 'x', parsed.error).map(problemText)
}

test.each([
  ['缺一项', 'people', { ...aPerson(), name: undefined }, '人员「姓名」：缺少这一项，应为文字'],
  ['空姓名', 'people', aPerson({ name: ' ' }), '人员「姓名」：不能为空'],
  ['选项之外', 'memberships', { ...aMembership(), memberType: 'guest' }, '党员关系「人员类别」：应为以下之一：full（正式党员）、probationary（预备党员）'],
  ['没有这一天', 'posts', { ...aPost(), from: '2026-02-30' }, '党内任职「任职起」：没有这一天'],
  ['编号', 'posts', { ...aPost(), personId: '7' }, '党内任职「姓名」：应为编号（UUID）'],
  ['日期或年月', 'people', { ...aPerson(), birth: 'May' }, '人员「出生年月」：应为日期，如 2026-03-01，或应为年月，如 1978-01'],
  ['不是列表', 'meetings', { ...aMeeting(), attendees: null }, '会议「出席情况」：应为列表'],
  ['小数年度', 'meetings', { ...aMeeting(), belongYear: 2026.5 }, '会议「归属年度」：应为整数'],
  ['过早的年度', 'meetings', { ...aMeeting(), belongYear: 1900 }, '会议「归属年度」：不能小于 1921'],
  ['没有会议类型', 'meetings', { ...aMeeting(), kinds: [] }, '会议「会议类型」：至少选一种会议类型'],
  ['名单之内', 'meetings', aMeeting({ attendees: [{ ...anAttendee(), isVoter: 1 as never }] }), '会议「出席情况」：应为是或否（true 或 false）'],
  ['表决票数', 'meetings', aMeeting({ topics: [aTopic({ vote: { ...aVote(), yes: -1 } })] }), '会议「议题」：不能小于 0'],
] as const)('%s', (_, table, row, expected) => {
  expect(messages(table, row)).toEqual([expected])
})

test('whatever is wrong, no message is English', () => {
  const wrongs: unknown[] = [undefined, null, 1, 1.5, 'x', '', true, [], {}, [{}], [null], { from: 1 }]
  for (const table of tableNames) {
    for (const field of Object.keys(tables[table].schema.shape)) {
      for (const wrong of wrongs) {
        const parsed = tables[table].schema.safeParse({ [field]: wrong }, { error: expectation })
        for (const { message, path } of parsed.error?.issues ?? []) expect(message.replace(/[a-zA-Z0-9]+（/g, '').replace(/（UUID）|base64|（true 或 false）|PDF|Word/g, ''), `${table} ${path.join('.')}`).not.toMatch(/[A-Za-z]{3}/)
      }
    }
  }
})
