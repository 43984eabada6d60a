// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { textsOf } from '#shared/documents/texts.ts'
import type { Document } from '#shared/documents/document.ts'
import { DocumentSheet } from '../../../renderer/parts/document-sheet.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

const document: Document = {
  title: '会议记录',
  sections: [{
    page: portraitA4({ numbering: 'pageOfPages', note: '补录：录入日期 2026年11月20日' }),
    blocks: [
      { type: 'heading', level: 1, text: '会议记录' },
      { type: 'paragraph', runs: [{ text: '党组织：' }, { text: '第一党支部', bold: true }] },
      { type: 'formGrid', size: '五号', columns: [{ mm: 30 }, { mm: 60 }], rows: [{ cells: [{ text: '出席人员', role: 'hei' }, { text: '张喆、欧阳䶮' }] }, { cells: [{ text: '合计', columnSpan: 2 }] }] },
      { type: 'table', size: '小五', columns: [{ mm: 20 }, { mm: 20 }], header: [[{ text: '1月' }, { text: '2月' }]], rows: [[{ text: '1√', shade: 'green' }, { text: '缺', shade: 'red' }]] },
      { type: 'signatureLine', fields: [{ label: '主持人（签字）' }] },
    ],
  }],
}

test('every word of the document stands on the sheet', () => {
  const { container } = show(<DocumentSheet document={document} />)
  for (const { text } of textsOf(document)) expect(container.textContent).toContain(text)
})

test('spans and shares of width are those of the paper', () => {
  const { container } = show(<DocumentSheet document={document} />)
  expect([...container.querySelectorAll('col')].map(column => column.style.width).slice(0, 2)).toEqual(['33.33333333333333%', '66.66666666666666%'])
  expect([...container.querySelectorAll('td')].find(cell => cell.textContent === '合计')?.colSpan).toBe(2)
})
