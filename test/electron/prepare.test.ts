import { expect, test } from 'vitest'
import { isNewEnough } from '../../electron/prepare.mjs'

test.each([
  ['18.20.8', false], ['20.18.3', false], ['20.19.0', true], ['20.20.2', true], ['21.0.0', true], ['22.12.0', true], ['9.99.0', false], ['100.0.0', true],
])('Node %s is new enough: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})
