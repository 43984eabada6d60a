import type { ApproverKind, DevelopmentCase } from '../../model/development-case.ts'
import { organisationType, type OrganisationType } from '../../model/organisation.ts'

/** A row that must not be kept: where, and why. */
export interface RefusedField {
  readonly path: string
  readonly message: string
}

const refusedTypes = { partyGroup: '党组不能审批预备党员，应由党委审批', generalBranch: '党总支不能审批预备党员，应由上级党委审批' } as const

const refusedKinds: Readonly<Partial<Record<ApproverKind, string>>> = {
  ...refusedTypes,
  subordinateCommittee: '乡镇（街道）党委所属的基层党委不能审批预备党员，应由乡镇（街道）党委审批',
}

const approvingTypes: readonly OrganisationType[] = ['workCommittee', 'organCommittee']

/** Who may not develop or approve: 党组、党总支、乡镇街道党委所属基层党委, and any temporary branch (细则 2026, 22 条; 2014, 23 条). `typeOf` null = unknown. */
export function developmentRefusals(row: Pick<DevelopmentCase, 'organisationId' | 'approver'>, typeOf: (organisationId: string) => OrganisationType | null): readonly RefusedField[] {
  const { organisationId, approver } = row
  const temporary = typeOf(organisationId) === 'temporaryBranch' ? [{ path: 'organisationId', message: '临时党支部不能发展党员，请选择其组织关系所在的党支部' }] : []
  return [...temporary, ...(approver === null ? [] : approverRefusals(approver, typeOf))]
}

function approverRefusals({ kind, organisationId }: NonNullable<DevelopmentCase['approver']>, typeOf: (organisationId: string) => OrganisationType | null): readonly RefusedField[] {
  const byKind = refusedKinds[kind]
  if (byKind !== undefined) return [{ path: 'approver', message: byKind }]
  const type = organisationId === null ? null : typeOf(organisationId)
  if (type === null || approvingTypes.includes(type)) return []
  if (type === 'partyGroup' || type === 'generalBranch') return [{ path: 'approver', message: refusedTypes[type] }]
  return [{ path: 'approver', message: `${organisationType.labels[type]}不能审批预备党员，应由党委审批` }]
}
