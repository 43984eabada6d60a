import type { Column, Content, ContentSection, DynamicContent, TableCell } from 'pdfmake/interfaces'
import { bodyLinePoints, pointsOf, type Block, type Contents, type Cover, type Document, type Heading, type ImageBlock, type PageSetup, type Paragraph, type Section, type SignatureLine, type TextRole, type TextSize } from '#shared/documents/document.ts'
import { imageKind } from '#shared/documents/image-kind.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import type { FontSet } from './fonts.ts'
import { borderWidth, bodyIndent, coverGaps, headingStyles, linePitch, paragraphStyle, pointsOfMm, printedScale, splitAtLineEnds, trackingOf, type TextStyle } from './layout.ts'
import { drawnTable, type Drawings } from './pdf-drawn-table.ts'
import { pdfFile } from './pdf-file.ts'
import { pdfFooter } from './pdf-footer.ts'
import { renderPdf } from './pdf-render.ts'
import { finishPdf } from './pdf-finish.ts'
import { flowDown } from './pdf-flow.ts'
import { takePages, type Rendered } from './pdf-join.ts'
import { sharedFonts, type SharedFonts } from './pdf-shared-fonts.ts'
import { firstRowsHeight, formContent, tableContent } from './pdf-table.ts'
import { lineNodes, setLines, type LineStyle, type StyledText } from './pdf-text.ts'
import { watermarkPages } from './pdf-watermark.ts'
import { gapMm, signatureRows, signatureSize } from './signature-fields.ts'

export interface Pdf {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
}

/** `archival`: as PDF/A-2b, for copies that are kept. */
export interface PdfOptions {
  readonly archival?: boolean
}

/** Lays a document out as PDF, with its fonts embedded. The definition is made afresh each time: pdfmake writes into the one it is given. */
export async function toPdf(document: Document, fonts: FontSet, { archival = false }: PdfOptions = {}): Promise<Pdf> {
  const file = pdfFile()
  const shared = sharedFonts(file)
  const drawings: Drawings = []
  const context: Context = { fonts, shared, drawings, headings: headingsOf(document) }
  const { bytes } = await renderPdf(document.sections.map(section => sectionContent(section, context)), document.title, fonts)
  const pages = takePages({ bytes, faces: fonts.faces.values(), drawings }, file, shared)
  const behind = document.watermark === undefined ? [] : watermarkPages(document.watermark, pages, file, { fonts, shared })
  return { bytes: finishPdf(file, shared, { pages, behind, marks: [], title: document.title, archival }), pages: pages.length }
}

/** A document laid out without anything at the foot of its pages, and the set-up of each page. */
export interface Laid {
  readonly rendered: Rendered
  readonly pages: readonly PageSetup[]
}

/** For a book, which numbers its pages by itself. */
export async function layOut(document: Document, fonts: FontSet, shared: SharedFonts): Promise<Laid> {
  const drawings: Drawings = []
  const context: Context = { fonts, shared, drawings, headings: headingsOf(document) }
  const pages: PageSetup[] = []
  const sections = document.sections.map((section): ContentSection => ({ ...sectionContent(section, context), footer: current => { pages[current - 1] = section.page; return null } }))
  const { bytes } = await renderPdf(sections, document.title, fonts)
  return { rendered: { bytes, faces: fonts.faces.values(), drawings }, pages }
}

/** Empty pages with nothing but what stands at their feet. */
export async function layOutFeet(pages: readonly PageSetup[], fonts: FontSet): Promise<Rendered> {
  const { bytes } = await renderPdf(pages.map(page => sectionFrame(page, [{ text: '' }], pdfFooter(page, fonts))), '', fonts)
  return { bytes, faces: fonts.faces.values(), drawings: [] }
}

interface Context {
  readonly fonts: FontSet
  readonly shared: SharedFonts
  readonly drawings: Drawings
  /** In order of the document; the id is where a page number in the contents points. */
  readonly headings: ReadonlyMap<Heading, string>
}

function headingsOf(document: Document): Map<Heading, string> {
  const headings = document.sections.flatMap(section => section.blocks).filter(block => block.type === 'heading')
  return new Map(headings.map((heading, index) => [heading, `heading-${index}`]))
}

function sectionContent(section: Section, context: Context): ContentSection {
  return sectionFrame(section.page, sectionBlocks(section, context), pdfFooter(section.page, context.fonts))
}

function sectionFrame(page: PageSetup, section: Content[], footer: DynamicContent): ContentSection {
  const { top, right, bottom, left } = page.margin
  return {
    section,
    pageSize: { width: pointsOfMm(page.widthMm), height: pointsOfMm(page.heightMm) },
    pageMargins: [pointsOfMm(left), pointsOfMm(top), pointsOfMm(right), pointsOfMm(bottom)],
    footer,
  }
}

function sectionBlocks(section: Section, context: Context): Content[] {
  const contents: Content[] = []
  const flow = flowDown(section.page)
  section.blocks.forEach((block, index) => {
    const previous = section.blocks[index - 1]
    if (previous?.type === 'cover' && block.type !== 'pageBreak') contents.push(pageBreak())
    const drawn = block.type === 'table' && flow.known() ? drawnTable(block, section.page, context, context.drawings) : null
    if (drawn !== null) {
      const { breakBefore, y } = flow.startTable(drawn.leastHeight)
      if (breakBefore !== null) contents.splice(breakBefore, 0, pageBreak())
      const { nodes, end } = drawn.placed(y)
      contents.push(...nodes)
      flow.endTable(end)
      return
    }
    const nodes = blockContent(block, section.page, context)
    flow.pass(block, nodes, contents.length)
    const last = contents.at(-1)
    if (previous?.type === 'heading' && last !== undefined && (block.type === 'table' || block.type === 'formGrid')) keepRoom(contents, nodes, firstRowsHeight(block, { fonts: context.fonts, page: section.page }))
    else if (previous?.type === 'heading' && last !== undefined && nodes.length > 0 && block.type !== 'pageBreak') {
      contents[contents.length - 1] = { stack: [last, ...nodes.splice(0, keptWithHeading(block))], unbreakable: true }
    }
    contents.push(...nodes)
  })
  return contents.length > 0 ? contents : [{ text: '' }]
}

/** Behind the last node stays so much room, as one piece with it, into which the next ones are moved. */
function keepRoom(contents: Content[], nodes: Content[], height: number): void {
  const [last, first] = [contents.at(-1), nodes[0]]
  if (last === undefined || first === undefined) return
  contents[contents.length - 1] = { stack: [last, { text: '', fontSize: 0.1, margin: [0, height, 0, 0] }], unbreakable: true }
  nodes[0] = { stack: [first], margin: [0, -height - 0.1, 0, 0] }
}

/** A heading doesn't stand alone at the foot of a page: two lines of text, or another heading, come with it. */
function keptWithHeading(block: Block): number {
  return block.type === 'paragraph' ? 2 : block.type === 'heading' ? 1 : 0
}

function blockContent(block: Block, page: PageSetup, context: Context): Content[] {
  switch (block.type) {
    case 'cover': return cover(block, page, context)
    case 'heading': return heading(block, page, context)
    case 'paragraph': return paragraph(block, page, context)
    case 'table': return tableContent(block, { fonts: context.fonts, page })
    case 'formGrid': return formContent(block, { fonts: context.fonts, page })
    case 'image': return image(block, page, context)
    case 'signatureLine': return signature(block, page, context)
    case 'pageBreak': return [pageBreak()]
    case 'contents': return contents(block, page, context)
  }
}

function pageBreak(): Content {
  return { text: '', fontSize: 0.1, pageBreak: 'before' }
}

function heading(block: Heading, page: PageSetup, context: Context): Content[] {
  const style = headingStyles[block.level]
  const [first, ...rest] = textLines([{ text: block.text, role: style.role }], style, page, context)
  const id = context.headings.get(block)
  // the id goes on a text node: pdfmake reads the page of its first line
  const marked = typeof first === 'object' && 'text' in first && id !== undefined ? { ...first, id } : (first ?? '')
  return [{ stack: [marked, ...rest], margin: [0, style.before, 0, style.after] }]
}

function paragraph(block: Paragraph, page: PageSetup, context: Context): Content[] {
  const style = paragraphStyle(block)
  return splitAtLineEnds(block.runs).flatMap(runs =>
    textLines(runs.map(run => ({ text: run.text, role: run.role ?? defaultRoles.paragraph, bold: run.bold ?? false })), style, page, context))
}

function textLines(texts: readonly StyledText[], style: TextStyle, page: PageSetup, context: Context): Content[] {
  const width = pointsOfMm(typeAreaWidthMm(page))
  const tracking = trackingOf(style.size)
  const lineStyle = { size: style.size, pitch: style.pitch, align: style.align, tracking, firstIndent: style.indent ? 2 * (pointsOf[style.size] + tracking) : 0 }
  return lineNodes(setLines(texts, context.fonts, width, lineStyle), width, lineStyle)
}

function cover(block: Cover, page: PageSetup, context: Context): Content[] {
  const line = (text: string, role: TextRole, size: TextSize): Content[] =>
    textLines([{ text, role }], { role, size, pitch: linePitch(size), align: 'center', indent: false, before: 0, after: 0 }, page, context)
  return [
    { stack: line(block.title, defaultRoles.coverTitle, '二号'), margin: [0, coverGaps.aboveTitle, 0, coverGaps.belowTitle] },
    ...(block.subtitle === undefined ? [] : line(block.subtitle, defaultRoles.coverSubtitle, '小二')),
    { stack: block.lines.flatMap(text => line(text, defaultRoles.coverLine, '三号')), margin: [0, coverGaps.aboveLines, 0, 0] },
  ]
}

function image(block: ImageBlock, page: PageSetup, context: Context): Content[] {
  const caption = block.caption === undefined ? [] : textLines([{ text: block.caption, role: defaultRoles.caption }], { role: defaultRoles.caption, size: '小四', pitch: linePitch('小四'), align: 'center', indent: false, before: 0, after: 0 }, page, context)
  const kind = imageKind(block)
  if (kind.kind === 'unusable') return [...paragraph({ type: 'paragraph', runs: [{ text: kind.sentence }] }, page, context), ...caption]
  const scale = printedScale(block, page)
  const picture = { image: dataUrl(block, kind.kind), width: pointsOfMm(block.widthMm * scale), height: pointsOfMm(block.heightMm * scale), alignment: 'center', margin: [0, 6, 0, 6] } satisfies Content
  return [{ stack: [picture, ...caption], unbreakable: true }]
}

function dataUrl(block: ImageBlock, kind: 'png' | 'jpeg'): string {
  let binary = ''
  for (let at = 0; at < block.bytes.length; at += 0x8000) binary += String.fromCharCode(...block.bytes.subarray(at, at + 0x8000))
  return `data:image/${kind};base64,${btoa(binary)}`
}

function signature(block: SignatureLine, page: PageSetup, context: Context): Content[] {
  const style = { size: signatureSize, pitch: pointsOf[signatureSize] * 1.2, align: 'left' } as const
  const cell = (text: string, mm: number, underlined: boolean): TableCell => {
    const width = pointsOfMm(mm)
    return { stack: lineNodes(setLines([{ text, role: defaultRoles.signature }], context.fonts, width, style), width, style), border: [false, false, false, underlined] }
  }
  return signatureRows(block, page).map(fields => ({
    table: {
      widths: fields.flatMap(field => [field.labelMm, field.lineMm, gapMm].map(pointsOfMm)),
      body: [fields.flatMap(field => [cell(field.label, field.labelMm, false), cell(field.value, field.lineMm, true), cell('', gapMm, false)])],
    },
    layout: { hLineWidth: () => borderWidth, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
    margin: [0, bodyLinePoints / 2, 0, 0],
    unbreakable: true,
  }))
}

function contents(block: Contents, page: PageSetup, context: Context): Content[] {
  const title = { role: defaultRoles.contentsTitle, size: '小二', pitch: linePitch('小二'), align: 'center', indent: false, before: 0, after: bodyLinePoints / 2 } as const
  const entries = block.entries === undefined
    ? [...context.headings].map(([entry, id]): Content => contentsEntry(entry, () => foundNumber(id, context), page, context))
    : block.entries.map(entry => contentsEntry(entry, above => givenNumber(entry.page, above, context), page, context))
  return [{ stack: textLines([{ text: block.title, role: title.role }], title, page, context), margin: [0, 0, 0, title.after] }, ...entries]
}

/** The number stands on the last line of its text, and dots lead to it: a line, so that nobody who copies the text gets them. */
function contentsEntry(entry: { readonly text: string; readonly level: 1 | 2 | 3 }, number: (above: number) => Column, page: PageSetup, { fonts }: Context): Content {
  const indent = (entry.level - 1) * bodyIndent
  const width = pointsOfMm(typeAreaWidthMm(page)) - indent - pageNumberWidth
  const style: LineStyle = { size: contentsSize, pitch: linePitch(contentsSize), align: 'left' }
  const lines = setLines([{ text: entry.text, role: defaultRoles.contentsEntry }], fonts, width, style)
  const above = (lines.length - 1) * style.pitch
  const leader = width - (lines.at(-1)?.width ?? 0) - 2 * leaderGap
  const dots: Content = { canvas: [{ type: 'line', x1: 0, y1: 0, x2: leader, y2: 0, lineWidth: 0.7, dash: { length: 0.7, space: 3.3 } }], relativePosition: { x: width - leader - leaderGap, y: above + 0.85 * pointsOf[contentsSize] } }
  return { stack: [...(leader > 0 ? [dots] : []), { columns: [{ stack: lineNodes(lines, width, style), width }, number(above)] }], margin: [indent, 0, 0, 0], unbreakable: true }
}

const leaderGap = 4

function givenNumber(page: number | null, above: number, context: Context): Column {
  return { stack: contentsLines(page === null ? '' : String(page), context), width: pageNumberWidth, margin: [0, above, 0, 0] }
}

function contentsLines(text: string, { fonts }: Context): Content[] {
  const style: LineStyle = { size: contentsSize, pitch: linePitch(contentsSize), align: 'right' }
  return lineNodes(setLines([{ text, role: defaultRoles.contentsEntry }], fonts, pageNumberWidth, style), pageNumberWidth, style)
}

function foundNumber(id: string, { fonts }: Context): Column {
  const face = fonts.glyphs('0', defaultRoles.contentsEntry, false)[0]?.face
  const size = pointsOf[contentsSize]
  return { text: [{ pageReference: id, ...(face === undefined ? {} : { font: face }) }], fontSize: size, lineHeight: linePitch(contentsSize) / size, alignment: 'right', width: pageNumberWidth }
}

const contentsSize = '四号' as const satisfies TextSize
const pageNumberWidth = 40
