import { FolderOpenOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Place } from '#shared/contract/contract.ts'
import { isText, usePreference } from '../../ui/preference.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import type { DocumentFormat } from '../../workers/document-protocol.ts'

interface Props {
  readonly isBusy: boolean
  readonly isPrinting: boolean
  readonly onPrint: () => void
  readonly onOut: (formats: readonly DocumentFormat[]) => void
  readonly folder: Place | null
  readonly onFolder: () => void
}

const ways: readonly { readonly words: string; readonly formats: readonly DocumentFormat[] }[] = [
  { words: '导出 Word', formats: ['docx'] }, { words: '导出 PDF', formats: ['pdf'] }, { words: 'Word 和 PDF', formats: ['docx', 'pdf'] }, { words: '导出 Excel', formats: ['xlsx'] },
]

/** 打印, and the formats that a ledger can be saved in: the one of last time comes first to the hand. */
export function WaysOut({ isBusy, isPrinting, onPrint, onOut, folder, onFolder }: Props) {
  const [last, setLast] = usePreference('ledger-format', 'docx', isText)
  const go = (formats: readonly DocumentFormat[]) => {
    setLast(formats.join())
    onOut(formats)
  }
  const usual = ways.find(({ formats }) => formats.join() === last) ?? ways[0]
  useShortcut('Ctrl+S', isBusy || usual === undefined ? null : () => go(usual.formats))
  return (
    <>
      {folder !== null && <Button type="text" icon={<FolderOpenOutlined />} title={`导出到：${folder.label}。点这里换文件夹`} aria-label="换文件夹" onClick={onFolder} />}
      <Button icon={<PrinterOutlined />} loading={isPrinting} onClick={onPrint} title="Ctrl+P">打印</Button>
      {ways.map(way => <Button key={way.words} type={way === usual ? 'primary' : 'default'} disabled={isBusy} title={way === usual ? 'Ctrl+S' : undefined} onClick={() => go(way.formats)}>{way.words}</Button>)}
    </>
  )
}
