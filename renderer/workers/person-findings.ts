import type { Reader } from '#shared/archive/reader.ts'
import type { Finding } from '#shared/rules/finding.ts'
import { registerRules, sorted } from '#shared/rules/warnings/findings-of.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import type { LocalDate } from '#shared/time/local-date.ts'

/** What the rules of the registers say of one person, the way into the party included; `organisationIds`: where to look, null = everywhere. */
export async function findingsOfPerson(reader: Reader, personId: string, organisationIds: readonly string[] | null, today: LocalDate): Promise<readonly Finding[]> {
  const input = await readRuleInput(reader, { today, ...(organisationIds === null ? {} : { organisationIds }) })
  const own = new Set([personId, ...input.developmentCases.filter(each => each.personId === personId).map(({ id }) => id)])
  return sorted(registerRules.flatMap(rule => rule(input)).filter(({ subject }) => own.has(subject.id)))
}
