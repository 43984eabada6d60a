import { useSyncExternalStore } from 'react'

/** Where the window is: `#/people/<id>/edit` is screen `people` with rest `[<id>, 'edit']`. */
export interface Route {
  readonly screen: string
  readonly rest: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

export function toHash(screen: string, rest: readonly string[] = [], query: Readonly<Record<string, string>> = {}): string {
  const path = [screen, ...rest].map(encodeURIComponent).join('/')
  const search = new URLSearchParams(query).toString()
  return search === '' ? `#/${path}` : `#/${path}?${search}`
}

export function parseHash(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  const [screen = '', ...rest] = path.split('/').filter(part => part !== '').map(decodePart)
  return { screen, rest, query: Object.fromEntries(new URLSearchParams(search)) }
}

export function navigate(screen: string, rest: readonly string[] = [], query: Readonly<Record<string, string>> = {}): void {
  window.location.hash = toHash(screen, rest, query)
  tellAtOnce()
}

/** Another address for the same place: 后退 doesn't come back to the one before. */
export function replaceRoute(screen: string, rest: readonly string[] = [], query: Readonly<Record<string, string>> = {}): void {
  window.history.replaceState(null, '', toHash(screen, rest, query))
  tellAtOnce()
}

/** The browser tells later or not at all: a key pressed meanwhile would still go to the page that is being left. */
function tellAtOnce(): void {
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return parseHash(hash)
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a hand-typed address with a stray %: taken as it stands, no screen will know it
  }
}
