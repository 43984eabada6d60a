import { useToday } from '../../../parts/today.ts'
import { useArchive } from '../../../workers/use-archive.ts'

/** What the next clerk has to see to, the worst first; undefined while it is looked for. */
export function useOpenMatters(): readonly string[] | undefined {
  const today = useToday()
  const asked = useArchive({ kind: 'openMatters', today })
  return asked.kind === 'answered' ? asked.answer : undefined
}
