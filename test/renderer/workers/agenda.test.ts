import { describe, expect, test } from 'vitest'
import type { Finding } from '#shared/rules/finding.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import { period } from '#shared/time/period.ts'
import { type Agenda, agendaOf, listedAtMost } from '../../../renderer/workers/agenda.ts'
import { aFact, anId, day, today } from '../../support/builders.ts'

const finding = (some: Partial<Finding>): Finding => ({
  rule: 'W-MTG-M-THEME', level: 'red', organisationId: anId(), period: period('2026-10'), subject: { kind: 'organisation', id: anId(), name: '第一党支部' },
  message: '2026年10月没有开展主题党日，已过 22 天', basis: '第十六条', ...some,
})
const state = (some: Partial<RuleState>): RuleState => ({
  rule: 'W-MTG-Q', organisationId: anId(), period: period('2026Q4'), kind: 'notDueYet', level: 'green', meetingIds: [], message: '2026年第四季度还没有召开党员大会，还剩 39 天', basis: '', ...some,
})

const periodsOf = (matters: Agenda['earlier']) => matters.flatMap(({ duties }) => duties.flatMap(duty => duty.findings.map(one => one.period)))

describe('今日列出的事', () => {
  test('同一件事几个支部都没做，合成一条，每个支部各有去处', () => {
    const { duties } = agendaOf({ findings: [finding({}), finding({}), finding({ period: period('2026-09'), message: '2026年9月没有开展主题党日，已过 53 天' })], states: [] }, [], today)
    expect(duties.red.map(({ matter, count, duties: own }) => [matter, count, own.map(duty => duty.count)])).toEqual([['organisationalLife', 3, [2, 1]]])
  })
  test('按轻重分开', () => {
    const { duties } = agendaOf({ findings: [finding({ level: 'yellow' }), finding({ level: 'orange' })], states: [] }, [], today)
    expect([duties.red.length, duties.orange.length, duties.yellow.length]).toEqual([0, 1, 1])
  })
  test('建档以前的不算逾期，另列；建档那一期仍算', () => {
    const { duties, earlier } = agendaOf({ findings: [finding({ period: period('2026-09') }), finding({ period: period('2026-10') })], states: [] }, [], today, day('2026-10-31'))
    expect([periodsOf(duties.red), periodsOf(earlier)]).toEqual([['2026-10'], ['2026-09']])
  })
  test('未到提醒期的列为近期还要做，做完的不列', () => {
    const branch = anId()
    const { later } = agendaOf({ findings: [], states: [state({ organisationId: branch }), state({ kind: 'done' })] }, [aFact({ organisationId: branch })], today)
    expect(later.map(({ duties }) => duties.flatMap(duty => duty.findings.map(one => one.subject.name)))).toEqual([['第一党支部']])
  })
  test('记录的问题按会议归在一起，最重的在前', () => {
    const subject = (id: string, name: string, field: string) => ({ kind: 'meeting' as const, id, name, field })
    const { records, recordCount } = agendaOf({
      findings: [
        finding({ level: 'yellow', subject: subject('a', '支委会', 'place') }), finding({ level: 'yellow', subject: subject('b', '党员大会', 'place') }), finding({ level: 'red', subject: subject('b', '党员大会', 'topics.0.vote') }),
      ], states: [],
    }, [], today)
    expect([recordCount, records.map(({ title, level, count }) => [title, level, count])]).toEqual([2, [['党员大会', 'red', 2], ['支委会', 'yellow', 1]]])
  })
  test('各种事各成一组，依工作的次序；缺栏目不是事', () => {
    const of = (rule: string, subject: Finding['subject']) => finding({ rule, subject, message: rule })
    const person = { id: anId(), name: '张喆', field: 'x' }
    const { duties } = agendaOf({
      findings: [
        of('W-LOST', { kind: 'person', ...person }), of('W-CAD-10Y', { kind: 'person', ...person }), of('W-EDU-HOURS', { kind: 'studyHours', ...person }), of('W-FEE-OWE', { kind: 'dues', ...person }), of('W-DEV-LATE', { kind: 'developmentCase', ...person }),
        of('W-SETUP', { kind: 'organisation', ...person }), of('W-TERM', { kind: 'term', ...person }), finding({}), of('W-BLANK', { kind: 'person', ...person }),
      ], states: [],
    }, [], today)
    expect(duties.red.map(({ matter, count }) => [matter, count])).toEqual(['organisationalLife', 'terms', 'setUp', 'development', 'dues', 'study', 'cadres', 'members'].map(name => [name, 1]))
  })
  test('按期间算的事才分建档以前；换届、发展、失联看今天', () => {
    const early = { period: period('2024') }
    const subject = { kind: 'person' as const, id: anId(), name: '张喆', field: 'x' }
    const { duties, earlier } = agendaOf({ findings: [finding({ ...early, rule: 'W-TERM' }), finding({ ...early, rule: 'W-DEV-LATE', subject }), finding({ ...early, rule: 'W-LOST', subject }), finding({ ...early, rule: 'W-FEE-OWE', subject }), finding({ ...early, rule: 'W-EDU-HOURS', subject })], states: [] }, [], today, day('2026-10-31'))
    expect([duties.red.map(({ matter }) => matter), earlier.map(({ matter }) => matter)]).toEqual([['terms', 'development', 'members'], ['dues', 'study']])
  })
  test('一万人都欠交：只列一部分，数目是全部的', () => {
    const findings = Array.from({ length: 10_000 }, (_, i) => finding({ rule: 'W-FEE-OWE', subject: { kind: 'dues', id: String(i), name: `党员${i}`, field: '2026-08' }, message: `党员${i}连续 3 个月未交党费` }))
    const { duties } = agendaOf({ findings, states: [] }, [], today)
    expect([duties.red[0]!.count, duties.red[0]!.duties.length]).toEqual([10_000, listedAtMost])
  })
  test('一万个支部同欠一件事，也是一条', () => {
    const { duties } = agendaOf({ findings: Array.from({ length: 10_000 }, () => finding({})), states: [] }, [], today)
    expect(duties.red[0]!.duties.map(({ count, findings }) => [count, findings.length])).toEqual([[10_000, listedAtMost]])
  })
})
