import { usePreference } from '../../ui/preference.ts'
import { type PageZoom, zoomFactors } from './page-layout.ts'

/** What stands beside the pages. */
export type PreviewSide = 'none' | 'thumbnails' | 'bookmarks'

/** How this PC likes its pages: of a ledger and of a book, each for itself. */
export function usePreviewChoice(name: string, firstSide: PreviewSide): { readonly zoom: PageZoom; readonly setZoom: (zoom: PageZoom) => void; readonly side: PreviewSide; readonly setSide: (side: PreviewSide) => void } {
  const [zoom, setZoom] = usePreference<PageZoom>(`preview-zoom:${name}`, 'width', isZoom)
  const [side, setSide] = usePreference<PreviewSide>(`preview-side:${name}`, firstSide, isSide)
  return { zoom, setZoom, side, setSide }
}

function isZoom(value: unknown): value is PageZoom {
  return value === 'width' || value === 'page' || zoomFactors.some(factor => factor === value)
}

function isSide(value: unknown): value is PreviewSide {
  return value === 'none' || value === 'thumbnails' || value === 'bookmarks'
}
