import { beforeAll, expect, test } from 'vitest'
import { memoryReader, type ReadTables } from '#shared/archive/memory-reader.ts'
import { startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import type { RowOf, TableName } from '#shared/model/tables.ts'
import { type Evidence, type EvidenceBook, evidenceOf } from '#shared/rules/dossier/evidence.ts'
import { type EvidenceInput, readEvidenceInput } from '#shared/rules/dossier/evidence-input.ts'
import { entryOf, offersFor, sourceStates } from '#shared/rules/dossier/offers.ts'
import { diceOf } from '#shared/sample/dice.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { addDays, type LocalDate } from '#shared/time/local-date.ts'
import { aLifeMeeting, aMeeting, anAttendee, anId, aReview, aReviewedMember, aTalk, day, stored, time, today } from '../../../support/builders.ts'
import { aDossier } from '../../../support/dossiers.ts'

const firstDay = day('2025-01-01')
const rows = new Map<TableName, Stored<{ readonly id: string }>[]>()
let input: EvidenceInput
let leaders: readonly string[]

beforeAll(async () => {
  for (const { table, value } of sampleArchive({ seed: 7, today })) rows.set(table, [...(rows.get(table) ?? []), value as unknown as Stored<{ id: string }>])
  leaders = [...new Set(rowsOf('posts').filter(({ post }) => post === 'secretary' || post === 'deputySecretary').map(({ personId }) => personId))].slice(0, 10)
  withWhatTheSampleLacks()
  input = await readEvidenceInput(memoryReader(tables()), today)
})

function rowsOf<T extends TableName>(table: T): readonly Stored<RowOf<T>>[] {
  return (rows.get(table) ?? []) as unknown as readonly Stored<RowOf<T>>[]
}

/** Every table that a reader asks for, those that the sample leaves out too. */
function tables(): ReadTables {
  return new Proxy({}, { get: (_, table) => rows.get(table as TableName) ?? [] }) as ReadTables
}

function add<T extends TableName>(table: T, row: RowOf<T> & { readonly id: string }): void {
  rows.set(table, [...(rows.get(table) ?? []), stored(row) as unknown as Stored<{ id: string }>])
}

/** 民主生活会 with criticism, absences, make-up study; talks; reviews. */
function withWhatTheSampleLacks(): void {
  const dice = diceOf(11)
  const organ = rowsOf('organisations').find(({ type }) => type === 'organCommittee')
  const pick = () => leaders[dice.int(0, leaders.length - 1)] ?? ''
  for (const [on, year] of [['2025-01-16', 2024], ['2026-01-15', 2025]] as const) {
    const criticisms = leaders.slice(0, 5).map(personId => ({ id: anId(), personId, name: '', self: dice.chance(0.7) ? '联系群众不够。' : '', byOthers: [1, 2].map(() => ({ personId: dice.chance(0.8) ? pick() : null, name: '', text: dice.chance(0.8) ? '多到一线。' : '' })) }))
    const attendees = leaders.slice(0, 6).map(personId => anAttendee({ personId, status: dice.pick(['present', 'present', 'present', 'leave', 'absent', 'nonvotingObserver'] as const), reason: '出差' }))
    add('meetings', aMeeting({ organisationId: organ?.id ?? '', kinds: ['democraticLife'], belongYear: year, startAt: time(`${on}T09:00`), endAt: null, attendees, lifeMeeting: aLifeMeeting({ criticisms }) }))
  }
  for (let at = firstDay; at <= today; at = addDays(at, dice.int(2, 9))) {
    add('talks', aTalk({ talkedAt: time(`${at}T10:00`), talkerId: dice.chance(0.9) ? pick() : null, talkeeId: dice.chance(0.9) ? pick() : null, kind: dice.pick(['betweenCommittee', 'committeeWithMember', 'integrityReminder'] as const) }))
  }
  for (const year of [2024, 2025]) add('reviews', aReview({ year, members: leaders.map(personId => aReviewedMember({ personId, grade: dice.pick(['excellent', 'qualified', null] as const) })) }))
}

/** What the model counts by itself, one record after another: person → key → numbers. */
type Counts = Map<string, Map<string, Record<string, number>>>

function bump(counts: Counts, personId: string | null, key: string, what: string, by = 1): void {
  if (personId === null || !leaders.includes(personId)) return
  const own = counts.get(personId) ?? new Map<string, Record<string, number>>()
  const numbers = own.get(key) ?? {}
  numbers[what] = (numbers[what] ?? 0) + by
  counts.set(personId, own.set(key, numbers))
}

function countMeeting(counts: Counts, m: Meeting): void {
  const year = m.belongYear
  for (const { personId, status } of m.attendees) {
    if (status === 'excluded' || status === 'nonvotingObserver') continue
    for (const kind of m.kinds) {
      bump(counts, personId, `attendance/${kind}/${year}`, '应到')
      bump(counts, personId, `attendance/${kind}/${year}`, status === 'present' ? '实到' : status === 'leave' ? '请假' : '缺席')
    }
    const studied = m.kinds.includes('partyLecture') || m.kinds.includes('themeDay') || m.kinds.includes('centerGroup')
    if (status === 'present' && studied && m.endAt !== null) {
      const minutes = (Date.parse(`${m.endAt}:00Z`) - Date.parse(`${m.startAt}:00Z`)) / 60_000
      bump(counts, personId, `study/${year}`, '学时合计', minutes >= 360 ? 8 : minutes >= 180 ? 4 : Math.floor(minutes / 30) / 2)
    }
  }
  if (m.lecture !== null) bump(counts, m.lecture.lecturerId, `lecture/${m.id}`, '次')
  for (const { personId, self, byOthers } of m.lifeMeeting?.criticisms ?? []) {
    if (self !== '') bump(counts, personId, `criticism/${m.id}`, '自我批评')
    for (const one of byOthers.filter(({ text }) => text !== '')) {
      bump(counts, personId, `criticism/${m.id}`, '接受批评意见')
      bump(counts, one.personId, `criticism/${m.id}`, '提出批评意见')
    }
  }
}

/** The same numbers as the fact's own words tell them. */
function numbersIn(fact: Evidence): Record<string, number> {
  const kind = fact.key.split('/')[0]
  const found = (words: readonly string[]) => Object.fromEntries(words.flatMap(word => {
    const number = new RegExp(`${word} ([\\d.]+)`).exec(fact.fact.split('；')[0] ?? '')?.[1]
    return number === undefined || number === '0' ? [] : [[word, Number(number)]]
  }))
  switch (kind) {
    case 'attendance': return found(['应到', '实到', '请假', '缺席'])
    case 'study': return found(['学时合计'])
    case 'criticism': return { ...(fact.fact.includes('作自我批评') ? { 自我批评: 1 } : {}), ...found(['接受批评意见', '提出批评意见']) }
    case 'talks': return found(['谈心谈话', '作为谈话人', '作为谈话对象'])
    default: return { 次: 1 }
  }
}

const modelled = ['attendance', 'study', 'lecture', 'criticism', 'talks', 'training']

test('逐日推演：每名领导每天的线索与逐条另数的结果一致', () => {
  const meetings = rowsOf('meetings').toSorted((a, b) => (a.startAt < b.startAt ? -1 : 1))
  const [talks, trainings] = [rowsOf('talks'), rowsOf('trainings')]
  const counts: Counts = new Map()
  let compared = 0
  for (let on: LocalDate = firstDay; on <= today; on = addDays(on, 1)) {
    const isAsked = on.endsWith('-01-01') || [...meetings.map(({ startAt }) => startAt.slice(0, 10)), ...talks.map(({ talkedAt }) => talkedAt.slice(0, 10)), ...trainings.map(({ to }) => to)].includes(on)
    for (const meeting of meetings.filter(({ startAt }) => startAt.startsWith(on))) countMeeting(counts, meeting)
    for (const { talkerId, talkeeId } of talks.filter(({ talkedAt }) => talkedAt.startsWith(on))) {
      const key = `talks/${on.slice(0, 4)}`
      for (const personId of new Set([talkerId, talkeeId])) bump(counts, personId, key, '谈心谈话')
      bump(counts, talkerId, key, '作为谈话人')
      bump(counts, talkeeId, key, '作为谈话对象')
    }
    for (const { id, hours, attendees } of trainings.filter(({ to }) => to === on)) for (const one of attendees) {
      bump(counts, one.personId, `training/${id}`, '次')
      bump(counts, one.personId, `study/${on.slice(0, 4)}`, '学时合计', one.onLeave ? 0 : one.hours ?? hours)
    }
    if (!isAsked) continue // nothing was recorded, and the year is the same
    compared += compareAll(counts, on)
  }
  compared += compareAll(counts, today)
  expect(compared).toBeGreaterThan(10_000)
})

function compareAll(counts: Counts, on: LocalDate): number {
  const past = { ...input, today: on, meetings: input.meetings.filter(({ startAt }) => startAt.slice(0, 10) <= on), talks: input.talks.filter(({ talkedAt }) => talkedAt.slice(0, 10) <= on), trainings: input.trainings.filter(({ to }) => to <= on) }
  const facts = evidenceOf(new Set(leaders), past)
  return leaders.reduce((sum, personId) => {
    const offered = (facts.get(personId) ?? []).filter(({ key }) => modelled.includes(key.split('/')[0] ?? ''))
    const told = new Map(offered.map(fact => [fact.key, numbersIn(fact)]))
    const own = [...(counts.get(personId) ?? [])].map(([key, numbers]) => [key, Object.fromEntries(Object.entries(numbers).filter(([, n]) => n > 0))] as const)
    // somebody who was on leave from every training of a year has no hours: there is nothing to state
    const expected = new Map(own.filter(([key, numbers]) => !key.startsWith('study/') || Object.keys(numbers).length > 0))
    expect(Object.fromEntries(told), `${personId} ${on}`).toEqual(Object.fromEntries(expected))
    return sum + told.size
  }, 0)
}

test('没有凭空的线索：每条都指向一条在档的记录，或由几条合计', () => {
  const facts = evidenceOf(new Set(leaders), input)
  const all = [...facts].flatMap(([personId, own]) => own.map(fact => ({ personId, fact })))
  expect(all.length).toBeGreaterThan(leaders.length * 10)
  for (const { fact } of all) {
    if (fact.source !== null) expect((rows.get(fact.source.table) ?? []).some(({ id }) => id === fact.source?.id)).toBe(true)
    expect(fact.direction).toBe(fact.key.startsWith('honour/') ? 'positive' : 'neutral')
    expect(fact.fact).toMatch(/^[^。]+。$/)
    expect(fact.fact).not.toMatch(/表现|良好|较差|认真|积极|不力|应当/)
  }
  for (const personId of leaders) expect(new Set((facts.get(personId) ?? []).map(({ key }) => key)).size).toBe(facts.get(personId)?.length)
})

test('不采用的一直不采用；改了到会情况，来源显示变化；删了记录，显示记录不在', () => {
  const meeting = input.meetings.find(({ lecture, kinds }) => lecture !== null && kinds.length === 2 && lecture.lecturerId !== null && leaders.includes(lecture.lecturerId))
  const personId = meeting?.lecture?.lecturerId ?? ''
  const before = evidenceOf(new Set([personId]), input)
  const accepted = before.get(personId)!.map(fact => entryOf(fact, { id: anId(), today, sectionCodes: startingTemplate.sections.map(({ code }) => code) }))
  const dossier = aDossier({ personId, entries: accepted.slice(0, -3), dismissed: before.get(personId)!.slice(-3).map(({ key }) => ({ key, on: today, reason: '' })) })
  const kinds = (facts: EvidenceBook) => offersFor(dossier, facts.get(personId) ?? []).map(({ kind }) => kind)
  expect(kinds(before).filter(kind => kind === 'dismissed')).toHaveLength(3)
  expect(kinds(before)).not.toContain('offered')
  expect([...sourceStates(dossier, before.get(personId) ?? []).values()].every(({ kind }) => kind === 'same')).toBe(true)

  const edited = { ...input, meetings: input.meetings.map(one => (one.id === meeting?.id ? { ...one, attendees: one.attendees.map(a => (a.personId === personId ? { ...a, status: 'leave' as const, reason: '病假' } : a)) } : one)) }
  expect(changedKeys(dossier, evidenceOf(new Set([personId]), edited), 'changed')).toEqual(expectedChanges(meeting, [`lecture/${meeting?.id}`]))

  const deleted = { ...input, meetings: input.meetings.filter(({ id }) => id !== meeting?.id) }
  expect(changedKeys(dossier, evidenceOf(new Set([personId]), deleted), 'gone')).toEqual([`lecture/${meeting?.id}`])
  expect(changedKeys(dossier, evidenceOf(new Set([personId]), deleted), 'changed')).toEqual(expectedChanges(meeting, []))
  expect(kinds(evidenceOf(new Set([personId]), deleted)).filter(kind => kind === 'dismissed')).toHaveLength(3)

  const nextYear = { ...input, today: day('2027-01-01') }
  const running = dossier.entries.filter(({ source }) => source!.fact.includes('（截至'))
  expect(running.length).toBeGreaterThan(2)
  expect(changedKeys(dossier, evidenceOf(new Set([personId]), nextYear), 'changed')).toEqual(running.map(({ source }) => source!.key).toSorted())
})

function changedKeys(dossier: ReturnType<typeof aDossier>, facts: EvidenceBook, wanted: 'changed' | 'gone'): readonly string[] {
  const states = sourceStates(dossier, facts.get(dossier.personId) ?? [])
  return dossier.entries.filter(({ id }) => states.get(id)?.kind === wanted).map(({ source }) => source!.key).toSorted()
}

/** The sums that the meeting is part of. */
function expectedChanges(meeting: Meeting | undefined, others: readonly string[]): readonly string[] {
  const year = meeting?.belongYear
  const isLeader = rowsOf('posts').some(post => post.personId === meeting?.lecture?.lecturerId && rowsOf('organisations').some(({ id, type }) => id === post.organisationId && type === 'organCommittee'))
  return [...others, ...(meeting?.kinds ?? []).map(kind => `attendance/${kind}/${year}`), `study/${year}`, ...(isLeader ? [`double-life/${year}`] : [])].toSorted()
}
