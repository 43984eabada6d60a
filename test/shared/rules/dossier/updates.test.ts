import { expect, test } from 'vitest'
import { lastGrade, updatedYears } from '#shared/rules/dossier/updates.ts'
import { day } from '../../../support/builders.ts'
import { aCheckUp, aDossier, aDossierEntry, anAppraisal, anEvaluation } from '../../../support/dossiers.ts'

test.each([
  ['材料形成的那年和归入的那年都算', { entries: [aDossierEntry({ formedOn: day('2024-12-20'), recordedOn: day('2025-01-06') })] }, [2024, 2025]],
  ['测评，按它的年度', { evaluations: [anEvaluation({ year: 2023, heldOn: day('2024-01-10') })] }, [2023]],
  ['鉴定，按它的年度', { appraisals: [anAppraisal({ year: 2022, on: day('2023-02-01') })] }, [2022]],
  ['政治体检，按日期', { checkUps: [aCheckUp({ on: day('2021-06-01') })] }, [2021]],
  ['什么也没有，就没有更新过', {}, []],
])('更新过的年份：%s', (_, of, years) => {
  expect([...updatedYears(aDossier(of))].sort((a, b) => a - b)).toEqual(years)
})

test('最近鉴定：取有等次的最晚一年，没有等次的不算', () => {
  expect(lastGrade({ appraisals: [anAppraisal({ year: 2024, grade: 'average' }), anAppraisal({ year: 2026, grade: null }), anAppraisal({ year: 2025, grade: 'good' })] })).toEqual({ year: 2025, grade: 'good' })
  expect(lastGrade({ appraisals: [anAppraisal({ grade: null })] })).toBeNull()
})
