import { expect, test } from 'vitest'
import { memoryReader, type ReadTables } from '#shared/archive/memory-reader.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { aMeeting, anId, aUnit, day, stored, time } from '../../support/builders.ts'

const empty: ReadTables = {
  units: [], settings: [], organisations: [], organisationFacts: [], termsOfOffice: [], people: [], memberships: [], posts: [], developmentCases: [], duesStandards: [], duesPayments: [],
  trainings: [], honours: [], meetingPlans: [], talks: [], reviews: [], archiveItems: [], archiveBoxes: [], binders: [], meetings: [],
}

test('an empty archive answers with nothing and the default settings', async () => {
  const reader = memoryReader(empty)
  expect(await reader.unit()).toBeNull()
  expect(await reader.settings()).toEqual(defaultSettings)
  expect(await reader.meeting(anId())).toBeNull()
  expect(await reader.meetings({ from: day('2026-01-01'), to: day('2026-12-31') })).toEqual([])
})

test('the unit’s own settings stand before the defaults', async () => {
  const settings = stored({ ...defaultSettings, id: anId(), lectureEveryQuarter: false })
  expect(await memoryReader({ ...empty, settings: [settings], units: [stored(aUnit())] }).settings()).toMatchObject({ lectureEveryQuarter: false })
})

test('meetings come by start, of the organisations that are asked for', async () => {
  const [a, b] = [anId(), anId()]
  const held = (organisationId: string, startAt: string, belongYear = 2026) => stored(aMeeting({ organisationId, startAt: time(startAt), belongYear }))
  const [late, early, other, before] = [held(a, '2026-06-01T09:00'), held(a, '2026-05-01T09:00'), held(b, '2026-05-02T09:00'), held(a, '2025-12-01T09:00', 2025)]
  const reader = memoryReader({ ...empty, meetings: [late, other, early, before] })
  const range = { from: day('2026-01-01'), to: day('2026-12-31') }
  expect(await reader.meetings({ ...range, organisationIds: [a] })).toEqual([early, late])
  expect(await reader.meetings(range)).toEqual([early, other, late])
  expect(await reader.meeting(before.id)).toBe(before)
})
