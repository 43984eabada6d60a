import { describe, expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import type { Organisation, OrganisationFact, OrganisationType } from '#shared/model/organisation.ts'
import type { PartyPost, Post } from '#shared/model/post.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { setUpFindings } from '#shared/rules/warnings/set-up-findings.ts'
import { aFact, aMembership, anOrganisation, aPost, day, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

interface One {
  readonly type?: OrganisationType
  readonly under?: string
  readonly full?: number
  readonly probationary?: number
  readonly hasCommittee?: boolean
  /** Each held by someone else. */
  readonly posts?: readonly PartyPost[]
  readonly dissolvedOn?: string
}

const complete: readonly PartyPost[] = ['secretary', 'organisationMember', 'disciplineMember']

/** The tree told by name; hints as `name: message @field`. */
async function hints(tree: Readonly<Record<string, One>>, more: { readonly memberships?: readonly Membership[]; readonly posts?: readonly Post[] } = {}, ids = idsOf(tree)): Promise<readonly string[]> {
  const organisations: Organisation[] = []
  const organisationFacts: OrganisationFact[] = []
  const memberships: Membership[] = [...(more.memberships ?? [])]
  const posts: Post[] = [...(more.posts ?? [])]
  for (const [name, one] of Object.entries(tree)) {
    const id = ids[name]!
    organisations.push(anOrganisation({ id, type: one.type ?? 'branch', dissolvedOn: one.dissolvedOn === undefined ? null : day(one.dissolvedOn) }))
    organisationFacts.push(aFact({ organisationId: id, shortName: name, superiorId: one.under === undefined ? null : ids[one.under]!, hasCommittee: one.hasCommittee ?? false }))
    for (let i = 0; i < (one.full ?? 0); i++) memberships.push(aMembership({ organisationId: id }))
    for (let i = 0; i < (one.probationary ?? 0); i++) memberships.push(aMembership({ organisationId: id, memberType: 'probationary', fullOn: null }))
    for (const post of one.posts ?? []) posts.push(aPost({ organisationId: id, post }))
  }
  const findings = setUpFindings(await readRuleInput(readerOf({ organisations, organisationFacts, memberships, posts }), { today }))
  expect(findings.every(({ rule, level, basis }) => rule === 'W-SETUP' && level === 'yellow' && basis.startsWith('《'))).toBe(true)
  return findings.map(({ subject, message }) => `${subject.name}：${message} @${'field' in subject ? subject.field : ''}`)
}

function idsOf(tree: Readonly<Record<string, One>>): Record<string, string> {
  return Object.fromEntries(Object.keys(tree).map(name => [name, anOrganisation().id]))
}

const committeeAbove: One = { type: 'organCommittee' }
const discipline: One = { type: 'disciplineCommittee', under: '机关党委' }
/** A 机关党委 that lacks nothing itself. */
const above = { 机关党委: committeeAbove, 机关纪委: discipline }

describe('支部的人数与支委会（机关条例 7 条）', () => {
  test.each<[string, One, readonly string[]]>([
    ['正式党员 2 名', { full: 2 }, ['甲：正式党员 2 名，不足 3 名，应与邻近单位成立联合党支部 @type']],
    ['正式党员 2 名、预备 5 名，还是不足', { full: 2, probationary: 5 }, ['甲：正式党员 2 名，不足 3 名，应与邻近单位成立联合党支部 @type']],
    ['正式党员 3 名', { full: 3 }, []],
    ['联合党支部 2 名不再提示', { type: 'jointBranch', full: 2 }, []],
    ['正式党员 6 名不设支委会', { full: 6 }, []],
    ['正式 6 名、预备 3 名不设支委会', { full: 6, probationary: 3 }, []],
    ['正式党员 7 名不设支委会', { full: 7 }, ['甲：正式党员 7 名，满 7 名，应设支委会 @hasCommittee']],
    ['正式党员 7 名设支委会', { full: 7, hasCommittee: true, posts: complete }, []],
    ['正式党员降到 6 名仍设支委会', { full: 6, hasCommittee: true, posts: complete }, ['甲：正式党员 6 名，不足 7 名，仍设支委会 @hasCommittee']],
    ['临时党支部不论', { type: 'temporaryBranch', full: 8 }, []],
  ])('%s', async (_, one, expected) => {
    expect(await hints({ ...above, 甲: { ...one, under: '机关党委' } })).toEqual(expected)
  })

  test.each<[string, One, readonly string[]]>([
    ['党员 50 名', { full: 48, probationary: 2 }, []],
    ['党员 51 名', { full: 48, probationary: 3 }, ['甲：党员 51 名，超过 50 名，可分设党支部 @type']],
  ])('支部一般不超过 50 人：%s', async (_, one, expected) => {
    expect(await hints({ ...above, 甲: { ...one, under: '机关党委', hasCommittee: true, posts: complete } })).toEqual(expected)
  })

  test('明天转出的今天还算，昨天转出的不算', async () => {
    const tree = { ...above, 甲: { under: '机关党委', full: 2 } }
    const ids = idsOf(tree)
    const leaving = (to: string) => ({ memberships: [aMembership({ organisationId: ids['甲']!, to: day(to) })] })
    expect(await hints(tree, leaving('2026-11-22'), ids)).toEqual([])
    expect(await hints(tree, leaving('2026-11-21'), ids)).toHaveLength(1)
  })
})

describe('支委会人数（支部条例）和纪检委员', () => {
  const others = (count: number): readonly PartyPost[] => Array.from({ length: count }, () => 'committeeMember')
  test.each<[string, readonly PartyPost[], readonly string[]]>([
    ['没有登记委员', [], ['甲：设支委会，但没有登记委员 @posts']],
    ['2 人', ['secretary', 'disciplineMember'], ['甲：支委会现有 2 人，少于 3 人 @posts']],
    ['3 人', complete, []],
    ['7 人', [...complete, ...others(4)], []],
    ['8 人', [...complete, ...others(5)], ['甲：支委会现有 8 人，超过 7 人 @posts']],
    ['没有纪检委员', ['secretary', 'deputySecretary', 'organisationMember'], ['甲：没有纪检委员 @posts']],
    ['党小组组长不是委员', ['secretary', 'disciplineMember', 'groupLeader'], ['甲：支委会现有 2 人，少于 3 人 @posts']],
  ])('%s', async (_, posts, expected) => {
    expect(await hints({ ...above, 甲: { under: '机关党委', full: 10, hasCommittee: true, posts } })).toEqual(expected)
  })

  test('一人兼两职只算一人', async () => {
    const tree = { ...above, 甲: { under: '机关党委', full: 10, hasCommittee: true } }
    const ids = idsOf(tree)
    const held = (['secretary', 'disciplineMember', 'organisationMember'] as const).map(post => aPost({ organisationId: ids['甲']!, post }))
    held[2] = { ...held[2]!, personId: held[1]!.personId }
    expect(await hints(tree, { posts: held }, ids)).toEqual(['甲：支委会现有 2 人，少于 3 人 @posts'])
  })

  test('不设支委会的支部不要求纪检委员，党总支要求', async () => {
    expect(await hints({ ...above, 甲: { under: '机关党委', full: 5, posts: ['secretary'] } })).toEqual([])
    expect(await hints({ ...above, 总支: { type: 'generalBranch', under: '机关党委', posts: ['secretary'] } })).toEqual(['总支：没有纪检委员 @posts'])
  })
})

describe('党员人数与机关党委、党总支（机关条例 5、6 条）', () => {
  const branch = (under: string, full: number): One => ({ under, full, hasCommittee: true, posts: complete })
  test.each<[string, readonly number[], number, readonly string[]]>([
    ['下级合计 99 名', [49, 50], 0, []],
    ['下级合计 100 名', [50, 50], 0, ['总支：共有党员 100 名，满 100 名，可报批设立机关党委 @type']],
    ['预备党员计入', [49, 50], 1, ['总支：共有党员 100 名，满 100 名，可报批设立机关党委 @type']],
  ])('党总支%s', async (_, [first, second], probationary, expected) => {
    expect(await hints({ 总支: { type: 'generalBranch', posts: complete }, 甲: { ...branch('总支', first!), probationary }, 乙: branch('总支', second!) })).toEqual(expected)
  })

  test('机关党委之下的党总支满 100 名不再提示', async () => {
    expect(await hints({ ...above, 总支: { type: 'generalBranch', under: '机关党委', posts: complete }, 甲: branch('总支', 50), 乙: branch('总支', 50) })).toEqual([])
  })

  test.each<[string, number, readonly string[]]>([
    ['49 名', 49, []],
    ['50 名', 50, ['甲：共有党员 50 名，满 50 名，可报批设立党总支 @type']],
    ['99 名', 99, ['甲：共有党员 99 名，满 50 名，可报批设立党总支 @type', '甲：党员 99 名，超过 50 名，可分设党支部 @type']],
    ['100 名', 100, ['甲：共有党员 100 名，满 100 名，可报批设立机关党委 @type', '甲：党员 100 名，超过 50 名，可分设党支部 @type']],
  ])('独立的党支部 %s', async (_, full, expected) => {
    expect(await hints({ 甲: { full, hasCommittee: true, posts: complete } })).toEqual(expected)
  })

  test.each<[string, number, number, readonly string[]]>([
    ['49 名', 25, 24, []],
    ['50 名', 25, 25, ['甲：没有上级的党组织 2 个，共有党员 50 名，满 50 名，可报批设立党总支 @superiorId']],
    ['99 名', 49, 50, ['乙：共有党员 50 名，满 50 名，可报批设立党总支 @type']],
  ])('几个没有上级的党支部合计 %s', async (_, first, second, expected) => {
    expect(await hints({ 甲: { full: first, hasCommittee: true, posts: complete }, 乙: { full: second, hasCommittee: true, posts: complete } })).toEqual(expected)
  })

  test('三个没有上级的党支部合计 100 名', async () => {
    const one = (full: number): One => ({ full, hasCommittee: true, posts: complete })
    expect(await hints({ 甲: one(40), 乙: one(40), 丙: one(20) })).toEqual(['甲：没有上级的党组织 3 个，共有党员 100 名，满 100 名，可报批设立机关党委 @superiorId'])
    expect(await hints({ 甲: one(40), 乙: one(40), 丙: one(19) })).toEqual(['甲：没有上级的党组织 3 个，共有党员 99 名，满 50 名，可报批设立党总支 @superiorId'])
  })

  test('党小组的党员只在支部算一次', async () => {
    const tree = { ...above, 甲: { under: '机关党委', full: 1 }, 组: { type: 'group' as const, under: '甲' } }
    const ids = idsOf(tree)
    const inGroup = [0, 1].map(() => aMembership({ organisationId: ids['甲']!, groupId: ids['组']! }))
    expect(await hints(tree, { memberships: inGroup }, ids)).toEqual([])
    expect(await hints(tree, { memberships: inGroup.slice(1) }, ids)).toHaveLength(1)
  })
})

describe('机关纪委', () => {
  test('机关党委没有机关纪委提示，已撤销的不算', async () => {
    expect(await hints({ 机关党委: committeeAbove, 甲: { under: '机关党委', full: 3 } })).toEqual(['机关党委：没有设机关纪委 @disciplineCommittee'])
    expect(await hints({ ...above })).toEqual([])
    expect(await hints({ 机关党委: committeeAbove, 机关纪委: { ...discipline, dissolvedOn: '2026-11-21' } })).toHaveLength(1)
  })

  test('纪委书记应由机关党委副书记担任；副书记没有登记的不提示', async () => {
    const tree = { 机关党委: committeeAbove, 机关纪委: discipline }
    const ids = idsOf(tree)
    const head = aPost({ organisationId: ids['机关纪委']!, post: 'disciplineSecretary' })
    const deputy = aPost({ organisationId: ids['机关党委']!, post: 'fullTimeDeputySecretary' })
    expect(await hints(tree, { posts: [head, deputy] }, ids)).toEqual(['机关纪委：机关纪委书记不是机关党委副书记 @posts'])
    expect(await hints(tree, { posts: [head, { ...deputy, personId: head.personId }] }, ids)).toEqual([])
    expect(await hints(tree, { posts: [head] }, ids)).toEqual([])
  })
})

test('互为上级的组织不会算不完，已撤销的组织不提示', async () => {
  expect(await hints({ 甲: { under: '乙', full: 3 }, 乙: { under: '甲', full: 3 } })).toEqual([])
  expect(await hints({ ...above, 甲: { under: '机关党委', dissolvedOn: '2026-11-21' } })).toEqual([])
})
