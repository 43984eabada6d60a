import { expect, test } from 'vitest'
import { kindOfFile } from '#shared/readers/kind-of-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

test.each<[string, Uint8Array, string, RegExp | null]>([
  ['a package', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'zip', null],
  ['an empty package', new Uint8Array([0x50, 0x4b, 5, 6, 0]), 'zip', null],
  ['a compound file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'ole', null],
  ['a bare workbook of Excel 4', new Uint8Array([9, 4, 6, 0, 0, 0]), 'biff', null],
  ['a text that begins with a tab', bytes('\t姓名\n'), 'text', null],
  ['words', bytes('姓名,性别'), 'text', null],
  ['words that begin with a bracket', bytes('<姓名>,性别'), 'text', null],
  ['a page', bytes('\uFEFF \r\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">'), 'other', /网页/],
  ['a page in UTF-16', utf16('<html>'), 'other', /网页/],
  ['a bare table', bytes('<table border=1><tr>'), 'other', /网页/],
  ['a page with a document type', bytes('<!DOCTYPE html>'), 'other', /网页/],
  ['an XML page', bytes('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'), 'other', /网页/],
  ['Excel 2003 XML', bytes('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'), 'other', /Excel 2003 XML/],
  ['other XML', bytes('<?xml version="1.0"?><a/>'), 'other', /XML 文件/],
  ['MHTML', bytes('MIME-Version: 1.0'), 'other', /MHTML/],
  ['PDF', bytes('%PDF-1.4'), 'other', /PDF/],
  ['RTF', bytes('{\\rtf1'), 'other', /RTF/],
  ['a photograph', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'other', /图片/],
  ['a RAR', bytes('Rar!'), 'other', /压缩包/],
])('%s', (_, content, kind, what) => {
  const found = kindOfFile(content)
  expect(found.kind).toBe(kind)
  if (what !== null) expect(found.kind === 'other' ? found.what : '').toMatch(what)
})
