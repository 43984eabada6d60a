import { Button } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Document } from '#shared/documents/document.ts'
import { PdfPreview } from '../../parts/preview/pdf-preview.tsx'
import { told } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { renderDocument } from '../../workers/document-client.ts'
import type { Rendered } from '../../workers/document-protocol.ts'
import { joined } from './ledger-job.ts'

interface Props {
  readonly documents: readonly Document[]
  readonly title: string
  readonly rows: number
  /** At the end of the preview's toolbar. */
  readonly end: ReactNode
}

type Preview = { readonly kind: 'waiting' } | { readonly kind: 'making' } | { readonly kind: 'made'; readonly rendered: Rendered } | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** More rows than these are laid out only when asked for. */
const rowsAtOnce = 400

/** The real PDF of the ledger, made as soon as it is small enough to come quickly. */
export function LedgerPreview({ documents, title, rows, end }: Props) {
  const [preview, setPreview] = useState<Preview>({ kind: 'waiting' })
  const [isWanted, setWanted] = useState(rows <= rowsAtOnce)
  const making = useRef<AbortController | null>(null)
  const document = useMemo(() => joined(title, documents), [title, documents])
  useEffect(() => {
    if (!isWanted) return
    const controller = new AbortController()
    making.current = controller
    setPreview(before => (before.kind === 'made' ? before : { kind: 'making' }))
    const show = (next: Preview) => { if (!controller.signal.aborted) setPreview(next) }
    renderDocument(document, 'pdf', { signal: controller.signal }).then(rendered => show({ kind: 'made', rendered }), (error: unknown) => show({ kind: 'failed', ...told(error) }))
    return () => controller.abort()
  }, [document, isWanted])
  const stop = () => {
    making.current?.abort()
    setWanted(false)
    setPreview({ kind: 'waiting' })
  }
  switch (preview.kind) {
    case 'waiting': return <div className="ledger-preview"><div className="preview-making">{end}</div><EmptyState text={`这本台账有 ${rows} 行，预览要排一会儿版。也可以不看预览，直接导出。`}><Button onClick={() => setWanted(true)}>生成预览</Button></EmptyState></div>
    case 'making': return <div className="ledger-preview"><div className="preview-making"><span role="status">正在排版…</span><Button size="small" onClick={stop}>取消</Button>{end}</div><Loading rows={12} /></div>
    case 'failed': return <div className="ledger-preview"><div className="preview-making">{end}</div><FailureNotice message={preview.message} detail={preview.detail} /></div>
    case 'made': return <div className="ledger-preview"><PdfPreview bytes={preview.rendered.bytes} title={title} name="ledger" end={end} /></div>
  }
}
