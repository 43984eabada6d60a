import { expect, test } from 'vitest'
import type { ApproverKind } from '#shared/model/development-case.ts'
import type { OrganisationType } from '#shared/model/organisation.ts'
import { developmentRefusals } from '#shared/rules/development/approver.ts'
import { aDevelopmentCase, anId } from '../../../support/builders.ts'

const organisationId = anId()
const refusals = (kind: ApproverKind, type: OrganisationType | null, branch: OrganisationType = 'branch') => developmentRefusals(
  aDevelopmentCase({ organisationId, approver: { kind, organisationId: type === null ? null : 'approver', name: '' } }), id => (id === organisationId ? branch : type),
).map(({ message }) => message)

test.each<[string, ApproverKind, OrganisationType | null, string[]]>([
  ['C40 党组审批', 'partyGroup', null, ['党组不能审批预备党员，应由党委审批']],
  ['选的组织是党组', 'committee', 'partyGroup', ['党组不能审批预备党员，应由党委审批']],
  ['党总支审批', 'generalBranch', null, ['党总支不能审批预备党员，应由上级党委审批']],
  ['选的组织是党总支', 'committee', 'generalBranch', ['党总支不能审批预备党员，应由上级党委审批']],
  ['乡镇（街道）党委所属基层党委', 'subordinateCommittee', null, ['乡镇（街道）党委所属的基层党委不能审批预备党员，应由乡镇（街道）党委审批']],
  ['选的组织是党支部', 'organCommittee', 'branch', ['党支部不能审批预备党员，应由党委审批']],
  ['机关党委可以', 'organCommittee', 'organCommittee', []],
  ['机关工委可以', 'workCommittee', 'workCommittee', []],
  ['档案外的党委可以', 'committee', null, []],
])('%s', (_, kind, type, expected) => {
  expect(refusals(kind, type)).toEqual(expected)
})

test('临时党支部不能发展党员', () => {
  expect(refusals('committee', null, 'temporaryBranch')).toEqual(['临时党支部不能发展党员，请选择其组织关系所在的党支部'])
  expect(refusals('committee', null, 'jointBranch')).toEqual([])
})
