import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSettings } from '#shared/model/settings.ts'
import { hoursOfLength, meetingColumn, meetingHours } from '#shared/rules/study/meeting-hours.ts'
import { aMeeting, time } from '../../../support/builders.ts'

const hours = (from: string, to: string, settings = {}) => hoursOfLength(time(from), time(to), { ...defaultSettings, ...settings })
const on = (from: string, to: string) => hours(`2026-05-20T${from}`, `2026-05-20T${to}`)

test.each([
  ['一小时算 1', '14:30', '15:30', 1],
  ['一个半小时算 1.5', '14:30', '16:00', 1.5],
  ['不足半小时的零头不算', '14:30', '15:29', 0.5],
  ['29 分钟不算', '14:30', '14:59', 0],
  ['30 分钟算 0.5', '14:30', '15:00', 0.5],
  ['差一分钟满三小时，按小时算', '08:30', '11:29', 2.5],
  ['三小时是半天，算 4', '08:30', '11:30', 4],
  ['差一分钟满六小时，仍是半天', '08:30', '14:29', 4],
  ['六小时是全天，算 8', '08:30', '14:30', 8],
  ['全天', '08:30', '17:30', 8],
])('R-EDU-03：%s', (_, from, to, expected) => {
  expect(on(from, to)).toBe(expected)
})

test('两天的会按天数算', () => {
  expect(hours('2026-05-20T08:30', '2026-05-21T17:00')).toBe(16)
})

test('折合的学时由单位定；按小时算的不超过半天', () => {
  expect(hours('2026-05-20T08:30', '2026-05-20T17:30', { studyHoursFullDay: 6 })).toBe(6)
  expect(hours('2026-05-20T08:30', '2026-05-20T12:00', { studyHoursHalfDay: 3 })).toBe(3)
  expect(hours('2026-05-20T08:30', '2026-05-20T11:00', { studyHoursHalfDay: 2 })).toBe(2)
})

test('开得久的不会少算', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 60 }), (minutes, more) => {
    const clock = (m: number) => `${String(8 + Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
    expect(on('08:00', clock(minutes + more))).toBeGreaterThanOrEqual(on('08:00', clock(minutes)))
  }))
})

test.each([
  ['党课', ['partyLecture'], null, 'lecture'],
  ['主题党日', ['themeDay'], null, 'themeDay'],
  ['又是主题党日又是党课的，只算党课', ['themeDay', 'partyLecture'], null, 'lecture'],
  ['又是党员大会又是主题党日的，算主题党日', ['memberAssembly', 'themeDay'], null, 'themeDay'],
  ['中心组学习算集体学习', ['centerGroup'], null, 'collective'],
  ['中心组学习同时是党课的，算党课', ['centerGroup', 'partyLecture'], null, 'lecture'],
  ['党员大会不算', ['memberAssembly'], null, null],
  ['党员大会填了学时的，算集体学习', ['memberAssembly'], 2, 'collective'],
] as const)('%s', (_, kinds, studyHours, expected) => {
  expect(meetingColumn({ kinds: [...kinds], studyHours })).toBe(expected)
})

test.each([
  ['填了学时的照填的算', { studyHours: 3 }, 3],
  ['填 0 就是 0', { studyHours: 0 }, 0],
  ['没填的按时长', {}, 1.5],
  ['没有散会时间的不知道', { endAt: null }, null],
] as const)('%s', (_, some, expected) => {
  expect(meetingHours(aMeeting({ kinds: ['partyLecture'], ...some }), defaultSettings)).toBe(expected)
})
