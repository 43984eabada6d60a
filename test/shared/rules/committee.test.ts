import { expect, test } from 'vitest'
import { electedSeats, headPost, seatsOn } from '#shared/rules/committee.ts'
import { anId, aPost, day } from '../../support/builders.ts'

const organisationId = anId()
const post = (some: Parameters<typeof aPost>[0]) => aPost({ organisationId, ...some })

test('当天的班子依职务次序，不含党小组组长和别的组织', () => {
  const posts = [post({ post: 'disciplineMember' }), post({ post: 'groupLeader' }), post({}), aPost(), post({ post: 'deputySecretary', to: day('2026-06-30') })]
  expect(seatsOn(posts, organisationId, day('2026-06-30')).map(one => one.post)).toEqual(['secretary', 'deputySecretary', 'disciplineMember'])
  expect(seatsOn(posts, organisationId, day('2026-07-01')).map(one => one.post)).toEqual(['secretary', 'disciplineMember'])
})

test('选举当天卸任的不是新一届的', () => {
  const [former, next] = [post({ to: day('2026-07-01') }), post({ from: day('2026-07-01') })]
  expect(electedSeats([former, next], organisationId, day('2026-07-01'))).toEqual([next])
})

test('纪委由纪委书记、党小组由组长、其余由书记负责', () => {
  expect([headPost('disciplineCommittee'), headPost('group'), headPost('branch'), headPost('organCommittee')]).toEqual(['disciplineSecretary', 'groupLeader', 'secretary', 'secretary'])
})
