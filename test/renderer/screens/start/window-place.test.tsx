// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { WindowPlace } from '../../../../renderer/screens/start/window-place.tsx'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()
afterEach(() => vi.unstubAllGlobals())

/** The line on which the machine side tells a window about its place. */
function presence(): { readonly say: (kind: string) => void; readonly end: () => void } {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, body: readable }))
  vi.stubGlobal('close', () => {})
  return { say: kind => void writer.write(new TextEncoder().encode(`${JSON.stringify({ kind })}\n`)), end: () => void writer.close() }
}

const place = () => show(<WindowPlace><textarea aria-label="会议内容" /></WindowPlace>)

test('a second window shows nothing of the archive', async () => {
  const line = presence()
  place()
  line.say('elsewhere')
  expect(await screen.findByText('档案已在另一个窗口打开')).toBeTruthy()
  expect(screen.queryByLabelText('会议内容')).toBeNull()
})

test('when the program has gone, what was typed is still there', async () => {
  const line = presence()
  place()
  line.say('held')
  const text = await screen.findByLabelText<HTMLTextAreaElement>('会议内容')
  text.value = '写了一半'
  line.end()
  expect(await screen.findByText(/与本机程序的联系中断了/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('会议内容')).toBe(text)
  expect(text.value).toBe('写了一半')
})

test('a program that ends says so', async () => {
  const line = presence()
  place()
  line.say('held')
  await screen.findByLabelText('会议内容')
  line.say('ending')
  line.end()
  expect(await screen.findByText(/程序已退出，显示过“已保存”的内容都在/)).toBeTruthy()
})

test('an address without its token shows nothing and says which address to take', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false, status: 403, body: null }))
  place()
  expect(await screen.findByText('没有打开档案')).toBeTruthy()
  expect(screen.getByText(/打开的网址不完整或已失效/)).toBeTruthy()
  expect(screen.queryByLabelText('会议内容')).toBeNull()
})
