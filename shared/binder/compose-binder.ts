import type { Reader } from '../archive/reader.ts'
import type { BookPart } from '../documents/book.ts'
import type { Document } from '../documents/document.ts'
import { withFooterNote } from '../documents/head-note.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { composeLedger } from '../ledgers/compose-ledger.ts'
import type { ComposedLedger } from '../ledgers/ledger.ts'
import { scopesOf } from '../ledgers/scopes-of.ts'
import { ledgerTitle, withUnitMargins } from '../ledgers/unit-paper.ts'
import type { Settings } from '../model/settings.ts'
import type { Finding } from '../rules/finding.ts'
import type { LocalDate } from '../time/local-date.ts'
import { chinesePeriod } from '../time/period.ts'
import { dividerDocument, signatureDocument } from './binder-front.ts'
import type { BinderOrder } from './binder-order.ts'
import type { BinderPlan, PlannedPart } from './binder-plan.ts'
import { isKnownGap, gapKey } from './gap-key.ts'

/** A part of a binder with whose it is and what is missing in it. */
export interface BinderPart extends BookPart {
  /** The ledger's id; `divider` and `signatures` are the binder's own sheets. */
  readonly ledger: string
  readonly organisationId: string
  readonly organisation: string
  /** How many rows or records it shows. */
  readonly rows: number
  readonly missing: readonly Finding[]
  readonly notices: readonly string[]
}

export interface BinderContext {
  /** `cachedReader`: every part asks much the same of the archive. */
  readonly reader: Reader
  readonly today: LocalDate
  /** At the foot of every page: the archive's head, where the unit wants it printed. */
  readonly footerNote: string | null
}

/** The parts in their order, each composed when it is asked for and held by nobody here. */
export async function* composeBinder({ parts }: BinderPlan, order: BinderOrder, context: BinderContext): AsyncGenerator<BinderPart> {
  const settings = await context.reader.settings()
  for (const planned of parts) {
    const composed = await composedPart(planned, order, settings, context)
    const part = { ...composed, document: withUnitMargins(composed.document, settings.paper) }
    yield context.footerNote === null ? part : { ...part, document: withFooterNote(part.document, context.footerNote) }
  }
}

async function composedPart(planned: PlannedPart, order: BinderOrder, settings: Omit<Settings, 'id'>, { reader, today }: BinderContext): Promise<BinderPart> {
  const { unit, level } = planned
  const common = { level, organisationId: unit.id, organisation: unit.name }
  switch (planned.kind) {
    case 'divider': return { ...common, ledger: 'divider', title: unit.name, document: dividerDocument(unit, order.period), rows: 0, missing: [], notices: [] }
    case 'signatures': return { ...common, ledger: 'signatures', title: '签字页', document: signatureDocument(unit, order, today, settings.paper.signatures), rows: 0, missing: [], notices: [] }
    case 'ledger': {
      const title = ledgerTitle(planned.ledger, settings.paper)
      return { ...common, ledger: planned.ledger.id, title, ...(await composedLedger(planned, title, order, { reader, today })) }
    }
  }
}

type LedgerPart = Extract<PlannedPart, { kind: 'ledger' }>

/** All its papers one behind the other; where there are none, one that says so. */
async function composedLedger({ ledger, unit }: LedgerPart, title: string, order: BinderOrder, { reader, today }: Pick<BinderContext, 'reader' | 'today'>): Promise<Pick<BinderPart, 'document' | 'rows' | 'missing' | 'notices'>> {
  const papers: ComposedLedger[] = []
  for (const { scope } of await scopesOf(ledger, reader, [{ id: unit.id, ids: unit.ownIds }], order.period)) {
    papers.push(await composeLedger(ledger, reader, scope, today, order.showsWholeNumbers ? { showsWholeNumbers: true } : {}))
  }
  const name = `${title}：${unit.fullName} ${chinesePeriod(order.period)}`
  return {
    document: papers.length === 0 ? nothingRecorded(title, unit.fullName, order) : { title: papers.length === 1 ? papers[0]?.document.title ?? name : name, sections: papers.flatMap(({ document }) => document.sections) },
    rows: papers.reduce((sum, { rows }) => sum + rows, 0),
    missing: eachOnce(papers.flatMap(({ missing }) => missing)),
    notices: [...new Set(papers.flatMap(({ notices = [] }) => notices))].map(notice => `${unit.name}${title}：${notice}`),
  }
}

function nothingRecorded(title: string, fullName: string, { period, numbering }: BinderOrder): Document {
  return {
    title: `${title}：${fullName} ${chinesePeriod(period)}`,
    sections: [{
      page: portraitA4({ numbering }),
      blocks: [
        { type: 'heading', level: 1, text: title },
        { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${fullName}　　期间：${chinesePeriod(period)}`, subject: fullName }] },
        { type: 'paragraph', indent: false, align: 'center', runs: [{ text: '本期无记录' }] },
      ],
    }],
  }
}

function eachOnce(findings: readonly Finding[]): readonly Finding[] {
  const known = new Set<string>()
  return findings.filter(finding => !isKnownGap(known, gapKey(finding)))
}
