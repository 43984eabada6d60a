import { useEffect, useRef } from 'react'

/** `Ctrl+S`, `Alt+1`, `F1`, `Escape`. */
export type Shortcut = string

/** Runs `act` on the key while the part is on the screen, but never while the IME is composing. The part that mounted last wins. */
export function useShortcut(shortcut: Shortcut, act: (() => void) | null): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const isActive = act !== null
  useEffect(() => {
    if (!isActive) return
    return listen(shortcut, () => latest.current?.())
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

const listeners: { shortcut: Shortcut; act: () => void }[] = []

function listen(shortcut: Shortcut, act: () => void): () => void {
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
  const entry = listeners.findLast(one => one.shortcut === pressed)
  if (entry === undefined) return
  event.preventDefault()
  entry.act()
}
