import type { Finding } from '#shared/rules/finding.ts'
import { frequencyRules } from '#shared/rules/warnings/frequency-rules.ts'
import { newId } from '../storage/new-id.ts'
import { navigate } from '../ui/route.ts'

/** One click from what is missing to where it is filled in: the field of a record, or a new meeting of the kind that is owed. */
export function openFinding(finding: Finding): void {
  const { subject } = finding
  switch (subject.kind) {
    case 'meeting': return navigate('meetings', [subject.id, 'edit'], { field: subject.field })
    case 'talk': return navigate('talks', [subject.id], { field: subject.field })
    case 'archiveItem': return navigate('archive-items', [subject.id], { field: subject.field })
    case 'plan': return navigate('plans', [subject.id], { field: subject.field })
    case 'review': return navigate('reviews', [subject.id], { field: subject.field })
    case 'person': return navigate('people', [subject.id, 'edit'], { field: subject.field })
    case 'term': return navigate('terms', [subject.id], { field: subject.field })
    case 'developmentCase': return navigate('development', [subject.id], { field: subject.field })
    case 'dues': return /^\d{4}/.test(subject.field) // a month that was not paid; else a field of the year's standard
      ? navigate('dues', [], { person: subject.id, year: subject.field.slice(0, 4) })
      : navigate('dues', ['standards'], { person: subject.id, year: finding.period.slice(0, 4) })
    case 'studyHours': return navigate('study', [], { person: subject.id, year: subject.field.slice(0, 4) })
    case 'organisation': return openOrganisation(finding, subject.field)
  }
}

function openOrganisation({ organisationId, rule, period }: Finding, field: string | undefined): void {
  if (rule === 'W-BACKFILL') return navigate('meetings', [], { organisation: organisationId, period })
  if (field?.startsWith('unit.') === true) return navigate('settings', [], { field })
  if (rule === 'W-TALK') return navigate('talks', ['owed'])
  if (rule === 'W-CAD-RATIO') return navigate('cadres')
  if (field !== undefined) return navigate('organisations', [organisationId], { field })
  const kind = frequencyRules.find(each => each.code === rule)?.kind
  navigate('meetings', ['new', newId()], { organisation: organisationId, ...(kind === undefined ? {} : { kinds: kind }) })
}
