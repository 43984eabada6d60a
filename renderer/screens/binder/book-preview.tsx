import { PrinterOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
import { useCallback, useState } from 'react'
import { PdfPreview } from '../../parts/preview/pdf-preview.tsx'
import { mostPrintedPages, printPdf } from '../../parts/print-pdf.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useShortcut } from '../../ui/shortcut.ts'

interface Props {
  readonly bytes: Uint8Array
  readonly title: string
  readonly page: number
  readonly onBack: () => void
}

/** The finished book page by page, its contents beside it; any stretch of it goes to the printer. */
export function BookPreview({ bytes, title, page, onBack }: Props) {
  const [from, setFrom] = useState(page)
  const [to, setTo] = useState<number | null>(null)
  const last = to ?? from
  const isRangeOpen = to === null // until a last page is named, the first one follows what is looked at
  const follow = useCallback((current: number) => { if (isRangeOpen) setFrom(current) }, [isRangeOpen])
  const [printing, print] = useDoing(() => printPdf(bytes, { from, to: last }))
  useShortcut('Ctrl+P', () => void print())
  useShortcut('Escape', onBack)
  return (
    <div className="book-preview">
      <div className="field-line">
        <Button onClick={onBack}>返回结果</Button>
        <span className="field-line book-print">
          打印第 <InputNumber aria-label="从第几页" min={1} precision={0} value={from} onChange={value => setFrom(value ?? 1)} /> 到 <InputNumber aria-label="到第几页" min={1} precision={0} value={last} onChange={setTo} /> 页
          <Button icon={<PrinterOutlined />} loading={printing.kind === 'running'} disabled={last < from} title="Ctrl+P" onClick={() => void print()}>打印</Button>
          <span className="muted">一次最多 {mostPrintedPages} 页；整册请用存好的 PDF 打印。</span>
        </span>
      </div>
      {printing.kind === 'failed' && <FailureNotice message={printing.message} detail={printing.detail} />}
      <PdfPreview bytes={bytes} title={title} name="book" firstSide="bookmarks" page={page} onPage={follow} />
    </div>
  )
}
