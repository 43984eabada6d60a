import { Document as WordDocument, Header, HeadingLevel, ImageRun, Packer, PageOrientation, Paragraph, SectionType, TableOfContents, TextRun, type FileChild, type IParagraphOptions, type ISectionOptions } from 'docx'
import { bodySize, pointsOf, type Block, type Contents, type Cover, type Document, type ImageBlock, type PageSetup, type Paragraph as TextParagraph, type Run, type Section, type TextSize } from '#shared/documents/document.ts'
import { imageKind } from '#shared/documents/image-kind.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import { contentsXml, markXml, type DocxMark } from './docx-contents.ts'
import { docxFooters } from './docx-footer.ts'
import { finishPackage } from './docx-package.ts'
import { alignments, docxStyles, exact, fontOf, styleIds } from './docx-styles.ts'
import { formXml, sharedMarks, tableXml } from './docx-table.ts'
import { signatureXml } from './docx-signature.ts'
import { watermarkXml } from './docx-watermark.ts'
import { coverGaps, footerGapMm, paragraphStyle, printedScale, splitAtLineEnds, twipsOf, twipsOfMm } from './layout.ts'

/** Writes a document as .docx: docx makes the frame, tables are spliced in by hand. */
export async function toDocx(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  return writeDocx({ title: document.title, watermark: document.watermark, sections: document.sections.map(section => ({ section })) })
}

/** A section, and the mark that stands before it where a part of a book begins. */
export interface MarkedSection {
  readonly section: Section
  readonly mark?: DocxMark
}

export interface WordFile {
  readonly title: string
  readonly unit?: string
  readonly watermark?: string | undefined
  readonly sections: readonly MarkedSection[]
}

export async function writeDocx({ title, unit, watermark, sections }: WordFile): Promise<Uint8Array<ArrayBuffer>> {
  const splices: Splices = { xml: [], marked: sections.some(({ mark }) => mark !== undefined) }
  const word = new WordDocument({
    title: printableText(title), creator: printableText(unit ?? programName), lastModifiedBy: programName,
    styles: docxStyles(cellSizesOf(sections)),
    evenAndOddHeaderAndFooters: sections.some(({ section }) => section.page.footer.numbering === 'dashed'),
    sections: sections.map((marked, index) => ({ ...pageOf(marked.section.page, sections[index - 1]?.section.page), ...(index === 0 && watermark !== undefined ? { headers: watermarkHeaders(watermark, splices) } : {}), children: sectionChildren(marked, splices) })),
  })
  return finishPackage(new Uint8Array(await Packer.toArrayBuffer(word)), splices.xml)
}

/** Of the first section: the others have none of their own and take them over. */
function watermarkHeaders(text: string, splices: Splices): { default: Header; even: Header } {
  const header = (number: number): Header => new Header({ children: [splice(watermarkXml(text, number), splices)] })
  return { default: header(1), even: header(2) }
}

/** XML that is put in the places kept for it when docx has written the rest. */
interface Splices {
  readonly xml: string[]
  readonly marked: boolean
}

const programName = '党务台账'

function cellSizesOf(sections: readonly MarkedSection[]): TextSize[] {
  const sizes = sections.flatMap(({ section }) => section.blocks).flatMap(block => (block.type === 'table' || block.type === 'formGrid' ? [block.size] : []))
  return [...new Set(sizes)]
}

/** A section without footers of its own has those of the one before: a book of hundreds of sections needs a few only. */
function pageOf(page: PageSetup, before: PageSetup | undefined): Pick<ISectionOptions, 'properties' | 'footers'> {
  const { margin } = page
  const footer = margin.bottom - footerGapMm - footerLineMm
  const landscape = page.orientation === 'landscape'
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // docx takes the sheet as it is upright and turns it itself
        size: { width: twipsOfMm(landscape ? page.heightMm : page.widthMm), height: twipsOfMm(landscape ? page.widthMm : page.heightMm), orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: twipsOfMm(margin.top), right: twipsOfMm(margin.right), bottom: twipsOfMm(margin.bottom), left: twipsOfMm(margin.left), header: twipsOfMm(margin.top / 2), footer: twipsOfMm(footer), gutter: 0 },
      },
    },
    ...(before !== undefined && sameFooter(page, before) ? {} : { footers: docxFooters(page) }),
  }
}

function sameFooter(a: PageSetup, b: PageSetup): boolean {
  return a.footer.numbering === b.footer.numbering && a.footer.note === b.footer.note && typeAreaWidthMm(a) === typeAreaWidthMm(b)
}

/** Height of the footer's line, 四号 at 1.2. */
const footerLineMm = 6

function sectionChildren({ section, mark }: MarkedSection, splices: Splices): FileChild[] {
  const children: FileChild[] = mark === undefined ? [] : [splice(markXml(mark), splices)]
  section.blocks.forEach((block, index) => {
    if (section.blocks[index - 1]?.type === 'cover' && block.type !== 'pageBreak') children.push(gap(true))
    children.push(...blockChildren(block, section.page, splices))
  })
  return section.blocks.length > 0 ? children : [...children, gap(false)]
}

function blockChildren(block: Block, page: PageSetup, splices: Splices): FileChild[] {
  switch (block.type) {
    case 'cover': return cover(block)
    case 'heading': return [new Paragraph({ heading: headingLevels[block.level], children: textRuns({ text: block.text }) })]
    case 'paragraph': return paragraphs(block)
    case 'table': return keptPlace(tableXml(block, page), splices)
    case 'formGrid': return keptPlace(formXml(block, page), splices)
    case 'image': return image(block, page)
    case 'signatureLine': return keptPlace(signatureXml(block, page), splices)
    case 'pageBreak': return [gap(true)]
    case 'contents': return [styled(styleIds.contentsTitle, block.title), ...contents(block, page, splices)]
  }
}

function contents(block: Contents, page: PageSetup, splices: Splices): FileChild[] {
  if (block.entries === undefined) return [new TableOfContents(block.title, { headingStyleRange: '1-3', hyperlink: true })]
  return keptPlace(contentsXml({ ...block, entries: block.entries }, page, splices.marked), splices)
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** A line one point high: between tables, which would grow together, after them, where Word wants a paragraph, and to begin a page. */
function gap(pageBreakBefore: boolean): Paragraph {
  return new Paragraph({ style: styleIds.gap, pageBreakBefore })
}

function keptPlace(xml: string, splices: Splices): FileChild[] {
  return xml === '' ? [] : [splice(xml, splices), gap(false)]
}

/** Never the last of its section: docx puts the section's set-up into that paragraph. */
function splice(xml: string, splices: Splices): Paragraph {
  return new Paragraph({ style: styleIds.splice, children: [new TextRun(String(splices.xml.push(xml) - 1))] })
}

function paragraphs(block: TextParagraph): Paragraph[] {
  const style = paragraphStyle(block)
  const size = block.size ?? bodySize
  const own: Partial<IParagraphOptions> = size === bodySize ? {} : {
    spacing: exact(style.pitch),
    ...(style.indent ? { indent: { firstLine: twipsOf(2 * pointsOf[size]), firstLineChars: 200 } } : {}),
  }
  const id = style.indent ? styleIds.body : styleIds.plain
  return splitAtLineEnds(block.runs).map(runs => new Paragraph({ style: id, alignment: alignments[style.align], ...own, children: runs.flatMap(run => textRuns(run, size)) }))
}

/** A run says only what differs from its paragraph's style. */
function textRuns(run: Run, size: TextSize = bodySize): TextRun[] {
  const text = printableText(run.text)
  const hint = sharedMarks.test(text) ? { hint: 'eastAsia' } : {}
  const font = run.role === undefined || run.role === defaultRoles.paragraph ? hint : { ...fontOf(run.role), ...hint }
  return text.split('\n').map((line, index) => new TextRun({
    text: line,
    ...(index === 0 ? {} : { break: 1 }),
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(run.bold === true ? { bold: true } : {}),
    ...(size === bodySize ? {} : { size: pointsOf[size] * 2, characterSpacing: 0 }),
  }))
}

function styled(style: string, text: string, more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({ style, ...more, children: textRuns({ text }) })
}

function cover(block: Cover): Paragraph[] {
  return [
    styled(styleIds.coverTitle, block.title, { spacing: { before: twipsOf(coverGaps.aboveTitle), after: twipsOf(coverGaps.belowTitle) } }),
    ...(block.subtitle === undefined ? [] : [styled(styleIds.coverSubtitle, block.subtitle)]),
    ...block.lines.map((line, index) => styled(styleIds.coverLine, line, index === 0 ? { spacing: { before: twipsOf(coverGaps.aboveLines) } } : {})),
  ]
}

function image(block: ImageBlock, page: PageSetup): Paragraph[] {
  const kind = imageKind(block)
  const caption = block.caption === undefined ? [] : [styled(styleIds.caption, block.caption)]
  if (kind.kind === 'unusable') return [...paragraphs({ type: 'paragraph', runs: [{ text: kind.sentence }] }), ...caption]
  const scale = printedScale(block, page)
  const pixels = (mm: number): number => (mm * scale * 96) / 25.4
  const picture = new ImageRun({ type: kind.kind === 'png' ? 'png' : 'jpg', data: block.bytes, transformation: { width: pixels(block.widthMm), height: pixels(block.heightMm) } })
  return [
    new Paragraph({ alignment: alignments.center, keepNext: block.caption !== undefined, spacing: { line: 240, lineRule: 'auto', before: 120, after: 120 }, children: [picture] }),
    ...caption,
  ]
}
