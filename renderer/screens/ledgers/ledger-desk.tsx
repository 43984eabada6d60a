import { PrinterOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import { useMemo, useState } from 'react'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { lastFolder, useLastFolder } from '../../parts/last-folder.ts'
import { printPdf } from '../../parts/print-pdf.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { told, useDoing } from '../../ui/doing.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { renderDocument } from '../../workers/document-client.ts'
import type { DocumentFormat } from '../../workers/document-protocol.ts'
import { ColumnChoice } from './column-choice.tsx'
import { ExportResult } from './export-result.tsx'
import { joined, type LedgerJob } from './ledger-job.ts'
import { LedgerPreview } from './ledger-preview.tsx'
import { MissingColumn } from './missing-column.tsx'
import { useComposed } from './use-composed.ts'
import { useLedgerExport } from './use-ledger-export.ts'

interface Props {
  readonly job: LedgerJob
  readonly ledger: Ledger
  readonly today: LocalDate
}

/** One ledger on the desk: what is missing beside the real pages, and the ways out. */
export function LedgerDesk({ job, ledger, today }: Props) {
  const composed = useComposed(job, today)
  const exporting = useLedgerExport()
  const { choose, picker } = useFolderChoice()
  const folder = useLastFolder()
  const [asOne, setAsOne] = useState(true)
  const [problem, setProblem] = useState<{ readonly message: string; readonly detail?: string } | null>(null)
  const ledgers = useMemo(() => (composed.kind === 'composed' ? composed.ledgers : []), [composed])
  const documents = useMemo(() => ledgers.map(ledger => ledger.document), [ledgers])
  const [printing, print] = useDoing(async () => {
    const { bytes } = await renderDocument(joined('', documents), 'pdf')
    await printPdf(bytes)
  })
  useShortcut('Ctrl+P', composed.kind === 'composed' ? () => void print() : null)
  if (composed.kind === 'failed') return <FailureNotice message={composed.message} detail={composed.detail} />
  if (composed.kind === 'composing') return composed.progress === null || composed.progress.total < 2 ? <Loading rows={12} /> : <ProgressNotice {...composed.progress} />

  const title = job.kind === 'several' ? job.title : (ledgers[0]?.fileName ?? '')
  const files = job.kind === 'several' && !asOne ? ledgers.map(({ document, fileName }) => ({ document, name: fileName })) : [{ document: joined(title, documents), name: title }]
  const pickFolder = async (isNew: boolean) => {
    if (folder !== null && !isNew) return folder
    const picked = await choose('导出到哪个文件夹')
    if (picked !== null) lastFolder.set(picked)
    return picked
  }
  const out = async (formats: readonly DocumentFormat[]) => {
    setProblem(null)
    try {
      const into = await pickFolder(false)
      if (into !== null) await exporting.start(files, formats, into)
    } catch (error) {
      setProblem(told(error))
    }
  }
  const isRunning = exporting.state.kind === 'running'
  return (
    <div className="ledger-desk">
      <LedgerPreview key={title} documents={documents} title={title} rows={ledgers.reduce((sum, ledger) => sum + ledger.rows, 0)} />
      <div className="ledger-side">
        <section aria-label="导出">
          <h2>导出</h2>
          {job.kind === 'several' && (
            <Radio.Group value={asOne} onChange={event => setAsOne(event.target.value === true)} options={[{ value: true, label: '合成一册' }, { value: false, label: `${job.each}一个文件` }]} />
          )}
          <div className="field-line">
            <Button type="primary" disabled={isRunning} onClick={() => void out(['docx'])}>导出 Word</Button>
            <Button disabled={isRunning} onClick={() => void out(['pdf'])}>导出 PDF</Button>
            <Button disabled={isRunning} onClick={() => void out(['docx', 'pdf'])}>Word 和 PDF</Button>
            <Button disabled={isRunning} onClick={() => void out(['xlsx'])}>导出 Excel</Button>
            <Button icon={<PrinterOutlined />} loading={printing.kind === 'running'} onClick={() => void print()} title="Ctrl+P">打印</Button>
          </div>
          {ledger.columns !== undefined && <div className="field-line"><ColumnChoice ledger={ledger} /></div>}
          {[...new Set(ledgers.flatMap(({ notices = [] }) => notices))].map(notice => <FailureNotice key={notice} kind="warning" message={notice} />)}
          {printing.kind === 'failed' && <FailureNotice message={printing.message} detail={printing.detail} />}
          {folder !== null && <div className="field-line muted">导出到：{folder.label}<Button type="link" size="small" onClick={() => void pickFolder(true).catch((error: unknown) => setProblem(told(error)))}>换文件夹</Button></div>}
          {problem !== null && <FailureNotice message={problem.message} detail={problem.detail} />}
          <ExportResult exporting={exporting} />
        </section>
        <MissingColumn missing={ledgers.flatMap(ledger => ledger.missing)} documents={documents} />
      </div>
      {picker}
    </div>
  )
}
