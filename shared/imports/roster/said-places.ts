import type { NamedBranch, NamedBranches } from './named-branches.ts'
import type { RosterField } from './roster-field.ts'
import type { RosterProblem } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'

/** Where a row places its person. */
export interface SaidPlaces {
  readonly branch: Extract<NamedBranch, { kind: 'one' }> | null
  /** The row names no branch: it is the one that the clerk chose for such rows. */
  readonly isDefault: boolean
  readonly groupId: string | null
  /** Where party posts are held and party work is done: the named unit, or the branch. */
  readonly organisationId: string | null
  readonly problems: readonly { readonly field: RosterField; readonly weight: RosterProblem['weight']; readonly message: string; readonly suggestion: string }[]
}

/** By the branch column, the heading above, the unit where it bears the name of a party organisation, and at last by the clerk's choice. */
export function saidPlaces(values: RowValues, row: number, heading: string | null, chosenId: string | null, branches: NamedBranches): SaidPlaces {
  const problems: { field: RosterField; weight: RosterProblem['weight']; message: string; suggestion: string }[] = []
  const unitId = values.unit === undefined ? null : (branches.known(values.unit)?.id ?? null)
  const name = values.organisation ?? heading
  const said = name === null ? null : branches.named(name, row)
  if (said?.kind === 'refused') problems.push({ field: 'organisation', weight: 'stops', message: said.message, suggestion: said.suggestion })
  if (said?.kind === 'one' && said.hint !== '') problems.push({ field: 'organisation', weight: 'hint', message: said.hint, suggestion: '请核对' })
  const chosen = said === null ? asBranch(unitId ?? chosenId, branches) : null
  const branch = said?.kind === 'one' ? said : chosen
  const groupId = branch === null || values.group === undefined ? null : branches.group(branch.id, values.group)
  if (values.group !== undefined && branch !== null && groupId === null) problems.push({ field: 'group', weight: 'hint', message: `${branches.nameOf(branch.id)}没有名为“${values.group}”的党小组，没有登记党小组`, suggestion: '请先在党组织里登记党小组' })
  return { branch, isDefault: said === null, groupId, organisationId: unitId ?? branch?.id ?? null, problems }
}

function asBranch(id: string | null, branches: NamedBranches): Extract<NamedBranch, { kind: 'one' }> | null {
  const organisation = id === null ? null : branches.byId(id)
  return organisation === null ? null : { kind: 'one', id: organisation.id, type: organisation.type, establishedOn: organisation.establishedOn, hint: '' }
}
