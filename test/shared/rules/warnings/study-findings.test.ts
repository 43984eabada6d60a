import { expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import type { Post } from '#shared/model/post.ts'
import type { Training } from '#shared/model/training.ts'
import { studyFindings } from '#shared/rules/warnings/study-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { aFact, aMeeting, aMembership, anAttendee, anId, anOrganisation, aPerson, aPost, aTraining, day, time } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const organisation = anOrganisation()
const person = aPerson({ name: '方一诺' })
const attendee = { personId: person.id, hours: null, onLeave: false, result: '' }

interface Some {
  readonly today: string
  readonly trainings?: readonly Partial<Training>[]
  readonly posts?: readonly Partial<Post>[]
  readonly membership?: Partial<Membership>
  readonly years?: readonly number[]
  readonly lectureHours?: number
}

async function findings({ today, trainings = [], posts = [], membership = {}, years, lectureHours }: Some) {
  const reader = readerOf({
    organisations: [organisation], organisationFacts: [aFact({ organisationId: organisation.id })], people: [person],
    memberships: [aMembership({ personId: person.id, organisationId: organisation.id, ...membership })],
    posts: posts.map(some => aPost({ personId: person.id, organisationId: organisation.id, ...some })),
    trainings: trainings.map(some => aTraining({ attendees: [attendee], ...some })),
    meetings: lectureHours === undefined ? [] : [aMeeting({ organisationId: organisation.id, kinds: ['partyLecture'], studyHours: lectureHours, startAt: time('2026-03-02T09:00'), attendees: [anAttendee({ personId: person.id })] })],
  })
  return studyFindings(await readRuleInput(reader, { today: day(today), years: years ?? [2026] }))
}

test('学时不足：说明谁、多少、差多少，并指到那一年', async () => {
  const [finding, ...others] = await findings({ today: '2026-11-30', lectureHours: 20 })
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    rule: 'W-EDU-HOURS', level: 'yellow', organisationId: organisation.id, period: '2026', subject: { kind: 'studyHours', id: person.id, field: '2026' },
    message: '方一诺（党员）2026年学时 20，应 32，差 12',
  })
})

test('过了年还不足是红', async () => {
  expect((await findings({ today: '2027-01-01', lectureHours: 31 })).map(({ level }) => level)).toEqual(['red'])
})

test('十一月底以前不提醒', async () => {
  expect(await findings({ today: '2026-11-29', lectureHours: 1 })).toEqual([])
})

test('支部一年里没有登记过任何学时的，不逐人提醒', async () => {
  expect(await findings({ today: '2027-01-01' })).toEqual([])
})

const words = async (some: Some) => (await findings(some)).filter(({ rule }) => rule === 'W-EDU-TRAIN').map(({ message }) => message)
const elsewhere = { attendees: [{ ...attendee, personId: anId() }], hours: 1 }
const newSecretary = { posts: [{ from: day('2026-02-10') }], membership: {} }

test.each<[string, Some, readonly string[]]>([
  ['新任书记满半年当天还不提醒', { ...newSecretary, today: '2026-08-10', trainings: [elsewhere] }, []],
  ['满半年的次日提醒', { ...newSecretary, today: '2026-08-11', trainings: [elsewhere] }, ['方一诺任书记已满半年，没有参加任职培训的记录']],
  ['半年内参加了任职培训', { ...newSecretary, today: '2026-08-11', trainings: [{ purpose: 'takingOffice', from: day('2026-08-10'), to: day('2026-08-12') }] }, []],
  ['半年以后才参加的不算', { ...newSecretary, today: '2026-09-11', trainings: [{ purpose: 'takingOffice', from: day('2026-08-11'), to: day('2026-08-12') }] }, ['方一诺任书记已满半年，没有参加任职培训的记录']],
  ['请假的不算', { ...newSecretary, today: '2026-09-11', trainings: [{ purpose: 'takingOffice', attendees: [{ ...attendee, onLeave: true }] }] }, ['方一诺任书记已满半年，没有参加任职培训的记录']],
  ['一般培训不算任职培训', { ...newSecretary, today: '2026-09-11', trainings: [{}] }, ['方一诺任书记已满半年，没有参加任职培训的记录']],
  ['连任的书记不算新任', { today: '2026-09-11', trainings: [elsewhere], posts: [{ from: day('2023-02-10'), to: day('2026-02-09') }, { from: day('2026-02-10') }] }, []],
  ['副书记不要求任职培训', { today: '2026-09-11', trainings: [elsewhere], posts: [{ post: 'deputySecretary', from: day('2026-02-10') }] }, []],
  ['没有登记过任何培训的不提醒', { ...newSecretary, today: '2026-09-11' }, []],
])('R-EDU-02、04：%s', async (_, some, expected) => {
  expect(await words(some)).toEqual(expected)
})

const accepted = { joinedOn: day('2025-04-20'), fullOn: day('2026-04-20'), from: day('2025-04-20') }

test.each<[string, Some, readonly string[]]>([
  ['预备期内没有集中培训', { today: '2026-04-21', membership: accepted, trainings: [elsewhere] }, ['方一诺预备期内没有参加集中培训的记录']],
  ['预备期最后一天还不提醒', { today: '2026-04-20', membership: accepted, trainings: [elsewhere] }, []],
  ['预备期内参加过', { today: '2026-04-21', membership: accepted, trainings: [{ from: day('2025-06-01'), to: day('2025-06-03') }] }, []],
  ['网络自学不是集中培训', { today: '2026-04-21', membership: accepted, trainings: [{ form: 'online', from: day('2025-06-01'), to: day('2025-06-03') }] }, ['方一诺预备期内没有参加集中培训的记录']],
  ['转正后一年内没有集中培训', { today: '2027-04-21', years: [2027], membership: accepted, trainings: [elsewhere] }, ['方一诺转正后一年内没有参加集中培训的记录']],
  ['预备期过后才转入的不问', { today: '2026-04-21', membership: { ...accepted, from: day('2026-03-01') }, trainings: [elsewhere] }, []],
])('R-EDU-02：%s', async (_, some, expected) => {
  expect(await words(some)).toEqual(expected)
})

test.each([
  ['委员一年没有集中培训', [{ form: 'collective', hours: 60 }], ['方一诺（委员）2026年没有参加集中培训的记录']],
  ['参加过集中轮训', [{ hours: 60 }], []],
  ['只在上一年参加过集中轮训', [{ form: 'collective', hours: 60 }, { from: day('2025-12-29'), to: day('2025-12-31') }], ['方一诺（委员）2026年没有参加集中培训的记录']],
  ['跨年的集中轮训算在结束的那一年', [{ from: day('2025-12-29'), to: day('2026-01-02'), hours: 60 }], []],
] as const)('R-EDU-02：%s', async (_, trainings, expected) => {
  expect(await words({ today: '2027-01-01', posts: [{ post: 'publicityMember', from: day('2020-01-01') }], trainings })).toEqual(expected)
})
