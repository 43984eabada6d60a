import { expect, test } from 'vitest'
import { textsOf } from '#shared/documents/texts.ts'
import { recoveryKeySheet } from '#shared/ledgers/recovery-key-sheet.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { day } from '../../support/builders.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'

const recoveryKey = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG'
const sheet = recoveryKeySheet({ recoveryKey, unitName: '云岭市档案服务中心', day: day('2026-11-22') })

test('holds the whole key, the unit, the day, the envelope and two signatures', () => {
  const words = withoutSpace([...textsOf(sheet)].map(one => one.text).join(''))
  for (const expected of [recoveryKey, '云岭市档案服务中心', '2026年11月22日', '装入信封，密封，两人签字，存放保险柜', '装封人', '监封人']) expect(words).toContain(expected)
  expect(structuredClone(sheet)).toEqual(sheet)
})

test.skipIf(!hasTool('pdftotext'))('is one page on paper, with the key whole in both formats', async () => {
  const pdf = await readPdf((await toPdf(sheet, await openFonts(sheet, bundledFonts))).bytes)
  expect(pdf.pages).toHaveLength(1)
  expect(withoutSpace(pdf.pageTexts[0] ?? '')).toContain(recoveryKey)
  expect(withoutSpace(readDocx(await toDocx(sheet)).text)).toContain(recoveryKey)
})
