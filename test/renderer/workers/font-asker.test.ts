import { expect, test } from 'vitest'
import type { KnownFont } from '#shared/documents/known-fonts.ts'
import { fontAsker } from '../../../renderer/workers/font-asker.ts'

const font = (file: string): KnownFont => ({ faceId: 'face', font: { file, roles: ['song'], bold: false } as unknown as KnownFont['font'] }) // its bytes alone are asked for
const bytes = new Uint8Array([1, 2])

test('two fonts of one file ask for it once, and both get it', async () => {
  const asked: string[] = []
  const fonts = fontAsker(faceId => { asked.push(faceId) })
  const both = Promise.all([fonts.sourceOf(font('a.ttc')).load(), fonts.sourceOf(font('b.ttc')).load()])
  fonts.hear('face', bytes)
  expect(await both).toEqual([bytes, bytes])
  expect(asked).toEqual(['face'])
  expect(fonts.sourceOf(font('a.ttc'))).toBe(fonts.sourceOf(font('a.ttc')))
})

test('one that cannot be read says which', async () => {
  const fonts = fontAsker(() => {})
  const loading = fonts.sourceOf(font('a.ttc')).load()
  fonts.hear('face', null)
  await expect(loading).rejects.toThrow('face')
})
