import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { openPdf, type PDFDocumentProxy } from './pdf-document.ts'
import './print-pdf.css'

/** Pages become pictures for the printer; more than these would fill a small PC's memory. */
export const mostPrintedPages = 60

/** Dots an inch: sharp enough for 小五, small enough for a PC of 4 GB. */
const dotsPerInch = 200
const pointsPerInch = 72

/** From 1, both ends included. */
export interface PageRange {
  readonly from: number
  readonly to: number
}

/** Sends the very pages of a PDF, or a stretch of them, to the printer, through the system's print dialog. Throws when there are too many. */
export async function printPdf(bytes: Uint8Array, range: PageRange | null = null): Promise<void> {
  const { opened, close } = openPdf(bytes)
  const box = document.createElement('div')
  box.className = 'print-pages'
  const addresses: string[] = []
  try {
    const pdf = await opened
    const [from, to] = [Math.max(1, range?.from ?? 1), Math.min(pdf.numPages, range?.to ?? pdf.numPages)]
    if (to < from) throw new ExpectedFailure('unexpected', { message: `这册只有 ${pdf.numPages} 页，没有第 ${from} 页。请改页码后再打印。` })
    if (to - from >= mostPrintedPages) {
      throw new ExpectedFailure('unexpected', { message: `一共 ${to - from + 1} 页，太多了，不能在这里直接打印。请先导出 PDF，再用 PDF 阅读器或 WPS 打印。` })
    }
    const sheets: string[] = []
    for (let number = from; number <= to; number++) {
      const picture = await pictureOf(pdf, number)
      addresses.push(picture.src)
      const sheet = sheetRules(await sizeOf(pdf, number))
      if (!sheets.includes(sheet.rules)) sheets.push(sheet.rules)
      picture.className = sheet.name
      box.append(picture)
    }
    await printed(box, sheets)
  } finally {
    box.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
    close()
  }
}

async function printed(box: HTMLElement, sheets: readonly string[]): Promise<void> {
  const style = new CSSStyleSheet()
  style.replaceSync(sheets.join('\n'))
  document.adoptedStyleSheets.push(style)
  document.body.append(box)
  try {
    window.print() // returns once the dialog is closed
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== style)
  }
}

interface Inches { readonly width: number; readonly height: number }

async function sizeOf(pdf: PDFDocumentProxy, number: number): Promise<Inches> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
  return { width: width / pointsPerInch, height: height / pointsPerInch }
}

/** A book has sheets upright and across: each size is a kind of page by itself. A little less than the sheet, so that rounding makes no empty one. */
function sheetRules({ width, height }: Inches): { readonly name: string; readonly rules: string } {
  const name = `sheet-${Math.round(width * 100)}-${Math.round(height * 100)}`
  return { name, rules: `@page ${name} { size: ${width}in ${height}in; margin: 0 }\n@media print { .print-pages img.${name} { page: ${name}; width: ${width}in; height: calc(${height}in - 1px) } }` }
}

async function pictureOf(pdf: PDFDocumentProxy, number: number): Promise<HTMLImageElement> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: dotsPerInch / pointsPerInch })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  canvas.width = 0 // its pixels are given back at once
  if (blob === null) throw new Error(`page ${number} could not be drawn`)
  const picture = new Image()
  picture.src = URL.createObjectURL(blob)
  await picture.decode()
  return picture
}
