import { expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { headCode, headNote, withFooterNote } from '#shared/documents/head-note.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'

test('the note names the commit and the first sixteen digits of its head', () => {
  const head = '3f9a0b12c4d5e6f7'.padEnd(64, '0')
  expect(headCode(head)).toBe('3F9A-0B12-C4D5-E6F7')
  expect(headNote(1204, head)).toBe('档案校验 第 1204 次保存 3F9A-0B12-C4D5-E6F7')
})

test('it stands in the footer of every section, behind what stood there', () => {
  const document: Document = { title: '台账', sections: [{ page: portraitA4({ numbering: 'pageOfPages' }), blocks: [] }, { page: portraitA4({ numbering: 'dashed', note: '补录' }), blocks: [] }] }
  expect(withFooterNote(document, '校验').sections.map(({ page }) => page.footer)).toEqual([{ numbering: 'pageOfPages', note: '校验' }, { numbering: 'dashed', note: '补录　校验' }])
  expect(document.sections[0]!.page.footer.note).toBeUndefined()
})
