// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { Input } from 'antd'
import { expect, test, vi } from 'vitest'
import { focusField, FormRow } from '../../../renderer/ui/form-row.tsx'
import { FormSheet } from '../../../renderer/ui/form-sheet.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

function form() {
  const acts = { onSave: vi.fn(), onSaveAndClose: vi.fn(), onClose: vi.fn() }
  show(
    <FormSheet {...acts}>
      <FormRow label="姓名" name="name" required help="依照身份证"><Input aria-label="姓名" /></FormRow>
      <FormRow label="备注" name="remark"><Input.TextArea aria-label="备注" /></FormRow>
      <FormRow label="职务" name="unitPost" problem="不能为空"><Input aria-label="职务" /></FormRow>
    </FormSheet>,
  )
  return acts
}

test('Enter goes on to the next field, but stays in a long text', () => {
  form()
  const name = screen.getByLabelText('姓名', { selector: 'input' })
  name.focus()
  fireEvent.keyDown(name, { key: 'Enter' })
  expect(document.activeElement).toBe(screen.getByLabelText('备注', { selector: 'textarea' }))
  const isLeftToTheText = fireEvent.keyDown(document.activeElement!, { key: 'Enter' })
  expect(isLeftToTheText).toBe(true)
  expect(document.activeElement).toBe(screen.getByLabelText('备注', { selector: 'textarea' }))
})

test('an Enter that ends an IME composition moves nothing', () => {
  form()
  const name = screen.getByLabelText('姓名', { selector: 'input' })
  name.focus()
  fireEvent.keyDown(name, { key: 'Enter', keyCode: 229 })
  fireEvent.keyDown(name, { key: 'Enter', isComposing: true })
  expect(document.activeElement).toBe(name)
})

test('Ctrl+S saves and stays, Ctrl+Enter saves and closes, Esc leaves; none while composing', () => {
  const acts = form()
  const name = screen.getByLabelText('姓名', { selector: 'input' })
  fireEvent.keyDown(name, { key: 's', ctrlKey: true, keyCode: 229 })
  expect(acts.onSave).not.toHaveBeenCalled()
  fireEvent.keyDown(name, { key: 's', ctrlKey: true })
  fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true })
  fireEvent.keyDown(name, { key: 'Escape' })
  expect(acts.onSave).toHaveBeenCalledTimes(1)
  expect(acts.onSaveAndClose).toHaveBeenCalledTimes(1)
  expect(acts.onClose).toHaveBeenCalledTimes(1)
})

test('依据与填法 opens on demand; a problem stands under its field; a finding leads to its field', () => {
  form()
  expect(screen.queryByText('依照身份证')).toBeNull()
  fireEvent.click(screen.getByLabelText('姓名：依据与填法'))
  expect(screen.getByText('依照身份证')).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toBe('不能为空')
  expect(focusField('unitPost')).toBe(true)
  expect(document.activeElement).toBe(screen.getByLabelText('职务', { selector: 'input' }))
  expect(focusField('nowhere')).toBe(false)
})
