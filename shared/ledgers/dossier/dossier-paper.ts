import type { Reader } from '../../archive/reader.ts'
import type { Dossier } from '../../model/dossier/dossier.ts'
import type { DossierTemplate } from '../../model/dossier/dossier-template.ts'
import type { SectionRows } from '../../model/dossier/section-tables.ts'
import type { Membership } from '../../model/membership.ts'
import type { Person } from '../../model/person.ts'
import type { Stored } from '../../model/record.ts'
import type { Settings } from '../../model/settings.ts'
import { type EvidenceInput, readEvidenceInput } from '../../rules/dossier/evidence-input.ts'
import type { LocalDate } from '../../time/local-date.ts'

/** What every paper of the open section is made of, read once for all files of a run. */
export interface DossierPaper {
  readonly today: LocalDate
  readonly unitName: string
  readonly settings: Omit<Settings, 'id'>
  readonly rows: SectionRows
  readonly people: ReadonlyMap<string, Person>
  readonly memberships: readonly Membership[]
  readonly evidence: EvidenceInput
}

export async function readDossierPaper(reader: Reader, rows: SectionRows, today: LocalDate): Promise<DossierPaper> {
  const [evidence, memberships] = await Promise.all([readEvidenceInput(reader, today), reader.memberships()])
  return { today, unitName: evidence.unitName, settings: evidence.settings, rows, people: new Map(evidence.people.map(person => [person.id, person])), memberships, evidence }
}

/** One file with what it needs beside itself. */
export interface FileOnPaper {
  readonly dossier: Stored<Dossier>
  readonly person: Person | null
  readonly name: string
  readonly position: string
  readonly openedBy: string
  readonly template: DossierTemplate
}

/** Throws where there is no such file: it was deleted meanwhile. */
export function fileOnPaper({ rows, people, unitName }: DossierPaper, dossierId: string): FileOnPaper {
  const dossier = rows.dossiers.find(({ id }) => id === dossierId)
  if (dossier === undefined) throw new Error(`no dossier ${dossierId}`)
  const person = people.get(dossier.personId) ?? null
  const template = rows.dossierTemplates.find(({ id }) => id === dossier.templateId)
  if (template === undefined) throw new Error(`dossier ${dossierId} has no catalogue ${dossier.templateId}`)
  return { dossier, person, template, name: person?.name ?? dossier.personName, position: dossier.position.trim() || (person?.unitPost ?? ''), openedBy: dossier.openedBy.trim() || unitName }
}

/** By number, as they stand on the shelf. */
export function filesOnPaper(paper: DossierPaper): readonly FileOnPaper[] {
  return paper.rows.dossiers.toSorted((a, b) => a.archiveNo.localeCompare(b.archiveNo, 'zh', { numeric: true })).map(({ id }) => fileOnPaper(paper, id))
}
