import { expect, test } from 'vitest'
import { textsOf } from '#shared/documents/texts.ts'
import { withoutSpace } from '../../support/read-pdf.ts'
import { everyBlock } from '../writers/every-block.ts'

const texts = [...textsOf(everyBlock())]
const find = (part: string) => texts.find(text => text.text.includes(part))

test.each([
  ['封面标题', '组织生活档案', 'title'], ['封面落款', '清河县', 'fang'], ['一级标题', '一、基本情况', 'hei'], ['二级标题', '（一）讨论事项', 'kai'],
  ['正文', '要把学习成效', 'fang'], ['指定字体的文字', '小四号字', 'kai'], ['表头', '主要内容', 'hei'], ['单元格', '2026.05.10', 'song'], ['表单栏目', '发言要点', 'hei'],
  ['图片说明', '图1', 'kai'], ['落款', '填报单位', 'fang'], ['页脚附注', '补录', 'song'],
])('%s', (_, part, role) => {
  expect(find(part)?.role).toBe(role)
})

test('records come with their texts', () => {
  expect(find('张喆发言')?.subject).toBe('会议甲')
  expect(texts.filter(text => text.text === '王頔').map(text => text.subject)).toContain('会议3')
})

test('no text of any block is left out', () => {
  const all = withoutSpace(texts.map(text => text.text).join(''))
  const leaves = strings(everyBlock().sections.map(section => [section.blocks, section.page.footer.note]))
  for (const leaf of leaves) expect(all).toContain(withoutSpace(leaf))
})

/** Every string of a document that is not the name of a type, a role or a measure. */
function strings(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['type', 'role', 'align', 'size', 'shade', 'mime', 'subject'].includes(key) ? [] : [value]
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => strings(inner, name))
}
