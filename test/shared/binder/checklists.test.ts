import { describe, expect, test } from 'vitest'
import { toldAtTheEnd, toldOncePerTree } from '#shared/binder/binder-plan.ts'
import { checklistsOf, chosenLedgers, firstChecklist, startingChecklists } from '#shared/binder/checklists.ts'

test.each(startingChecklists.map(checklist => [checklist.name, checklist] as const))('%s：每一项都有这个台账，且不重复', (_, checklist) => {
  const { ledgers, unknown } = chosenLedgers(checklist)
  expect(unknown).toEqual([])
  expect(ledgers.map(({ id }) => id)).toEqual(checklist.ledgers)
})

test('what is told once for a tree, or at its end, is a ledger', () => {
  expect(chosenLedgers({ ledgers: [...toldOncePerTree, ...toldAtTheEnd] }).unknown).toEqual([])
})

test('the four starting checklists, the yearly one first', () => {
  expect(startingChecklists.map(({ name }) => name)).toEqual([firstChecklist, '三会一课专项', '发展党员专项', '换届专项'])
})

describe('the unit’s own checklists', () => {
  const own = { checklists: [{ name: '换届专项', ledgers: ['election-register'] }, { name: '巡察', ledgers: ['member-roster', 'from-the-future', 'member-roster'] }] }

  test('one of the same name takes the place of a starting one, others follow', () => {
    const all = checklistsOf(own)
    expect(all.map(({ name }) => name)).toEqual(['年度党建检查', '三会一课专项', '发展党员专项', '换届专项', '巡察'])
    expect(all[3]?.ledgers).toEqual(['election-register'])
  })

  test('a ledger that this version does not have is told, one named twice stands once', () => {
    const { ledgers, unknown } = chosenLedgers(checklistsOf(own)[4]!)
    expect([ledgers.map(({ id }) => id), unknown]).toEqual([['member-roster'], ['from-the-future']])
  })
})
