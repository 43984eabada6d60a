import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { composeDossierLedger, dossierLedgers } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import { readDossierPaper } from '#shared/ledgers/dossier/dossier-paper.ts'
import { dossierEntryLabels } from '#shared/model/dossier/dossier-entry.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { type SectionRowOf, type SectionTable, sectionTables } from '#shared/model/dossier/section-tables.ts'
import { startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import type { TableName } from '#shared/model/tables.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { dossierFindings } from '#shared/rules/dossier/dossier-findings.ts'
import { ballotHints, ballotProblems } from '#shared/rules/dossier/ballot-problems.ts'
import { evidenceOf } from '#shared/rules/dossier/evidence.ts'
import { offersFor, sourceStates } from '#shared/rules/dossier/offers.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { sampleEvidenceInput, sampleRows } from '#shared/sample/dossiers/sample-evidence-input.ts'
import { sampleDossiers } from '#shared/sample/dossiers/sample-dossiers.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { day, stored, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const records = sampleArchive({ seed: 7, today })
const rows = sampleDossiers({ seed: 7, records, today })
const of = <T extends SectionTable>(table: T) => rows.filter(row => row.table === table).map(({ value }) => value as unknown as SectionRowOf<T>)
const dossiers = of('dossiers')
const templates = new Map(of('dossierTemplates').map(template => [template.id, template]))
const input = sampleEvidenceInput(records, today)
const book = evidenceOf(new Set(dossiers.map(({ personId }) => personId)), input)

test('twelve files of different people, each row as the model wants it, the same for the same seed', () => {
  for (const { table, id, value } of rows) expect(sectionTables[table].schema.parse(value)).toMatchObject({ id })
  expect(dossiers).toHaveLength(12)
  expect(new Set(dossiers.map(({ personId }) => personId)).size).toBe(12)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(canonicalJson(sampleDossiers({ seed: 7, records, today }))).toBe(canonicalJson(rows))
  expect(canonicalJson(sampleDossiers({ seed: 8, records, today }))).not.toBe(canonicalJson(rows))
})

test('entries stand in all fourteen classes, in those of the file\'s own catalogue, and no day lies after today or before the file', () => {
  const filled = new Set(dossiers.flatMap(({ entries }) => entries.map(({ sectionCode }) => sectionCode)))
  expect(startingTemplate.sections.filter(({ code }) => !filled.has(code))).toEqual([])
  expect(filled).toContain('masses')
  for (const { entries, templateId, openedOn } of dossiers) {
    const template = templates.get(templateId)!
    const classes = template.sections.map(({ code }) => code)
    for (const entry of entries) {
      expect(classes, `${dossierEntryLabels.sectionCode} ${entry.name}`).toContain(entry.sectionCode)
      expect(entry.recordedOn >= openedOn && entry.recordedOn <= today && (entry.formedOn ?? '') <= today, entry.name).toBe(true)
      expect(entry.dimensions.every(code => template.dimensions.some(one => one.code === code))).toBe(true)
    }
  }
  expect([...new Set(dossiers.flatMap(({ entries }) => entries.map(({ direction }) => direction)))].toSorted()).toEqual(['negative', 'neutral', 'positive'])
})

test('a catalogue of version 1 with blank patterns, one of version 2 in words of its own; files of both', () => {
  const [first, second] = [...templates.values()]
  expect([first!.version, second!.version]).toEqual([1, 2])
  expect([...first!.positiveItems, ...first!.negativeItems].every(({ text }) => text === '')).toBe(true)
  const words = [...second!.positiveItems, ...second!.negativeItems].map(({ text }) => text)
  expect(new Set(words).size).toBe(30)
  expect(words.every(text => text.length > 4)).toBe(true)
  expect(new Set(dossiers.map(({ templateId }) => templateId)).size).toBe(2)
})

test('accepted evidence is still what the archive says, but for one that has changed since; dismissed ones stay dismissed', () => {
  const states = dossiers.flatMap(dossier => [...sourceStates(dossier, book.get(dossier.personId) ?? []).values()].map(({ kind }) => kind))
  expect(states.filter(kind => kind === 'changed')).toHaveLength(1)
  expect(states).not.toContain('gone')
  expect(states.length).toBeGreaterThan(80)
  const kinds = dossiers.flatMap(dossier => offersFor(dossier, book.get(dossier.personId) ?? []).map(({ kind }) => kind))
  expect(kinds.filter(kind => kind === 'dismissed').length).toBeGreaterThan(12)
  expect(kinds).toContain('offered')
})

test('ballots add up, by counts and by sheets, from each circle of voters', () => {
  const evaluations = dossiers.flatMap(dossier => dossier.evaluations)
  for (const evaluation of evaluations) expect([...ballotProblems(evaluation, templates.get(evaluation.templateId)!), ...ballotHints(evaluation, templates.get(evaluation.templateId)!)].filter(({ message }) => !message.includes('没有人作答')), evaluation.id).toEqual([])
  expect(new Set(evaluations.map(({ entered, side, by }) => `${side} ${by} ${entered}`)).size).toBe(4)
})

test('the gaps that an inspector would find are there, each once', () => {
  const found = dossierFindings({ dossiers: dossiers.map(row => stored(row)) }, { ...input, settings: defaultSettings })
  const count = (rule: string) => found.filter(finding => finding.rule === rule).length
  expect({ update: count('W-POL-UPDATE'), ground: count('W-POL-GROUND'), hit: count('W-POL-HIT'), appraisal: count('W-POL-APPRAISAL'), sanction: count('W-POL-SANCTION'), number: count('W-POL-NUMBER') }).toEqual({ update: 1, ground: 2, hit: 1, appraisal: 1, sanction: 1, number: 0 })
  expect(found.filter(({ rule }) => rule === 'W-POL-FOLLOW').map(({ level }) => level)).toEqual(['red', 'yellow'])
  expect(dossiers.filter(({ closedOn }) => closedOn !== null)).toHaveLength(1)
})

test('the access register tells of every kind of act, of files that are there', () => {
  const accesses = of('dossierAccesses')
  expect(accesses.map(({ action }) => action).toSorted()).toEqual(['export', 'import', 'print', 'refused', 'view', 'view'])
  const ids = new Set(dossiers.map(({ id }) => id))
  expect(accesses.every(({ dossierIds }) => dossierIds.length > 0 && dossierIds.every(id => ids.has(id)))).toBe(true)
})

test('every paper of the section is composed of it, without a hole in its words', async () => {
  const rowsOf = <T extends TableName>(table: T) => sampleRows(records, table)
  const reader = readerOf({
    units: rowsOf('units'), organisations: rowsOf('organisations'), organisationFacts: rowsOf('organisationFacts'), people: rowsOf('people'), memberships: rowsOf('memberships'), posts: rowsOf('posts'), trainings: rowsOf('trainings'), honours: rowsOf('honours'),
    reviews: rowsOf('reviews'), meetings: rowsOf('meetings'), talks: rowsOf('talks'),
  })
  const paper = await readDossierPaper(reader, { dossiers: dossiers.map(row => stored(row)), dossierTemplates: of('dossierTemplates').map(row => stored(row)), dossierAccesses: of('dossierAccesses').map(row => stored(row)) }, today)
  for (const ledger of dossierLedgers) {
    for (const scope of ledger.scope === 'dossier' ? dossiers.map(({ id }) => ({ kind: 'dossier', dossierId: id }) as const) : [{ kind: 'allDossiers' } as const]) {
      const text = JSON.stringify(composeDossierLedger(ledger, paper, scope, { mark: '' }).document)
      expect(text.length, ledger.id).toBeGreaterThan(500)
      expect(text, ledger.id).not.toMatch(/undefined|NaN|\[object|（已删除）/)
    }
  }
})

test('three hundred files for a bench, of three hundred people', () => {
  const large = sampleArchive({ seed: 1, today, branches: 30, people: 400, meetings: 50 })
  const many = sampleDossiers({ seed: 1, records: large, today, count: 300 }).filter(({ table }) => table === 'dossiers').map(({ value }) => value as unknown as Dossier)
  expect(many).toHaveLength(300)
  expect(new Set(many.map(({ personId }) => personId)).size).toBe(300)
  expect(new Set(many.map(({ archiveNo }) => archiveNo)).size).toBe(300)
})

test.each(['2026-01-02', '2026-03-05', '2026-07-01', '2027-02-28'])('on %s nothing lies after that day either', on => {
  const then = day(on)
  for (const row of sampleDossiers({ seed: 7, records: sampleArchive({ seed: 7, today: then }), today: then })) {
    const parsed = sectionTables[row.table].schema.parse(row.value)
    const { entries = [], updates = [], openedOn = then, evaluations = [], appraisals = [], checkUps = [] } = parsed as Partial<Dossier>
    expect([openedOn, ...entries.map(({ recordedOn }) => recordedOn), ...updates.map(update => update.on), ...evaluations.map(({ heldOn }) => heldOn ?? then), ...appraisals.map(appraisal => appraisal.on ?? then), ...checkUps.map(checkUp => checkUp.on)].filter(dated => dated > then)).toEqual([])
    expect(updates.every(update => yearOf(update.on) === update.year && update.on >= openedOn)).toBe(true)
  }
})
