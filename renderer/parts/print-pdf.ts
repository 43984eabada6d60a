import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { openPdf, type PDFDocumentProxy } from './pdf-document.ts'
import './print-pdf.css'

/** Pages become pictures for the printer; more than these would fill a small PC's memory. */
export const mostPrintedPages = 60

/** Dots an inch: sharp enough for 小五, small enough for a PC of 4 GB. */
const dotsPerInch = 200
const pointsPerInch = 72

/** Sends the very pages of a PDF to the printer, through the system's print dialog. Throws when there are too many. */
export async function printPdf(bytes: Uint8Array): Promise<void> {
  const { opened, close } = openPdf(bytes)
  const box = document.createElement('div')
  box.className = 'print-pages'
  const addresses: string[] = []
  try {
    const pdf = await opened
    if (pdf.numPages > mostPrintedPages) {
      throw new ExpectedFailure('unexpected', { message: `一共 ${pdf.numPages} 页，太多了，不能在这里直接打印。请先导出 PDF，再用 PDF 阅读器或 WPS 打印。` })
    }
    for (let number = 1; number <= pdf.numPages; number++) {
      const picture = await pictureOf(pdf, number)
      addresses.push(picture.src)
      box.append(picture)
    }
    await printed(box, await sheetSize(pdf))
  } finally {
    box.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
    close()
  }
}

async function printed(box: HTMLElement, size: string): Promise<void> {
  const style = new CSSStyleSheet()
  style.replaceSync(`@page { size: ${size}; margin: 0 }`)
  document.adoptedStyleSheets.push(style)
  document.body.append(box)
  try {
    window.print() // returns once the dialog is closed
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== style)
  }
}

async function sheetSize(pdf: PDFDocumentProxy): Promise<string> {
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  return `${width / pointsPerInch}in ${height / pointsPerInch}in`
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
