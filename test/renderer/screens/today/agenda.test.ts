import { describe, expect, test } from 'vitest'
import type { Finding } from '#shared/rules/finding.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import { period } from '#shared/time/period.ts'
import { agendaOf } from '../../../../renderer/screens/today/agenda.ts'
import { aFact, anId, day, today } from '../../../support/builders.ts'

const finding = (some: Partial<Finding>): Finding => ({
  rule: 'W-MTG-M-THEME', level: 'red', organisationId: anId(), period: period('2026-10'), subject: { kind: 'organisation', id: anId(), name: '第一党支部' },
  message: '2026年10月没有开展主题党日，已过 22 天', basis: '第十六条', ...some,
})
const state = (some: Partial<RuleState>): RuleState => ({
  rule: 'W-MTG-Q', organisationId: anId(), period: period('2026Q4'), kind: 'notDueYet', level: 'green', meetingIds: [], message: '2026年第四季度还没有召开党员大会，还剩 39 天', basis: '', ...some,
})

describe('今日列出的事', () => {
  test('同一件事几个支部都没做，合成一条，每个支部各有去处', () => {
    const { duties } = agendaOf({ findings: [finding({}), finding({}), finding({ period: period('2026-09'), message: '2026年9月没有开展主题党日，已过 53 天' })], states: [] }, [], today)
    expect(duties.red.map(duty => duty.findings.length)).toEqual([2, 1])
  })
  test('按轻重分开', () => {
    const { duties } = agendaOf({ findings: [finding({ level: 'yellow' }), finding({ level: 'orange' })], states: [] }, [], today)
    expect([duties.red.length, duties.orange.length, duties.yellow.length]).toEqual([0, 1, 1])
  })
  test('建档以前的不算逾期，另列；建档那一期仍算', () => {
    const { duties, earlier } = agendaOf({ findings: [finding({ period: period('2026-09') }), finding({ period: period('2026-10') })], states: [] }, [], today, day('2026-10-31'))
    expect([duties.red.flatMap(duty => duty.findings.map(one => one.period)), earlier.flatMap(duty => duty.findings.map(one => one.period))]).toEqual([['2026-10'], ['2026-09']])
  })
  test('未到提醒期的列为近期还要做，做完的不列', () => {
    const branch = anId()
    const { later } = agendaOf({ findings: [], states: [state({ organisationId: branch }), state({ kind: 'done' })] }, [aFact({ organisationId: branch })], today)
    expect(later.map(duty => duty.findings.map(one => one.subject.name))).toEqual([['第一党支部']])
  })
  test('记录的问题按会议归在一起，最重的在前', () => {
    const subject = (id: string, name: string, field: string) => ({ kind: 'meeting' as const, id, name, field })
    const { records } = agendaOf({
      findings: [
        finding({ level: 'yellow', subject: subject('a', '支委会', 'place') }), finding({ level: 'yellow', subject: subject('b', '党员大会', 'place') }), finding({ level: 'red', subject: subject('b', '党员大会', 'topics.0.vote') }),
      ], states: [],
    }, [], today)
    expect(records.map(({ title, level, findings }) => [title, level, findings.length])).toEqual([['党员大会', 'red', 2], ['支委会', 'yellow', 1]])
  })
})
