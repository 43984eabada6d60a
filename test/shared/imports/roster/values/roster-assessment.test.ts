import { describe, expect, test } from 'vitest'
import { readAssessments, readDutyReviews } from '#shared/imports/roster/values/roster-assessment.ts'
import { today } from '../../../../support/builders.ts'

const read = (text: string, title = '近三年年度考核') => {
  const { grades, note } = readAssessments(text, title, today)
  return [grades.map(({ year, grade }) => `${year} ${grade}`).join('、'), note !== '']
}

describe('年度考核（R-EVA-03）', () => {
  test.each<[string, string, string, boolean]>([
    ['2023优秀、2024称职、2025称职', '近三年年度考核', '2023 excellent、2024 competent、2025 competent', false], ['2023年：优秀；2024年：基本称职', '考核', '2023 excellent、2024 basicallyCompetent', false], ['优秀（2024年）、称职（2025年）', '考核', '2024 excellent、2025 competent', false],
    ['2023、2024年优秀，2025年称职', '考核', '2023 excellent、2024 excellent、2025 competent', false], ['称职', '2024年度考核等次', '2024 competent', false], ['不定等次', '年度考核 2025', '2025 ungraded', false], ['优秀、称职、不称职', '近三年年度考核', '2023 excellent、2024 competent、2025 incompetent', true],
    ['均为称职', '近三年年度考核', '2023 competent、2024 competent、2025 competent', true], ['称职', '年度考核', '2025 competent', true], ['合格', '年度考核', '', true], ['无', '年度考核', '', false],
  ])('“%s”在“%s”下', (text, title, expected, isTold) => { expect(read(text, title)).toEqual([expected, isTold]) })
})

test('述职评议结果（R-EVA-02）：较好不是好', () => {
  expect(readDutyReviews('2024年较好、2025年好', '述职评议结果', today).grades).toEqual([{ year: 2024, grade: 'fairlyGood' }, { year: 2025, grade: 'good' }])
})
