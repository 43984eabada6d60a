import { expect, test } from 'vitest'
import { recoveryKeySheet } from '#shared/ledgers/recovery-key-sheet.ts'
import { textsOf } from '#shared/documents/texts.ts'
import { day } from '../../support/builders.ts'

test('one page with the whole key, the unit, the day, the envelope and two signatures', () => {
  const recoveryKey = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG'
  const document = recoveryKeySheet({ recoveryKey, unitName: '云岭市档案服务中心', day: day('2026-11-22') })
  const words = [...textsOf(document)].map(one => one.text).join('\n')
  expect(words.replaceAll('\n', '')).toContain('AAAAA-BBBBB-CCCCC-DDDDD-')
  expect(words).toContain('EEEEE-FFFFF-GGGGG')
  for (const expected of ['云岭市档案服务中心', '2026年11月22日', '装入信封，密封，两人签字，存放保险柜', '装封人', '监封人']) expect(words).toContain(expected)
  expect(structuredClone(document)).toEqual(document)
})
