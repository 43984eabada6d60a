import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentFileName, folderName, longestFileName, numberedFileName } from '#shared/documents/file-name.ts'

test.each([
  ['三会一课台账_第一党支部_2026年.docx', '三会一课台账_第一党支部_2026年.docx'],
  ['欧阳䶮 周𬘭 赵𠮷.pdf', '欧阳䶮 周𬘭 赵𠮷.pdf'],
  ['会议记录.PDF', '会议记录.pdf'],
  ['a/b\\c:d*e?f"g<h>i|j.docx', 'abcdefghij.docx'],
  ['../../etc/passwd.docx', 'etcpasswd.docx'],
  ['..\\..\\启动.docx', '启动.docx'],
  ['换行\n制表\t零\u0000.docx', '换行制表零.docx'],
  ['会议‮fdp‬.docx', '会议fdp.docx'],
  ['零宽\u200b名\ufeff.docx', '零宽名.docx'],
  ['标签\u{e0041}名.docx', '标签名.docx'],
  ['孤\ud840代理.docx', '孤代理.docx'],
  ['CON.docx', '_CON.docx'],
  ['con .docx', '_con.docx'],
  ['nul.2026.docx', '_nul.2026.docx'],
  ['COM¹.docx', '_COM¹.docx'],
  ['lpt9.docx', '_lpt9.docx'],
  ['COM10.docx', 'COM10.docx'],
  ['control.docx', 'control.docx'],
  ['-rf.docx', 'rf.docx'],
  ['~$会议.docx', '$会议.docx'],
  ['.docx', '未命名.docx'],
  ['...docx', '未命名.docx'],
  ['结尾点.. .docx', '结尾点.docx'],
])('%j becomes %j', (name, expected) => {
  expect(documentFileName(name)).toBe(expected)
})

test.each(['启动.exe', '脚本.docx.lnk', '无扩展名', 'x.html', 'docx'])('%s is no document', name => {
  expect(() => documentFileName(name)).toThrow()
})

test('an attachment keeps its kind', () => {
  expect(documentFileName('签到表.JPG')).toBe('签到表.jpg')
  expect(documentFileName('讲稿.doc')).toBe('讲稿.doc')
})

describe('length', () => {
  test('100 units stay, 101 are cut, and the extension stays', () => {
    expect(documentFileName(`${'字'.repeat(95)}.docx`)).toBe(`${'字'.repeat(95)}.docx`)
    expect(documentFileName(`${'字'.repeat(96)}.docx`)).toBe(`${'字'.repeat(95)}.docx`)
  })
  test('a character of two units is not cut in two', () => {
    expect(documentFileName(`${'字'.repeat(94)}𬘭.docx`)).toBe(`${'字'.repeat(94)}.docx`)
  })
  test('a number finds room', () => {
    expect(numberedFileName(`${'字'.repeat(95)}.docx`, 12)).toBe(`${'字'.repeat(90)} (12).docx`)
  })
})

test('the second of a name is numbered, the first is not', () => {
  expect([1, 2, 3].map(n => numberedFileName('台账.docx', n))).toEqual(['台账.docx', '台账 (2).docx', '台账 (3).docx'])
})

test('any text makes a name that every file system takes, and making it twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
    for (const name of [documentFileName(`${text}.pdf`), folderName(text)]) {
      expect(name.length).toBeLessThanOrEqual(longestFileName)
      expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[.~ -]|[. ]$|^$/)
      expect(name).not.toMatch(/\p{Surrogate}/u)
      expect(name.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i)
    }
    expect(documentFileName(documentFileName(`${text}.pdf`))).toBe(documentFileName(`${text}.pdf`))
    expect(folderName(folderName(text))).toBe(folderName(text))
  }), { numRuns: 2000 })
})
