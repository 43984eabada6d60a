import { useState } from 'react'
import { Button } from 'antd'
import type { Document } from '#shared/documents/document.ts'
import type { Finding } from '#shared/rules/finding.ts'
import { FindingButton, worstFirst } from '../../parts/finding-column.tsx'
import { openFinding } from '../../parts/open-finding.ts'
import { UncoveredReport } from './uncovered-report.tsx'

interface Props {
  readonly missing: readonly Finding[]
  readonly documents: readonly Document[]
}

const shownFirst = 30

/** What is missing before anything is printed: never a silent blank. */
export function MissingColumn({ missing, documents }: Props) {
  const [isAll, setAll] = useState(false)
  const sorted = worstFirst(missing)
  return (
    <section className="findings" aria-label="缺项">
      <h2>打印前请看：{missing.length === 0 ? '没有缺项' : `缺 ${missing.length} 项`}</h2>
      <UncoveredReport documents={documents} />
      {(isAll ? sorted : sorted.slice(0, shownFirst)).map((finding, index) => (
        <div key={index}>
          <div className="muted finding-subject">{finding.subject.name}</div>
          <FindingButton finding={finding} onOpen={openFinding} />
        </div>
      ))}
      {!isAll && missing.length > shownFirst && <Button size="small" onClick={() => setAll(true)}>显示其余 {missing.length - shownFirst} 项</Button>}
    </section>
  )
}
