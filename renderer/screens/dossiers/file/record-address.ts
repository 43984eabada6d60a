import { navigate } from '../../../ui/route.ts'

/** Leads to the record that a fact comes from; null where it sums up many. */
export function addressOf(source: { readonly table: string; readonly id: string } | null): (() => void) | null {
  if (source === null) return null
  switch (source.table) {
    case 'meetings': return () => navigate('meetings', [source.id])
    case 'people': return () => navigate('people', [source.id])
    case 'reviews': return () => navigate('reviews', [source.id])
    case 'trainings': return () => navigate('study', ['trainings', source.id])
    default: return null
  }
}
