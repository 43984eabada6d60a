// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { navigate, parseHash, toHash, useRoute } from '../../../renderer/ui/route.ts'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

test.each([
  ['', { screen: '', rest: [], query: {} }],
  ['#/people', { screen: 'people', rest: [], query: {} }],
  ['#/people/1/edit?field=name', { screen: 'people', rest: ['1', 'edit'], query: { field: 'name' } }],
  ['#/people/%E5', { screen: 'people', rest: ['%E5'], query: {} }],
])('reads %s', (hash, expected) => {
  expect(parseHash(hash)).toEqual(expected)
})

test('what it writes it reads back, Chinese and slashes too', () => {
  const hash = toHash('ledgers', ['三会/一课'], { 党组织: '第一支部&' })
  expect(parseHash(hash)).toEqual({ screen: 'ledgers', rest: ['三会/一课'], query: { 党组织: '第一支部&' } })
})

test('a part follows the address at once: the next key is the new page\'s', () => {
  function Where() {
    return <output>{useRoute().screen}</output>
  }
  show(<Where />)
  act(() => navigate('people'))
  expect(screen.getByText('people')).toBeTruthy()
})
