import type { Finding } from '../rules/finding.ts'

/** One text for one thing that is missing, whichever ledgers tell it. */
export function gapKey({ rule, organisationId, period, subject, message }: Finding): string {
  return [rule, organisationId, period, subject.kind, subject.id, subject.field ?? '', message].join(' ')
}

/** Whether it was met before; from now on it was. */
export function isKnownGap(known: Set<string>, key: string): boolean {
  const isKnown = known.has(key)
  known.add(key)
  return isKnown
}
