import { expect, test } from 'vitest'
import { heldSince } from '#shared/rules/held-since.ts'
import { anId, aPost, day } from '../../support/builders.ts'

const who = { personId: anId(), organisationId: anId() }
const now = aPost({ ...who, post: 'secretary', from: day('2024-06-15') })
const before = (some: Parameters<typeof aPost>[0]) => aPost({ ...who, post: 'secretary', from: day('2021-06-15'), to: day('2024-06-14'), ...some })
const first = aPost({ ...who, post: 'secretary', from: day('2018-06-01'), to: day('2021-06-14') })

test.each([
  ['只有现在这一任', [now], '2024-06-15'],
  ['连任的从前一任起', [now, before({})], '2021-06-15'],
  ['连任两次的从最早一任起', [now, first, before({})], '2018-06-01'],
  ['中间隔了一天的不算', [now, before({ to: day('2024-06-13') })], '2024-06-15'],
  ['别的职务不算', [now, before({ post: 'deputySecretary' })], '2024-06-15'],
  ['别的党组织不算', [now, before({ organisationId: anId() })], '2024-06-15'],
  ['别人的不算', [now, before({ personId: anId() })], '2024-06-15'],
])('%s', (_, posts, expected) => {
  expect(heldSince(now, posts)).toBe(expected)
})
