import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attendeeStatus } from '#shared/model/meeting.ts'
import { attendanceOf, rateText } from '#shared/rules/attendance.ts'
import { aMeeting, anAttendee } from '../../support/builders.ts'

const counts = { should: 9, actual: 8, votersShould: 7, votersActual: 6 }
const [came, onLeave, away, leftOut, observer] = [
  anAttendee(), anAttendee({ status: 'leave', isVoter: false }), anAttendee({ status: 'absent' }), anAttendee({ status: 'excluded' }), anAttendee({ status: 'nonvotingObserver' }),
]

test.each([
  ['请假、缺席计入应到，不计入的和列席的不算', aMeeting({ attendees: [came, onLeave, away, leftOut, observer] }), { source: 'roster', should: 3, actual: 1, votersShould: 2, votersActual: 1, excluded: 1, rate: 33.3 }],
  ['有名单就不用人数', aMeeting({ attendees: [came], countsOnly: counts }), { source: 'roster', should: 1, actual: 1, votersShould: 1, votersActual: 1, excluded: 0, rate: 100 }],
  ['没有名单用人数', aMeeting({ countsOnly: counts }), { source: 'countsOnly', ...counts, excluded: 0, rate: 88.9 }],
  ['都没有就是不知道', aMeeting(), { source: 'unknown', should: 0, actual: 0, votersShould: 0, votersActual: 0, excluded: 0, rate: null }],
  ['只有列席人员，没有应到', aMeeting({ attendees: [observer] }), { source: 'roster', should: 0, actual: 0, votersShould: 0, votersActual: 0, excluded: 0, rate: null }],
])('%s', (_, meeting, expected) => {
  expect(attendanceOf(meeting)).toEqual(expected)
})

test('到会率的写法', () => {
  expect(rateText(attendanceOf(aMeeting({ countsOnly: counts })))).toBe('88.9%')
  expect(rateText(attendanceOf(aMeeting()))).toBe('—')
})

test('whatever the roster, those who came never outnumber those who should have', () => {
  const attendee = fc.record({ status: fc.constantFrom(...attendeeStatus.keys), isVoter: fc.boolean() }).map(some => anAttendee(some))
  fc.assert(fc.property(fc.array(attendee, { maxLength: 40 }), attendees => {
    const { should, actual, votersShould, votersActual } = attendanceOf(aMeeting({ attendees }))
    expect(votersActual <= actual && actual <= should && votersActual <= votersShould && votersShould <= should).toBe(true)
  }))
})
