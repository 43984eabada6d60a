import { expect, test } from 'vitest'
import { studyHoursLedger } from '#shared/ledgers/study-hours.ts'
import { period } from '#shared/time/period.ts'
import { aMeeting, anAttendee, anId, aTraining, day } from '../../support/builders.ts'
import { duesArchive } from '../../support/dues-archive.ts'
import { printedRows, rowsOf } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

function compose(settings = {}, today = '2027-01-01') {
  const { rows, first, zhang, li, wang } = duesArchive()
  const people = rows.people.map(person => (person.id === wang.id ? { ...person, studyExemptions: [{ id: anId(), fromYear: 2025, toYear: null, reason: '年老体弱' }] } : person))
  const attendees = [zhang, li].map(({ id }) => ({ personId: id, hours: null, onLeave: false, result: '' }))
  const reader = readerOf({
    ...rows, people, settings,
    trainings: [aTraining({ hours: 40, attendees: attendees.slice(0, 1) }), aTraining({ form: 'online', hours: 6, attendees })],
    meetings: [
      aMeeting({ organisationId: first.id, kinds: ['partyLecture'], attendees: attendees.map(({ personId }) => anAttendee({ personId })) }),
      aMeeting({ organisationId: first.id, kinds: ['themeDay'], endAt: null, attendees: [anAttendee({ personId: li.id })] }),
    ],
  })
  return studyHoursLedger.compose(reader, { kind: 'organisationPeriod', organisationId: first.id, period: period('2026') }, day(today))
}

test('C.19 的栏目：身份、标准、各列学时、合计、差额、豁免原因；书记在前', async () => {
  const { document } = await compose()
  expect(printedRows(document)).toEqual([
    ['1', '张喆', '第一党支部', '书记', '56', '40', '1.5', '0', '0', '6', '47.5', '8.5', '—'],
    ['2', '李堃', '第一党支部', '党员', '32', '0', '1.5', '0', '0', '6', '7.5', '24.5', '—'],
    ['3', '王頔', '第一党支部', '党员', '—', '0', '0', '0', '0', '0', '0', '—', '年老体弱'],
  ])
  const text = JSON.stringify(document)
  expect(text).toContain('共 3 人，学时不足 2 人')
  expect(text).toContain('有 1 人参加的会议没有散会时间，未计学时')
})

test('不计网络自学的单位，合计不含，并写明', async () => {
  const { document } = await compose({ onlineStudyCounts: false })
  expect(printedRows(document)[0]?.slice(9, 12)).toEqual(['6', '41.5', '14.5'])
  expect(JSON.stringify(document)).toContain('网络自学不计入合计')
})

test('学时带数值，旁边列出学时不足的人', async () => {
  const { document, missing } = await compose()
  expect(rowsOf(document)[0]?.flatMap(cell => cell.number ?? [])).toEqual([56, 40, 1.5, 0, 0, 6, 47.5, 8.5])
  expect(missing.map(({ rule, level, subject }) => [rule, level, subject.name])).toEqual([['W-EDU-HOURS', 'red', '张喆'], ['W-EDU-HOURS', 'red', '李堃']])
})
