import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { isComposing, useShortcut } from './shortcut.ts'

interface Props {
  readonly onSave: () => void
  readonly onSaveAndClose: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in the paper's order: Enter goes on to the next field, Ctrl+S saves and stays, Ctrl+Enter saves and closes, Esc leaves (the draft is kept). */
export function FormSheet({ onSave, onSaveAndClose, onClose, children }: Props) {
  const sheet = useRef<HTMLDivElement>(null)
  useShortcut('Ctrl+S', onSave)
  useShortcut('Ctrl+Enter', onSaveAndClose)
  useShortcut('Escape', onClose)
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.defaultPrevented || isComposing(event.nativeEvent)) return
    if (!movesOn(event.target) || sheet.current === null) return
    event.preventDefault()
    focusAfter(sheet.current, event.target)
  }
  return <div className="form-sheet" ref={sheet} onKeyDown={goOn}>{children}</div>
}

/** Enter moves on from plain fields; buttons, long texts, and open lists keep it. */
function movesOn(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.getAttribute('aria-expanded') !== 'true'
}

function focusAfter(sheet: HTMLElement, field: HTMLElement): void {
  const fields = [...sheet.querySelectorAll<HTMLElement>('input:not([disabled]):not([tabindex="-1"]), textarea:not([disabled])')]
  fields.slice(fields.indexOf(field) + 1).find(one => !isSameChoice(field, one))?.focus()
}

/** Radios of one name, and the checkboxes of one group, are one field. */
function isSameChoice(field: HTMLElement, other: HTMLElement): boolean {
  if (!(field instanceof HTMLInputElement && other instanceof HTMLInputElement) || field.type !== other.type) return false
  if (field.type === 'radio') return field.name === other.name
  const group = field.closest('.ant-checkbox-group')
  return group !== null && group === other.closest('.ant-checkbox-group')
}
