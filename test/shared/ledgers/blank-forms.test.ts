import { describe, expect, test } from 'vitest'
import { blankForms } from '#shared/ledgers/blank-forms.ts'
import type { Block, Cell } from '#shared/documents/document.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { startingChecklists } from '#shared/binder/checklists.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, today } from '../../support/builders.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { readerOf } from '../../support/reader-of.ts'
import { hasTool } from '../../support/tools.ts'

const branch = anOrganisation()
const kun = aPerson({ name: '李堃', pinyinInitials: 'lk' })
const an = aPerson({ name: '安平', pinyinInitials: 'ap' })

async function composed(ledger: Ledger, withMembers = true) {
  const people = withMembers ? [an, kun] : []
  const reader = readerOf({
    organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id, fullName: '中共云岭市文化局第一支部委员会' })], people, memberships: people.map(person => aMembership({ personId: person.id, organisationId: branch.id })),
    posts: withMembers ? [aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' })] : [],
  })
  return ledger.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: yearPeriod(2026) }, today)
}

function cellsOf(block: Block): readonly Cell[] {
  if (block.type === 'table') return [...block.header, ...block.rows].flat()
  return block.type === 'formGrid' ? block.rows.flatMap(({ cells }) => cells) : []
}

/** Pages of an organisation without members. */
const pages: Readonly<Record<string, number>> = {
  'blank-minutes': 1, 'blank-sign-in': 1, 'blank-lecture': 1, 'blank-theme-day': 1, 'blank-life-meeting': 3, 'blank-review-ballot': 1, 'blank-self-review': 1, 'blank-talk': 1, 'blank-democratic-life': 3, 'blank-study': 1,
}

describe.each(blankForms.map(ledger => [ledger.title, ledger] as const))('%s', (title, ledger) => {
  test.skipIf(!hasTool('pdftotext'))('says the same in Word and PDF, on as many pages as it should, for an organisation without members', async () => {
    const { document, missing, rows } = await composed(ledger, false)
    expect([missing, rows]).toEqual([[], 1])
    const pdf = await readPdf((await toPdf(document, await openFonts(document, bundledFonts))).bytes)
    expect(pdf.pages).toHaveLength(pages[ledger.id] ?? 0)
    const printed = withoutSpace(pdf.pageTexts.join(''))
    expect(printed).toContain(withoutSpace(`${title}党组织：中共云岭市文化局第一支部委员会`))
    const words = withoutSpace(readDocx(await toDocx(document)).text)
    for (const block of document.sections[0]!.blocks) {
      for (const { text } of cellsOf(block)) expect([words.includes(withoutSpace(text)), printed.includes(withoutSpace(text))]).toEqual([true, true])
    }
  })

  test('every line can be written on: 9 mm at least, the widths fill 156 mm', async () => {
    for (const block of (await composed(ledger)).document.sections[0]!.blocks) {
      if (block.type !== 'formGrid' && block.type !== 'table') continue
      expect(block.type === 'table' ? block.rowHeightMm : Math.min(...block.rows.map(({ minHeightMm = 0 }) => minHeightMm))).toBeGreaterThanOrEqual(9)
      expect(block.columns.reduce((sum, { mm }) => sum + mm, 0)).toBe(156)
    }
  })

  test('no checklist asks for it', () => {
    expect(startingChecklists.filter(({ ledgers }) => ledgers.includes(ledger.id))).toEqual([])
  })
})

test.skipIf(!hasTool('pdftotext')).each([
  ['blank-review-ballot', '基本合格', 36, [19, 17], 567],
  ['blank-sign-in', '签到', 32, [19, 13], 510],
] as const)('%s: rows are as high as a hand needs in both formats, and the titles stand again on the next page', async (id, title, count, onPages, twips) => {
  const { document } = await composed(blankForms.find(ledger => ledger.id === id)!, false)
  const twice = document.sections.map(section => ({ ...section, blocks: section.blocks.map(block => (block.type === 'table' ? { ...block, rows: [...block.rows, ...block.rows] } : block)) }))
  const long = { ...document, sections: twice }
  const pdf = await readPdf((await toPdf(long, await openFonts(long, bundledFonts))).bytes)
  expect(pdf.pageTexts.map(text => [text.includes(title), text.split('\n').filter(line => /^\d+ ?$/.test(line)).length])).toEqual(onPages.map(rows => [true, rows]))
  expect(readDocx(await toDocx(long)).xml.match(new RegExp(`<w:trHeight w:val="${twips}"`, 'g'))).toHaveLength(count)
})

test('who is a member stands on the sign-in sheet and the ballot, the secretary first', async () => {
  const named = await Promise.all(blankForms.map(async ledger => [ledger.title, (await composed(ledger)).document.sections[0]!.blocks.flatMap(cellsOf).map(({ text }) => text).filter(text => text === '李堃' || text === '安平')] as const))
  expect(named.filter(([, names]) => names.length > 0)).toEqual([['会议签到表', ['李堃', '安平']], ['组织生活会记录表', ['李堃', '安平']], ['民主评议党员测评票', ['李堃', '安平']]])
})
