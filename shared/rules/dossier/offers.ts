import type { Dossier } from '../../model/dossier/dossier.ts'
import type { DossierEntry } from '../../model/dossier/dossier-entry.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { Evidence } from './evidence.ts'

/** A fact that the archive holds, and what the clerk has done with it so far. */
export interface EvidenceOffer {
  readonly kind: 'offered' | 'accepted' | 'dismissed'
  readonly evidence: Evidence
}

/** Whether an accepted entry still says what its record says. */
export type SourceState =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly now: string }
  /** The record is deleted, or says nothing of the person any more. */
  | { readonly kind: 'gone' }

/** Each fact once; accepted or dismissed by its key, whatever it says by now. */
export function offersFor({ entries, dismissed }: Pick<Dossier, 'entries' | 'dismissed'>, evidence: readonly Evidence[]): readonly EvidenceOffer[] {
  const accepted = new Set(entries.flatMap(({ source }) => (source === null ? [] : [source.key])))
  const unwanted = new Set(dismissed.map(({ key }) => key))
  return evidence.map(one => ({ kind: accepted.has(one.key) ? 'accepted' : unwanted.has(one.key) ? 'dismissed' : 'offered', evidence: one }))
}

/** Of entries that came from a record, by the entry's id. */
export function sourceStates({ entries }: Pick<Dossier, 'entries'>, evidence: readonly Evidence[]): ReadonlyMap<string, SourceState> {
  const facts = new Map(evidence.map(({ key, fact }) => [key, fact]))
  return new Map(entries.flatMap(({ id, source }): (readonly [string, SourceState])[] => {
    if (source === null) return []
    const now = facts.get(source.key)
    if (now === undefined) return [[id, { kind: 'gone' }]]
    return [[id, now === source.fact ? { kind: 'same' } : { kind: 'changed', now }]]
  }))
}

/** An entry whose record has changed, as the record stands now; what the clerk wrote beside it stays, and so does a summary of his own. */
export function renewedEntry(entry: DossierEntry, { key, source, on, name, fact, sourceOrganisation }: Evidence): DossierEntry {
  const isOwnWording = entry.source !== null && entry.summary !== entry.source.fact
  return { ...entry, name, formedOn: on, sourceOrganisation, summary: isOwnWording ? entry.summary : fact, source: { key, table: source?.table ?? null, recordId: source?.id ?? null, fact } }
}

/** The entry that an accepted offer becomes: the fact as it stands, in the class where such facts belong, if the file's catalogue has it. */
export function entryOf(evidence: Evidence, { id, today, sectionCodes }: { readonly id: string; readonly today: LocalDate; readonly sectionCodes: readonly string[] }): DossierEntry {
  const { key, source, on, sectionCode, name, fact, sourceOrganisation, direction } = evidence
  return {
    id, sectionCode: sectionCodes.includes(sectionCode) ? sectionCode : sectionCodes.at(-1) ?? sectionCode, name, formedOn: on, sourceOrganisation, pages: null, summary: fact, direction, dimensions: [], documentNo: '', authorisedBy: '', files: [],
    source: { key, table: source?.table ?? null, recordId: source?.id ?? null, fact }, recordedOn: today, remark: '',
  }
}
