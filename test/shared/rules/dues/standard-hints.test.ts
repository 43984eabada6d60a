import { expect, test } from 'vitest'
import { standardHints } from '#shared/rules/dues/standard-hints.ts'
import { aDuesStandard } from '../../../support/builders.ts'

test.each([
  ['按标准核定，没有提示', { baseCents: 420_000 }, []],
  ['没有基数', { baseCents: null }, ['没有填收入基数']],
  ['农民没有定数额', { category: 'farmer', baseCents: null }, ['月应交须另定']],
  ['农民 0.20 元在限内', { category: 'farmer', setDueCents: 20 }, []],
  ['农民 0.19 元在限外', { category: 'farmer', setDueCents: 19 }, ['0.20—1.00']],
  ['农民 1.00 元在限内', { category: 'farmer', setDueCents: 100 }, []],
  ['农民 1.01 元在限外', { category: 'farmer', setDueCents: 101 }, ['0.20—1.00']],
  ['月交 1000 元在常限内 R-FEE-08', { baseCents: 5_000_000 }, []],
  ['月交超过 1000 元', { baseCents: 5_000_050 }, ['一般不超过 1000 元']],
  ['免交没有批准文号 R-FEE-07', { category: 'exempt', baseCents: null }, ['批准文号']],
  ['免交有批准文号', { category: 'exempt', baseCents: null, approvalDocumentNo: '云机党〔2026〕3号' }, []],
  ['少交没有批准文号', { category: 'reduced', setDueCents: 1_000 }, ['批准文号']],
  ['另定低于标准而类别不是少交', { baseCents: 420_000, setDueCents: 4_199 }, ['低于应交标准 42.00']],
  ['另定恰为标准', { baseCents: 420_000, setDueCents: 4_200 }, []],
  ['自愿多交', { baseCents: 420_000, setDueCents: 5_000 }, []],
] as const)('%s', (_, standard, words) => {
  const hints = standardHints(aDuesStandard(standard), 'cent')
  expect(hints).toHaveLength(words.length)
  words.forEach((word, i) => expect(hints[i]).toContain(word))
})
