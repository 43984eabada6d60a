import { expect, test } from 'vitest'
import * as z from 'zod'
import { uuidV7 } from '#shared/model/uuid-v7.ts'

test('the time stands in front, then version and variant, then the dice', () => {
  expect(uuidV7(0x0198_0000_0001, new Uint8Array(10).fill(0xff))).toBe('01980000-0001-7fff-bfff-ffffffffffff')
  expect(uuidV7(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000')
})

test('what it makes is a UUID of version 7, and later ones sort later', () => {
  const bytes = Uint8Array.from({ length: 10 }, (_, i) => i * 20)
  expect(z.uuidv7().safeParse(uuidV7(1_790_000_000_000, bytes)).success).toBe(true)
  expect(uuidV7(1_790_000_000_001, new Uint8Array(10)) > uuidV7(1_790_000_000_000, bytes)).toBe(true)
})
