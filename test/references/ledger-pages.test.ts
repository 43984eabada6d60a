import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Reader } from '#shared/archive/reader.ts'
import type { ComposedLedger, Ledger } from '#shared/ledgers/ledger.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { scopesOf } from '#shared/ledgers/scopes-of.ts'
import { period } from '#shared/time/period.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { organisationId, sampleReader } from '../shared/binder/a-binder.ts'
import { today } from '../support/builders.ts'
import { bundledFonts } from '../support/bundled-fonts.ts'
import { hasTool, run } from '../support/tools.ts'
import { differences, pagePrint, type PagePrint } from './page-print.ts'

const folder = join(import.meta.dirname, 'ledger-pages')
const shown = join(import.meta.dirname, '..', '..', 'test-output', 'references')
/** `npm run references` sets it: what comes out now is kept from here on. */
const isRemade = process.env['REMAKE_REFERENCES'] === '1'

let reader: Reader
beforeAll(() => { reader = sampleReader() })

describe.skipIf(!hasTool('pdftotext') || !hasTool('pdftoppm'))('the first page of each ledger of the sample archive looks as it was approved', () => {
  test.each(ledgers.map(ledger => [ledger.id, ledger] as const))('%s', async (id, ledger) => {
    const { document } = await anyPaper(ledger)
    const pdf = await toPdf(document, await openFonts(document, bundledFonts))
    const now = await pagePrint(ledger.title, pdf)
    const file = join(folder, `${id}.json`)
    if (isRemade) return keep(file, now)
    if (!existsSync(file)) throw new Error(`${ledger.title}（${id}）has no kept page. ${await look(id, pdf.bytes)}`)
    const told = differences(JSON.parse(readFileSync(file, 'utf8')) as PagePrint, now)
    if (told.length > 0) throw new Error(`${ledger.title}（${id}）page 1 has changed. ${told.join('; ')}. ${await look(id, pdf.bytes)}`)
  })

  test('no page is kept of a ledger that is gone', () => {
    const gone = readdirSync(folder).filter(name => !ledgers.some(({ id }) => `${id}.json` === name))
    if (isRemade) for (const name of gone) rmSync(join(folder, name))
    expect(isRemade ? [] : gone).toEqual([])
  })
})

const mostTried = 60

/** A paper of the ledger with something on it: the root's, or the first meeting's, case's or branch's that has rows. */
async function anyPaper(ledger: Ledger): Promise<ComposedLedger> {
  const root = await organisationId(reader, '机关党委')
  const asked = [{ id: root, ids: (await reader.organisations()).map(({ id }) => id) }]
  const papers: ComposedLedger[] = []
  for (const { scope } of (await scopesOf(ledger, reader, asked, period('2026'))).slice(0, mostTried)) {
    const paper = await ledger.compose(reader, scope, today)
    if (paper.rows > 0) return paper
    papers.push(paper)
  }
  const [first] = papers
  if (first === undefined) throw new Error(`the sample archive has nothing for ${ledger.title}（${ledger.id}）`)
  return first
}

/** A line a word, a line a row of squares: a diff shows what has moved. */
function keep(file: string, { title, pages, words, ink }: PagePrint): void {
  mkdirSync(folder, { recursive: true })
  const lines = (all: readonly unknown[]) => all.map(one => `    ${JSON.stringify(one)}`).join(',\n')
  writeFileSync(file, `{\n  "title": ${JSON.stringify(title)},\n  "pages": ${pages},\n  "words": [\n${lines(words)}\n  ],\n  "ink": [\n${lines(ink)}\n  ]\n}\n`)
}

/** Draws the page for whoever judges it, and says how it is approved. */
async function look(id: string, bytes: Uint8Array): Promise<string> {
  mkdirSync(shown, { recursive: true })
  const file = join(shown, `${id}.pdf`)
  writeFileSync(file, bytes)
  await run('pdftoppm', ['-png', '-r', '70', '-l', '1', '-singlefile', file, join(shown, id)])
  return `Look at test-output/references/${id}.png; if it is right, keep it with: npm run references -- ${id}`
}
