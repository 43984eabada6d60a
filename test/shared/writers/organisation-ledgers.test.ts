import { describe, expect, test } from 'vitest'
import { electionRegister } from '#shared/ledgers/election-register.ts'
import { organisationRegister } from '#shared/ledgers/organisation-register.ts'
import type { RowOf, TableName } from '#shared/model/tables.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { period } from '#shared/time/period.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { today } from '../../support/builders.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { readerOf } from '../../support/reader-of.ts'
import { hasTool } from '../../support/tools.ts'

const records = sampleArchive({ seed: 7, today, meetings: 0 })
const of = <T extends TableName>(table: T) => records.filter(record => record.table === table).map(record => record.value as unknown as RowOf<T>)
const reader = readerOf({
  organisations: of('organisations'), organisationFacts: of('organisationFacts'), people: of('people'), memberships: of('memberships'), posts: of('posts'), termsOfOffice: of('termsOfOffice'),
})
const root = of('organisations').find(({ type }) => type === 'organCommittee')!

describe.skipIf(!hasTool('pdftotext'))('the registers of organisations on paper', () => {
  test.each([['党组织信息台账', organisationRegister], ['换届情况台账', electionRegister]] as const)('%s：Word 和 PDF 的内容一样', async (title, ledger) => {
    const { document, rows } = await ledger.compose(reader, { kind: 'organisationPeriod', organisationId: root.id, period: period('2025') }, today)
    expect(rows).toBeGreaterThan(8)
    const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
    const header = withoutSpace(table.header.flat().map(cell => cell.text).join(''))
    const { pageTexts } = await readPdf((await toPdf(document, await openFonts(document, bundledFonts))).bytes)
    const pages = pageTexts.map(page => withoutSpace(page).replace(/第\d+页共\d+页$/u, ''))
    const word = withoutSpace(readDocx(await toDocx(document)).text)
    expect(word.startsWith(title)).toBe(true)
    expect([...pages.map((page, i) => (i > 0 && page.startsWith(header) ? page.slice(header.length) : page)).join('')].toSorted().join('')).toBe([...word].toSorted().join(''))
    for (const text of [word, pages.join('')]) expect(text).toContain('张喆')
  })
})
