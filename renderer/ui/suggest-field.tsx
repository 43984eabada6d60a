import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { isComposing } from './shortcut.ts'
import './suggest-field.css'

export interface Suggestion {
  readonly id: string
  readonly text: string
  readonly hint?: string
}

interface Props {
  readonly label: string
  /** What stands in the field. */
  readonly value: string
  readonly onType: (text: string) => void
  readonly onPick: (id: string) => void
  /** Asked only while the list is open. */
  readonly suggest: (typed: string) => readonly Suggestion[]
  /** Enter on a text that no suggestion answers to. Missing = such a text just stays. */
  readonly onEnterText?: (text: string) => void
  readonly placeholder?: string
  readonly isWrong?: boolean
  readonly className?: string
  /** Where only a suggestion can be meant, the first one stands chosen as soon as something is typed. */
  readonly picksFirst?: boolean
}

/** A text field with a short list under it, opened by typing, a click or ↓: ↑ ↓ choose, Enter takes, Esc closes; any text may stay. Its list is drawn only while it is open. */
export function SuggestField({ label, value, onType, onPick, suggest, onEnterText, placeholder, isWrong = false, className, picksFirst = false }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const input = useRef<InputRef>(null)
  const listId = useId()
  const suggestions = isOpen ? suggest(value) : []
  const first = picksFirst && value.trim() !== '' ? 0 : -1
  const at = Math.min(chosen < 0 ? first : chosen, suggestions.length - 1)

  const close = () => { setOpen(false); setChosen(-1) }
  const pick = (id: string) => { close(); onPick(id) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true)
      setChosen(nextChoice(at, event.key === 'ArrowDown' ? 1 : -1, suggestions.length))
    } else if (event.key === 'Escape' && isOpen) close()
    else if (event.key === 'Tab' && suggestions[at] !== undefined) return pick(suggestions[at].id)
    else if (event.key === 'Enter' && suggestions[at] !== undefined) pick(suggestions[at].id)
    else if (event.key === 'Enter' && onEnterText !== undefined && value.trim() !== '') { close(); onEnterText(value.trim()) } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className={`suggest-field ${className ?? ''}`}>
      <Input
        ref={input} value={value} placeholder={placeholder} status={isWrong ? 'error' : ''} autoComplete="off" role="combobox" aria-label={label}
        aria-expanded={suggestions.length > 0} aria-controls={listId} aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
        onClick={() => setOpen(true)} onBlur={close} onKeyDown={onKeyDown}
        onChange={event => { setOpen(true); setChosen(-1); onType(event.target.value) }}
      />
      {suggestions.length > 0 && (
        <ul className="suggest-list" role="listbox" id={listId} aria-label={label}>
          {suggestions.map(({ id, text, hint }, index) => (
            <li
              key={id} id={`${listId}-${index}`} role="option" aria-selected={index === at} className={index === at ? 'chosen' : ''}
              onPointerDown={event => { event.preventDefault(); pick(id) }}
            >
              {text}{hint !== undefined && hint !== '' && <span className="muted"> {hint}</span>}
            </li>
          ))}
        </ul>
      )}
    </span>
  )
}

/** Past either end lies the text itself, with nothing chosen. */
function nextChoice(at: number, by: 1 | -1, count: number): number {
  const next = at + by
  if (next < -1) return count - 1
  return next >= count ? -1 : next
}
