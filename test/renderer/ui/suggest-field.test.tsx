// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { FormSheet } from '../../../renderer/ui/form-sheet.tsx'
import { SuggestField } from '../../../renderer/ui/suggest-field.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

const people = [{ id: '1', text: '张喆' }, { id: '2', text: '张赟' }]

function Field({ onPick, onEnterText, picksFirst = true }: { readonly onPick: (id: string) => void; readonly onEnterText?: (text: string) => void; readonly picksFirst?: boolean }) {
  const [typed, setTyped] = useState('')
  return <SuggestField label="缺席人员" value={typed} onType={setTyped} onPick={onPick} picksFirst={picksFirst} suggest={text => (text === 'z' ? people : [])} {...(onEnterText === undefined ? {} : { onEnterText })} />
}

const field = () => screen.getByLabelText<HTMLInputElement>('缺席人员', { selector: 'input' })
const typed = (text: string) => fireEvent.change(field(), { target: { value: text } })

test('Enter takes the first of those who answer to the initials, ↓ the next', () => {
  const onPick = vi.fn()
  show(<Field onPick={onPick} />)
  typed('z')
  fireEvent.keyDown(field(), { key: 'Enter' })
  typed('')
  typed('z')
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(onPick.mock.calls).toEqual([['1'], ['2']])
})

test('Tab takes it too, so that nobody leaves initials behind for a name', () => {
  const onPick = vi.fn()
  show(<Field onPick={onPick} />)
  typed('z')
  fireEvent.keyDown(field(), { key: 'Tab' })
  expect(onPick).toHaveBeenCalledWith('1')
})

test('a text that nobody answers to stays, and is handed on by Enter where it can mean something', () => {
  const onEnterText = vi.fn()
  show(<Field onPick={() => {}} onEnterText={onEnterText} picksFirst={false} />)
  typed('赵启明')
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(onEnterText).toHaveBeenCalledWith('赵启明')
})

test('Esc closes the list first and the form only then', () => {
  const onClose = vi.fn()
  show(<FormSheet onSave={() => {}} onSaveAndClose={() => {}} onClose={onClose}><Field onPick={() => {}} /></FormSheet>)
  typed('z')
  expect(screen.getAllByRole('option')).toHaveLength(2)
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(screen.queryAllByRole('option')).toHaveLength(0)
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(onClose).toHaveBeenCalledTimes(1)
})

test('while the IME composes Enter picks nobody', () => {
  const onPick = vi.fn()
  show(<Field onPick={onPick} />)
  typed('z')
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true, keyCode: 229 })
  expect(onPick).not.toHaveBeenCalled()
})
