import { binderFrame } from '#shared/binder/binder-front.ts'
import type { BinderOrder } from '#shared/binder/binder-order.ts'
import type { BinderPlan } from '#shared/binder/binder-plan.ts'
import { type PrintedPart, printedPart } from '#shared/binder/binder-record.ts'
import type { BinderUnit } from '#shared/binder/binder-units.ts'
import { type BinderContext, type BinderPart, composeBinder } from '#shared/binder/compose-binder.ts'
import { binderStem } from '#shared/binder/folder-names.ts'
import { byUnit, type Gap, gapListDocument, newGaps } from '#shared/binder/gap-list.ts'
import type { PlacedPart } from '#shared/documents/book.ts'
import type { BinderFormat } from '#shared/model/binder.ts'
import { chinesePeriod } from '#shared/time/period.ts'
import { bookDocx } from '#shared/writers/book-docx.ts'
import { bookPdf } from '#shared/writers/book-pdf.ts'
import { type FontSource, openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import type { BlobStore } from '../archive/store/blobs.ts'
import type { DocumentFolder } from '../files/document-folder.ts'
import { binderFailure } from './binder-failure.ts'
import { fillBinderFolder } from './binder-folder.ts'
import type { Io } from './command.ts'
import { progressOn } from './progress.ts'

/** All that the files of a binder are made from. */
export interface BinderJob {
  readonly order: BinderOrder
  readonly plan: BinderPlan
  readonly root: BinderUnit
  readonly formats: readonly BinderFormat[]
  readonly hasGapList: boolean
  /** PDF/A-2b. */
  readonly archival: boolean
  readonly dataFolder: string
  readonly unit: string
  readonly fonts: readonly FontSource[]
  readonly context: BinderContext
  readonly blobs: Pick<BlobStore, 'get'>
}

export interface WrittenBinder {
  readonly parts: readonly PrintedPart[]
  readonly places: readonly PlacedPart[] | null
}

/** Lays out and writes format by format, each file whole or not at all; tells a line a part once its pages are known, then one a file. */
export async function writeBinder(job: BinderJob, out: DocumentFolder, io: Io): Promise<WrittenBinder> {
  const { order, root, plan, formats, context } = job
  const frame = binderFrame({ order, root, unit: job.unit, madeOn: context.today, paper: (await context.reader.settings()).paper })
  const stem = binderStem(order.title, root.name, chinesePeriod(order.period))
  const look = lookAtParts(job, io)
  const written: string[] = []
  const report = progressOn(io).report
  const composed = (doing: string, seen: (part: BinderPart) => Promise<void> = async () => {}) => watched(composeBinder(plan, order, context), doing, seen, (done, doing) => { report({ doing, done, total: plan.parts.length, unit: 'files' }) })
  const saved = async (failed: string, write: () => Promise<string>): Promise<string> => {
    const file = await write().catch((error: unknown) => { throw binderFailure(error, job.dataFolder, { failed, written }) })
    written.push(file)
    return file
  }

  const place = out.reserve(stem, formats.filter(format => format !== 'folder'))
  const needsPages = formats.some(format => format !== 'folder')
  const book = needsPages ? await bookPdf(composed('正在排版', look.see), frame, job.fonts, { archival: job.archival }) : null
  if (book !== null) printParts(look.parts, book.places, io)
  if (book !== null && formats.includes('pdf')) io.print({ format: 'pdf', file: await saved('PDF', () => place.write('pdf', book.bytes)), pages: book.pages })
  if (book !== null && formats.includes('docx')) {
    const bytes = await bookDocx(composed('正在生成 Word'), frame, book.places)
    io.print({ format: 'docx', file: await saved('Word 文件', () => place.write('docx', bytes)), pages: null })
  }
  if (formats.includes('folder')) {
    let pages: readonly number[] = []
    const parts = composed('正在编入文件夹', needsPages ? undefined : look.see)
    const file = await saved('文件夹', () => out.fill(stem, async inside => { pages = await fillBinderFolder(job, parts, inside, io) }))
    if (book === null) printParts(look.parts, pages.map(own => ({ firstPage: null, pages: own })), io)
    io.print({ format: 'folder', file, pages: pages.reduce((sum, own) => sum + own, 0) })
  }
  if (job.hasGapList) {
    const bytes = await toDocx(gapListDocument(byUnit(look.gaps, plan.units), order, context.today))
    io.print({ format: 'gap-list', file: await saved('缺项清单', () => out.reserve(`缺项清单_${stem}`, ['docx']).write('docx', bytes)), pages: null })
  }
  return { parts: look.parts, places: book?.places ?? null }
}

/** What is kept of each part once its document has gone by, and what is said of it before it is printed. */
function lookAtParts({ fonts, plan }: Pick<BinderJob, 'fonts' | 'plan'>, io: Io) {
  const parts: PrintedPart[] = []
  const gaps: Gap[] = []
  const [known, told] = [new Set<string>(), new Set<string>()]
  const tell = (words: string): void => {
    if (!told.has(words)) io.say(words)
    told.add(words)
  }
  const see = async (part: BinderPart): Promise<void> => {
    parts.push(printedPart(part))
    gaps.push(...newGaps(part, plan.units, known))
    part.notices.forEach(tell)
    for (const { character, codePoint, subject, text } of uncoveredCharacters(part.document, await openFonts(part.document, fonts))) {
      tell(`本机没有字体含“${character}”（${codePoint}），PDF 里印成编号：${subject ?? text}`)
    }
  }
  return { parts, gaps, see }
}

async function* watched(parts: AsyncIterable<BinderPart>, doing: string, see: (part: BinderPart) => Promise<void>, report: (done: number, doing: string) => void): AsyncGenerator<BinderPart> {
  let done = 0
  for await (const part of parts) {
    report(done, doing)
    await see(part)
    yield part
    done += 1
  }
  report(done, doing)
}

function printParts(parts: readonly PrintedPart[], places: readonly { readonly firstPage: number | null; readonly pages: number }[], io: Io): void {
  parts.forEach(({ ledger, title, organisation, missing }, i) => {
    io.print({ ledger, title, organisation, firstPage: places[i]?.firstPage ?? null, pages: places[i]?.pages ?? null, missing })
  })
}
