// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { ArchivalChoice } from '../../../renderer/parts/archival-choice.tsx'
import { wantsArchivalCopies } from '../../../renderer/workers/archival-copies.ts'

beforeEach(() => {
  cleanup()
  localStorage.clear()
})

test('the choice holds for all PDFs of this PC, is remembered, and says that nobody has validated them', () => {
  render(<ArchivalChoice />)
  expect(wantsArchivalCopies()).toBe(false)
  expect(screen.queryByText(/没有经过专门软件验证/)).toBeNull()
  fireEvent.click(screen.getByRole('checkbox', { name: /PDF\/A-2b/ }))
  expect(wantsArchivalCopies()).toBe(true)
  expect(screen.getByText(/没有经过专门软件验证/)).toBeTruthy()
  cleanup()
  render(<ArchivalChoice />)
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
})
