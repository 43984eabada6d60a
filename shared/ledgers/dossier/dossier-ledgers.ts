import { documentStem } from '../../documents/file-name.ts'
import type { Block, Document } from '../../documents/document.ts'
import { ledgerTitle, onUnitPaper } from '../unit-paper.ts'
import type { DossierLedger, DossierPaperOptions, DossierScope } from './dossier-ledger.ts'
import type { DossierPaper } from './dossier-paper.ts'
import { evaluationSheets } from './evaluation-sheets.ts'
import { dossierAccessRegister, dossierGaps, dossierMatrixLedger, dossierRegister } from './registers.ts'
import { dossierSummary } from './summary.ts'
import { wholeDossier } from './whole-dossier.ts'

/** Every paper of the sealed section, in the order of a clerk's work. */
export const dossierLedgers: readonly DossierLedger[] = [wholeDossier, dossierSummary, dossierRegister, dossierMatrixLedger, dossierGaps, dossierAccessRegister, evaluationSheets]

export function dossierLedgerOf(id: string): DossierLedger | null {
  return dossierLedgers.find(ledger => ledger.id === id) ?? null
}

export interface ComposedDossierPaper {
  readonly document: Document
  /** File name without extension, safe on every system. */
  readonly fileName: string
  readonly rows: number
}

/** A paper of the section as this unit prints it; who made it and when stands at the foot of each page. */
export function composeDossierLedger(ledger: DossierLedger, paper: DossierPaper, scope: DossierScope, options: DossierPaperOptions): ComposedDossierPaper {
  const { document, fileName, rows } = ledger.compose(paper, scope, options)
  const title = ledgerTitle(ledger, paper.settings.paper)
  const retitled = (text: string) => (text.startsWith(ledger.title) ? `${title}${text.slice(ledger.title.length)}` : text)
  return { document: marked(withGaps(onUnitPaper(document, paper.settings.paper, retitled)), options.mark), fileName: documentStem(fileName), rows }
}

/** A line of air between a table, or the signatures under one, and what follows; page breaks bring their own. */
function withGaps(document: Document): Document {
  const gapped = (blocks: readonly Block[]) => blocks.flatMap((block, i): readonly Block[] => {
    const next = blocks[i + 1]
    const endsPart = block.type === 'table' || block.type === 'formGrid' || block.type === 'signatureLine'
    return endsPart && next !== undefined && next.type !== 'pageBreak' && next.type !== 'signatureLine' ? [block, gap] : [block]
  })
  return { ...document, sections: document.sections.map(section => ({ ...section, blocks: gapped(section.blocks) })) }
}

const gap: Block = { type: 'paragraph', indent: false, size: '六号', runs: [{ text: '　' }] }

/** At the foot and slantwise behind the words, of covers and sheets without numbers too: whoever finds a page, or a picture of half of it, knows where it came from. */
function marked(document: Document, mark: string): Document {
  if (mark.trim() === '') return document
  return { ...document, watermark: mark, sections: document.sections.map(section => ({ ...section, page: { ...section.page, footer: { ...section.page.footer, note: mark } } })) }
}
