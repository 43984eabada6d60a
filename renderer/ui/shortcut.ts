import { useEffect, useRef } from 'react'

/** `Ctrl+S`, `Alt+1`, `F1`, `Escape`. */
export type Shortcut = string

/** Answers false where the key isn't its own this time. */
type Act = () => boolean | void

/** Runs `act` on the key while the part is on the screen, but never while the IME is composing. The part that mounted last wins. Keys without Ctrl or Alt rest in fields. */
export function useShortcut(shortcut: Shortcut, act: Act | null): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const isActive = act !== null
  useEffect(() => {
    if (!isActive) return
    return listen(shortcut, () => latest.current?.() ?? undefined)
  }, [shortcut, isActive])
}

export function isComposing(event: { readonly isComposing?: boolean; readonly keyCode: number }): boolean {
  return event.isComposing === true || event.keyCode === 229
}

export function shortcutOf(event: KeyboardEvent): Shortcut {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && event.key.length > 1 ? 'Shift' : '', key]
    .filter(part => part !== '').join('+')
}

const listeners: { shortcut: Shortcut; act: Act }[] = []

function listen(shortcut: Shortcut, act: Act): () => void {
  if (listeners.length === 0) window.addEventListener('keydown', dispatch)
  const entry = { shortcut, act }
  listeners.push(entry)
  return () => {
    listeners.splice(listeners.indexOf(entry), 1)
    if (listeners.length === 0) window.removeEventListener('keydown', dispatch)
  }
}

function dispatch(event: KeyboardEvent): void {
  if (isComposing(event) || event.defaultPrevented) return
  const pressed = shortcutOf(event)
  if (pressed.length === 1 && isTyping(event.target)) return
  const entry = listeners.findLast(one => one.shortcut === pressed)
  if (entry !== undefined && entry.act() !== false) event.preventDefault()
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
