import { expect, test } from 'vitest'
import { fullTimeStaffing } from '#shared/ledgers/full-time-staffing.ts'
import { period } from '#shared/time/period.ts'
import { aCadre, aFact, anOrganisation, aPerson, aUnit, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const committee = anOrganisation({ type: 'organCommittee' })

async function composed(totalStaff: number | null, fullTime: number, partTime = 0, staffQuota: number | null = 130) {
  const cadres = (count: number, kind: 'fullTime' | 'partTime') => Array.from({ length: count }, (_, i) => aPerson({ name: `${kind === 'fullTime' ? '专职' : '兼职'}${i + 1}`, cadre: aCadre({ kind }) }))
  const reader = readerOf({ units: [aUnit({ totalStaff, staffQuota })], organisations: [committee], organisationFacts: [aFact({ organisationId: committee.id })], people: [...cadres(fullTime, 'fullTime'), ...cadres(partTime, 'partTime')] })
  return fullTimeStaffing.compose(reader, { kind: 'organisationPeriod', organisationId: committee.id, period: period('2026') }, today)
}

test.each([
  ['C45：120 人应配 2，实配 1，缺 1', 120, 1, 0, ['120', '2', '1', '缺 1']], ['配齐', 120, 2, 0, ['120', '2', '2', '符合']], ['超 1', 120, 3, 0, ['120', '2', '3', '超 1']],
  ['250 人应配 3—5', 250, 5, 0, ['250', '3—5', '5', '符合']], ['50 人起按比例', 50, 0, 0, ['50', '1', '0', '缺 1']], ['49 人只要专人', 49, 0, 0, ['49', '专人负责', '0', '缺专人']], ['兼职也算专人', 49, 0, 1, ['49', '专人负责', '0', '符合']],
  ['不知道总数', null, 1, 0, ['—', '—', '1', '—']],
] as const)('%s', async (_, totalStaff, fullTime, partTime, expected) => {
  const { document } = await composed(totalStaff, fullTime, partTime)
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.header[0]!.map(({ text }) => text)).toEqual(['单位', '编制数', '机关工作人员总数', '应配（1%—2%）', '实配', '超/缺'])
  expect(table.rows[0]!.map(({ text }) => text)).toEqual(['云岭市档案服务中心', '130', ...expected])
})

test('专职的人写在表下，编制数和总数没有填的要说', async () => {
  const { document, missing } = await composed(null, 2, 0, null)
  expect(JSON.stringify(document)).toContain('专职党务工作者：专职1、专职2。')
  expect(missing.map(({ message, subject }) => [message, subject.field])).toEqual([['云岭市档案服务中心的“编制数”没有填', 'unit.staffQuota'], ['云岭市档案服务中心的“机关工作人员总数”没有填', 'unit.totalStaff']])
})
