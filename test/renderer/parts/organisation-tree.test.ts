import { expect, test } from 'vitest'
import { flattened, organisationTree } from '../../../renderer/parts/organisation-tree.ts'
import { aFact, anOrganisation, day } from '../../support/builders.ts'

const today = day('2026-11-22')

test('each stands under the superior of that day', () => {
  const [old, now, branch] = [anOrganisation({ type: 'generalBranch' }), anOrganisation({ type: 'generalBranch' }), anOrganisation()]
  const facts = [
    aFact({ organisationId: old.id, shortName: '旧总支' }), aFact({ organisationId: now.id, shortName: '新总支' }),
    aFact({ organisationId: branch.id, shortName: '支部', superiorId: old.id, to: day('2025-12-31') }),
    aFact({ organisationId: branch.id, shortName: '支部', superiorId: now.id, from: day('2026-01-01') }),
  ]
  const shape = (on: string) => flattened(organisationTree([old, now, branch], facts, day(on))).map(node => `${'-'.repeat(node.depth)}${node.name}`)
  expect(shape('2026-11-22')).toEqual(['旧总支', '新总支', '-支部'])
  expect(shape('2025-06-01')).toEqual(['旧总支', '-支部', '新总支'])
})

test('organisations that are each other\'s superior are shown rather than lost', () => {
  const [one, two] = [anOrganisation(), anOrganisation()]
  const facts = [aFact({ organisationId: one.id, superiorId: two.id }), aFact({ organisationId: two.id, superiorId: one.id })]
  expect(flattened(organisationTree([one, two], facts, today)).map(node => node.organisation.id).toSorted()).toEqual([one.id, two.id])
})

test('a superior outside of the archive leaves it at the top', () => {
  const branch = anOrganisation()
  const tree = organisationTree([branch], [aFact({ organisationId: branch.id, superiorId: anOrganisation().id })], today)
  expect(tree.map(node => node.depth)).toEqual([0])
})

test('the dissolved are known as such from the day after', () => {
  const branch = anOrganisation({ dissolvedOn: day('2026-11-22') })
  const isDissolved = (on: string) => organisationTree([branch], [], day(on))[0]!.isDissolved
  expect([isDissolved('2026-11-22'), isDissolved('2026-11-23')]).toEqual([false, true])
})
