import type { Reader } from '#shared/archive/reader.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { SectionRows } from '#shared/model/dossier/section-tables.ts'
import type { Person } from '#shared/model/person.ts'
import { dossierLine } from './dossier-line.ts'
import type { AccessLine, OpenedDossier, SectionAnswers, SectionQuestion } from './section-protocol.ts'

/** What the open section and the archive's own records say. */
export async function sectionAnswer(reader: Reader, rows: SectionRows, question: SectionQuestion): Promise<SectionAnswers[keyof SectionAnswers]> {
  switch (question.kind) {
    case 'dossiers': {
      const people = await peopleOf(reader)
      return rows.dossiers.map(dossier => dossierLine(dossier, shownAs(dossier, people), question.today)).toSorted((a, b) => a.archiveNo.localeCompare(b.archiveNo, 'zh', { numeric: true }))
    }
    case 'dossier': return openedDossier(await peopleOf(reader), rows, question.id)
    case 'templates': return templatesOf(rows)
    case 'accesses': return accessLines(await peopleOf(reader), rows, question.dossierId)
  }
}

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

function accessLines(people: People, { dossiers, dossierAccesses }: SectionRows, dossierId: string | null): readonly AccessLine[] {
  const names = new Map(dossiers.map(dossier => [dossier.id, shownAs(dossier, people).name]))
  return dossierAccesses
    .filter(({ dossierIds }) => dossierId === null || dossierIds.includes(dossierId))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(access => ({ access, names: access.dossierIds.map(id => names.get(id) ?? '（已删除）') }))
}
