import { describe, expect, test } from 'vitest'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { meetingMatrix } from '#shared/ledgers/meeting-matrix.ts'
import type { Meeting, MeetingKind } from '#shared/model/meeting.ts'
import { period } from '#shared/time/period.ts'
import { aFact, aMeeting, anOrganisation, day, time, today } from '../../support/builders.ts'
import { printedRows, rowsOf } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const root = anOrganisation({ type: 'organCommittee' })
const [first, second] = [anOrganisation(), anOrganisation()]
const organisationFacts = [
  aFact({ organisationId: root.id, shortName: '机关党委', fullName: '机关党委全称' }),
  aFact({ organisationId: first.id, superiorId: root.id, shortName: '甲支部', hasCommittee: true }),
  aFact({ organisationId: second.id, superiorId: root.id, shortName: '乙支部', hasCommittee: false }),
]

function held(on: string, kinds: readonly MeetingKind[], organisation = first): Meeting {
  return aMeeting({ organisationId: organisation.id, kinds: [...kinds], startAt: time(`${on}T14:30`) })
}

async function composed(meetings: readonly Meeting[], organisationId = root.id, organisations = [root, first, second]) {
  return meetingMatrix.compose(readerOf({ organisations, organisationFacts, meetings }), { kind: 'organisationPeriod', organisationId, period: period('2026') }, today)
}

async function line(meetings: readonly Meeting[], kind: string, branch = '甲支部'): Promise<string> {
  const rows = printedRows((await composed(meetings)).document)
  return rows.find(row => row[0] === branch && row[1] === kind)?.slice(2).join(' ') ?? '没有这一行'
}

describe('每格写次数，缺的写字，不只靠底色（today=2026-11-22）', () => {
  test.each<[string, readonly Meeting[], string, string]>([
    ['月度：开了、缺了、临期、未到', [held('2026-01-10', ['committee']), held('2026-01-20', ['committee'])], '支委会', '2√ 缺 缺 缺 缺 缺 缺 缺 缺 缺 临 — 2'],
    ['季度：缺的一季合为一格', [held('2026-02-10', ['memberAssembly'])], '党员大会', '— 1√ — 缺 缺 ○ 1'],
    ['合开的会各计一次', [held('2026-05-20', ['memberAssembly', 'partyLecture', 'themeDay'])], '党课', '缺 — 1√ — 缺 ○ 1'],
    ['未划党小组不列小组会', [], '党小组会', '没有这一行'],
  ])('%s', async (_, meetings, kind, expected) => {
    expect(await line(meetings, kind)).toBe(expected)
  })

  test('未设支委会的支部不列支委会，却开了就列次数', async () => {
    expect(await line([], '支委会', '乙支部')).toBe('没有这一行')
    expect(await line([held('2026-03-10', ['committee'], second)], '支委会', '乙支部')).toBe('— — 1 — — — — — — — — — 1')
  })

  test('底色与字一致', async () => {
    const cells = rowsOf((await composed([held('2026-01-10', ['committee'])])).document).flat()
    const shadeOf = (text: string) => new Set(cells.filter(cell => cell.text === text).map(cell => cell.shade))
    expect([shadeOf('1√'), shadeOf('缺'), shadeOf('临'), shadeOf('○')].map(shades => [...shades])).toEqual([['green'], ['red'], ['orange'], [undefined]])
  })
})

test('几个支部时末尾有各类合计', async () => {
  const meetings = [held('2026-05-20', ['themeDay']), held('2026-05-21', ['themeDay'], second), held('2026-06-21', ['themeDay'], second)]
  expect(await line(meetings, '主题党日', '合计')).toBe('0 0 0 0 2 1 0 0 0 0 0 0 3')
})

test('每行的格子数相符，横页正好排满', async () => {
  const { document, rows } = await composed([held('2026-05-20', ['memberAssembly'])])
  expect(rowsOf(document).map(row => row.reduce((sum, cell) => sum + (cell.columnSpan ?? 1), 0))).toEqual(rowsOf(document).map(() => 15))
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.columns.reduce((sum, column) => sum + column.mm, 0)).toBeLessThanOrEqual(typeAreaWidthMm(document.sections[0]!.page))
  expect(rows).toBe(7)
  expect(structuredClone(document)).toEqual(document)
})

test('支部自己的表只有自己', async () => {
  expect(new Set(printedRows((await composed([], first.id)).document).map(row => row[0]))).toEqual(new Set(['甲支部']))
})

test('当年没有支部就写明', async () => {
  expect(printedRows((await composed([], root.id, [root])).document)).toEqual([['本期无党支部']])
  const young = { ...first, establishedOn: day('2026-12-20') }
  expect(printedRows((await composed([], root.id, [root, young])).document)).toEqual([['甲支部', '本年不满一期，没有应开的会']])
})

test('缺的会打印前列出', async () => {
  const { missing } = await composed([held('2026-05-20', ['memberAssembly'])])
  const assemblies = missing.filter(finding => finding.rule === 'W-MTG-Q' && finding.organisationId === first.id)
  expect(assemblies.map(finding => finding.period)).toEqual(['2026Q1', '2026Q3'])
  expect(missing.every(finding => finding.level !== 'green')).toBe(true)
})
