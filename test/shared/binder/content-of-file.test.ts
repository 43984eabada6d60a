import { expect, test } from 'vitest'
import { otherThanNamed } from '#shared/binder/content-of-file.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0))

test.each<[string, string, string, string | null]>([
  ['名实相符的照片', '照片.JPG', '\u00ff\u00d8\u00ff\u00e0', null],
  ['照片其实是 PDF', '照片.jpg', '%PDF-1.7', '其实是PDF'],
  ['PDF 其实是程序', '批复.pdf', 'MZ\u0090\0', '其实是可执行程序'],
  ['新版 WPS 文件', '讲稿.wps', 'PK\u0003\u0004....', null],
  ['旧版 WPS 文件', '讲稿.wps', '\u00d0\u00cf\u0011\u00e0', null],
  ['docx 其实是旧版 Office', '讲稿.docx', '\u00d0\u00cf\u0011\u00e0', '其实是旧版 Office 文件'],
  ['录像', '党课.mp4', '\0\0\0\u0020ftypisom', null],
  ['认不出来', '照片.png', 'hello', '的内容认不出来'],
  ['空文件', '照片.png', '', '是空文件'],
  ['文本可以是任何内容', '说明.txt', 'MZ', null],
])('%s', (_, name, content, expected) => {
  expect(otherThanNamed(name, bytes(content))).toBe(expected)
})
