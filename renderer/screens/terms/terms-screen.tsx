import type { ScreenProps } from '../../parts/screen.ts'
import { CompleteElectionPage } from './complete-election-page.tsx'
import { NewTermPage } from './new-term-page.tsx'
import { TermEditPage } from './term-edit-page.tsx'
import { TermList } from './term-list.tsx'
import { TermRecord } from './term-record.tsx'

/** 换届: every organisation's term, one term with its election, a new one. */
export function TermsScreen({ rest: [id, page], query }: ScreenProps) {
  if (id === undefined) return <TermList />
  if (id === 'new') return <NewTermPage key={page ?? 'new'} organisationId={query['organisation'] ?? null} draft={page ?? null} />
  if (page === 'election') return <CompleteElectionPage key={id} id={id} />
  const field = query['field'] ?? null
  if (page === 'edit' || (field !== null && field !== 'posts')) return <TermEditPage key={id} id={id} field={field} />
  return <TermRecord key={id} id={id} />
}
