import { expect, test } from 'vitest'
import { doubleLifeStatistics } from '#shared/ledgers/double-life-statistics.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { participationStatistics } from '#shared/ledgers/participation-statistics.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import { period } from '#shared/time/period.ts'
import { aFact, aMeeting, aMembership, anAttendee, anOrganisation, aPerson, aPost, aTopic, aTraining, day, time, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const organ = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const kun = aPerson({ name: '李堃', contactPoint: '云河村党支部' })
const zhe = aPerson({ name: '张喆' })
const lecture = { lecturerId: kun.id, lecturerName: '', lecturerDuty: '', subject: '学党章', audience: '', outline: '', response: '' }
const speech = { personId: kun.id, speakerName: '', text: '要抓好落实。', isDissent: false }
const twice = aTopic({ speeches: [speech, speech] })
const leave = anAttendee({ personId: zhe.id, status: 'leave', reason: '出差', makeUp: { on: day('2026-06-01'), how: '自学' } })

function held(kinds: Meeting['kinds'], some: Partial<Meeting> = {}): Meeting {
  return aMeeting({ organisationId: branch.id, kinds, startAt: time('2026-05-20T14:00'), endAt: time('2026-05-20T16:00'), attendees: [anAttendee({ personId: kun.id }), leave], topics: [], ...some })
}

const meetings = [
  held(['memberAssembly', 'partyLecture'], { lecture, topics: [twice, aTopic({ speeches: [speech] })] }),
  held(['themeDay'], { startAt: time('2026-06-10T09:00'), endAt: null, attendees: [anAttendee({ personId: kun.id, makeUp: { on: day('2026-06-11'), how: '误填' } }), anAttendee({ personId: zhe.id, status: 'absent' })] }),
  held(['organisationalLife'], { startAt: time('2026-02-10T09:00'), endAt: null, belongYear: 2025, attendees: [anAttendee({ personId: kun.id }), anAttendee({ personId: zhe.id, status: 'nonvotingObserver' })] }),
  held(['committee'], { startAt: time('2026-03-10T09:00'), attendees: [anAttendee({ personId: kun.id }), anAttendee({ personId: zhe.id, status: 'excluded' })] }),
  held(['democraticLife'], { organisationId: organ.id, startAt: time('2026-01-10T09:00'), endAt: null, attendees: [anAttendee({ personId: kun.id, status: 'leave' })] }),
]

async function rowsOf(ledger: Ledger, organisationId: string, of: string) {
  const reader = readerOf({
    organisations: [organ, branch], organisationFacts: [aFact({ organisationId: organ.id, shortName: '机关党委' }), aFact({ organisationId: branch.id, shortName: '第一党支部', superiorId: organ.id })], people: [zhe, kun], meetings,
    memberships: [kun, zhe].map(person => aMembership({ personId: person.id, organisationId: branch.id })), trainings: [aTraining({ hours: 8, to: day('2026-04-02'), attendees: [{ personId: zhe.id, hours: null, onLeave: false, result: '' }] })],
    posts: [aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' }), aPost({ personId: kun.id, organisationId: organ.id, post: 'deputySecretary' }), aPost({ personId: zhe.id, organisationId: organ.id, post: 'secretary', from: day('2020-01-01'), to: day('2025-12-31') })],
  })
  return printedRows((await ledger.compose(reader, { kind: 'organisationPeriod', organisationId, period: period(of) }, today)).document)
}

test('R-MTG-17: what each member should have attended, attended, made up for, gave and said', async () => {
  expect(await rowsOf(participationStatistics, branch.id, '2026')).toEqual([
    ['1', '李堃', '第一党支部', '书记', '5', '4', '1', '0', '0', '80%', '1', '2', '2'],
    ['2', '张喆', '第一党支部', '党员', '2', '0', '1', '1', '1', '0%', '0', '0', '8'],
  ])
})

test('a quarter counts its own meetings and no hours', async () => {
  expect((await rowsOf(participationStatistics, branch.id, '2026Q1'))[1]).toEqual(['2', '张喆', '第一党支部', '党员', '0', '0', '0', '0', '0', '—', '0', '0', '—'])
})

test('A5.5: a leader in the team and as a common member of the branch; others are not listed', async () => {
  expect(await rowsOf(doubleLifeStatistics, organ.id, '2026')).toEqual([['1', '李堃', '机关党委副书记', '第一党支部', '1', '0', '2', '2', '0', '1', '云河村党支部']])
})

test('a branch has no leading body of its own', async () => {
  expect(await rowsOf(doubleLifeStatistics, branch.id, '2026')).toEqual([['没有登记领导班子成员']])
})

test('0.2: 组织生活会 counts for the year that it belongs to, not for the one in which it was held', async () => {
  expect(await rowsOf(doubleLifeStatistics, organ.id, '2025')).toEqual([
    ['1', '张喆', '机关党委书记', '第一党支部', '0', '0', '0', '0', '0', '0', '—'],
    ['2', '李堃', '机关党委副书记', '第一党支部', '0', '0', '1', '1', '1', '0', '云河村党支部'],
  ])
})
