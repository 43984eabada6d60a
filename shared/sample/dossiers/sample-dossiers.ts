import type { Dossier } from '../../model/dossier/dossier.ts'
import type { SectionContent } from '../../model/dossier/section-tables.ts'
import { evidenceOf } from '../../rules/dossier/evidence.ts'
import { addDays, dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import { diceOf } from '../dice.ts'
import type { SampleRecord } from '../sample-archive.ts'
import { type DossierContext, isAt } from './dossier-context.ts'
import { sampleAccesses } from './sample-accesses.ts'
import { sampleAppraisals } from './sample-appraisals.ts'
import { sampleCheckUps } from './sample-check-ups.ts'
import { acceptedEntries, handWrittenEntries } from './sample-entries.ts'
import { sampleEvaluations } from './sample-evaluations.ts'
import { sampleEvidenceInput } from './sample-evidence-input.ts'
import { sampleLeaders } from './sample-leaders.ts'
import { sampleTemplates } from './sample-templates.ts'

export interface SampleDossiersRequest {
  /** Whole number; the same request yields the same rows. */
  readonly seed: number
  /** The archive that the files belong to: leaders, and what it says of them. */
  readonly records: readonly SampleRecord[]
  readonly today: LocalDate
  /** How many files at most, 12 unless said otherwise; a bench asks for 300. */
  readonly count?: number
}

/** Files of the sample's leaders over three years, with the gaps that an inspector would find; no scans, for a sample has no bytes. */
export function sampleDossiers({ seed, records, today, count = 12 }: SampleDossiersRequest): readonly SectionContent[] {
  const dice = diceOf(seed + 4_000)
  const start = Date.parse(`${dayOf(yearOf(today) - 2, 1, 5)}T01:00:00Z`)
  const templates = sampleTemplates(dice, start, today)
  const leaders = sampleLeaders(records, today, count)
  const ids = new Set(leaders.map(({ id }) => id))
  const books = { now: evidenceOf(ids, sampleEvidenceInput(records, today)), earlier: evidenceOf(ids, sampleEvidenceInput(records, addDays(today, -150))) }
  const dossiers = leaders.map((person, index) => {
    const openedOn = dayOf(yearOf(today) - (index % 3 === 2 ? 1 : 2), 3, 4 + (index % 20))
    return sampleDossier({ dice, start, today, template: index % 4 === 1 ? templates.first : templates.second, templates, books, person, index, openedOn })
  })
  const accesses = sampleAccesses(dice, today, dossiers)
  return [
    ...[templates.first, templates.second].map(value => content('dossierTemplates', value)), ...dossiers.map(value => content('dossiers', value)), ...accesses.map(value => content('dossierAccesses', value)),
  ]
}

function content(table: SectionContent['table'], value: { readonly id: string }): SectionContent {
  return { table, id: value.id, value: { ...value } }
}

function sampleDossier(context: DossierContext): Dossier {
  const { dice, start, today, template, books, person, index, openedOn } = context
  const year = yearOf(today)
  const accepted = acceptedEntries(context)
  const offered = (books.now.get(person.id) ?? []).filter(({ key }) => !accepted.some(({ source }) => source?.key === key))
  const last = isAt(index, 'notUpdated') ? year - 1 : year
  return {
    id: dice.uuid(start), personId: person.id, personName: person.name, archiveNo: `政素-${String(index + 1).padStart(3, '0')}`, openedOn, closedOn: isAt(index, 'closed') ? addDays(today, -60) : null, position: '', openedBy: '', volumes: 1,
    templateId: template.id, entries: [...handWrittenEntries(context), ...accepted].filter(({ recordedOn }) => yearOf(recordedOn) <= last),
    dismissed: offered.slice(-2).map(({ key }) => ({ key, on: addDays(openedOn, 30), reason: index % 2 === 0 ? '不需要归入' : '' })),
    evaluations: sampleEvaluations(context), appraisals: sampleAppraisals(context), checkUps: sampleCheckUps(context),
    sanctions: isAt(index, 'sanctioned')
      ? [{ id: dice.uuid(start), kind: 'admonition', name: '诫勉', decidedOn: addDays(today, -345), decidedBy: '机关纪委', documentNo: `云文纪〔${year - 1}〕3号`, effectiveOn: addDays(today, -345), endsOn: addDays(today, 20), conclusion: '因分管事项逾期未办结，给予诫勉。', authorisedBy: '局党组', files: [] }]
      : [],
    updates: updatesOf(yearOf(openedOn), last, today), remark: '',
  }
}

/** Each December, or this year so far. */
function updatesOf(from: number, to: number, today: LocalDate): Dossier['updates'] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).map(year => {
    const [usual, recent] = [dayOf(year, 12, 10), addDays(today, -20)]
    return { year, on: usual <= today ? usual : yearOf(recent) === year ? recent : today, by: '林小满', note: '' }
  })
}
