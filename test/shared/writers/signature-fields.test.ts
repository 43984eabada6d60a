import { expect, test } from 'vitest'
import { landscapeA4, portraitA4 } from '#shared/documents/page-setup.ts'
import { gapMm, signatureRows, type SignatureField } from '#shared/writers/signature-fields.ts'

const page = portraitA4({ numbering: 'none' })
const labels = ['填报单位（盖章）：', '填报人：', '审核人：', '日期：'].map(label => ({ label }))
const width = (fields: readonly SignatureField[]): number => fields.reduce((sum, field) => sum + field.labelMm + field.lineMm + gapMm, 0)

test.each([
  ['竖页四栏一行', portraitA4({ numbering: 'none' })],
  ['横页四栏一行', landscapeA4({ numbering: 'none' })],
])('%s', (_, sheet) => {
  expect(signatureRows({ type: 'signatureLine', fields: labels }, sheet).map(row => row.map(field => field.label))).toEqual([labels.map(field => field.label)])
})

test('no row is wider than the type area, whatever is asked for', () => {
  const fields = [...labels.map(field => ({ ...field, mm: 90 })), { label: '一个非常非常长的落款栏目名称用来试验换行：', value: '二〇二六年十一月二十二日星期日上午九时三十分' }]
  const rows = signatureRows({ type: 'signatureLine', fields }, page)
  expect(rows.flat()).toHaveLength(5)
  for (const row of rows) expect(width(row)).toBeLessThanOrEqual(156.001)
})

test('a value fits on its line', () => {
  const [row] = signatureRows({ type: 'signatureLine', fields: [...labels.slice(0, 3), { label: '日期：', value: '2026年11月22日' }] }, landscapeA4({ numbering: 'none' }))
  expect(row?.at(-1)?.lineMm).toBeGreaterThan(30)
})
