import { describe, expect, test } from 'vitest'
import type { Organisation } from '#shared/model/organisation.ts'
import type { Post } from '#shared/model/post.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { ElectionStep, TermOfOffice } from '#shared/model/term-of-office.ts'
import { blankStep } from '#shared/rules/election-steps.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { termFindings } from '#shared/rules/warnings/term-findings.ts'
import { aFact, anOrganisation, aPost, aTermOfOffice, day } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const committee = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const secretary = aPost({ organisationId: branch.id })

interface Case {
  readonly terms?: readonly Partial<TermOfOffice>[]
  readonly organisation?: Partial<Organisation>
  readonly posts?: readonly Post[]
  readonly settings?: Partial<Settings>
}

async function found(today: string, { terms = [], organisation = {}, posts = [secretary], settings = {} }: Case) {
  const reader = readerOf({
    organisations: [committee, { ...branch, ...organisation }], organisationFacts: [aFact({ organisationId: committee.id }), aFact({ organisationId: branch.id, superiorId: committee.id })], posts, settings,
    termsOfOffice: terms.map(term => aTermOfOffice({ organisationId: branch.id, ...term })),
  })
  return termFindings(await readRuleInput(reader, { today: day(today), organisationIds: [branch.id] }))
}

const words = async (today: string, some: Case) => (await found(today, some)).map(({ level, message, subject }) => `${level} ${message} @${'field' in subject ? subject.field : ''}`)

const step = (code: ElectionStep['code'], some: Partial<ElectionStep> = { on: day('2026-01-10') }): ElectionStep => ({ ...blankStep(code), ...some })
const c16 = { electedOn: day('2023-06-15'), years: 3 }
const asked = { ...c16, steps: [step('committeeStudy'), step('request')] }
const allowed = { ...c16, steps: [...asked.steps, step('reply')] }
const extended = (to: string, extensionDocumentNo = '云机党〔2026〕9号') => ({ ...c16, extendedTo: day(to), extensionDocumentNo })

describe('W-TERM 的级别（R-TERM-03、06、07）', () => {
  test.each<[string, string, Partial<TermOfOffice>, readonly string[]]>([
    ['六个月前一天不提醒', '2025-12-14', c16, []],
    ['六个月当天黄', '2025-12-15', c16, ['yellow 任期2026年6月15日届满，还有 182 天，应准备换届 @steps.committeeStudy']],
    ['三个月前一天还是黄', '2026-03-14', c16, ['yellow 任期2026年6月15日届满，还有 93 天，应准备换届 @steps.committeeStudy']],
    ['三个月当天没有请示橙', '2026-03-15', c16, ['orange 任期2026年6月15日届满，还有 92 天，没有登记换届请示 @steps.request']],
    ['三个月有请示黄', '2026-03-15', asked, ['yellow 任期2026年6月15日届满，还有 92 天，应准备换届 @steps.reply']],
    ['请示注明不适用的不再要求', '2026-03-15', { ...c16, steps: [step('request', { isNotNeeded: true })] }, ['yellow 任期2026年6月15日届满，还有 92 天，应准备换届 @steps.committeeStudy']],
    ['一个月前一天没有批复黄', '2026-05-14', asked, ['yellow 任期2026年6月15日届满，还有 32 天，应准备换届 @steps.reply']],
    ['一个月当天没有批复橙', '2026-05-15', asked, ['orange 任期2026年6月15日届满，还有 31 天，没有登记上级批复 @steps.reply']],
    ['一个月有批复黄', '2026-05-15', allowed, ['yellow 任期2026年6月15日届满，还有 31 天，应准备换届 @steps.nomination']],
    ['到期当天有批复黄', '2026-06-15', allowed, ['yellow 任期2026年6月15日届满，还有 0 天，应准备换届 @steps.nomination']],
    ['到期次日红', '2026-06-16', allowed, ['red 任期已于2026年6月15日届满，逾期 1 天没有换届 @steps.nomination']],
    ['C16 逾期 160 天红', '2026-11-22', c16, ['red 任期已于2026年6月15日届满，逾期 160 天没有换届 @steps.committeeStudy']],
    ['C17 延期至 2027-03-31 黄', '2026-11-22', extended('2027-03-31'), ['yellow 任期2027年3月31日届满（延期后），还有 129 天，应准备换届 @steps.committeeStudy']],
    ['C17 延期正好一年不提示', '2026-11-22', extended('2027-06-15'), []],
    ['C17 延期过一年提示', '2026-11-22', extended('2027-06-16'), ['yellow 延期至2027年6月16日，超过一般期限 1 年（原应于2026年6月15日换届） @extendedTo']],
    ['C17 填 2027-08-01', '2026-11-22', extended('2027-08-01'), ['yellow 延期至2027年8月1日，超过一般期限 1 年（原应于2026年6月15日换届） @extendedTo']],
    ['延期没有文号', '2026-07-01', extended('2027-06-15', ' '), ['yellow 延期换届没有填写批复文号 @extensionDocumentNo']],
    ['延期后也过期红', '2027-04-01', extended('2027-03-31'), ['red 任期已于2027年3月31日届满（延期后），逾期 1 天没有换届 @steps.committeeStudy']],
    ['C19 2024-03-20 选举黄', '2026-11-22', { electedOn: day('2024-03-20') }, ['yellow 任期2027年3月20日届满，还有 118 天，应准备换届 @steps.committeeStudy']],
  ])('%s', async (_, today, term, expected) => {
    expect(await words(today, { terms: [term] })).toEqual(expected)
  })

  test('提前的月数由单位设置', async () => {
    expect(await words('2026-02-15', { terms: [c16], settings: { termRequestMonths: 4 } })).toEqual(['orange 任期2026年6月15日届满，还有 120 天，没有登记换届请示 @steps.request'])
    expect(await words('2026-04-15', { terms: [asked], settings: { termReplyMonths: 2 } })).toEqual(['orange 任期2026年6月15日届满，还有 61 天，没有登记上级批复 @steps.reply'])
  })

  test('每条都写明条文，指到这一届', async () => {
    const [finding] = await found('2026-11-22', { terms: [c16] })
    expect(finding).toMatchObject({ rule: 'W-TERM', organisationId: branch.id, period: '2026', subject: { kind: 'term', name: '第一党支部' } })
    expect(finding!.basis).toContain('第二十二条')
  })

  test('只看本届，换过届的旧任期不再提醒', async () => {
    expect(await words('2026-11-22', { terms: [c16, { electedOn: day('2026-07-01') }] })).toEqual([])
  })
})

describe('没有登记任期、书记空缺（R-TERM-09）', () => {
  test('该有任期的组织没有登记，提示补填', async () => {
    const [finding] = await found('2026-11-22', {})
    expect(finding).toMatchObject({ level: 'yellow', message: '没有登记任期，不能提醒换届', subject: { kind: 'organisation', id: branch.id, field: 'term' } })
  })

  test('只有将来选举的任期，也算没有登记', async () => {
    expect(await words('2023-06-14', { terms: [c16] })).toEqual(['yellow 没有登记任期，不能提醒换届 @term'])
  })

  test.each([['党组', 'partyGroup'], ['机关工委', 'workCommittee'], ['临时党支部', 'temporaryBranch'], ['党小组', 'group']] as const)('%s没有任期，不提示', async (_, type) => {
    expect(await found('2026-11-22', { organisation: { type }, posts: [] })).toEqual([])
  })

  test('已撤销的不提示，撤销当天还提示', async () => {
    expect(await found('2026-11-22', { organisation: { dissolvedOn: day('2026-11-21') }, posts: [] })).toEqual([])
    expect(await found('2026-11-22', { organisation: { dissolvedOn: day('2026-11-22') }, posts: [] })).toHaveLength(2)
  })

  const inTerm = { terms: [{ electedOn: day('2026-07-01') }] }
  test.each<[string, readonly Post[], readonly string[]]>([
    ['没有书记', [], ['yellow 书记空缺，应及时补选 @posts']],
    ['书记昨天卸任', [{ ...secretary, to: day('2026-11-21') }], ['yellow 书记空缺，应及时补选 @posts']],
    ['书记今天是最后一天', [{ ...secretary, to: day('2026-11-22') }], []],
    ['只有副书记', [{ ...secretary, post: 'deputySecretary' }], ['yellow 书记空缺，应及时补选 @posts']],
    ['别的组织的书记不算', [aPost({ organisationId: committee.id })], ['yellow 书记空缺，应及时补选 @posts']],
  ])('%s', async (_, posts, expected) => {
    expect(await words('2026-11-22', { ...inTerm, posts })).toEqual(expected)
  })

  test('机关纪委看纪委书记', async () => {
    expect(await words('2026-11-22', { ...inTerm, organisation: { type: 'disciplineCommittee' }, posts: [{ ...secretary, post: 'disciplineSecretary' }] })).toEqual([])
    expect(await words('2026-11-22', { ...inTerm, organisation: { type: 'disciplineCommittee' } })).toEqual(['yellow 书记空缺，应及时补选 @posts'])
  })
})
