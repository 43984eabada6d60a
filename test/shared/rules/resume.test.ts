import { expect, test } from 'vitest'
import type { ResumeEntry } from '#shared/model/person.ts'
import { inTimeOrder, resumeFaults, resumeFaultText } from '#shared/rules/resume.ts'
import { typedDayOrMonth } from '#shared/time/typed-date.ts'
import { anId, today } from '../../support/builders.ts'

/** 2003.08--2010.05 单位职务 */
function line(text: string): ResumeEntry {
  const [, from = '', to = '', words = ''] = /^(\S+?)--(\S*) (.+)$/.exec(text) ?? []
  return { id: anId(), from: typedDayOrMonth(from, today)!, to: to === '' ? null : typedDayOrMonth(to, today), text: words, isPartyWork: false }
}

const told = (...lines: readonly string[]) => resumeFaults(lines.map(line), today).map(resumeFaultText)

test.each<[string, readonly string[], readonly string[]]>([
  ['空的简历不说什么', [], []],
  ['首尾同月相接', ['2003.08--2010.05 科员', '2010.05-- 科长'], []],
  ['下一段从下一个月起', ['2003.08--2010.05 科员', '2010.06-- 科长'], []],
  ['空一个月是断档', ['2003.08--2010.05 科员', '2010.07-- 科长'], ['这一段之前空着 2010.06 一个月']],
  ['空几个月说出起止', ['2003.08--2010.11 科员', '2011.03-- 科长'], ['这一段之前空着 2010.12 至 2011.02']],
  ['重叠一个月', ['2003.08--2010.06 科员', '2010.05-- 科长'], ['与前面一段在 2010.05 至 2010.06 重叠；在职学习可写成“（其间：…学习）”']],
  ['写在后面的长段盖住前面的短段，不算断档', ['2003.08--2015.05 科员', '2005.01--2006.01 借调', '2015.06-- 科长'], ['与前面一段在 2005.01 至 2015.05 重叠；在职学习可写成“（其间：…学习）”']],
  ['其间的学习不算重叠', ['2003.08--2010.05 科员', '2004.09--2007.06 （其间：2004.09--2007.06 在职学习）', '2010.05-- 科长'], []],
  ['前一段没有截止', ['2003.08-- 科员', '2010.05-- 科长'], ['前面一段还没有填截止年月']],
  ['没有写到现在', ['2003.08--2010.05 科员', '2010.05--2026.10 科长'], ['没有写到现在：现职的截止年月空着不填']],
  ['写到本月', ['2003.08--2026.11 科员'], []],
  ['不按时间先后填的也认得', ['2010.05-- 科长', '2003.08--2010.05 科员'], []],
  ['日和月混着写', ['2003-08-15--2010.05 科员', '2010-05-20-- 科长'], []],
])('%s', (_, lines, expected) => {
  expect(told(...lines)).toEqual(expected)
})

test('断档记在后一段上', () => {
  const [first, second] = [line('2003.08--2010.05 科员'), line('2010.07-- 科长')]
  expect(resumeFaults([second, first], today).map(fault => fault.id)).toEqual([second.id])
  expect(inTimeOrder([second, first])).toEqual([first, second])
})
