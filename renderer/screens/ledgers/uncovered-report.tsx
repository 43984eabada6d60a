import { useEffect, useState } from 'react'
import type { Document } from '#shared/documents/document.ts'
import { told } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { findUncovered } from '../../workers/document-client.ts'
import type { UncoveredCharacter } from '../../workers/document-protocol.ts'
import { joined } from './ledger-job.ts'

type Report = { readonly kind: 'looking' } | { readonly kind: 'found'; readonly characters: readonly UncoveredCharacter[] } | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** Characters that no font of this PC can print, each with its record; nothing is dropped in silence. */
export function UncoveredReport({ documents }: { readonly documents: readonly Document[] }) {
  const [report, setReport] = useState<Report>({ kind: 'looking' })
  useEffect(() => {
    const controller = new AbortController()
    const show = (next: Report) => { if (!controller.signal.aborted) setReport(next) }
    findUncovered(joined('', documents), { signal: controller.signal }).then(characters => show({ kind: 'found', characters }), (error: unknown) => show({ kind: 'failed', ...told(error) }))
    return () => controller.abort()
  }, [documents])
  if (report.kind === 'looking') return null
  if (report.kind === 'failed') return <FailureNotice kind="warning" message={report.message} detail={report.detail} />
  if (report.characters.length === 0) return null
  return (
    <div className="uncovered" role="alert">
      <strong>有 {report.characters.length} 个字本机没有字体，PDF 里会印成方框或缺字。Word 不受影响，在装有字体的电脑上可以正常打印。</strong>
      <ul>{report.characters.slice(0, 20).map(({ character, codePoint, subject, text }, index) => <li key={index}><b>{character}</b>（{codePoint}）　{subject ?? text}</li>)}</ul>
    </div>
  )
}
