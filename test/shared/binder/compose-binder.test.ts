import { describe, expect, test } from 'vitest'
import type { Reader } from '#shared/archive/reader.ts'
import { planBinder } from '#shared/binder/binder-plan.ts'
import type { BinderPart } from '#shared/binder/compose-binder.ts'
import { textsOf } from '#shared/documents/texts.ts'
import { period } from '#shared/time/period.ts'
import { aDevelopmentCase, aFact, aMeeting, anOrganisation, day, time, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'
import { anOrder, organisationId, partsOf, sampleReader } from './a-binder.ts'

const reader = sampleReader()
const textOf = ({ document }: BinderPart): string => [...textsOf(document)].map(({ text }) => text).join('\n')
const outline = (parts: readonly BinderPart[]): readonly string[] => parts.map(({ level, ledger, organisation }) => `${level} ${ledger} ${organisation}`)

describe('one branch', () => {
  test('its ledgers one behind the other, each of level 1, then the page for signatures and the index of evidence', async () => {
    const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }), reader)
    expect(parts.length).toBeGreaterThanOrEqual(8)
    expect(parts.map(({ ledger }) => ledger).slice(0, 3)).toEqual(['organisation-register', 'election-register', 'member-roster'])
    expect(parts.slice(-2).map(({ ledger, title }) => [ledger, title])).toEqual([['signatures', '签字页'], ['evidence-index', '佐证材料索引']])
    expect(parts.every(({ level, organisation }) => level === 1 && organisation === '办公室党支部')).toBe(true)
    for (const part of parts) expect(textOf(part), `${part.title} stands at the head of its part`).toContain(part.title)
  })

  test('every minute of its meetings and of its groups’ is one part, in the order of their days', async () => {
    const id = await organisationId(reader, '办公室党支部')
    const groups = await Promise.all(['办公室第一党小组', '办公室第二党小组'].map(name => organisationId(reader, name)))
    const meetings = await reader.meetings({ organisationIds: [id, ...groups], from: day('2026-01-01'), to: day('2026-12-31') })
    const minutes = (await partsOf(anOrder({ kind: 'one', id }), reader)).find(({ ledger }) => ledger === 'meeting-minutes')
    expect(minutes?.rows).toBe(meetings.length)
    const sheets = minutes?.document.sections.map(section => [...textsOf({ title: '', sections: [section] })].map(({ text }) => text).join('\n')) ?? []
    expect(sheets).toHaveLength(meetings.length)
    meetings.forEach(({ title }, i) => expect(sheets[i]).toContain(title))
  })

  test('without minutes and signatures where these are not wanted', async () => {
    const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }, { hasMinutes: false, hasSignatures: false }), reader)
    expect(parts.map(({ ledger }) => ledger)).not.toEqual(expect.arrayContaining(['meeting-minutes']))
    expect(parts.slice(-2).map(({ ledger }) => ledger)).toEqual(['dues-summary', 'evidence-index'])
  })

  test('the archive’s head stands at the foot of every page where the unit wants it', async () => {
    const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }), reader, '档案校验 第 9 次保存')
    for (const { document } of parts) for (const { page } of document.sections) expect(page.footer.note).toContain('档案校验 第 9 次保存')
  })
})

describe('a whole tree', () => {
  test('organisation by organisation behind a divider; what has a line for each stands once, with the root', async () => {
    const parts = await partsOf(anOrder({ kind: 'tree', id: await organisationId(reader, '机关党委'), on: today }), reader)
    const dividers = parts.filter(({ ledger }) => ledger === 'divider')
    expect(dividers.map(({ title }) => title)).toEqual(['机关党委', '图书馆流通部党支部', '办公室党支部', '财务审计处党支部', '档案业务处党支部', '公共服务处党支部', '人事教育处党支部', '文化遗产处党支部'])
    expect(parts.filter(({ level }) => level === 1).map(({ ledger }) => ledger)).toEqual([...dividers.map(() => 'divider'), 'signatures', 'evidence-index'])
    expect(parts.filter(({ ledger }) => ledger === 'organisation-register').map(({ organisation }) => organisation)).toEqual(['机关党委'])
    expect(parts.filter(({ ledger }) => ledger === 'member-roster')).toHaveLength(7)
  })

  test('every minute stands once: with the organisation that held the meeting, or with the branch of the group that did', async () => {
    const root = await organisationId(reader, '机关党委')
    const minutes = (await partsOf(anOrder({ kind: 'tree', id: root, on: today }), reader)).filter(({ ledger }) => ledger === 'meeting-minutes')
    const meetings = (await reader.meetings({ from: day('2026-01-01'), to: day('2026-12-31') })).filter(({ startAt }) => startAt.startsWith('2026'))
    expect(minutes.reduce((sum, { rows }) => sum + rows, 0)).toBe(meetings.length)
    expect(minutes[0]?.rows).toBe(meetings.filter(({ organisationId: id }) => id === root).length)
  })

  test('a committee that keeps no branch’s books has its own minutes, and one that held nothing has no divider', async () => {
    const parts = await partsOf(anOrder({ kind: 'tree', id: await organisationId(reader, '机关党委'), on: today }, { list: '三会一课专项' }), reader)
    expect(outline(parts).filter(line => line.endsWith(' 机关党委'))).toEqual(['1 divider 机关党委', '2 meeting-matrix 机关党委', '2 lecture-statistics 机关党委', '2 meeting-minutes 机关党委', '1 signatures 机关党委', '1 evidence-index 机关党委'])
    expect(parts.filter(({ organisation }) => organisation === '图书馆党总支')).toEqual([])
  })
})

test('a branch that was dissolved or moved within the period is not left out in silence', async () => {
  const [root, stays, gone] = [anOrganisation({ type: 'organCommittee' }), anOrganisation(), anOrganisation({ dissolvedOn: day('2026-06-30') })]
  const some = readerOf({
    organisations: [root, stays, gone],
    organisationFacts: [
      aFact({ organisationId: root.id, shortName: '机关党委' }), aFact({ organisationId: stays.id, shortName: '第一党支部', superiorId: root.id }),
      aFact({ organisationId: gone.id, shortName: '老支部', superiorId: root.id, to: day('2026-06-30') }),
    ],
  })
  const plan = (on: string) => planBinder(some, anOrder({ kind: 'tree', id: root.id, on: day(on) }), today)
  expect((await plan('2026-11-22')).leftOut).toEqual(['老支部在2026年内曾属本级，到2026年11月22日已撤销或划出，没有列入；需要时请单独成册。'])
  expect((await plan('2026-05-01')).leftOut).toEqual([])
})

describe('an archive that holds little', () => {
  const branch = anOrganisation()
  const empty = readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })] })

  test.each([['本年', '2026'], ['以前的年度', '1999'], ['以后的年度', '2030'], ['一个月', '2026-02']])('空支部，%s：每一部分都是一页干净的纸', async (_, of) => {
    const parts = await partsOf(anOrder({ kind: 'one', id: branch.id }, { period: period(of) }), empty)
    expect(parts.length).toBeGreaterThanOrEqual(8)
    for (const part of parts) expect(textOf(part).trim(), part.title).not.toBe('')
    expect(textOf(parts.find(({ ledger }) => ledger === 'meeting-minutes')!)).toContain('本期无记录')
  })

  test('an organisation that is not there has no parts', async () => {
    const gone = anOrder({ kind: 'one', id: '01980000-0000-7000-8000-00000000dead' })
    expect(await planBinder(empty, gone, today)).toEqual({ units: [], parts: [], leftOut: [] })
  })

  test('what a checklist asks for and the binder has not is said', async () => {
    const committee = anOrganisation({ type: 'organCommittee' })
    const some = readerOf({ organisations: [committee], organisationFacts: [aFact({ organisationId: committee.id, shortName: '机关党委' })] })
    const { leftOut } = await planBinder(some, anOrder({ kind: 'one', id: committee.id }, { checklist: { name: '巡察', ledgers: ['meeting-ledger', 'from-the-future'] } }), today)
    expect(leftOut).toEqual(['清单“巡察”里的“from-the-future”不是本程序的台账（可能来自更新的版本），没有列入。', '三会一课台账按支部编制，机关党委不是党支部，没有列入。'])
  })

  test('the unit’s own title of a ledger stands in the contents', async () => {
    const own = readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], settings: { paper: { margins: null, numbering: 'pageOfPages', titles: { 'meeting-minutes': '支部会议纪实' }, signatures: ['填报人'] } } })
    expect((await partsOf(anOrder({ kind: 'one', id: branch.id }), own)).map(({ title }) => title)).toContain('支部会议纪实')
  })
})

test('the archive is asked each question once, however many parts ask it', async () => {
  const asked: string[] = []
  const branch = anOrganisation()
  const some = readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], meetings: [aMeeting({ organisationId: branch.id, startAt: time('2026-05-20T14:30') })], developmentCases: [aDevelopmentCase()] })
  const counting = new Proxy(some, { get: (of, name: keyof Reader) => (...words: readonly unknown[]) => {
    asked.push(`${name} ${JSON.stringify(words)}`)
    return (of[name] as (...words: readonly unknown[]) => unknown)(...words)
  } })
  await partsOf(anOrder({ kind: 'one', id: branch.id }), counting)
  const tables = asked.filter(question => !question.startsWith('meeting '))
  expect(tables).toEqual([...new Set(tables)])
})

test('the same data gives the same parts twice', async () => {
  const order = anOrder({ kind: 'tree', id: await organisationId(reader, '机关党委'), on: today })
  expect(await partsOf(order, sampleReader())).toEqual(await partsOf(order, sampleReader()))
})

test('a part survives on its way to a worker', async () => {
  const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }), reader)
  expect(structuredClone(parts)).toEqual(parts)
})

describe('on the paper of the unit', () => {
  const margins = { top: 30, right: 20, bottom: 30, left: 35 }
  const signatures = ['填报单位（盖章）', '填表人', '组织委员', '党支部书记', '日期']
  const own = { ...reader, settings: async () => ({ ...await reader.settings(), paper: { margins, numbering: 'dashed' as const, titles: { 'member-roster': '党员名册', 'review-tally': '评议汇总' }, signatures } }) }

  test('every sheet has its margins, also a page for signatures and one without records', async () => {
    const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }), own)
    const sheets = parts.flatMap(({ document }) => document.sections).map(({ page }) => page)
    for (const page of sheets.filter(({ orientation }) => orientation === 'portrait')) expect(page.margin).toEqual(margins)
    for (const page of sheets.filter(({ orientation }) => orientation === 'landscape')) expect([page.margin.top, page.margin.bottom]).toEqual([35, 20])
  })

  test('contents and sheets bear its titles; who signs below its ledgers signs the binder', async () => {
    const parts = await partsOf(anOrder({ kind: 'one', id: await organisationId(reader, '办公室党支部') }), own)
    const roster = parts.find(({ ledger }) => ledger === 'member-roster')!
    expect([roster.title, textOf(roster)]).toEqual(['党员名册', expect.stringMatching(/党员名册[^]*填表人[^]*组织委员/)])
    const signed = textOf(parts.find(({ ledger }) => ledger === 'signatures')!)
    expect(signed).toMatch(/填表人[^]*组织委员[^]*党支部书记/)
    expect(signed).not.toContain('编制人')
  })
})
