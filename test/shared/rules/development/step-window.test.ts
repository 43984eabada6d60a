import { expect, test } from 'vitest'
import type { DevelopmentCase, DevelopmentStepCode } from '#shared/model/development-case.ts'
import { stepWindow } from '#shared/rules/development/step-window.ts'
import { aDevelopmentCase, aDevelopmentStep, day, month, today } from '../../../support/builders.ts'

type Days = Readonly<Partial<Record<DevelopmentStepCode, string>>>

const caseOf = (days: Days, some: Partial<DevelopmentCase> = {}) => aDevelopmentCase({
  steps: Object.entries(days).map(([code, on]) => aDevelopmentStep({ code: code as DevelopmentStepCode, on: day(on) })), ...some,
})
const windowOf = (of: DevelopmentCase, code: DevelopmentStepCode, on = today, birth = '1990-06-15') => stepWindow(of, code, { person: { birth: day(birth) }, calendars: [], today: on })

test.each<[string, Days, Partial<DevelopmentCase>, DevelopmentStepCode, string | null, string | null]>([
  ['谈话：申请后 1 个月内', { apply: '2026-07-01' }, {}, 'firstTalk', '2026-07-01', '2026-08-01'],
  ['谈话：1 月 31 日申请的到 2 月末', { apply: '2026-01-31' }, {}, 'firstTalk', '2026-01-31', '2026-02-28'],
  ['积极分子：不早于谈话', { apply: '2025-01-01', firstTalk: '2025-01-20' }, {}, 'activistDecide', '2025-01-20', null],
  ['C33 发展对象：2025-03-10 确定积极分子的最早 2026-03-10', { activistDecide: '2025-03-10' }, {}, 'candidateDecide', '2026-03-10', null],
  ['发展对象：2 月 29 日确定的满一年是 2 月 28 日', { activistDecide: '2024-02-29' }, {}, 'candidateDecide', '2025-02-28', null],
  ['列为：公示第 5 个工作日', { activistDecide: '2025-03-10', candidateDecide: '2026-05-20' }, { publicNotice: { from: day('2026-06-01'), to: null, result: '', hasObjection: false } }, 'candidateFile', '2026-06-05', null],
  ['列为：公示期更长的到公示期满', { activistDecide: '2025-03-10', candidateDecide: '2026-05-20' }, { publicNotice: { from: day('2026-06-01'), to: day('2026-06-09'), result: '', hasObjection: false } }, 'candidateFile', '2026-06-09', null],
  ['支部大会：预审后 1 个月内', { preReview: '2026-07-10' }, {}, 'branchMeeting', '2026-07-10', '2026-08-10'],
  ['审批：上报后 3 个月内', { branchMeeting: '2026-07-10' }, { admissionSubmittedOn: day('2026-07-20') }, 'committeeApprove', '2026-07-10', '2026-10-20'],
  ['审批：有特殊原因的 6 个月', { branchMeeting: '2026-07-10' }, { admissionSubmittedOn: day('2026-07-20'), approvalDelayReason: '换届' }, 'committeeApprove', '2026-07-10', '2027-01-20'],
  ['审批：没填上报日的按大会日', { branchMeeting: '2026-07-10' }, {}, 'committeeApprove', '2026-07-10', '2026-10-10'],
  ['报备：与审批同一期限', { branchMeeting: '2026-07-10', committeeApprove: '2026-09-01' }, { admissionSubmittedOn: day('2026-07-20') }, 'reportUp', '2026-09-01', '2026-10-20'],
  ['谈话：不晚于审批', { branchMeeting: '2026-07-10', committeeApprove: '2026-09-01' }, {}, 'committeeTalk', '2026-07-10', '2026-09-01'],
  ['宣誓：批准后 1 个月内', { committeeApprove: '2026-09-01' }, {}, 'oath', '2026-09-01', '2026-10-01'],
  ['宣誓：细则修订前批准的，自施行起 1 个月', { committeeApprove: '2026-03-01' }, {}, 'oath', '2026-03-01', '2026-06-11'],
  ['宣誓：修订前办的按 2014 版，没有期限', { committeeApprove: '2026-01-05', oath: '2026-05-10' }, {}, 'oath', '2026-01-05', null],
  ['C30 转正：大会通过一年后', { branchMeeting: '2026-04-20', committeeApprove: '2026-06-10' }, {}, 'fullMeeting', '2027-04-20', '2027-04-20'],
  ['转正：2 月 29 日通过的到次年 2 月 28 日', { branchMeeting: '2024-02-29' }, {}, 'fullMeeting', '2025-02-28', '2025-02-28'],
  ['转正：延长的到延长期满', { branchMeeting: '2025-11-15' }, { extension: { decidedOn: day('2026-11-20'), to: day('2027-05-15'), reason: '' } }, 'fullMeeting', '2027-05-15', '2027-05-15'],
  ['转正：转入的可推迟 6 个月', { branchMeeting: '2025-11-15' }, { transferredIn: true }, 'fullMeeting', '2026-11-15', '2027-05-15'],
  ['转正审批：上报后 3 个月内', { fullMeeting: '2026-11-20' }, { conversionSubmittedOn: day('2026-11-30') }, 'fullApprove', '2026-11-20', '2027-02-28'],
  ['转正审批：没填上报日的按大会日，延长原因不延转正', { fullMeeting: '2026-11-20' }, { approvalDelayReason: '换届' }, 'fullApprove', '2026-11-20', '2027-02-20'],
  ['归档：不早于转正审批，没有期限', { fullApprove: '2026-11-20' }, {}, 'archive', '2026-11-20', null],
])('%s', (_, days, some, code, earliest, latest) => {
  expect(windowOf(caseOf(days, some), code)).toMatchObject({ earliest, latest })
})

test('申请：年满 18 岁当天起；没填申请的，以后的步骤也从那天起', () => {
  expect(windowOf(aDevelopmentCase(), 'apply', today, '2008-06-15').earliest).toBe('2026-06-15')
  expect(windowOf(aDevelopmentCase(), 'branchMeeting', today, '2008-06-15').earliest).toBe('2026-06-15')
  expect(windowOf(caseOf({ apply: '2026-06-20' }), 'branchMeeting', today, '2008-06-15').earliest).toBe('2026-06-20')
})

test('前一步没填的，它的条件也管着后一步', () => {
  expect(windowOf(caseOf({ activistDecide: '2025-03-10' }), 'politicalReview').earliest).toBe('2026-03-10')
  expect(windowOf(caseOf({ activistDecide: '2025-03-10', candidateDecide: '2026-02-28', candidateFile: '2026-03-05' }), 'politicalReview').earliest).toBe('2026-03-05')
  expect(windowOf(caseOf({ branchMeeting: '2025-11-15' }), 'fullApprove').earliest).toBe('2026-11-15')
})

test('C35：2025 年按 2014 版列为发展对象的，不看公示期', () => {
  const of = caseOf({ activistDecide: '2024-03-10', candidateFile: '2025-06-02' }, { publicNotice: { from: day('2025-06-01'), to: day('2025-06-20'), result: '', hasObjection: false } })
  expect(windowOf(of, 'candidateFile')).toMatchObject({ earliest: '2025-03-10', ruleVersion: '2014', basis: '发展党员工作细则（2014）13 条' })
})

test('版本按这一步的日期，没有日期的按今天', () => {
  expect(windowOf(caseOf({ training: '2026-05-10' }), 'training').ruleVersion).toBe('2014')
  expect(windowOf(caseOf({ training: '2026-05-11' }), 'training').ruleVersion).toBe('2026.05')
  expect(windowOf(caseOf({}), 'training', day('2026-05-10')).ruleVersion).toBe('2014')
})

test('出生日期只知道月份、没填上报日、没有节假日表的，写明暂算', () => {
  const facts = { person: { birth: month('2008-06') }, calendars: [], today }
  expect(stepWindow(aDevelopmentCase(), 'apply', facts)).toMatchObject({ earliest: '2026-06-01', isProvisional: true })
  expect(windowOf(aDevelopmentCase(), 'apply').isProvisional).toBe(false)
  expect(windowOf(caseOf({ branchMeeting: '2026-07-10' }), 'committeeApprove').isProvisional).toBe(true)
  expect(windowOf(caseOf({ branchMeeting: '2026-07-10' }, { admissionSubmittedOn: day('2026-07-10') }), 'committeeApprove').isProvisional).toBe(false)
  expect(windowOf(caseOf({}, { publicNotice: { from: day('2027-06-01'), to: null, result: '', hasObjection: false } }), 'candidateFile', day('2027-06-10')).isProvisional).toBe(true)
})

test('出生日期不知道的，申请没有最早日期', () => {
  expect(stepWindow(aDevelopmentCase(), 'apply', { person: { birth: null }, calendars: [], today }).earliest).toBeNull()
})

test('政审、培训、介绍人之间不分先后', () => {
  expect(windowOf(caseOf({ candidateFile: '2026-06-05', training: '2026-08-01' }), 'politicalReview').earliest).toBe('2026-06-05')
})
