import { Input } from 'antd'
import { type FormEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { changeMessage, cleanText, type TextChange, type TextKind } from '#shared/imports/clean-text.ts'
import './parts.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly className?: string
  readonly isWrong?: boolean
  readonly maxLength?: number
}

/** One line of text; what no paper can carry is cleaned at once and said. */
export function TextField({ value, onChange, label, placeholder, className, isWrong = false, maxLength }: Props) {
  const typed = useCleanTyping('name', onChange)
  return (
    <>
      <Input
        aria-label={label} value={value} placeholder={placeholder} className={className} status={isWrong ? 'error' : ''} autoComplete="off" maxLength={maxLength}
        onChange={event => typed.change(event.target.value, event)} onCompositionEnd={event => typed.change(event.currentTarget.value, event)} onBlur={typed.leave}
      />
      {typed.note}
    </>
  )
}

interface LongProps extends Props {
  /** Lines that are there before anything is typed. */
  readonly rows?: number
}

/** Running text that grows with its words; a plain textarea, so that no IME trips over it. */
export function LongTextField({ value, onChange, label, placeholder, className = '', rows = 2 }: LongProps) {
  const typed = useCleanTyping('freeText', onChange)
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (!growsByItself) grow(area.current)
  }, [value])
  return (
    <>
      <textarea
        ref={area} className={`long-text ${className}`} autoComplete="off" aria-label={label} value={value} placeholder={placeholder} rows={rows}
        onChange={event => typed.change(event.target.value, event)} onCompositionEnd={event => typed.change(event.currentTarget.value, event)} onBlur={typed.leave}
      />
      {typed.note}
    </>
  )
}

/** Engines before Chromium 123 don't know `field-sizing`. */
const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

function grow(area: HTMLTextAreaElement | null): void {
  if (area === null) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}

/** Cleans what was typed or pasted, but lets the IME finish first: nothing is touched while it composes. */
function useCleanTyping(kind: TextKind, onChange: (value: string) => void): { readonly change: (text: string, event: FormEvent) => void; readonly leave: () => void; readonly note: ReactNode } {
  const [changes, setChanges] = useState<readonly TextChange[]>([])
  const change = (text: string, event: FormEvent) => {
    const isComposing = 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true
    const clean = isComposing ? { text, changes: [] } : cleanText(text, kind)
    onChange(clean.text)
    if (clean.changes.length > 0) setChanges(clean.changes)
  }
  return { change, leave: () => setChanges([]), note: changes.length === 0 ? null : <div className="cleaned-note" role="status">{cleanedSentence(changes)}</div> }
}

/** 「粘贴的内容已清理：第 5 个字符是看不见的控制符，已删去（等 3 处）。」 */
function cleanedSentence(changes: readonly TextChange[]): string {
  const first = changes[0]
  if (first === undefined) return ''
  return `内容已清理：${changeMessage(first)}${changes.length > 1 ? `（等 ${changes.length} 处）` : ''}。`
}
