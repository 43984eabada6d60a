import { Button } from 'antd'
import { useState } from 'react'
import { machineSide } from '../../storage/connection.ts'
import { TaskResult } from '../../ui/task-result.tsx'
import { BookPreview } from './book-preview.tsx'
import type { Making } from './use-making.ts'

interface Props {
  readonly state: Extract<Making, { kind: 'done' }>
  readonly title: string
  readonly onAgain: () => void
}

/** What was made and where it is; each part a click from its page in the book. */
export function MadeResult({ state: { made, files, folder }, title, onAgain }: Props) {
  const [page, setPage] = useState<number | null>(null)
  const [book] = made.books
  if (page !== null && book !== undefined) return <BookPreview bytes={book.bytes} title={title} page={page} onBack={() => setPage(null)} />
  const missing = made.parts.reduce((sum, part) => sum + part.missing, 0)
  const first = files[0]
  return (
    <TaskResult
      title={`${title}已成册：${made.parts.length} 个部分，共 ${made.pages} 页`} subtitle={`放在 ${folder.label}。${missing === 0 ? '没有缺项。' : `仍缺 ${missing} 项，空着的印成“—”。`}这次成册已记入档案，以后可以看到此后改了什么。`}
      actions={(
        <>
          {first !== undefined && <Button type="primary" onClick={() => void machineSide().showInFolder({ file: first.file.token })}>打开文件夹</Button>}
          {book !== undefined && <Button onClick={() => setPage(1)}>逐页查看和打印</Button>}
          <Button onClick={onAgain}>再做一册</Button>
        </>
      )}
    >
      {made.notices.length > 0 && <ul className="made-files">{made.notices.map(notice => <li key={notice}>{notice}</li>)}</ul>}
      <ul className="made-files">{files.map(({ file }) => <li key={file.token}>{file.label}</li>)}</ul>
      <table className="binder-parts">
        <thead><tr><th>部分</th><th>起始页</th><th>页数</th><th>缺项</th></tr></thead>
        <tbody>
          {made.parts.map((part, i) => {
            const firstPage = made.places?.[i]?.firstPage ?? null
            return (
              <tr key={i}>
                <td>{part.title}{part.title === part.organisation ? '' : <span className="muted">　{part.organisation}</span>}</td>
                <td>{firstPage === null ? '—' : <button type="button" title="看这一页" aria-label={`看第 ${firstPage} 页：${part.title}`} onClick={() => setPage(firstPage)}>{firstPage}</button>}</td>
                <td>{made.partPages[i]}</td><td>{part.missing === 0 ? '—' : part.missing}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TaskResult>
  )
}
