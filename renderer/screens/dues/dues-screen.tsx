import type { ScreenProps } from '../../parts/screen.ts'
import { CollectionPage } from './collection-page.tsx'
import './dues.css'
import { StandardsPage } from './standards-page.tsx'

/** 党费: collected month by month, and set at the beginning of the year. */
export function DuesScreen({ rest: [page], query }: ScreenProps) {
  return page === 'standards' ? <StandardsPage query={query} /> : <CollectionPage query={query} />
}
