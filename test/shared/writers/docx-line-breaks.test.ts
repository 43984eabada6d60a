import { expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { readDocx } from '../../support/read-docx.ts'

const sentence = '2026年11月22日收缴党费1,234.56万元，下拨12亿元。'

const paper: Document = {
  title: '日期', sections: [{
    page: portraitA4({ numbering: 'none' }),
    blocks: [{ type: 'paragraph', runs: [{ text: sentence }] }, { type: 'table', size: '小五', columns: [{ mm: 156 }], header: [], rows: [[{ text: sentence }]] }],
  }],
}

test('the settings name what no line begins or ends with, and the words stay as they are', async () => {
  const { parts, text } = readDocx(await toDocx(paper))
  const settings = parts['word/settings.xml']!
  expect(settings).toMatch(/<w:noLineBreaksAfter w:lang="zh-CN" w:val="[^"]*年月"\/><w:noLineBreaksBefore w:lang="zh-CN" w:val="[^"]*年月日元万亿"\/><w:compat>/)
  expect(text.split('\n').filter(line => line === sentence)).toHaveLength(2)
})
