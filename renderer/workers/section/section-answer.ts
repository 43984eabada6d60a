import type { Reader } from '#shared/archive/reader.ts'
import { planDossiers } from '#shared/imports/dossier-register/plan-dossiers.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { SectionRows } from '#shared/model/dossier/section-tables.ts'
import type { Person } from '#shared/model/person.ts'
import { composeDossierLedger, dossierLedgerOf } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import type { DossierPaper } from '#shared/ledgers/dossier/dossier-paper.ts'
import { dossierFindings, type DossierFinding } from '#shared/rules/dossier/dossier-findings.ts'
import { evidenceOf } from '#shared/rules/dossier/evidence.ts'
import { readEvidenceInput } from '#shared/rules/dossier/evidence-input.ts'
import { dossierMatrix } from '#shared/rules/dossier/matrix.ts'
import { offersFor, sourceStates } from '#shared/rules/dossier/offers.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { dossierLine } from './dossier-line.ts'
import type { AccessLine, DossierEvidence, MatrixOfAll, OpenedDossier, SectionAnswers, SectionQuestion } from './section-protocol.ts'

/** What the open section and the archive's own records say. */
export async function sectionAnswer(reader: Reader, rows: SectionRows, question: SectionQuestion, paperOf: PaperOf): Promise<SectionAnswers[keyof SectionAnswers]> {
  switch (question.kind) {
    case 'dossiers': {
      const people = await peopleOf(reader)
      return rows.dossiers.map(dossier => dossierLine(dossier, shownAs(dossier, people), question.today)).toSorted(byNumber)
    }
    case 'dossier': return openedDossier(await peopleOf(reader), rows, question.id)
    case 'evidence': return evidenceIn(reader, rows, question.id, question.today)
    case 'matrix': return matrixOfAll(await peopleOf(reader), rows, question.years)
    case 'findings': return findingsIn(reader, rows, question.dossierId, question.today)
    case 'compose': {
      const ledger = dossierLedgerOf(question.ledgerId)
      if (ledger === null) throw new Error(`no paper ${question.ledgerId}`)
      return composeDossierLedger(ledger, await paperOf(question.run, question.today), question.scope, question.options)
    }
    case 'planRegister': {
      const known = { people: await reader.people(), dossiers: rows.dossiers, markWords: question.markWords, today: question.today }
      return question.sheets.map(sheet => planDossiers(sheet, known)).find(plan => plan !== null) ?? null
    }
    case 'templates': return templatesOf(rows)
    case 'accesses': return accessLines(await peopleOf(reader), rows, question.dossierId)
  }
}

/** What papers of one run are made of. */
export type PaperOf = (run: string, today: LocalDate) => Promise<DossierPaper>

type People = ReadonlyMap<string, Person>

async function peopleOf(reader: Reader): Promise<People> {
  return new Map((await reader.people()).map(person => [person.id, person]))
}

/** Whoever is no longer in the archive keeps the name that the file was opened under. */
function shownAs({ personId, personName, position }: Dossier, people: People): { readonly name: string; readonly position: string } {
  const person = people.get(personId)
  return { name: person?.name ?? personName, position: position.trim() || (person?.unitPost ?? '') }
}

function templatesOf({ dossierTemplates }: SectionRows): SectionRows['dossierTemplates'] {
  return dossierTemplates.toSorted((a, b) => b.version - a.version)
}

function openedDossier(people: People, rows: SectionRows, id: string): OpenedDossier | null {
  const dossier = rows.dossiers.find(one => one.id === id)
  const [current] = templatesOf(rows)
  const template = rows.dossierTemplates.find(one => one.id === dossier?.templateId) ?? current
  if (dossier === undefined || template === undefined) return null
  return { dossier, ...shownAs(dossier, people), template, newerTemplate: current !== undefined && current.version > template.version ? current : null, templates: templatesOf(rows) }
}

async function evidenceIn(reader: Reader, { dossiers }: SectionRows, id: string, today: LocalDate): Promise<DossierEvidence> {
  const dossier = dossiers.find(one => one.id === id)
  if (dossier === undefined) return { offers: [], states: new Map() }
  const evidence = evidenceOf(new Set([dossier.personId]), await readEvidenceInput(reader, today)).get(dossier.personId) ?? []
  return { offers: offersFor(dossier, evidence), states: sourceStates(dossier, evidence) }
}

function matrixOfAll(people: People, rows: SectionRows, years: readonly number[]): MatrixOfAll {
  const dimensions = templatesOf(rows)[0]?.dimensions ?? []
  const open = rows.dossiers.filter(({ closedOn }) => closedOn === null).toSorted(byNumber)
  return { dimensions, rows: open.map(dossier => ({ id: dossier.id, name: shownAs(dossier, people).name, archiveNo: dossier.archiveNo, matrix: dossierMatrix(dossier, dimensions, years) })) }
}

async function findingsIn(reader: Reader, { dossiers }: SectionRows, dossierId: string | null, today: LocalDate): Promise<readonly DossierFinding[]> {
  const input = await readEvidenceInput(reader, today)
  const wanted = dossierId === null ? dossiers : dossiers.filter(({ id }) => id === dossierId)
  const evidence = evidenceOf(new Set(wanted.filter(({ entries }) => entries.some(({ source }) => source !== null)).map(({ personId }) => personId)), input)
  const found = dossierFindings({ dossiers }, { ...input, sources: dossier => sourceStates(dossier, evidence.get(dossier.personId) ?? []) })
  return dossierId === null ? found : found.filter(finding => finding.dossierId === dossierId)
}

function byNumber(a: Pick<Dossier, 'archiveNo'>, b: Pick<Dossier, 'archiveNo'>): number {
  return a.archiveNo.localeCompare(b.archiveNo, 'zh', { numeric: true })
}

function accessLines(people: People, { dossiers, dossierAccesses }: SectionRows, dossierId: string | null): readonly AccessLine[] {
  const names = new Map(dossiers.map(dossier => [dossier.id, shownAs(dossier, people).name]))
  return dossierAccesses
    .filter(({ dossierIds }) => dossierId === null || dossierIds.includes(dossierId))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(access => ({ access, names: access.dossierIds.map(id => names.get(id) ?? '（已删除）') }))
}
