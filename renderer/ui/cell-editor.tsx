import { type KeyboardEvent, useEffect, useRef } from 'react'
import { isComposing } from './shortcut.ts'
import type { Way } from './cell-grid.tsx'

interface Props {
  readonly label: string
  readonly text: string
  readonly problem: string | null
  readonly onChange: (text: string) => void
  /** Answers false where the text can't be entered: the field stays. */
  readonly onEnter: (text: string, way: Way) => boolean
  readonly onCancel: () => void
}

/** The field of a cell while it is typed into: Enter and ↓ ↑ enter and go on in the column, Tab in the row, Esc gives up. */
export function CellEditor({ label, text, problem, onChange, onEnter, onCancel }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    const field = input.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  const leave = (way: Way) => {
    isDone.current = true // entering takes the focus away: the blur must not enter once more
    isDone.current = onEnter(input.current?.value ?? text, way)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (isComposing(event.nativeEvent)) return
    const way = ways[event.key === 'Tab' && event.shiftKey ? 'Shift+Tab' : event.key]
    if (event.key === 'Escape') {
      isDone.current = true
      onCancel()
    } else if (way !== undefined) leave(way)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={input} className="cell-editor" aria-label={label} aria-invalid={problem !== null} title={problem ?? undefined} value={text} autoComplete="off"
        onChange={event => onChange(event.target.value)} onKeyDown={onKeyDown} onBlur={() => { if (!isDone.current) leave('stay') }}
      />
      {problem !== null && <span className="cell-problem" role="alert">{problem}</span>}
    </>
  )
}

const ways: Readonly<Record<string, Way>> = { Enter: 'down', ArrowDown: 'down', ArrowUp: 'up', Tab: 'right', 'Shift+Tab': 'left' }
