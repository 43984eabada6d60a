import { useEffect, useState } from 'react'
import { problemText, type FieldProblem } from '#shared/archive/commit.ts'
import type { FailureProblem } from '#shared/contract/outcome.ts'
import { rosterClient } from './import-desk.ts'

const mostTold = 20

/** Rows that the archive's own rules refused, by the names of their people: nothing of the import was written. */
export function RefusedRows({ problems }: { readonly problems: readonly FailureProblem[] }) {
  const [names, setNames] = useState<readonly string[]>([])
  const told = problems.slice(0, mostTold)
  const ids = told.map(({ id }) => id).join(' ')
  useEffect(() => {
    let isShown = true
    if (ids === '') return
    rosterClient().ask({ kind: 'whose', ids: ids.split(' ') }).then(found => { if (isShown) setNames(found.names) }, () => {}) // without names the sentences still stand
    return () => { isShown = false }
  }, [ids])
  if (told.length === 0) return null
  return (
    <ul className="import-problems" aria-label="没有写入的原因">
      {told.map((problem, i) => <li key={`${problem.id} ${problem.path}`}>{names[i] === undefined || names[i] === '' ? '' : `${names[i]}：`}{problemText(problem as FieldProblem)}</li>) /* the machine side names tables of the model only */}
      {problems.length > told.length && <li>另有 {problems.length - told.length} 处</li>}
    </ul>
  )
}
