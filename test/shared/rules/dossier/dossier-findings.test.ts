import { describe, expect, test } from 'vitest'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { type DossierFindingInput, dossierFindings, dossierLevelWord } from '#shared/rules/dossier/dossier-findings.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { anId, anOrganisation, aPerson, aPost, day, stored } from '../../../support/builders.ts'
import { aCheckUp, anAppraisal, aDossier, aDossierEntry, anEvaluation, aSanction } from '../../../support/dossiers.ts'

const person = aPerson({ name: '周岚' })
const old = { personId: person.id, openedOn: day('2020-05-01') }
const lastYear = anAppraisal({ year: 2025, grade: 'good' })

function found(some: Partial<Dossier>, today: LocalDate, more: Partial<DossierFindingInput> = {}): string[] {
  const dossiers = [stored(aDossier({ ...old, appraisals: [lastYear], updates: [{ year: 2026, on: day('2026-01-10'), by: '', note: '' }], ...some }))]
  return dossierFindings({ dossiers }, { today, settings: defaultSettings, people: [person], posts: [], organisations: [], ...more }).map(({ rule, level, message }) => `${rule} ${level} ${message}`)
}

describe('年度更新', () => {
  const stale = { updates: [], appraisals: [anAppraisal({ year: 2025 })] }
  test.each<[string, Partial<Dossier>, string, readonly string[]]>([
    ['年初还不提醒', stale, '2026-02-01', []],
    ['过了大半年提醒', stale, '2026-11-22', ['W-POL-UPDATE yellow 2026年还没有更新。']],
    ['年底临期', stale, '2026-12-25', ['W-POL-UPDATE orange 2026年还没有更新。']],
    ['今年有新材料就算更新', { ...stale, entries: [aDossierEntry({ formedOn: null, recordedOn: day('2026-05-01') })] }, '2026-12-25', []],
    ['两年没动过是逾期', { updates: [], appraisals: [anAppraisal({ year: 2024 })] }, '2026-01-05', ['W-POL-UPDATE red 2025年以来没有更新。']],
    ['今年建的不催', { ...stale, openedOn: day('2026-03-01'), appraisals: [] }, '2026-12-25', []],
    ['停止建档的不催', { ...stale, closedOn: day('2026-01-01') }, '2026-12-25', []],
  ])('%s', (_, some, on, expected) => {
    expect(found(some, day(on))).toEqual(expected)
  })
})

describe('依据', () => {
  const file = { id: anId(), name: '依据.pdf', mime: 'application/pdf', bytes: 1, pages: 1, blob: `${'a'.repeat(32)}.age` }
  const today = day('2026-03-01')
  test.each<[string, Partial<Dossier>, readonly string[]]>([
    ['较差没写依据', { evaluations: [anEvaluation({ year: 2025, grade: 'poor' })] }, ['W-POL-GROUND red 2025年度正向测评（班子成员互评）评为“较差”，没有写依据。']],
    ['较差写了依据没附材料', { appraisals: [anAppraisal({ year: 2025, grade: 'poor', ground: '见巡察反馈' })] }, ['W-POL-GROUND orange 2025年度鉴定评为“较差”，没有附依据材料。']],
    ['较差有依据有材料', { appraisals: [anAppraisal({ year: 2025, grade: 'poor', ground: '见巡察反馈', files: [file] })] }, []],
    ['一般不要求', { evaluations: [anEvaluation({ year: 2025, grade: 'average' })] }, []],
    ['反向命中没写事例', { evaluations: [anEvaluation({ year: 2025, side: 'negative', counts: [{ itemId: 'n1', answer: 'yes', votes: 1 }] })] }, ['W-POL-HIT red 2025年度反向测评（班子成员互评）有 1 项命中，没有写具体事例。']],
    ['反向命中写了事例没附材料', { evaluations: [anEvaluation({ year: 2025, side: 'negative', counts: [{ itemId: 'n1', answer: 'yes', votes: 1 }], hits: [{ itemId: 'n1', example: '某次会议' }] })] }, ['W-POL-HIT orange 2025年度反向测评（班子成员互评）有 1 项命中，没有附依据材料。']],
  ])('%s', (_, some, expected) => {
    expect(found(some, today)).toEqual(expected)
  })
})

describe('提醒约谈', () => {
  const due = (dueOn: string | null, doneOn: string | null = null) => ({ checkUps: [aCheckUp({ on: day('2026-01-15'), followUps: [{ id: anId(), kind: 'talk', what: '约谈', dueOn: dueOn === null ? null : day(dueOn), doneOn: doneOn === null ? null : day(doneOn), result: '' }] })] })
  test.each<[string, Partial<Dossier>, readonly string[]]>([
    ['三十一天以后的不提醒', due('2026-04-01'), []],
    ['三十天提醒', due('2026-03-31'), ['yellow']],
    ['八天还是待办', due('2026-03-09'), ['yellow']],
    ['七天临期', due('2026-03-08'), ['orange']],
    ['当天临期', due('2026-03-01'), ['orange']],
    ['过一天逾期', due('2026-02-28'), ['red']],
    ['没有期限也提醒', due(null), ['yellow']],
    ['办结的不提醒', due('2026-02-01', '2026-01-30'), []],
  ])('%s', (_, some, levels) => {
    expect(found(some, day('2026-03-01')).map(text => text.split(' ')[1])).toEqual(levels)
  })
})

test('影响期满前后三十天提一句；上年度鉴定三月底前没有就提', () => {
  expect(found({ sanctions: [aSanction({ endsOn: day('2026-03-31') })] }, day('2026-03-01'))).toEqual(['W-POL-SANCTION yellow 处分影响期2026年3月31日满。'])
  expect(found({ sanctions: [aSanction({ endsOn: day('2026-04-01') })] }, day('2026-03-01'))).toEqual([])
  expect(found({ appraisals: [anAppraisal({ year: 2024 })] }, day('2026-04-01'))).toEqual(['W-POL-APPRAISAL orange 没有2025年度政治素质鉴定。'])
})

test('共用编号、来源有变、班子成员没有档案', () => {
  const [other, team] = [aPerson({ name: '李堃' }), anOrganisation({ type: 'partyGroup' })]
  const entry = aDossierEntry({ name: '讲党课', source: { key: `lecture/${anId()}`, table: 'meetings', recordId: anId(), fact: '' } })
  const dossiers = [aDossier({ ...old, appraisals: [lastYear], entries: [entry] }), aDossier({ personId: anId(), personName: '已离开', openedOn: day('2026-01-01') })].map(each => stored(each))
  const findings = dossierFindings({ dossiers }, {
    today: day('2026-03-01'), settings: defaultSettings, people: [person, other], organisations: [team], posts: [aPost({ personId: other.id, organisationId: team.id, post: 'secretary', from: day('2020-01-01') }), aPost({ personId: person.id, organisationId: team.id, post: 'deputySecretary', from: day('2020-01-01') })],
    sources: () => new Map([[entry.id, { kind: 'gone' }]]),
  })
  expect(findings.map(({ rule, name }) => `${rule} ${name}`).sort()).toEqual(['W-POL-NONE 李堃', 'W-POL-NUMBER 周岚', 'W-POL-NUMBER 已离开', 'W-POL-SOURCE 周岚'])
})

test('同一人两册、编号只差空格，都要提', () => {
  const twice = [aDossier({ ...old, archiveNo: 'ZS-7', updates: [], openedOn: day('2026-01-01') }), aDossier({ personId: person.id, archiveNo: 'ZS-7 ', openedOn: day('2026-01-01') })].map(each => stored(each))
  const findings = dossierFindings({ dossiers: twice }, { today: day('2026-03-01'), settings: defaultSettings, people: [person], posts: [], organisations: [] })
  expect(findings.map(({ rule, dossierId, message }) => [rule, dossierId, message])).toEqual([
    ['W-POL-NUMBER', twice[0]!.id, '档案编号“ZS-7”有 2 册共用。'], ['W-POL-NUMBER', twice[1]!.id, '档案编号“ZS-7”有 2 册共用。'],
    ['W-POL-TWICE', twice[0]!.id, '同一人建了 2 册：ZS-7、ZS-7 。'], ['W-POL-TWICE', twice[1]!.id, '同一人建了 2 册：ZS-7、ZS-7 。'],
  ])
})

test.each([
  ['当年的合计随记录变，年底前不催', 'study/2026', '2026-12-31', 'changed', 0],
  ['年过完了还没更新，就提', 'study/2026', '2027-01-01', 'changed', 1],
  ['往年的合计变了，就提', 'study/2025', '2026-12-31', 'changed', 1],
  ['单条记录变了，就提', 'lecture/01980000-0000-7000-8000-000000002026', '2026-12-31', 'changed', 1],
  ['当年的记录没有了，就提', 'study/2026', '2026-12-31', 'gone', 1],
  ['没有变的不提', 'study/2025', '2026-12-31', 'same', 0],
] as const)('来源：%s', (_, key, on, kind, count) => {
  const entry = aDossierEntry({ recordedOn: day('2026-06-01'), source: { key, table: null, recordId: null, fact: '' } })
  const told = found({ entries: [entry] }, day(on), { sources: () => new Map([[entry.id, kind === 'changed' ? { kind, now: '' } : { kind }]]) })
  expect(told.filter(text => text.startsWith('W-POL-SOURCE'))).toHaveLength(count)
})

test('等级的叫法：该办的是待办、临期、逾期，档里缺的是待补充、缺要素、不合规', () => {
  expect(dossierLevelWord({ rule: 'W-POL-FOLLOW', level: 'red' })).toBe('逾期')
  expect(dossierLevelWord({ rule: 'W-POL-GROUND', level: 'orange' })).toBe('缺要素')
})

test('依据写给办理人看，不写编号和文件名', () => {
  const poor = anEvaluation({ year: 2025, grade: 'poor', side: 'negative', counts: [{ itemId: 'n1', answer: 'yes', votes: 1 }] })
  const dossiers = [stored(aDossier({ ...old, evaluations: [poor], checkUps: [aCheckUp({ followUps: [{ id: anId(), kind: 'talk', what: '约谈', dueOn: null, doneOn: null, result: '' }] })], sanctions: [aSanction({ endsOn: day('2026-11-30') })] }))]
  const findings = dossierFindings({ dossiers }, { today: day('2026-11-22'), settings: defaultSettings, people: [person], posts: [], organisations: [] })
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(5)
  for (const { basis } of findings) expect(basis).toMatch(/^[^A-Za-z]+$/)
})
