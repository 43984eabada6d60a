import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { RecordBase } from '#shared/model/record.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import { tables } from '#shared/model/tables.ts'
import { sampleArchive, type SampleRecord } from '#shared/sample/sample-archive.ts'
import { day } from '../../support/builders.ts'

const today = day('2026-11-22')
let records: readonly SampleRecord[] = []
const of = (table: string) => records.filter(r => r.table === table).map(r => r.value)

beforeAll(() => { records = sampleArchive({ seed: 7, today }) })

describe('the sample archive', () => {
  test('is the same for the same request, another for another seed', () => {
    expect(canonicalJson(sampleArchive({ seed: 7, today }))).toBe(canonicalJson(records))
    expect(canonicalJson(sampleArchive({ seed: 8, today }))).not.toBe(canonicalJson(records))
  })

  test('every record passes its schema with its base fields, and no id is given twice', () => {
    for (const { table, value } of records) {
      expect(tables[table].schema.safeParse(value).error?.issues).toBeUndefined()
      expect(RecordBase.safeParse(value).error?.issues).toBeUndefined()
    }
    expect(new Set(records.map(r => r.value.id)).size).toBe(records.length)
  })

  test('holds the names that cheap software loses', () => {
    expect(of('people').slice(0, 6).map(p => p['name'])).toEqual(['张喆', '李堃', '王頔', '陈赟', '欧阳䶮', '周𬘭'])
  })

  test('holds a year and more of meetings of many kinds, none after today', () => {
    const meetings = of('meetings') as unknown as Meeting[]
    const kinds = new Set(meetings.flatMap(m => m.kinds))
    for (const kind of ['memberAssembly', 'committee', 'groupMeeting', 'partyLecture', 'themeDay', 'organisationalLife', 'democraticReview', 'cadreAssembly'] as const) expect(kinds).toContain(kind)
    expect(meetings.every(m => m.startAt.slice(0, 10) <= today)).toBe(true)
    expect(meetings[0]!.startAt.slice(0, 7)).toBe('2025-01')
    expect(meetings.filter(m => m.belongYear === 2025 && m.startAt.startsWith('2026')).length).toBeGreaterThan(0)
  })

  test('holds the gaps that an inspector would find', () => {
    const meetings = of('meetings') as unknown as Meeting[]
    expect(meetings.some(m => m.attendees.some(a => a.status === 'leave' && a.reason === ''))).toBe(true)
    expect(meetings.some(m => m.topics.some(t => t.speeches.length === 0))).toBe(true)
    expect(meetings.some(m => m.backfillReason !== '')).toBe(true)
    const branches = of('organisations').filter(o => o['type'] === 'branch').map(o => o.id)
    const secondQuarter = (id: string | undefined) => meetings.some(m => m.organisationId === id && m.kinds.includes('memberAssembly') && m.startAt >= '2026-04-01' && m.startAt < '2026-07-01')
    expect([secondQuarter(branches[0]), secondQuarter(branches[1])]).toEqual([true, false])
  })

  test.each([[3, 40, 25, 1], [12, 300, 900, 3]])('%i branches, %i people, %i meetings in %i years are exactly that', (branches, people, meetings, years) => {
    const made = sampleArchive({ seed: 1, today, branches, people, meetings, years })
    const count = (table: string) => made.filter(r => r.table === table).length
    expect([made.filter(r => r.table === 'organisations' && r.value['type'] === 'branch').length, count('people'), count('meetings')]).toEqual([branches, people, meetings])
  })
})
