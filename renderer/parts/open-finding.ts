import type { Finding } from '#shared/rules/finding.ts'
import { frequencyRules } from '#shared/rules/warnings/frequency-rules.ts'
import { newId } from '../storage/new-id.ts'
import { navigate } from '../ui/route.ts'

/** One click from what is missing to where it is filled in: the field of a record, or a new meeting of the kind that is owed. */
export function openFinding(finding: Finding): void {
  const { subject } = finding
  if (subject.kind === 'meeting') return navigate('meetings', [subject.id, 'edit'], { field: subject.field })
  const kind = frequencyRules.find(rule => rule.code === finding.rule)?.kind
  navigate('meetings', ['new', newId()], { organisation: finding.organisationId, ...(kind === undefined ? {} : { kinds: kind }) })
}
