import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { readDocx, textOf, type DocxFacts } from '../../support/read-docx.ts'
import { everyBlock, longLedger } from './every-block.ts'

const styleOf = (docx: DocxFacts, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(docx.parts['word/styles.xml'] ?? '')?.[0] ?? ''

describe('the page of the standard (C50)', () => {
  test('A4 with margins of 37, 35, 28 and 26 mm, and the same type area turned for wide tables', async () => {
    const { pages } = readDocx(await toDocx(everyBlock()))
    const upright = { width: 210, height: 297, orientation: 'portrait', top: 37, right: 26, bottom: 35, left: 28, footer: 22 }
    expect(pages).toEqual([upright, upright, { width: 297, height: 210, orientation: 'landscape', top: 28, right: 37, bottom: 26, left: 35, footer: 13 }])
  })

  test.each([
    ['标题：二号小标宋，居中', 'Heading1', ['w:eastAsia="方正小标宋简体"', '<w:sz w:val="44"/>', '<w:jc w:val="center"/>']],
    ['一级：三号黑体', 'Heading2', ['w:eastAsia="黑体"', '<w:sz w:val="32"/>', 'w:firstLineChars="200"']],
    ['二级：三号楷体', 'Heading3', ['w:eastAsia="楷体_GB2312"', '<w:sz w:val="32"/>']],
    ['正文：三号仿宋，固定行距28.95磅，首行缩进二字，两端对齐', 'LedgerBody', ['w:eastAsia="仿宋_GB2312"', 'w:ascii="Times New Roman"', '<w:sz w:val="32"/>', 'w:line="579" w:lineRule="exact"', 'w:firstLineChars="200"', '<w:jc w:val="both"/>']],
    ['表格：小五宋体，行距自成一套', 'LedgerCell18', ['w:eastAsia="宋体"', '<w:sz w:val="18"/>', 'w:line="234" w:lineRule="exact"']],
  ])('%s', async (_, id, expected) => {
    const style = styleOf(readDocx(await toDocx(everyBlock())), id)
    for (const part of expected) expect(style).toContain(part)
  })

  test('every official font names what may stand in for it', async () => {
    const fonts = readDocx(await toDocx(everyBlock())).parts['word/fontTable.xml']
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong')
    for (const name of ['方正小标宋简体', '黑体', '楷体_GB2312', '宋体']) expect(fonts).toContain(`<w:font w:name="${name}"><w:altName`)
  })

  test('page numbers: — X — in 四号 at the outer edge, one character in; 第X页 共Y页 in the middle; none on the cover', async () => {
    const docx = readDocx(await toDocx(everyBlock()))
    const footers = Object.entries(docx.parts).filter(([name]) => /word\/footer\d+\.xml/.test(name)).map(([, xml]) => xml)
    const dashed = footers.filter(xml => xml.includes('—'))
    expect(dashed).toHaveLength(2)
    expect(dashed.map(xml => (xml.includes('<w:ind w:left="280"/>') ? 'left' : xml.includes('w:val="right" w:pos="8564"') ? 'right' : xml)).sort()).toEqual(['left', 'right'])
    for (const xml of dashed) expect(xml).toContain('<w:sz w:val="28"/>')
    expect(footers.some(xml => /第.*PAGE.*页 共.*NUMPAGES.*页/s.test(xml) && xml.includes('<w:jc w:val="center"/>'))).toBe(true)
    expect(footers.filter(xml => textOf(xml).trim() === '')).toHaveLength(2)
    expect(docx.parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
  })
})

describe('tables', () => {
  test('header rows repeat, no row breaks, and every width is exact', async () => {
    const { xml } = readDocx(await toDocx(longLedger(20)))
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(match => match[0])
    expect(rows).toHaveLength(21)
    expect(rows.map(row => row.includes('<w:tblHeader/>'))).toEqual([true, ...Array<boolean>(20).fill(false)])
    for (const row of rows) expect(row).toContain('<w:cantSplit/>')
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>')
    expect([...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(match => Number(match[1]))).toEqual([1134, 2268, 7087, 2268])
    for (const row of rows) expect([...row.matchAll(/<w:tcW w:w="(\d+)"/g)].map(match => Number(match[1]))).toEqual([1134, 2268, 7087, 2268])
  })

  test('a row of a form that may break does, the others stay whole', async () => {
    const { xml } = readDocx(await toDocx(everyBlock()))
    const rowWith = (text: string): string => [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(match => match[0]).find(row => row.includes(text)) ?? ''
    expect(rowWith('陈赟')).not.toContain('<w:cantSplit/>')
    expect(rowWith('主持人</w:t>')).toContain('<w:cantSplit/>')
    expect(rowWith('决议')).toContain('<w:trHeight w:val="1701" w:hRule="atLeast"/>')
  })

  test('spans are written as Word has them', async () => {
    const { xml } = readDocx(await toDocx(everyBlock()))
    expect(xml).toContain('<w:gridSpan w:val="3"/>')
    expect([...xml.matchAll(/<w:vMerge w:val="restart"\/>/g)]).toHaveLength(5)
    expect([...xml.matchAll(/<w:vMerge\/>/g)]).toHaveLength(5)
  })

  test('a level is printed as a background', async () => {
    expect(readDocx(await toDocx(everyBlock())).xml).toMatch(/w:fill="F4B6B0"\/>.*?12（不足）/s)
  })

  test('text that looks like the mark of a table stays text', async () => {
    const document: Document = { title: '', sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [
      { type: 'cover', title: '封面', lines: ['一', '0'] }, { type: 'paragraph', runs: [{ text: '<w:pStyle w:val="LedgerSplice"/>0' }] }, ...longLedger(1).sections[0]!.blocks,
    ] }] }
    const { text } = readDocx(await toDocx(document))
    expect(text.split('\n').slice(0, 5)).toEqual(['封面', '一', '0', '', '<w:pStyle w:val="LedgerSplice"/>0'])
    expect(text.match(/第0行/g)).toHaveLength(1)
  })
})

test('a line end in running text begins a paragraph, so that the line before it is not stretched', async () => {
  const { text, xml } = readDocx(await toDocx(everyBlock()))
  expect(text).toContain('时间：2026年5月20日14:30至16:05\n地点：三楼会议室\n')
  expect(xml).not.toContain('<w:br/>')
})

test('contents are filled before anybody asks Word to', async () => {
  const document = everyBlock()
  const [cover, ...rest] = document.sections
  const withContents: Document = { ...document, sections: [{ ...cover!, blocks: [...cover!.blocks, { type: 'contents', title: '目录' }] }, ...rest] }
  const list = /<w:sdt>.*?<\/w:sdt>/s.exec(readDocx(await toDocx(withContents)).xml)?.[0] ?? ''
  expect(textOf(list).split('\n').map(line => line.trim()).filter(line => line !== '')).toEqual(['党员大会会议记录', '一、基本情况', '（一）讨论事项', '三会一课台账'])
})

test('a document without blocks is an empty sheet', async () => {
  expect(readDocx(await toDocx({ title: '空', sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [] }] })).text.trim()).toBe('')
})
