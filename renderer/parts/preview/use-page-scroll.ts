import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type BookPlace, type Layout, layoutOf, type PageZoom, placeAt, screenOn, scrollTopOf, sheetAt, type Size } from './page-layout.ts'

export interface PageScroll {
  readonly layout: Layout
  readonly box: Size
  /** Indices of the sheets in sight, the first and the last. */
  readonly from: number
  readonly to: number
  /** From 1. */
  readonly current: number
  readonly goTo: (page: number) => void
  readonly screen: (by: 1 | -1) => void
  readonly onScroll: () => void
}

/** The sheets in a scroller: only those in sight are drawn, and a change of zoom keeps the place. */
export function usePageScroll(scroller: RefObject<HTMLElement | null>, sizes: readonly Size[], zoom: PageZoom): PageScroll {
  const [box, setBox] = useState<Size>({ width: 800, height: 600 })
  const layout = useMemo(() => layoutOf(sizes, zoom, box), [sizes, zoom, box])
  const [sight, setSight] = useState({ from: 0, to: 1, current: 1 })
  const place = useRef<BookPlace>({ sheet: 0, share: 0 })
  /** A page that was asked for counts as the current one although a short last page can't reach the top. */
  const asked = useRef<{ readonly page: number; readonly scrollTop: number } | null>(null)

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () => setBox(before => (before.width === element.clientWidth && before.height === element.clientHeight ? before : { width: element.clientWidth, height: element.clientHeight }))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  const look = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0
    if (asked.current !== null && Math.abs(asked.current.scrollTop - top) > 1) asked.current = null
    const from = sheetAt(layout, top)
    const to = sheetAt(layout, top + box.height)
    const current = asked.current?.page ?? sheetAt(layout, top + box.height / 3) + 1
    setSight(before => (before.from === from && before.to === to && before.current === current ? before : { from, to, current }))
  }, [scroller, layout, box])

  const scrollTo = useCallback((top: number, page: number | null) => {
    const element = scroller.current
    if (element === null) return
    element.scrollTop = top
    asked.current = page === null ? null : { page, scrollTop: element.scrollTop }
    place.current = placeAt(layout, element.scrollTop)
    look()
  }, [scroller, layout, look])

  useLayoutEffect(() => { scrollTo(scrollTopOf(layout, place.current), asked.current?.page ?? null) }, [layout, scrollTo])
  useLayoutEffect(() => { // a sheet wider than the box shows its middle: its margins are what is cut off
    if (scroller.current !== null) scroller.current.scrollLeft = Math.max(0, (layout.width - box.width) / 2)
  }, [scroller, layout.width, box.width])

  return {
    layout, box, ...sight,
    goTo: page => scrollTo(scrollTopOf(layout, { sheet: Math.min(sizes.length, Math.max(1, page)) - 1, share: 0 }), Math.min(sizes.length, Math.max(1, page))),
    screen: by => scrollTo(screenOn(layout, scroller.current?.scrollTop ?? 0, box.height, by), null),
    onScroll: () => {
      place.current = placeAt(layout, scroller.current?.scrollTop ?? 0)
      look()
    },
  }
}
