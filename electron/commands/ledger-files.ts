import type { Reader } from '#shared/archive/reader.ts'
import type { Document } from '#shared/documents/document.ts'
import { headNote, withFooterNote } from '#shared/documents/head-note.ts'
import type { DossierLedger, DossierScope } from '#shared/ledgers/dossier/dossier-ledger.ts'
import { composeDossierLedger, dossierLedgerOf, dossierLedgers } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import { readDossierPaper } from '#shared/ledgers/dossier/dossier-paper.ts'
import { composeLedger } from '#shared/ledgers/compose-ledger.ts'
import type { Ledger, LedgerOptions } from '#shared/ledgers/ledger.ts'
import { ledgerOf, ledgers } from '#shared/ledgers/ledgers.ts'
import { scopesOf } from '#shared/ledgers/scopes-of.ts'
import { chineseMoment } from '#shared/time/instant.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { Period, yearPeriod } from '#shared/time/period.ts'
import { type FontSource, openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { toXlsx } from '#shared/writers/to-xlsx.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import type { Archive } from '../archive/state/archive.ts'
import { type DocumentFolder, documentFolder } from '../files/document-folder.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import { type Command, type Given, type Io, Refusal, UsageError } from './command.ts'
import { fontSources } from './font-sources.ts'
import { localToday } from './local-today.ts'
import { organisationNames, subtreeNamed, type Subtree, topmost } from './named-organisation.ts'
import { noteAccess, operatorHere, rowsOf, sectionGiven, sectionOption } from './section-given.ts'

/** Writes ledgers as files, one line a file. The files of one ledger differ only in their extension. */
export const ledgerFiles: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --out 文件夹 [--ledger 台账,…] [--organisation 名称] [--period 2026|2026Q3|2026-05] [--format docx,pdf,xlsx] [--archival] [--whole-numbers] [--today 日期] [--section-password-file 口令文件]',
  options: { ...archiveOptions, out: 'text', ledger: 'optionalText', organisation: 'optionalText', period: 'optionalText', format: 'optionalText', archival: 'flag', 'whole-numbers': 'flag', today: 'optionalText', ...sectionOption },
  async run(given, io) {
    const order = orderOf(given)
    if (order.sealed.length > 0) {
      if (given.optional('section-password-file') === undefined) throw new Refusal('政治素质档案的台账要用它自己的口令：请加上 --section-password-file 口令文件（口令写在第一行）。')
      await noteAccess(given, takenOut(order.sealed), 'export')
    }
    await toRead(given, async archive => {
      const reader = await archive.reader()
      const [subtrees, nameOf, folder] = await Promise.all([order.ledgers.length === 0 ? [] : subtreesOf(reader, given, order), organisationNames(reader, order.today), documentFolder(given.text('out'))])
      const fonts = fontSources(io.bundledFonts)
      const { seq, head } = archive.head()
      const note = (await reader.settings()).printHead ? headNote(seq, head) : null
      for (const ledger of order.ledgers) {
        for (const { scope, organisationId } of await scopesOf(ledger, reader, subtrees, order.period)) {
          const { document: composed, fileName, rows, notices = [] } = await composeLedger(ledger, reader, scope, order.today, order.options)
          for (const notice of notices) io.say(`${ledger.title}：${notice}`)
          const document = note === null ? composed : withFooterNote(composed, note)
          const place = folder.reserve(fileName, order.formats)
          for (const format of order.formats) {
            const { bytes, pages } = await written(document, format, { archival: order.archival, sources: await fonts, io })
            io.print({ ledger: ledger.id, organisation: nameOf(organisationId), period: order.period, format, file: await place.write(format, bytes), pages, rows })
          }
        }
      }
      if (order.sealed.length > 0) await writeSealed(given, order, { archive, reader, folder, writing: { archival: order.archival, sources: await fonts, io } })
    })
  },
}

/** As the access register names it. */
function takenOut(sealed: readonly DossierLedger[]): string {
  const titles = sealed.map(({ title }) => title)
  return titles.length <= 2 ? titles.join('、') : `${titles[0] ?? ''}等 ${titles.length} 种`
}

interface Sealed {
  readonly archive: Archive
  readonly reader: Reader
  readonly folder: DocumentFolder
  readonly writing: Writing
}

/** Papers of the sealed section, each file by itself where a paper is of one. */
async function writeSealed(given: Given, { sealed, formats: wished, today }: Order, { archive, reader, folder, writing }: Sealed): Promise<void> {
  const section = await sectionGiven(given, archive)
  if (section === null) return
  const paper = await readDossierPaper(reader, await rowsOf(section), today)
  const mark = [paper.unitName, `调阅人 ${operatorHere()}（命令行）`, chineseMoment(new Date().toISOString())].join('　')
  for (const ledger of sealed) {
    const scopes: readonly DossierScope[] = ledger.scope === 'allDossiers' ? [{ kind: 'allDossiers' }] : paper.rows.dossiers.map(({ id }) => ({ kind: 'dossier', dossierId: id }))
    for (const scope of scopes) {
      const { document, fileName, rows } = composeDossierLedger(ledger, paper, scope, { mark })
      const fitting = wished.filter(format => format !== 'xlsx' || ledger.hasSheets)
      const place = folder.reserve(fileName, fitting)
      for (const format of fitting) {
        const { bytes, pages } = await written(document, format, writing)
        writing.io.print({ ledger: ledger.id, dossier: scope.kind === 'dossier' ? scope.dossierId : null, format, file: await place.write(format, bytes), pages, rows })
      }
    }
  }
}

const formats = ['docx', 'pdf', 'xlsx'] as const
type Format = (typeof formats)[number]

interface Order {
  readonly ledgers: readonly Ledger[]
  /** Papers of the sealed section: only where they are asked for by name, or its password is given. */
  readonly sealed: readonly DossierLedger[]
  readonly formats: readonly Format[]
  /** PDF/A-2b. */
  readonly archival: boolean
  readonly today: LocalDate
  readonly period: Period
  readonly options: LedgerOptions
}

function orderOf(given: Given): Order {
  const today = given.parsed('today', given.optional('today') ?? localToday(), LocalDate)
  const wished = given.optional('period')
  return {
    today,
    ...ledgersOf(given),
    formats: (given.optional('format') ?? 'docx,pdf').split(',').map(formatOf),
    archival: given.flag('archival'),
    options: given.flag('whole-numbers') ? { showsWholeNumbers: true } : {},
    period: wished === undefined ? yearPeriod(Number(today.slice(0, 4))) : given.parsed('period', wished, Period),
  }
}

function ledgersOf(given: Given): Pick<Order, 'ledgers' | 'sealed'> {
  const ids = given.optional('ledger')?.split(',').map(id => id.trim())
  if (ids === undefined) return { ledgers, sealed: given.optional('section-password-file') === undefined ? [] : dossierLedgers }
  for (const id of ids) if (ledgerOf(id) === null && dossierLedgerOf(id) === null) throw new UsageError(`没有“${id}”这个台账，应为 ${[...ledgers, ...dossierLedgers].map(l => l.id).join('、')} 之一`)
  return { ledgers: ids.flatMap(id => ledgerOf(id) ?? []), sealed: ids.flatMap(id => dossierLedgerOf(id) ?? []) }
}

function formatOf(text: string): Format {
  const format = formats.find(known => known === text.trim())
  if (format !== undefined) return format
  throw new UsageError(`--format 应为 ${formats.join('、')} 里的一种或几种，用逗号隔开，不能是“${text}”`)
}

async function subtreesOf(reader: Reader, given: Given, { today }: Order): Promise<readonly Subtree[]> {
  const name = given.optional('organisation')
  if (name !== undefined) return [await subtreeNamed(reader, name, today)]
  const found = await topmost(reader, today)
  if (found.length === 0) throw new Refusal('档案里还没有党组织，没有台账可写。请先在程序里建立党组织。')
  return found
}

interface Writing {
  readonly archival: boolean
  readonly sources: readonly FontSource[]
  readonly io: Io
}

async function written(document: Document, format: Format, writing: Writing): Promise<{ bytes: Uint8Array; pages: number | null }> {
  switch (format) {
    case 'docx': return { bytes: await toDocx(document), pages: null }
    case 'xlsx': return { bytes: await toXlsx(document), pages: null }
    case 'pdf': return writtenPdf(document, writing)
  }
}

async function writtenPdf(document: Document, { archival, sources, io }: Writing): Promise<{ bytes: Uint8Array; pages: number }> {
  const fonts = await openFonts(document, sources)
  for (const { character, codePoint, subject, text } of uncoveredCharacters(document, fonts)) {
    io.say(`本机没有字体含“${character}”（${codePoint}），PDF 里印成编号：${subject ?? text}`)
  }
  return toPdf(document, fonts, { archival })
}
