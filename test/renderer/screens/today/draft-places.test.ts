import { expect, test } from 'vitest'
import { draftPlaces } from '../../../../renderer/screens/today/draft-places.ts'
import { anId } from '../../../support/builders.ts'

const at = (form: string, recordId: string, content: unknown = {}) => draftPlaces({ form, recordId, savedAt: '2026-11-22T02:00:00.000Z', content } as Parameters<typeof draftPlaces>[0])

test('a draft of an organisation or of its election leads to its form; one that this list does not know is left to its own page', () => {
  const id = anId()
  expect(at('organisation', id)).toEqual({ words: '成立党组织', screen: 'organisations', rest: ['new', id] })
  expect(at('organisation-edit', id)).toMatchObject({ screen: 'organisations', rest: [id, 'edit'] })
  expect(at('term', id)).toMatchObject({ screen: 'terms', rest: ['new', id] })
  expect(at('term-edit', id)).toMatchObject({ screen: 'terms', rest: [id, 'edit'] })
  expect(at('election', id)).toMatchObject({ screen: 'terms', rest: [id, 'election'] })
  expect(at('person', id)).toBeNull()
})

test('a talk, a training, a plan, an item and a box lead to their forms, a review with whose it is', () => {
  const [id, branch] = [anId(), anId()]
  expect(['talk', 'training', 'plan', 'archive-item', 'archive-box'].map(form => [at(form, id)?.screen, at(form, id)?.rest])).toEqual([
    ['talks', [id]], ['study', ['trainings', 'new', id]], ['plans', [id]], ['archive-items', [id]], ['archive-items', ['boxes', id]],
  ])
  expect(at('review', id, { organisationId: branch, year: 2026 })).toEqual({ words: '2026年度民主评议', screen: 'reviews', rest: [id], query: { organisation: branch, year: '2026' } })
  expect(at('review', id)).toBeNull()
})
