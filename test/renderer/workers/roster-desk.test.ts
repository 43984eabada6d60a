import { expect, test } from 'vitest'
import { noChoices } from '#shared/imports/roster/roster-choices.ts'
import type { RosterKnown } from '#shared/imports/roster/roster-known.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { CommitOp } from '#shared/archive/commit.ts'
import { rosterDesk } from '../../../renderer/workers/roster-desk.ts'
import type { OpenedRoster, PlannedRoster, RosterAnswers } from '../../../renderer/workers/roster-protocol.ts'
import { newId } from '../../../renderer/storage/new-id.ts'
import { aFact, anOrganisation, day } from '../../support/builders.ts'

const branch = anOrganisation()
const nothing: RosterKnown = { people: [], memberships: [], posts: [], organisations: [branch] as never, facts: [aFact({ organisationId: branch.id, shortName: '第一党支部' })] as never, importColumns: [], markWords: [], today: day('2026-11-26') }

const surname = (i: number) => `赵${String.fromCharCode(0x5000 + (i % 200))}${String.fromCharCode(0x6000 + Math.floor(i / 200))}`

async function planned(text: string) {
  const desk = rosterDesk({ read: (bytes, fileName) => readSpreadsheet(bytes, fileName), known: async () => nothing, newId })
  const opened = await desk({ kind: 'open', bytes: new TextEncoder().encode(text), fileName: '名册.csv', isNameCleared: false, today: nothing.today }) as OpenedRoster
  const plan = await desk({ kind: 'plan', choices: noChoices(opened.guess.mapping!), today: nothing.today }) as PlannedRoster
  return { desk, opened, plan }
}

test('the first three different values of a column are shown', async () => {
  const { opened } = await planned('姓名,性别\n甲一,男\n乙二,男\n丙三,女\n丁四,男')
  expect(opened.sheets[0]?.samples).toEqual({ 0: ['甲一', '乙二', '丙三'], 1: ['男', '女'] })
})

test('rows are found by what becomes of them and by any words, and told with what the file says', async () => {
  const { desk, plan } = await planned('姓名,党支部,身份证号\n甲一,第一党支部,\n乙二,第一党支部,110101197801010013')
  expect(plan).toMatchObject({ rows: 2, stopped: 1, counts: { new: 1, problem: 1 } })
  const places = async (filter: 'all' | 'problem' | 'new', text = '') => [...(await desk({ kind: 'find', filter, text }) as RosterAnswers['find']).places]
  expect(await places('problem')).toEqual([1])
  expect(await places('all', '甲')).toEqual([0])
  expect(await places('new', '乙')).toEqual([])
  const { rows } = await desk({ kind: 'rows', places: [0, 7] }) as RosterAnswers['rows']
  expect(rows).toMatchObject([{ number: 2, name: '甲一', said: [{ label: '所在党支部', text: '第一党支部' }] }])
  expect((await desk({ kind: 'problems' }) as RosterAnswers['problems']).lines).toMatchObject([{ row: 3, name: '乙二' }])
})

test('the ops of many people come in several pieces, each op whole when they are joined', async () => {
  const { desk, plan } = await planned(['姓名,党支部', ...Array.from({ length: 2000 }, (_, i) => `${surname(i)},第一党支部`)].join('\n'))
  const { pieces } = await desk({ kind: 'ops' }) as RosterAnswers['ops']
  expect(pieces.length).toBeGreaterThan(2)
  const ops = Buffer.concat(pieces).toString('utf8').split('\n').filter(line => line !== '').map(line => CommitOp.parse(JSON.parse(line)))
  expect(ops).toHaveLength(plan.writes.newPeople + plan.writes.memberships)
  const [first] = ops
  expect((await desk({ kind: 'whose', ids: [first!.id, ops.at(-1)!.id, newId()] }) as RosterAnswers['whose']).names).toEqual([surname(0), surname(1999), ''])
})
