import { FileExcelOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { classificationMarks, classificationMessage } from '#shared/rules/classification.ts'
import { MarkedMaterial } from '../../parts/marked-material.tsx'
import { notSecretNotice } from '../../parts/not-secret-notice.ts'
import { useOwnMarkWords } from '../../parts/refused-marks.ts'
import { useToday } from '../../parts/today.ts'
import { useLikelyBranch } from '../../parts/use-organisations.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useGivenFiles } from '../../ui/given-files.ts'
import { type ImportFailure, takeRoster } from './import-desk.ts'

interface Given {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
}

/** 选择文件: by the button, by dropping it on the page, or what was copied out of a table. */
export function ChooseFile({ failure }: { readonly failure: ImportFailure | null }) {
  const [marked, setMarked] = useState<Given | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const ownWords = useOwnMarkWords()
  const branchId = useLikelyBranch()
  const today = useToday()
  const take = (given: Given, markReason: string) => void takeRoster({ ...given, today, branchId: branchId ?? null, markReason })
  const give = (given: Given) => {
    setProblem(null)
    if (classificationMarks(given.name, ownWords).length > 0) setMarked(given) // nothing of it is read before somebody answers for it
    else take(given, '')
  }
  const giveFiles = (files: readonly File[]) => {
    const [file] = files
    if (file === undefined) return
    if (files.length > 1) setProblem('一次导入一份表格。请只选一个文件，导入完再选下一个。')
    else give({ name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) })
  }
  useGivenFiles(giveFiles)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    giveFiles([...(event.target.files ?? [])])
    event.target.value = '' // the same file may be chosen again once it is mended
  }
  return (
    <>
      {failure !== null && <FailureNotice message={failure.message} detail={failure.detail} />}
      {problem !== null && <FailureNotice kind="warning" message={problem} />}
      {marked === null ? (
        <div className="import-drop">
          <FileExcelOutlined className="import-drop-icon" />
          <p>把 Excel 或 WPS 表格拖到这里，或者</p>
          <Button type="primary" autoFocus onClick={() => input.current?.click()}>选择文件</Button>
          <p className="muted">党员花名册、党务干部名册、党员信息系统导出的表都可以：.xlsx、.xls、.csv，最大 50 MB。表头怎么写都行，写入前逐列、逐行给您核对。</p>
          <input ref={input} type="file" accept=".xlsx,.xls,.csv,.txt" hidden tabIndex={-1} aria-label="选择名册文件" onChange={choose} />
        </div>
      ) : (
        <MarkedMaterial
          message={classificationMessage(classificationMarks(marked.name, ownWords))} items={[marked.name]} refuseText="不导入这个文件" confirmText="已核实不涉密，继续"
          onRefuse={() => setMarked(null)} onConfirm={reason => take(marked, reason)}
        />
      )}
      <PastedTable onGive={text => give({ name: pastedName, bytes: async () => new TextEncoder().encode(text) })} />
      <p className="muted">{notSecretNotice}</p>
    </>
  )
}

const pastedName = '粘贴的表格'

/** As a spreadsheet program puts it on the clipboard: one line a row, tabs between the cells. */
function PastedTable({ onGive }: { readonly onGive: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <details className="import-paste">
      <summary>没有文件？从表格里复制，粘贴到这里</summary>
      <textarea className="long-text paste-box" aria-label="粘贴表格" rows={6} value={text} placeholder={'姓名\t性别\t出生年月\t入党日期\n张三\t男\t1980.05\t2005.07.01'} onChange={event => setText(event.target.value)} />
      <div><Button disabled={text.trim() === ''} onClick={() => onGive(text)}>核对粘贴的内容</Button></div>
    </details>
  )
}
