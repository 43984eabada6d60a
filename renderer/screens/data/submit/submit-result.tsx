import { Button } from 'antd'
import type { ResultOf } from '#shared/contract/work.ts'
import { sizeText } from '../../../parts/size-text.ts'
import { machineSide } from '../../../storage/connection.ts'
import { TaskResult } from '../../../ui/task-result.tsx'

interface Props {
  readonly result: ResultOf<'submit'>
  readonly receiver: string
  /** Of the stick or folder; empty where it is no longer known. */
  readonly folder: string
  readonly onClose: () => void
}

/** What the file holds, where it lies, and who can open it. */
export function SubmitResult({ result: { file, records, files, bytes }, receiver, folder, onClose }: Props) {
  return (
    <TaskResult
      title={`上报文件已生成：${records} 条记录，${files} 个附件`}
      actions={<><Button type="primary" onClick={onClose}>完成</Button><Button onClick={() => void machineSide().showInFolder({ file: file.token })}>打开文件夹</Button></>}
    >
      <ul className="plain-list">
        <li>{folder !== '' && <>存在 <span className="folder-path">{folder}</span>，</>}文件是 <span className="folder-path">{file.label}</span>（{sizeText(bytes)}）</li>
        <li>只有“{receiver}”和本单位能打开，丢了也不会泄露内容；里面没有操作历史，也没有口令。</li>
        <li>请把这个文件交给上级单位，由上级在“数据→汇总下级”里并入。本单位的档案没有改动。</li>
      </ul>
    </TaskResult>
  )
}
