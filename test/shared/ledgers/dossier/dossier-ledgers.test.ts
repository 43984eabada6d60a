import { beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import type { DossierLedger, DossierScope } from '#shared/ledgers/dossier/dossier-ledger.ts'
import { composeDossierLedger, dossierLedgers } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import type { DossierPaper } from '#shared/ledgers/dossier/dossier-paper.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { textsOf } from '#shared/documents/texts.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../../support/bundled-fonts.ts'
import { anId, stored } from '../../../support/builders.ts'
import { dossierPaper } from '../../../support/dossier-sample.ts'
import { aDossierEntry, aDossierTemplate, anEvaluation } from '../../../support/dossiers.ts'
import { readDocx, textOf } from '../../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../../support/read-pdf.ts'
import { hasTool } from '../../../support/tools.ts'

const mark = '云岭市文化和档案局　调阅人 林小满　2026年11月22日 10:00'
let paper: DossierPaper
beforeAll(async () => { paper = await dossierPaper() })

const scopeOf = ({ scope }: DossierLedger): DossierScope => (scope === 'allDossiers' ? { kind: scope } : { kind: 'dossier', dossierId: paper.rows.dossiers[8]!.id })
const compose = (ledger: DossierLedger) => composeDossierLedger(ledger, paper, scopeOf(ledger), { mark })
const wholeOf = (of: DossierPaper, dossierId: string) => composeDossierLedger(dossierLedgers[0]!, of, { kind: 'dossier', dossierId }, { mark }).document
const words = (document: Document) => withoutSpace([...textsOf(document)].map(({ text }) => text).join(''))

/** The same paper with one file changed. */
function withDossier(change: (dossier: Dossier) => Partial<Dossier>, more: Partial<DossierPaper['rows']> = {}): { readonly of: DossierPaper; readonly id: string } {
  const [first, ...others] = paper.rows.dossiers
  return { of: { ...paper, rows: { ...paper.rows, dossiers: [{ ...first!, ...change(first!) }, ...others], ...more } }, id: first!.id }
}

describe.each(dossierLedgers.map(ledger => [ledger.title, ledger] as const))('%s', (_, ledger) => {
  test('没有空着的格子，表格在版心以内，每页都印着谁调阅', () => {
    const { document } = compose(ledger)
    expect(document.watermark).toBe(mark)
    for (const { page, blocks } of document.sections) {
      expect(page.footer.note).toBe(mark)
      for (const block of blocks) {
        if (block.type !== 'table' && block.type !== 'formGrid') continue
        expect(block.columns.reduce((sum, { mm }) => sum + mm, 0)).toBeLessThanOrEqual(typeAreaWidthMm(page) + 0.01)
        const rows = block.type === 'table' ? [...block.header, ...block.rows] : block.rows.map(({ cells }) => cells)
        for (const cell of rows.flat()) expect(cell.text).not.toBe('')
      }
    }
    expect(structuredClone(document)).toEqual(document)
  })

  test.skipIf(!hasTool('pdftotext'))('Word 和 PDF 的内容一样', async () => {
    const { document } = compose(ledger)
    const { pageTexts } = await readPdf((await toPdf(document, await openFonts(document, bundledFonts))).bytes)
    const pdf = withoutSpace(pageTexts.join(''))
    const { text, parts } = readDocx(await toDocx(document))
    const word = withoutSpace(text)
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => withoutSpace(textOf(xml)))
    expect(footers.length).toBeGreaterThan(0)
    for (const footer of footers) expect(footer).toContain(withoutSpace(mark))
    for (const page of pageTexts) expect(withoutSpace(page)).toContain(withoutSpace(mark))
    for (const { text: said } of textsOf(document)) {
      const piece = withoutSpace(said)
      if (piece === '' || piece === withoutSpace(mark)) continue // the mark stands in the footers, looked at above
      expect(word, `Word 里没有“${piece}”`).toContain(piece)
    }
    const letters = (text: string) => new Set(text.replace(/[第页共\d]/g, ''))
    expect([...letters(word)].filter(letter => !letters(pdf).has(letter))).toEqual([])
  })
})

describe('整卷', () => {
  test('十四类都在，没有材料的写明暂无，身份证号只印头尾', () => {
    const { document } = compose(dossierLedgers[0]!)
    const text = words(document)
    for (const { title } of paper.rows.dossierTemplates.at(-1)!.sections.filter(({ retired }) => !retired)) expect(text).toContain(title)
    const numbers = [...paper.people.values()].map(({ idNumber }) => idNumber).filter(number => number !== '')
    expect(numbers.length).toBeGreaterThan(10)
    expect(numbers.filter(number => text.includes(number))).toEqual([])
  })

  test('目录改版以后，旧档案仍按自己的目录印；停用的类里有材料照样印，没有就不印', () => {
    const newer = aDossierTemplate({ version: 9, sections: [{ code: 'own-1', title: '只有新版才有的类', conclusionOnly: false, retired: false }] })
    const old = aDossierTemplate({ version: 8, sections: [{ code: 'a', title: '停用有材料', conclusionOnly: false, retired: true }, { code: 'b', title: '停用没材料', conclusionOnly: false, retired: true }, { code: 'c', title: '在用的类', conclusionOnly: false, retired: false }] })
    const { of, id } = withDossier(() => ({ templateId: old.id, entries: [aDossierEntry({ sectionCode: 'a', name: '老材料' })] }), { dossierTemplates: [...paper.rows.dossierTemplates, stored(old), stored(newer)] })
    const text = words(wholeOf(of, id))
    for (const present of ['停用有材料', '老材料', '在用的类']) expect(text).toContain(present)
    for (const absent of ['停用没材料', '只有新版才有的类']) expect(text).not.toContain(absent)
  })

  test('只记结论的类只印结论、文号、日期和批准，不印方向和来源', () => {
    const entry = aDossierEntry({ sectionCode: 'reportItems', name: '查核结论', summary: '如实报告', sourceOrganisation: '不该印的来源', remark: '不该印的备注', documentNo: '查〔2026〕3号' })
    const { of, id } = withDossier(({ entries }) => ({ entries: [...entries.filter(({ sectionCode }) => sectionCode !== 'reportItems'), entry] }))
    const blocks = wholeOf(of, id).sections[1]!.blocks
    const at = blocks.findIndex(block => block.type === 'heading' && block.text.includes('个人有关事项报告查核'))
    const table = blocks.slice(at).find(block => block.type === 'table')!
    expect(table.header.flat().map(({ text }) => text)).toEqual(['日期', '材料名称', '结论', '文号', '入档批准'])
    expect(table.rows.flat().map(({ text }) => text)).toEqual(['2026.06.30', '查核结论', '如实报告', '查〔2026〕3号', '—'])
  })

  test('历年测评结果：各人群对各方面怎样作答，最近四年并排；没有测评过就没有这张表', () => {
    const template = aDossierTemplate({ positiveItems: [{ id: 'p1', dimension: 'loyalty', text: '表态与行动一致' }] })
    const inYear = (year: number, votes: number) => anEvaluation({ templateId: template.id, year, counts: [{ itemId: 'p1', answer: 'good', votes }] })
    const rows = { dossierTemplates: [...paper.rows.dossierTemplates, stored(template)] }
    const tableWith = (evaluations: Dossier['evaluations']) => {
      const { of, id } = withDossier(() => ({ evaluations }), rows)
      const blocks = wholeOf(of, id).sections[1]!.blocks
      const at = blocks.findIndex(block => block.type === 'heading' && block.text === '历年测评结果')
      return at === -1 ? null : blocks.slice(at).find(block => block.type === 'table')!
    }
    const table = tableWith([inYear(2021, 5), inYear(2022, 6), inYear(2024, 7), inYear(2025, 8), inYear(2026, 9)])!
    expect(table.header.flat().map(({ text }) => text)).toEqual(['测评', '方面', '2022', '2024', '2025', '2026'])
    expect(table.rows.map(cells => cells.map(({ text }) => text))).toEqual([['正向测评（班子成员互评）', '政治忠诚', '好 6 票（100%）', '好 7 票（100%）', '好 8 票（100%）', '好 9 票（100%）']])
    expect(tableWith([])).toBeNull()
  })

  test('图片扫描件印在后面，不超出版心；没有的册子报错说明是哪一册', () => {
    const scan = { caption: '附件：任免表　1.jpg', bytes: new Uint8Array([1]), mime: 'image/jpeg' as const, widthPx: 4000, heightPx: 1000 }
    const { document } = composeDossierLedger(dossierLedgers[0]!, paper, scopeOf(dossierLedgers[0]!), { mark, scans: [scan] })
    const image = document.sections[1]!.blocks.find(block => block.type === 'image')!
    expect([image.widthMm, image.heightMm]).toEqual([156, 39])
    const gone = anId()
    expect(() => wholeOf(paper, gone)).toThrow(gone)
  })
})

test('摘要页只有一页', async () => {
  for (const { id } of paper.rows.dossiers) {
    const { document } = composeDossierLedger(dossierLedgers[1]!, paper, { kind: 'dossier', dossierId: id }, { mark })
    expect((await toPdf(document, await openFonts(document, bundledFonts))).pages).toBe(1)
  }
})

test('一般台账和迎检成册里没有它们', () => {
  expect(dossierLedgers.filter(({ id }) => ledgers.some(ledger => ledger.id === id))).toEqual([])
})
