// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useShortcut } from '../../../renderer/ui/shortcut.ts'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

function Listening({ keys, act }: { keys: string; act: (() => boolean | void) | null }) {
  useShortcut(keys, act)
  return <input aria-label="字段" />
}

test('of two that listen, the one that came last hears, and after it the first again', () => {
  const first = vi.fn()
  const last = vi.fn()
  const { rerender } = show(<><Listening keys="Ctrl+S" act={first} /><Listening keys="Ctrl+S" act={last} /></>)
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  expect([first.mock.calls.length, last.mock.calls.length]).toEqual([0, 1])
  rerender(<Listening keys="Ctrl+S" act={first} />)
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  expect(last).toHaveBeenCalledTimes(1)
})

test('letters without Ctrl rest while something is typed; Ctrl works there too', () => {
  const letter = vi.fn()
  const control = vi.fn()
  show(<><Listening keys="E" act={letter} /><Listening keys="Ctrl+E" act={control} /></>)
  const field = screen.getAllByLabelText('字段')[0]!
  fireEvent.keyDown(field, { key: 'e' })
  fireEvent.keyDown(field, { key: 'e', ctrlKey: true })
  expect([letter.mock.calls.length, control.mock.calls.length]).toEqual([0, 1])
  fireEvent.keyDown(document.body, { key: 'e' })
  expect(letter).toHaveBeenCalledTimes(1)
})

test('no key is heard while the IME composes', () => {
  const act = vi.fn()
  show(<Listening keys="Escape" act={act} />)
  fireEvent.keyDown(document.body, { key: 'Escape', keyCode: 229 })
  fireEvent.keyDown(document.body, { key: 'Escape', isComposing: true })
  expect(act).not.toHaveBeenCalled()
})

test('a key that is declined keeps what the browser does with it', () => {
  show(<Listening keys="Ctrl+Z" act={() => false} />)
  expect(fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })).toBe(true)
})

test('a key that is taken is taken from the browser', () => {
  show(<Listening keys="F1" act={() => {}} />)
  expect(fireEvent.keyDown(document.body, { key: 'F1' })).toBe(false)
})
