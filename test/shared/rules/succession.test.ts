import { describe, expect, test } from 'vitest'
import { blankStep } from '#shared/rules/election-steps.ts'
import { type Election, electionProblems, succession } from '#shared/rules/succession.ts'
import { aPost, anId, aTermOfOffice, day } from '../../support/builders.ts'

const term = aTermOfOffice()
const { organisationId } = term
const [zhe, kun] = [anId(), anId()]
const election: Election = {
  electedOn: day('2026-06-15'), years: 3, ordinal: '第五届', should: 26, actual: 22,
  seats: [{ personId: kun, post: 'secretary', kind: 'partTime', approvalDocumentNo: '云机党〔2026〕12号' }, { personId: zhe, post: 'disciplineMember', kind: 'partTime', approvalDocumentNo: '' }],
}
const ids = () => { let n = 0; return () => `new-${++n}` }
const post = (some: Parameters<typeof aPost>[0]) => aPost({ organisationId, personId: zhe, ...some })
const made = (posts: readonly ReturnType<typeof aPost>[], some: Partial<Election> = {}, of = term) => succession(of, posts, { ...election, ...some }, ids())

describe('换届', () => {
  test('旧班子到前一天为止，新班子从选举当天起，书记的批复文号随职务', () => {
    const former = post({})
    const { leaving, entering } = made([former])
    expect(leaving).toEqual([{ ...former, to: '2026-06-14' }])
    expect(entering).toEqual([
      { id: 'new-2', organisationId, personId: kun, post: 'secretary', kind: 'partTime', from: '2026-06-15', to: null, approvalDocumentNo: '云机党〔2026〕12号' },
      { id: 'new-3', organisationId, personId: zhe, post: 'disciplineMember', kind: 'partTime', from: '2026-06-15', to: null, approvalDocumentNo: '' },
    ])
  })

  test('连任的也到前一天为止，从选举当天起另记一段', () => {
    const { leaving, entering } = made([post({ personId: kun })])
    expect([leaving.length, entering.map(({ personId, from }) => [personId, from])]).toEqual([1, [[kun, '2026-06-15'], [zhe, '2026-06-15']]])
  })

  test('新任期从选举日起，旧任期记下应到实到和大会日期', () => {
    const { begun, ended } = made([])
    expect(begun).toMatchObject({ organisationId, electedOn: '2026-06-15', years: 3, ordinal: '第五届', extendedTo: null, steps: [], reminders: [] })
    expect(ended).toMatchObject({ id: term.id, electedOn: term.electedOn, electionShould: 26, electionActual: 22, steps: [{ code: 'assembly', on: '2026-06-15' }] })
  })

  test('大会日期已填的不改，注明过的说明保留', () => {
    const filled = { ...blankStep('assembly'), on: day('2026-06-14') }
    expect(made([], {}, { ...term, steps: [filled] }).ended.steps).toEqual([filled])
    const noted = { ...blankStep('assembly'), note: '三楼会议室', isNotNeeded: true }
    expect(made([], {}, { ...term, steps: [noted] }).ended.steps).toEqual([{ ...noted, on: '2026-06-15', isNotNeeded: false }])
  })

  test.each([
    ['党小组组长不随换届卸任', { post: 'groupLeader' }, 0],
    ['前一天已卸任的不动', { to: day('2026-06-14') }, 0],
    ['原定当天卸任的，提前到前一天', { to: day('2026-06-15') }, 1],
    ['选举当天上任的不动', { from: day('2026-06-15') }, 0],
    ['别的组织的不动', { organisationId: anId() }, 0],
  ] as const)('%s', (_, some, count) => {
    expect(made([post(some)]).leaving).toHaveLength(count)
  })

  test('选举当天起已登记同一职务的，不再登记一次', () => {
    expect(made([post({ personId: kun, from: day('2026-06-15') })]).entering.map(({ personId }) => personId)).toEqual([zhe])
    expect(made([post({ personId: kun, from: day('2026-06-15'), post: 'deputySecretary' })]).entering).toHaveLength(2)
  })
})

test.each<[string, Parameters<typeof electionProblems>[2], Readonly<Record<string, string>>]>([
  ['都填好了', election, {}],
  ['没有日期', { ...election, electedOn: null }, { electedOn: '请填写选举大会的日期' }],
  ['和本届同一天', { ...election, electedOn: term.electedOn }, { electedOn: '应晚于本届的选举日期' }],
  ['实到多于应到', { ...election, actual: 27 }, { actual: '实到不能多于应到' }],
  ['实到等于应到', { ...election, actual: 26 }, {}],
  ['没有书记', { ...election, seats: election.seats.slice(1) }, { seats: '新一届班子里还没有书记' }],
  ['两名书记', { ...election, seats: [...election.seats, { ...election.seats[0]!, personId: zhe }] }, { seats: '书记只能有一名' }],
  ['一人一职填两次', { ...election, seats: [...election.seats, election.seats[1]!] }, { seats: '同一个人的同一职务填了两次' }],
  ['一人兼两职可以', { ...election, seats: [...election.seats, { ...election.seats[1]!, post: 'organisationMember' }] }, {}],
])('能不能记：%s', (_, some, expected) => {
  expect(electionProblems(term, { type: 'branch' }, some)).toEqual(expected)
})

test('机关纪委看纪委书记', () => {
  expect(electionProblems(term, { type: 'disciplineCommittee' }, election)).toEqual({ seats: '新一届班子里还没有书记' })
})
