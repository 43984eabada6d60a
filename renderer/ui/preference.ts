import { useCallback, useSyncExternalStore } from 'react'

/** How this PC likes a screen (columns, zoom, the organisation in view). Never data: it may be lost at any time. */
export function usePreference<T>(name: string, fallback: T, isValid: (value: unknown) => value is T): readonly [T, (value: T) => void] {
  const raw = useSyncExternalStore(subscribe, () => read(name))
  const set = useCallback((value: T) => write(name, JSON.stringify(value)), [name])
  return [parse(raw, fallback, isValid), set]
}

/** The same outside of React. */
export function preferenceOf<T>(name: string, fallback: T, isValid: (value: unknown) => value is T): T {
  return parse(read(name), fallback, isValid)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText)
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

export function isTrueOrFalse(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

const prefix = 'preference:'
const changed = 'preference-changed'

function subscribe(act: () => void): () => void {
  window.addEventListener(changed, act)
  return () => window.removeEventListener(changed, act)
}

function read(name: string): string | null {
  try {
    return window.localStorage.getItem(prefix + name)
  } catch {
    return null // the engine refuses storage: every preference has its fallback
  }
}

function write(name: string, text: string): void {
  try {
    window.localStorage.setItem(prefix + name, text)
  } catch (error) {
    console.warn(`preference ${name} not kept`, error)
  }
  window.dispatchEvent(new Event(changed))
}

function parse<T>(raw: string | null, fallback: T, isValid: (value: unknown) => value is T): T {
  if (raw === null) return fallback
  try {
    const value: unknown = JSON.parse(raw)
    return isValid(value) ? value : fallback
  } catch {
    return fallback // written by another version
  }
}
