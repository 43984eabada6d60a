import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { Document } from '#shared/documents/document.ts'
import { machineSide } from '../storage/connection.ts'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { renderDocument } from '../workers/document-client.ts'
import type { DocumentFormat } from '../workers/document-protocol.ts'
import { useFolderChoice } from './folder-choice.tsx'
import { printPdf } from './print-pdf.ts'

interface Props {
  readonly document: Document
  /** Without extension. */
  readonly fileName: string
  readonly print?: { readonly word?: string; readonly icon?: ReactNode; readonly isPrimary?: boolean }
  /** Its tables are of use in Excel too. */
  readonly hasSheets?: boolean
  /** It has been printed or saved. */
  readonly onOut?: () => void
}

/** One short document on its way to paper: 打印, 存为 Word, 存为 PDF. */
export function PaperOut({ document, fileName, print: { word = '打印', icon = null, isPrimary = false } = {}, hasSheets = false, onOut = () => {} }: Props) {
  const { choose, picker } = useFolderChoice()
  const [file, setFile] = useState<Place | null>(null)
  const [printing, print] = useDoing(async () => {
    const { bytes } = await renderDocument(document, 'pdf')
    await printPdf(bytes)
    onOut()
  })
  const [saving, save] = useDoing(async (format: DocumentFormat) => {
    const folder = await choose('存到哪个文件夹')
    if (folder === null) return
    const { bytes } = await renderDocument(document, format)
    setFile(orThrow(await machineSide().saveDocument({ folder: folder.token, name: `${fileName}.${format}`, bytes })).file)
    onOut()
  })
  const isBusy = printing.kind === 'running' || saving.kind === 'running'
  return (
    <div className="paper-out">
      <div className="field-line">
        <Button type={isPrimary ? 'primary' : 'default'} icon={icon} loading={printing.kind === 'running'} disabled={isBusy} onClick={() => void print()}>{word}</Button>
        <Button loading={saving.kind === 'running'} disabled={isBusy} onClick={() => void save('pdf')}>存为 PDF</Button>
        <Button disabled={isBusy} onClick={() => void save('docx')}>存为 Word</Button>
        {hasSheets && <Button disabled={isBusy} onClick={() => void save('xlsx')}>存为 Excel</Button>}
      </div>
      {[printing, saving].map((doing, i) => doing.kind === 'failed' && <FailureNotice key={i} message={doing.message} detail={doing.detail} />)}
      {file !== null && <p role="status">✓ 已存为 {file.label}　<Button size="small" onClick={() => void machineSide().showInFolder({ file: file.token })}>打开文件夹</Button></p>}
      {picker}
    </div>
  )
}
