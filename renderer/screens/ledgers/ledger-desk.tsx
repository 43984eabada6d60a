import { Button, Radio } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { ArchivalChoice } from '../../parts/archival-choice.tsx'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { lastFolder, useLastFolder } from '../../parts/last-folder.ts'
import { printPdf } from '../../parts/print-pdf.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { told, useDoing } from '../../ui/doing.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { isTrueOrFalse, usePreference } from '../../ui/preference.ts'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { useZoom } from '../../ui/zoom.ts'
import { renderDocument } from '../../workers/document-client.ts'
import type { DocumentFormat } from '../../workers/document-protocol.ts'
import { ColumnChoice } from './column-choice.tsx'
import { ExportResult } from './export-result.tsx'
import { joined, type LedgerJob } from './ledger-job.ts'
import { LedgerPreview } from './ledger-preview.tsx'
import { MissingColumn } from './missing-column.tsx'
import { useComposed } from './use-composed.ts'
import { useLedgerExport } from './use-ledger-export.ts'
import { WaysOut } from './ways-out.tsx'

interface Props {
  readonly job: LedgerJob
  readonly ledger: Ledger
  readonly today: LocalDate
  /** What is chosen, above the desk. */
  readonly filters: ReactNode
  readonly notice: ReactNode
}

/** CSS pixels: a narrower window keeps the room for the pages, and only counts what is missing. */
const widthForBoth = 1200

/** One ledger on the desk: the real pages, what is missing beside them, and the ways out. */
export function LedgerDesk({ job, ledger, today, filters, notice }: Props) {
  const composed = useComposed(job, today)
  const exporting = useLedgerExport()
  const { choose, picker } = useFolderChoice()
  const folder = useLastFolder()
  const [asOne, setAsOne] = useState(true)
  const [zoom] = useZoom()
  const [isSideShown, showSide] = usePreference('ledger-side', window.innerWidth / zoom >= widthForBoth, isTrueOrFalse)
  const [problem, setProblem] = useState<{ readonly message: string; readonly detail?: string } | null>(null)
  const ledgers = useMemo(() => (composed.kind === 'composed' ? composed.ledgers : []), [composed])
  const documents = useMemo(() => ledgers.map(ledger => ledger.document), [ledgers])
  const [printing, print] = useDoing(async () => {
    const { bytes } = await renderDocument(joined('', documents), 'pdf')
    await printPdf(bytes)
  })
  useShortcut('Ctrl+P', composed.kind === 'composed' ? () => void print() : null)
  if (composed.kind === 'failed') return <Page title="台账" filters={filters}>{notice}<FailureNotice message={composed.message} detail={composed.detail} /></Page>
  if (composed.kind === 'composing') return <Page title="台账" filters={filters}>{notice}{composed.progress === null || composed.progress.total < 2 ? <Loading rows={12} /> : <ProgressNotice {...composed.progress} />}</Page>

  const title = job.kind === 'several' ? job.title : (ledgers[0]?.fileName ?? '')
  const files = job.kind === 'several' && !asOne ? ledgers.map(({ document, fileName }) => ({ document, name: fileName })) : [{ document: joined(title, documents), name: title }]
  const missing = ledgers.flatMap(ledger => ledger.missing)
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
  const changeFolder = () => void pickFolder(true).catch((error: unknown) => setProblem(told(error)))
  const notices = [...new Set(ledgers.flatMap(({ notices = [] }) => notices))]
  return (
    <Page
      title="台账" filters={filters}
      actions={<WaysOut isBusy={exporting.state.kind === 'running'} isPrinting={printing.kind === 'running'} onPrint={() => void print()} onOut={formats => void out(formats)} folder={folder} onFolder={changeFolder} />}
    >
      {notice}
      {job.kind === 'several' && (
        <Radio.Group value={asOne} onChange={event => setAsOne(event.target.value === true)} options={[{ value: true, label: '合成一册' }, { value: false, label: `${job.each}一个文件` }]} />
      )}
      {printing.kind === 'failed' && <FailureNotice message={printing.message} detail={printing.detail} />}
      {problem !== null && <FailureNotice message={problem.message} detail={problem.detail} />}
      <ExportResult exporting={exporting} />
      <div className={`ledger-desk${isSideShown ? '' : ' wide'}`}>
        <LedgerPreview
          key={title} documents={documents} title={title} rows={ledgers.reduce((sum, ledger) => sum + ledger.rows, 0)}
          end={<SideButton missing={missing.length} notices={notices.length} isShown={isSideShown} onToggle={() => showSide(!isSideShown)} />}
        />
        {isSideShown && (
          <div className="ledger-side">
            <ArchivalChoice isDisabled={exporting.state.kind === 'running'} />
            {ledger.columns !== undefined && <div className="field-line"><ColumnChoice ledger={ledger} /></div>}
            {notices.map(words => <FailureNotice key={words} kind="warning" message={words} />)}
            <MissingColumn missing={missing} documents={documents} />
          </div>
        )}
      </div>
      {picker}
    </Page>
  )
}

/** What is missing is said even where its list is folded away. */
function SideButton({ missing, notices, isShown, onToggle }: { readonly missing: number; readonly notices: number; readonly isShown: boolean; readonly onToggle: () => void }) {
  const words = missing > 0 ? `缺 ${missing} 项` : notices > 0 ? `${notices} 条提示` : '没有缺项'
  return <Button size="small" className={missing + notices > 0 && !isShown ? 'side-button asks' : 'side-button'} aria-expanded={isShown} onClick={onToggle}>{isShown ? '收起右栏' : `${missing > 0 ? '‼ ' : ''}${words}，展开右栏`}</Button>
}
