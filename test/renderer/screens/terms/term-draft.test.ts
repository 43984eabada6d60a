import { expect, test } from 'vitest'
import { blankStep } from '#shared/rules/election-steps.ts'
import { refusedMarks } from '../../../../renderer/parts/refused-marks.ts'
import { readTermDraft, type TermDraft, termProblems, toTerm, withMarks } from '../../../../renderer/screens/terms/term-draft.ts'
import { anId, aTermOfOffice, day, stored } from '../../../support/builders.ts'

const term = aTermOfOffice()

test.each<[string, Partial<TermDraft>, Readonly<Record<string, string>>]>([
  ['都填好了', {}, {}],
  ['没有选举日期', { electedOn: null }, { electedOn: '请填写选举日期' }],
  ['没有年数', { years: null }, { years: '任期为 1 至 5 年' }],
  ['0 年', { years: 0 }, { years: '任期为 1 至 5 年' }],
  ['1 年', { years: 1 }, {}],
  ['5 年', { years: 5 }, {}],
  ['6 年', { years: 6 }, { years: '任期为 1 至 5 年' }],
  ['延期到应换届的当天', { extendedTo: day('2026-06-15') }, { extendedTo: '应晚于应换届日期2026年6月15日' }],
  ['延期一天', { extendedTo: day('2026-06-16') }, {}],
  ['实到等于应到', { electionShould: 20, electionActual: 20 }, {}],
  ['实到多于应到', { electionShould: 20, electionActual: 21 }, { electionActual: '实到不能多于应到' }],
])('能不能存：%s', (_, some, expected) => {
  expect(termProblems({ ...term, ...some })).toEqual(expected)
})

test('空着的步骤不存，文字去掉首尾空白', () => {
  const steps = [{ ...blankStep('request'), documentNo: ' 2号 ' }, blankStep('reply'), { ...blankStep('notice'), isNotNeeded: true }, { ...blankStep('assembly'), note: '  ' }]
  expect(toTerm({ ...term, ordinal: ' 第五届 ', steps })).toEqual({ ...term, ordinal: '第五届', steps: [{ ...blankStep('request'), documentNo: '2号' }, { ...blankStep('notice'), isNotNeeded: true }] })
})

test('草稿：旧版本的、和已保存的一样的都不用，步骤次序不同不算不同', () => {
  const saved = stored({ ...term, steps: [{ ...blankStep('request'), on: day('2026-01-01') }, { ...blankStep('reply'), on: day('2026-02-01') }] })
  expect(readTermDraft({ ...saved, ordinal: '第五届' }, saved)).toMatchObject({ ordinal: '第五届', rev: saved.rev })
  expect(readTermDraft({ ...saved, electedOn: null }, saved)).toMatchObject({ electedOn: null })
  expect(readTermDraft({ ...saved, ordinal: '第五届', rev: saved.rev + 1 }, saved)).toBeNull()
  expect(readTermDraft({ ...saved, steps: saved.steps.toReversed() }, saved)).toBeNull()
  expect(readTermDraft('坏的', saved)).toBeNull()
})

test('密级字样指到那一步', () => {
  const draft = { ...term, remark: '机密', steps: [{ ...blankStep('reply'), note: '（机密）' }, blankStep('request')], reminders: [{ id: anId(), kind: 'sixMonths' as const, on: day('2026-01-01'), how: '' }] }
  expect(Object.keys(withMarks(draft, record => refusedMarks(record, []))).toSorted()).toEqual(['remark', 'steps.reply'])
})
