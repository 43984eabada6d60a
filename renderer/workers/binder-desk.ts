import type { Reader } from '#shared/archive/reader.ts'
import { binderFrame } from '#shared/binder/binder-front.ts'
import { type BinderPlan, planBinder } from '#shared/binder/binder-plan.ts'
import { type PrintedPart, printedPart } from '#shared/binder/binder-record.ts'
import { cachedReader } from '#shared/binder/cached-reader.ts'
import type { BinderUnit } from '#shared/binder/binder-units.ts'
import { type BinderPart, composeBinder } from '#shared/binder/compose-binder.ts'
import { fillFolder, type FolderWork } from '#shared/binder/fill-folder.ts'
import { binderStem } from '#shared/binder/folder-names.ts'
import { byUnit, type Gap, newGaps } from '#shared/binder/gap-list.ts'
import type { BookFrame, BookPart, PlacedPart } from '#shared/documents/book.ts'
import type { Document } from '#shared/documents/document.ts'
import { chinesePeriod } from '#shared/time/period.ts'
import { bookDocx } from '#shared/writers/book-docx.ts'
import { type BookPdf, bookPdf, type BookProgress } from '#shared/writers/book-pdf.ts'
import { type FontSource, openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import type { BinderProgress, BinderTask, LookedAt, MadeBinder, MadeBook } from './binder-protocol.ts'
import type { UncoveredCharacter } from './document-protocol.ts'

/** How documents become pages. */
export interface BinderWriters {
  readonly uncovered: (document: Document) => Promise<readonly UncoveredCharacter[]>
  readonly pdf: (parts: AsyncIterable<BookPart>, frame: BookFrame, on: BookProgress) => Promise<Pick<BookPdf, 'bytes' | 'pages' | 'places'>>
  readonly docx: (parts: AsyncIterable<BookPart>, frame: BookFrame, places: readonly PlacedPart[]) => Promise<Uint8Array<ArrayBuffer>>
  /** One document by itself, for a folder. */
  readonly onePdf: FolderWork['pdf']
  readonly oneDocx: FolderWork['docx']
}

export function writersWith(fonts: readonly FontSource[], archival = false): BinderWriters {
  return {
    uncovered: async document => uncoveredCharacters(document, await openFonts(document, fonts)),
    pdf: (parts, frame, on) => bookPdf(parts, frame, fonts, { ...on, archival }),
    docx: (parts, frame, places) => bookDocx(parts, frame, places),
    onePdf: async document => toPdf(document, await openFonts(document, fonts), { archival }),
    oneDocx: toDocx,
  }
}

export interface BinderTools {
  readonly reader: Reader
  readonly writers: BinderWriters
  /** Where the files of a folder go, and where attachments come from. */
  readonly files: Pick<FolderWork, 'write' | 'attachment'>
  readonly report: (progress: BinderProgress) => void
}

/** Composes every part once and keeps what is to be said of it. */
export async function lookAtBinder(task: Extract<BinderTask, { kind: 'look' }>, tools: BinderTools): Promise<LookedAt> {
  const { plan, compose } = await opened(task, tools)
  const parts: PrintedPart[] = []
  const gaps: Gap[] = []
  const notices = new Set(plan.leftOut)
  const uncovered = new Map<string, UncoveredCharacter>()
  const known = new Set<string>()
  for await (const part of compose('正在核对')) {
    parts.push(printedPart(part))
    gaps.push(...newGaps(part, plan.units, known))
    for (const notice of part.notices) notices.add(notice)
    for (const one of await tools.writers.uncovered(part.document)) uncovered.set(`${one.codePoint} ${one.subject ?? one.text}`, one)
  }
  return { root: plan.units[0]?.name ?? '', units: plan.units.map(({ name }) => name), parts, gaps: byUnit(gaps, plan.units), notices: [...notices], uncovered: [...uncovered.values()] }
}

/** Lays the binder out as one PDF, and as one Word file with its pages; file by file where that is wanted. Only a folder needs no book. */
export async function makeBinder(task: Extract<BinderTask, { kind: 'make' }>, tools: BinderTools): Promise<MadeBinder> {
  const work = await opened(task, tools)
  const [root] = work.plan.units
  if (root === undefined) throw new Error('there is no such organisation')
  const parts: PrintedPart[] = []
  const see = (part: BinderPart) => { parts.push(printedPart(part)) }
  const isBook = task.formats.some(format => format !== 'folder')
  const book = isBook ? await bound(task, work, root, tools, see) : null
  const folder = task.formats.includes('folder') ? await filled(task, work, root, tools, isBook ? undefined : see) : null
  const partPages = book?.places.map(({ pages }) => pages) ?? folder?.pages ?? []
  return {
    notices: folder?.notices ?? [], stem: binderStem(task.order.title, root.name, chinesePeriod(task.order.period)), root: root.name, unitIds: work.plan.units.map(({ id }) => id),
    parts, places: book?.places ?? null, partPages, pages: book?.pages ?? partPages.reduce((sum, own) => sum + own, 0), books: book?.books ?? [],
  }
}

type MakeTask = Extract<BinderTask, { kind: 'make' }>
type Work = Awaited<ReturnType<typeof opened>>

async function bound({ order, today, formats }: MakeTask, { compose, unit }: Work, root: BinderUnit, { reader, writers }: BinderTools, see: (part: BinderPart) => void): Promise<Pick<MadeBinder, 'books' | 'pages'> & { readonly places: readonly PlacedPart[] }> {
  const { paper } = await reader.settings()
  const frame = binderFrame({ order, root, unit, madeOn: today, paper })
  const { bytes, pages, places } = await writers.pdf(compose('正在排版', see), frame, { page: pages => compose.pages(pages) })
  const books: MadeBook[] = [{ format: 'pdf', bytes }]
  if (formats.includes('docx')) books.push({ format: 'docx', bytes: await writers.docx(compose('正在生成 Word'), frame, places) })
  return { books, pages, places }
}

async function filled({ order, today }: MakeTask, { compose }: Work, root: BinderUnit, { reader, writers, files }: BinderTools, see?: (part: BinderPart) => void): Promise<{ readonly pages: readonly number[]; readonly notices: readonly string[] }> {
  const notices: string[] = []
  let soFar = 0
  const pdf: BinderWriters['onePdf'] = async document => {
    const made = await writers.onePdf(document)
    soFar += made.pages
    if (see !== undefined) compose.pages(soFar)
    return made
  }
  const pages = await fillFolder({ order, root, reader, madeOn: today }, compose('正在编入文件夹', see), { pdf, docx: writers.oneDocx, ...files, say: words => notices.push(words) })
  return { pages, notices }
}

interface Compose {
  (doing: string, seen?: (part: BinderPart) => void): AsyncGenerator<BinderPart>
  /** Tells how many pages there are. */
  readonly pages: (pages: number) => void
}

async function opened({ order, today, footerNote }: BinderTask, tools: BinderTools): Promise<{ readonly plan: BinderPlan; readonly unit: string; readonly compose: Compose }> {
  const reader = cachedReader(tools.reader)
  const plan = await planBinder(reader, order, today)
  const total = plan.parts.length
  let told: BinderProgress = { doing: '', done: 0, total, pages: 0 }
  const tell = (some: Partial<BinderProgress>) => {
    told = { ...told, ...some }
    tools.report(told)
  }
  async function* compose(doing: string, seen: (part: BinderPart) => void = () => {}): AsyncGenerator<BinderPart> {
    let done = 0
    tell({ doing, done })
    for await (const part of composeBinder(plan, order, { reader, today, footerNote })) {
      tell({ doing: `${doing}：${plan.units.length > 1 && part.ledger !== 'divider' ? part.organisation : ''}${part.title}`, done })
      seen(part)
      yield part
      done += 1
    }
    tell({ done })
  }
  return { plan, unit: (await reader.unit())?.name ?? '', compose: Object.assign(compose, { pages: (pages: number) => tell({ pages }) }) }
}
