import { expect, test } from 'vitest'
import { handOverDocument } from '#shared/ledgers/hand-over-list.ts'
import { textsOf } from '#shared/documents/texts.ts'
import { anId, day } from '../../support/builders.ts'

const handOver = { id: anId(), handedOn: day('2026-11-22'), giver: '林小满', receiver: '周知夏', witness: '王頔', records: 30, attachments: 2, openMatters: 1, backupLabel: '金士顿', backupSeq: 42, keyCopies: 1, remark: '' }

test('counts, open matters, the backup with its code, and three to sign; the key itself never', () => {
  const document = handOverDocument({
    unit: '云岭市档案服务中心', handOver, counts: { people: 20, meetings: 10, settings: 1, handOvers: 3 }, openMatters: ['第一党支部：第四季度未上党课（待办）'],
    backup: { label: '金士顿 (E:)', at: '2026年11月22日 09:30', seq: 42, head: '3f9a1c07aabbccdd00' },
  })
  const text = [...textsOf(document)].map(one => one.text).join('\n')
  for (const words of ['党务档案交接清单', '2026年11月22日', '人员\n20 条', '会议\n10 条', '2 个', '未办事项（1 项）', '第一党支部：第四季度未上党课（待办）', '金士顿 (E:)', '第 42 次保存，校验码 3F9A-1C07-AABB-CCDD', '1 份，已装入信封密封']) expect(text).toContain(words)
  expect(text).not.toContain('设置')
  expect(text).not.toContain('3 条')
  const signatures = document.sections[0]!.blocks.find(block => block.type === 'signatureLine')
  expect(signatures?.type === 'signatureLine' && signatures.fields.map(field => field.label)).toEqual(['移交人', '接收人', '监交人'])
  expect(structuredClone(document)).toEqual(document)
})
