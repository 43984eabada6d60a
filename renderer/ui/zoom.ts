import { isNumber, usePreference } from './preference.ts'
import { useShortcut } from './shortcut.ts'

export const zooms = [1, 1.1, 1.25, 1.5] as const

/** How large the window shows everything; Ctrl + and Ctrl − go one step. */
export function useZoom(): readonly [number, (zoom: number) => void] {
  const [kept, setKept] = usePreference('zoom', 1, isNumber)
  return [zooms.find(zoom => zoom === kept) ?? 1, setKept]
}

export function useZoomKeys(): void {
  const [zoom, setZoom] = useZoom()
  const step = (by: -1 | 1) => setZoom(zooms[zooms.findIndex(one => one === zoom) + by] ?? zoom)
  useShortcut('Ctrl+=', () => step(1))
  useShortcut('Ctrl++', () => step(1))
  useShortcut('Ctrl+-', () => step(-1))
  useShortcut('Ctrl+0', () => setZoom(1))
}
