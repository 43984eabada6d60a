import { describe, expect, test } from 'vitest'
import { classificationMarks, classificationMessage, classifiedFields } from '#shared/rules/classification.ts'
import { aMeeting, aTopic } from '../../support/builders.ts'

function found(text: string, ownWords?: readonly string[]): readonly string[] {
  return classificationMarks(text, ownWords).map(mark => mark.found)
}

describe('密级字样（C54）', () => {
  test.each([
    ['附件名带（机密）', '关于某事的报告（机密）.docx', ['机密']],
    ['绝密加星', '绝密★长期', ['绝密']],
    ['字间有空', '机　密★一年', ['机　密']],
    ['秘密加星', '秘密 ☆ 五年', ['秘密 ☆']],
    ['方括号里的秘密', '【秘密】名单.xlsx', ['【秘密】']],
    ['六角括号里的密', '通知〔密〕第3号', ['〔密〕']],
    ['半角括号', '名单(秘密).doc', ['(秘密)']],
    ['密级栏', '密级：秘密', ['密级：']],
    ['不得复制', '内部材料，不得复制。', ['不得复制']],
    ['圈密', '㊙材料', ['㊙']],
    ['几处都列出', '绝密、机密各一份', ['绝密', '机密']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each([
    ['学习保密法', '学习《中华人民共和国保守国家秘密法》，增强保密意识'],
    ['密切联系', '密切联系群众，周密部署'],
    ['密级栏写无', '密级：无'],
    ['密级栏写非涉密', '密级: 非涉密'],
    ['空文本', ''],
  ])('%s不算', (_, text) => {
    expect(found(text)).toEqual([])
  })

  test('单位自定的词按原样找，不当作式子', () => {
    expect(found('专项(A.1)计划与A。1', ['(a.1)', ' ', ''])).toEqual(['(A.1)'])
    expect(found('专项计划', [])).toEqual([])
  })

  test('相互重叠的只报一处', () => {
    expect(found('密级：机密★', ['密级：机密'])).toEqual(['密级：机密'])
  })
})

test('each mark of a record names its field', () => {
  const attachment = { id: 'a', name: '方案（机密）.docx', mime: '', bytes: 1, sha256: '', category: 'other' as const }
  const fields = classifiedFields(aMeeting({ topics: [aTopic({ content: '传达绝密文件' })], attachments: [attachment] }))
  expect(fields).toEqual([{ field: 'topics.0.content', found: '绝密', at: 2 }, { field: 'attachments.0.name', found: '机密', at: 3 }])
  expect(classificationMessage(fields)).toContain('“绝密”、“机密”')
  expect(classifiedFields(aMeeting())).toEqual([])
})
