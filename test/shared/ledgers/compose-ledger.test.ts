import { beforeAll, describe, expect, test } from 'vitest'
import type { Document, Section } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { composeLedger } from '#shared/ledgers/compose-ledger.ts'
import type { ComposedLedger } from '#shared/ledgers/ledger.ts'
import { ledgerOf, ledgers } from '#shared/ledgers/ledgers.ts'
import { scopesOf } from '#shared/ledgers/scopes-of.ts'
import { withUnitMargins } from '#shared/ledgers/unit-paper.ts'
import { defaultSettings, type PaperProfile } from '#shared/model/settings.ts'
import { period } from '#shared/time/period.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { cachedReader } from '#shared/binder/cached-reader.ts'
import { today } from '../../support/builders.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { readDocx } from '../../support/read-docx.ts'
import { placedWords, readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { organisationId, sampleReader } from '../binder/a-binder.ts'

const unusual: PaperProfile = {
  margins: { top: 20, right: 50, bottom: 25, left: 55 }, numbering: 'dashed',
  titles: Object.fromEntries(ledgers.map(({ id, title }) => [id, `本局${title}`])), signatures: ['党支部（盖章）', '填表人', '党支部书记', '填表日期'],
}
const standard = cachedReader(sampleReader())
const set = (paper: Partial<PaperProfile>) => ({ ...standard, settings: async () => ({ ...await standard.settings(), paper: { ...defaultSettings.paper, ...paper } }) })

let branch: string
beforeAll(async () => { branch = await organisationId(standard, '办公室党支部') })

async function first(id: string, paper: Partial<PaperProfile>): Promise<ComposedLedger | null> {
  const ledger = ledgerOf(id)!
  const [scope] = await scopesOf(ledger, standard, [{ id: branch, ids: [branch] }], period('2026'))
  return scope === undefined ? null : composeLedger(ledger, set(paper), scope.scope, today)
}

const tablesIn = ({ blocks }: Section) => blocks.filter(block => block.type === 'table' || block.type === 'formGrid')
const widthOf = ({ columns }: { readonly columns: readonly { readonly mm: number }[] }) => columns.reduce((sum, { mm }) => sum + mm, 0)
const headingsOf = ({ sections }: Document) => sections.flatMap(({ blocks }) => blocks).flatMap(block => (block.type === 'heading' && block.level === 1 ? [block.text] : []))

describe.each(ledgers.map(({ id, title }) => [title, id] as const))('%s', (title, id) => {
  test('takes the margins, title and page numbers of the unit; its tables fill what is left', async () => {
    const own = await first(id, unusual)
    if (own === null) return
    const numberings = (await first(id, {}))?.document.sections.map(({ page }) => (page.footer.numbering === 'none' ? 'none' : 'dashed'))
    expect(own.document.sections.map(({ page }) => page.footer.numbering), 'a sheet without a number stays without').toEqual(numberings)
    expect(headingsOf(own.document)[0]).toBe(`本局${title}`)
    expect(own.document.title.startsWith(`本局${title}`)).toBe(true)
    expect(own.fileName.startsWith(`本局${title}`)).toBe(true)
    for (const section of own.document.sections) {
      const { page } = section
      if (page.orientation === 'portrait') expect(page.margin).toEqual(unusual.margins)
      else expect([page.margin.top, page.margin.bottom, Math.max(20, page.margin.right), Math.max(25, page.margin.left)]).toEqual([55, 50, 20, 25])
      for (const table of tablesIn(section)) {
        expect(widthOf(table)).toBeLessThanOrEqual(typeAreaWidthMm(page) + 0.01)
      }
    }
    expect(withUnitMargins(own.document, unusual)).toEqual(own.document)
  })

  test('is as the standard has it where the unit set nothing', async () => {
    const [plain, own] = [await first(id, {}), await first(id, { margins: { top: 37, right: 26, bottom: 35, left: 28 } })]
    expect(own).toEqual(plain)
  })
})

test('a table as wide as the type area fills the narrower one, and a wider one too', async () => {
  for (const margins of [unusual.margins, { top: 15, right: 10, bottom: 15, left: 15 }]) {
    const { document } = (await first('organisational-life-record', { margins }))!
    for (const section of document.sections) for (const table of tablesIn(section)) expect(typeAreaWidthMm(section.page) - widthOf(table)).toBeLessThan(3)
  }
})

test('sides give way to a lying table before its columns do; upright ones shrink and are set smaller', async () => {
  const wide = { top: 60, right: 60, bottom: 60, left: 60 }
  const [{ page, blocks }] = (await first('meeting-matrix', { margins: wide }))!.document.sections as [Section]
  expect(page.margin).toEqual({ top: 60, right: 20, bottom: 60, left: 20 })
  for (const table of tablesIn({ page, blocks })) expect(widthOf(table)).toBeGreaterThan(225)
  const [upright] = (await first('development-record', { margins: wide }))!.document.sections as [Section]
  expect(tablesIn(upright).map(({ size }) => size)).toEqual(tablesIn((await first('development-record', {}))!.document.sections[0]!).map(({ size }) => (size === '五号' ? '六号' : '小六')))
})

test('columns that a standard sheet holds only in small characters keep theirs where the margins leave room', async () => {
  const ledger = ledgerOf('member-roster')!
  const chosen = ledger.columns!.filter(({ id, hiddenAtFirst }) => !hiddenAtFirst || ['degree', 'seniorityCorrection'].includes(id)).map(({ id }) => id)
  const sizeWith = async (margins: PaperProfile['margins']) => {
    const reader = { ...standard, settings: async () => ({ ...await set({ margins }).settings(), ledgerColumns: { 'member-roster': chosen } }) }
    const { document } = await composeLedger(ledger, reader, { kind: 'organisationPeriod', organisationId: branch, period: period('2026') }, today)
    return tablesIn(document.sections[0]!).map(({ size }) => size)
  }
  expect(await sizeWith(null)).toEqual(['六号'])
  expect(await sizeWith({ top: 10, right: 10, bottom: 15, left: 10 })).toEqual(['小五'])
})

test('signatures: the unit and the day are filled in where a line asks for them; forms keep their own', async () => {
  const lines = (paper: Partial<PaperProfile>) => first('member-roster', paper).then(own => own!.document.sections.flatMap(({ blocks }) => blocks).filter(block => block.type === 'signatureLine'))
  expect(await lines(unusual)).toEqual([{ type: 'signatureLine', fields: [{ label: '党支部（盖章）', value: '办公室党支部' }, { label: '填表人' }, { label: '党支部书记' }, { label: '填表日期', value: '2026年11月22日' }] }])
  expect(await lines({ signatures: ['上级党委（盖章）'] })).toEqual([{ type: 'signatureLine', fields: [{ label: '上级党委（盖章）' }] }])
  expect(await lines({ signatures: [] })).toEqual([])
})

test('a title of only spaces is none', async () => {
  expect((await first('member-roster', { titles: { 'member-roster': ' ' } }))!.document.title).toMatch(/^党员花名册：/)
})

test('Word and PDF have the margins, read back', async () => {
  const { document } = (await first('organisational-life-record', unusual))!
  for (const page of readDocx(await toDocx(document)).pages) expect(page).toMatchObject({ top: 20, right: 50, bottom: 25, left: 55 })
  const { bytes } = await toPdf(document, await openFonts(document, bundledFonts))
  const words = (await placedWords(bytes)).filter(({ bottom }) => bottom < 297 - 25)
  expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThan(54.5)
  expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(210 - 49.5)
  expect(withoutSpace((await readPdf(bytes)).pageTexts.join(''))).toContain('本局组织生活会台账')
})

test('odd pages bear their number at the right, even ones at the left, a character from the edge', async () => {
  const { document } = (await first('dues-collection', { numbering: 'dashed', margins: { top: 60, right: 60, bottom: 60, left: 60 } }))!
  const { bytes } = await toPdf(document, await openFonts(document, bundledFonts))
  const dashes = (await placedWords(bytes)).filter(({ text, top }) => text === '—' && top > 210 - 60)
  expect(dashes.filter(({ page }) => page === 0).at(-1)?.right).toBeCloseTo(297 - 20 - 5, 0)
  expect(dashes.find(({ page }) => page === 1)?.left).toBeCloseTo(20 + 5, 0)
})
