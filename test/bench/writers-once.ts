// One document by one writer in a process of its own: seconds, peak memory and size, as one JSON line.
// node writers-once.mjs docx|pdf|xlsx ours|bare|limit ROWS FONTS-FOLDER
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document as DocxDocument, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import { strToU8, zipSync } from 'fflate'
import PDFKit from 'pdfkit'
import writeXlsx from 'write-excel-file/universal'
import pdfmake from 'pdfmake/build/pdfmake.js'
import type { Cell, Document } from '#shared/documents/document.ts'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import { landscapeA4 } from '#shared/documents/page-setup.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { toXlsx } from '#shared/writers/to-xlsx.ts'

const [format = '', by = '', rowsText = '', fontsFolder = ''] = process.argv.slice(2)
const rows = Number(rowsText)
const columns = [12, 24, 28, 30, 42, 20, 14, 55]
const header = ['序号', '类别', '时间', '地点', '主题', '主持人', '应到', '主要内容']
const phrases = ['学习贯彻上级会议精神，结合岗位实际逐项说明落实要求', '研究本月主题党日安排，明确分工和时限，由组织委员负责联系', '听取党小组工作汇报，重点了解新转入党员和年轻党员的情况']

function line(i: number): string[] {
  return [String(i + 1), '党员大会', `2026.05.${String((i % 28) + 1).padStart(2, '0')}`, '三楼会议室', `第${i + 1}次会议`, '张喆', '27', phrases[i % 3] + String(i)]
}

const started = performance.now()
const bytes = await (by === 'ours' ? ours() : by === 'limit' ? (format === 'pdf' ? limitPdf() : limitDocx()) : format === 'pdf' ? barePdf() : format === 'xlsx' ? bareXlsx() : bareDocx())
process.stdout.write(JSON.stringify({ seconds: (performance.now() - started) / 1000, bytes: bytes.length, peakMb: process.resourceUsage().maxRSS / 1024 }) + '\n')

async function ours(): Promise<Uint8Array> {
  const cells = (texts: readonly string[]): Cell[] => texts.map(text => ({ text }))
  const document: Document = {
    title: '三会一课台账',
    sections: [{
      page: landscapeA4({ numbering: 'pageOfPages' }),
      blocks: [{ type: 'table', size: '小五', columns: columns.map(mm => ({ mm })), header: [cells(header)], rows: Array.from({ length: rows }, (_, i) => cells(line(i))) }],
    }],
  }
  if (format === 'docx') return toDocx(document)
  if (format === 'xlsx') return toXlsx(document)
  const sources = bundledFontFiles.map(font => ({ ...font, load: () => readFile(join(fontsFolder, font.file)) }))
  return (await toPdf(document, await openFonts(document, sources))).bytes
}

async function barePdf(): Promise<Uint8Array> {
  const store = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void } } // left out of its typings
  store.virtualfs.writeFileSync('song.ttf', await readFile(join(fontsFolder, 'NotoSerifSC_400Regular.ttf')))
  pdfmake.setFonts({ Song: { normal: 'song.ttf', bold: 'song.ttf', italics: 'song.ttf', bolditalics: 'song.ttf' } })
  pdfmake.setUrlAccessPolicy(() => false)
  const points = (mm: number) => (mm * 72) / 25.4
  const pdf = pdfmake.createPdf({
    pageSize: 'A4', pageOrientation: 'landscape', pageMargins: [99, 79, 105, 74], defaultStyle: { font: 'Song', fontSize: 9 },
    footer: (page: number, pages: number) => ({ text: `第${page}页 共${pages}页`, alignment: 'center' }),
    content: [{ table: { headerRows: 1, dontBreakRows: true, widths: columns.map(mm => points(mm) - 6), body: [header, ...Array.from({ length: rows }, (_, i) => line(i))] } }],
  })
  return pdf.getBuffer()
}

async function bareDocx(): Promise<Uint8Array> {
  const twips = columns.map(mm => Math.round((mm * 1440) / 25.4))
  const row = (texts: readonly string[], isHeader: boolean) => new TableRow({
    tableHeader: isHeader, cantSplit: true,
    children: texts.map((text, i) => new TableCell({
      width: { size: twips[i] ?? 0, type: WidthType.DXA },
      children: [new Paragraph({ children: [new TextRun({ text, font: { eastAsia: '宋体', ascii: 'Times New Roman' }, size: 18 })] })],
    })),
  })
  const document = new DocxDocument({
    sections: [{ children: [new Table({ layout: TableLayoutType.FIXED, columnWidths: twips, rows: [row(header, true), ...Array.from({ length: rows }, (_, i) => row(line(i), false))] })] }],
  })
  return Packer.toBuffer(document)
}

async function bareXlsx(): Promise<Uint8Array> {
  const cell = (value: string) => ({ value, type: String, format: '@', wrap: true, borderStyle: 'thin' as const, fontSize: 9 })
  const blob = await writeXlsx([header, ...Array.from({ length: rows }, (_, i) => line(i))].map(texts => texts.map(cell)), { sheet: '台账', stickyRowsCount: 1 }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** The least that can be done: the XML of the same table by hand, zipped. */
function limitDocx(): Uint8Array {
  const twips = columns.map(mm => Math.round((mm * 1440) / 25.4))
  const row = (texts: readonly string[], isHeader: boolean): string => `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${texts.map((text, i) =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips[i]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:line="234" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="宋体" w:ascii="Times New Roman"/><w:sz w:val="18"/></w:rPr><w:t>${text.replace(/[&<>]/g, '')}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`
  const body = [row(header, true), ...Array.from({ length: rows }, (_, i) => row(line(i), false))].join('')
  const files = {
    '[Content_Types].xml': '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${twips.map(w => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${body}</w:tbl><w:p/></w:body></w:document>`,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 6 })
}

/** Bare pdfkit: the same table with lines broken at a fixed number of characters, its words cached by pdfkit. */
async function limitPdf(): Promise<Uint8Array> {
  const pdf = new PDFKit({ size: 'A4', layout: 'landscape', margin: 0, autoFirstPage: false, font: join(fontsFolder, 'NotoSerifSC_400Regular.ttf') })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise(resolve => pdf.on('end', resolve))
  const points = (mm: number) => (mm * 72) / 25.4
  const widths = columns.map(points)
  const [left, top, bottom] = [99, 79, 595 - 74]
  let y = Infinity
  const put = (texts: readonly string[]): void => {
    const cells = texts.map((text, i) => {
      const most = Math.max(1, Math.floor(((widths[i] ?? 0) - 6) / 9))
      return text.length <= most ? [text] : (text.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [text])
    })
    const height = Math.max(...cells.map(lines => lines.length)) * 11.7 + 6.5
    if (y + height > bottom) {
      pdf.addPage()
      pdf.fontSize(9).lineWidth(0.5)
      y = top
      if (texts !== header) put(header)
    }
    let x = left
    cells.forEach((lines, i) => {
      pdf.rect(x, y, widths[i] ?? 0, height).stroke()
      lines.forEach((text, k) => pdf.text(text, x + 3, y + 3 + k * 11.7, { lineBreak: false }))
      x += widths[i] ?? 0
    })
    y += height
  }
  put(header)
  for (let i = 0; i < rows; i++) put(line(i))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}
