import { Button } from 'antd'
import { machineSide } from '../../storage/connection.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import type { MadeFile } from './export-files.ts'
import type { LedgerExport } from './use-ledger-export.ts'

/** What was made, where it is, and what to do if it didn't come to its end. */
export function ExportResult({ exporting: { state, cancel, reset } }: { readonly exporting: LedgerExport }) {
  switch (state.kind) {
    case 'idle': return null
    case 'running': return <ProgressNotice {...state.progress} onCancel={cancel} />
    case 'done': return <div className="export-result" role="status"><strong>已导出 {state.files.length} 个文件到 {state.folder.label}</strong><Files files={state.files} /><Button size="small" type="text" onClick={reset}>知道了</Button></div>
    case 'cancelled': return <FailureNotice kind="info" message={`已取消。${keptWords(state.files)}档案没有受影响。`} actions={<ShowButton files={state.files} />} />
    case 'failed': return <FailureNotice message={`${state.message}${keptWords(state.files)}`} detail={state.detail} actions={<ShowButton files={state.files} />} />
  }
}

const shownFiles = 6

function Files({ files }: { readonly files: readonly MadeFile[] }) {
  return (
    <>
      <ul className="made-files">
        {files.slice(0, shownFiles).map(({ file, pages }) => <li key={file.token}>{lastPart(file.label)}{pages !== null && <span className="muted">（{pages} 页）</span>}</li>)}
        {files.length > shownFiles && <li className="muted">…等 {files.length} 个</li>}
      </ul>
      <ShowButton files={files} />
    </>
  )
}

function ShowButton({ files }: { readonly files: readonly MadeFile[] }) {
  const first = files[0]
  if (first === undefined) return null
  return <Button size="small" onClick={() => void machineSide().showInFolder({ file: first.file.token })}>打开文件夹</Button>
}

function keptWords(files: readonly MadeFile[]): string {
  return files.length === 0 ? '' : `已生成的 ${files.length} 个文件保留在文件夹里。`
}

function lastPart(label: string): string {
  return label.split(/[\\/]/).at(-1) ?? label
}
