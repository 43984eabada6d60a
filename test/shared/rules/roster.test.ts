import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MeetingKind } from '#shared/model/meeting.ts'
import type { Membership } from '#shared/model/membership.ts'
import { dutyOn, dutyWords, isMemberOn, mayVoteOn, memberTypeOn, rosterOn } from '#shared/rules/roster.ts'
import { addDays } from '#shared/time/local-date.ts'
import { aMembership, anId, anOrganisation, aPerson, aPost, day, month } from '../../support/builders.ts'

const branch = anOrganisation()
const group = anOrganisation({ type: 'group' })
const upper = anOrganisation({ type: 'organCommittee' })
const person = (name: string, pinyinInitials: string) => aPerson({ name, pinyinInitials })
const secretary = person('李堃', 'lk')
const member = person('张喆', 'zz')
const probationary = person('陈赟', 'cy')
const suspended = person('王頔', 'wd')
const moved = person('周𬘭', 'zl')
const outsider = person('欧阳䶮', 'oyy')
const people = [outsider, moved, suspended, probationary, member, secretary]

const memberships = [
  aMembership({ personId: secretary.id, organisationId: branch.id }),
  aMembership({ personId: member.id, organisationId: branch.id, groupId: group.id }),
  aMembership({ personId: probationary.id, organisationId: branch.id, joinedOn: day('2025-09-01'), fullOn: day('2026-09-01'), groupId: group.id }),
  aMembership({ personId: suspended.id, organisationId: branch.id, votingSuspensions: [{ from: day('2026-03-01'), to: day('2026-08-31') }] }),
  aMembership({ personId: moved.id, organisationId: branch.id, to: day('2026-05-20') }),
  aMembership({ personId: moved.id, organisationId: anId(), from: day('2026-05-21') }),
]
const posts = [
  aPost({ personId: member.id, organisationId: branch.id, post: 'publicityMember' }),
  aPost({ personId: secretary.id, organisationId: branch.id, post: 'secretary', to: day('2026-06-30') }),
  aPost({ personId: secretary.id, organisationId: branch.id, post: 'groupLeader' }),
  aPost({ personId: outsider.id, organisationId: upper.id, post: 'secretary' }),
]

function names(on: string, kinds: readonly MeetingKind[], organisation = branch, within?: readonly string[]): string {
  return rosterOn(day(on), organisation, kinds, memberships, posts, people, within).map(row => `${row.person.name}${row.isVoter ? '' : '（无表决权）'}`).join('、')
}

describe('应到哪些人', () => {
  test.each<[string, string, readonly MeetingKind[], string]>([
    ['党员大会是支部全体，预备党员在内', '2026-05-20', ['memberAssembly'], '李堃、张喆、王頔（无表决权）、周𬘭、陈赟（无表决权）'],
    ['转出次日不在名册', '2026-05-21', ['memberAssembly'], '李堃、张喆、王頔（无表决权）、陈赟（无表决权）'],
    ['表决权恢复当日有表决权', '2026-09-01', ['memberAssembly'], '张喆、李堃、陈赟、王頔'],
    ['入党前一日不是党员', '2025-08-31', ['memberAssembly'], '李堃、张喆、王頔、周𬘭'],
    ['支委会是当日的委员', '2026-06-30', ['committee'], '李堃、张喆'],
    ['卸任次日不是委员', '2026-07-01', ['committee'], '张喆'],
    ['党小组会是小组党员', '2026-05-20', ['groupMeeting'], '张喆、陈赟（无表决权）'],
    ['合开的会是各类人员的合集', '2026-05-20', ['committee', 'groupMeeting'], '李堃、张喆、陈赟（无表决权）'],
    ['主题党日兼党课是全体党员', '2026-05-21', ['themeDay', 'partyLecture'], '李堃、张喆、王頔（无表决权）、陈赟（无表决权）'],
  ])('%s', (_, on, kinds, expected) => {
    expect(names(on, kinds)).toBe(expected)
  })

  test('以党小组为主体的会只有小组党员', () => {
    expect(names('2026-05-20', ['groupMeeting'], group)).toBe('张喆、陈赟（无表决权）')
    expect(names('2026-05-20', ['themeDay'], group)).toBe('张喆、陈赟（无表决权）')
  })

  test('上级组织的党员大会是所属各支部的党员，委员会是其委员', () => {
    expect(names('2026-05-21', ['memberAssembly'], upper, [upper.id, branch.id])).toBe('李堃、王頔（无表决权）、张喆、陈赟（无表决权）')
    expect(names('2026-05-21', ['committee'], upper)).toBe('欧阳䶮')
  })

  test('没有党员、没有任职时名册为空', () => {
    expect(rosterOn(day('2026-05-20'), anOrganisation(), ['memberAssembly', 'committee'], memberships, posts, people)).toEqual([])
  })

  test('重叠登记的党员只出现一次，以本支部的登记为准', () => {
    const twice = [aMembership({ personId: member.id, organisationId: branch.id, memberType: 'probationary' }), aMembership({ personId: member.id })]
    const roster = rosterOn(day('2026-05-20'), branch, ['memberAssembly'], twice, [], people)
    expect(roster.map(row => [row.person.name, row.memberType])).toEqual([['张喆', 'probationary']])
  })
})

describe('当日的人员类别与表决权', () => {
  const converted = { memberType: 'full', fullOn: day('2026-09-01') } as const
  test.each<[string, Partial<Membership>, string, string, boolean]>([
    ['转正前一日是预备党员', converted, '2026-08-31', 'probationary', false],
    ['转正当日是正式党员', converted, '2026-09-01', 'full', true],
    ['登记为预备的，填了转正日期也不自动转正', { memberType: 'probationary', fullOn: day('2026-09-01') }, '2026-12-01', 'probationary', false],
    ['转正日期不详的正式党员', { memberType: 'full', fullOn: null }, '2026-09-01', 'full', true],
    ['暂停首日无表决权', { votingSuspensions: [{ from: day('2026-03-01'), to: null }] }, '2026-03-01', 'full', false],
    ['暂停前一日有表决权', { votingSuspensions: [{ from: day('2026-03-01'), to: null }] }, '2026-02-28', 'full', true],
  ])('%s', (_, some, on, type, votes) => {
    expect(memberTypeOn(aMembership(some), day(on))).toBe(type)
    expect(mayVoteOn(aMembership(some), day(on))).toBe(votes)
  })
})

describe('哪一天还是支部的党员', () => {
  const since = day('2026-05-20')
  test.each<[string, Partial<Membership>, string, boolean]>([
    ['停止党籍前一日仍是', { status: 'suspended', statusOn: since }, '2026-05-19', true],
    ['停止党籍当日起不是', { status: 'suspended', statusOn: since }, '2026-05-20', false],
    ['开除党籍当日起不是', { status: 'expelled', statusOn: since }, '2026-05-20', false],
    ['除名当日起不是', { status: 'removed', statusOn: since }, '2026-05-20', false],
    ['去世前一日仍是', { status: 'deceased', statusOn: since }, '2026-05-19', true],
    ['去世当日起不是', { status: 'deceased', statusOn: since }, '2026-05-20', false],
    ['转出当日起不是', { status: 'transferredOut', statusOn: since }, '2026-05-20', false],
    ['状态没有日期的，自编入之日起', { status: 'removed', statusOn: null }, '2026-05-20', false],
    ['保留党籍仍是党员', { status: 'retained', statusOn: since }, '2026-05-20', true],
    ['恢复党籍是党员', { status: 'restored', statusOn: since }, '2026-05-20', true],
    ['入党日期只知道月份的，当月第一天起就是', { joinedOn: month('2026-05') }, '2026-05-01', true],
    ['入党月份的前一天还不是', { joinedOn: month('2026-05') }, '2026-04-30', false],
  ])('%s', (_, some, on, expected) => {
    expect(isMemberOn(aMembership(some), day(on))).toBe(expected)
  })

  test('转正日期只知道月份的，当月第一天起是正式党员', () => {
    expect(memberTypeOn(aMembership({ fullOn: month('2026-09') }), day('2026-08-31'))).toBe('probationary')
    expect(memberTypeOn(aMembership({ fullOn: month('2026-09') }), day('2026-09-01'))).toBe('full')
  })

  test.each<[string, Partial<Membership>, string]>([
    ['去世的委员不再应到', { status: 'deceased', statusOn: since }, '张喆'],
    ['第二天才去世的还应到', { status: 'deceased', statusOn: day('2026-05-21') }, '李堃、张喆'],
    ['转到别处、职务还没有免的仍应到', { status: 'transferredOut', statusOn: since, to: day('2026-05-19') }, '李堃、张喆'],
  ])('%s', (_, some, expected) => {
    const own = [aMembership({ personId: secretary.id, organisationId: branch.id, ...some })]
    expect(rosterOn(since, branch, ['committee'], own, posts, people).map(row => row.person.name).join('、')).toBe(expected)
  })
})

test('职务先党内后行政，都没有就为空', () => {
  expect(dutyOn(posts, { ...secretary, unitPost: '科长' }, branch.id, day('2026-06-30'))).toBe('书记、党小组组长、科长')
  expect(dutyOn(posts, { ...secretary, unitPost: '' }, branch.id, day('2026-07-01'))).toBe('党小组组长')
  expect(dutyOn([], { ...secretary, unitPost: '' }, branch.id, day('2026-07-01'))).toBe('')
})

test('单位设为行政在前的，先行政后党内', () => {
  expect(dutyOn(posts, { ...secretary, unitPost: '科长' }, branch.id, day('2026-06-30'), false)).toBe('科长、书记、党小组组长')
  expect(dutyWords(['书记'], ['科长', ''], true)).toBe('书记、科长')
})

test('whoever is on an assembly’s roster has a membership of the branch that covers the day', () => {
  const start = day('2026-01-01')
  const someDay = fc.integer({ min: 0, max: 400 }).map(n => addDays(start, n))
  fc.assert(fc.property(someDay, someDay, someDay, (from, to, on) => {
    const roster = rosterOn(on, branch, ['memberAssembly'], [aMembership({ personId: member.id, organisationId: branch.id, from, to })], [], people)
    expect(roster.length).toBe(from <= on && on <= to ? 1 : 0)
  }))
})
