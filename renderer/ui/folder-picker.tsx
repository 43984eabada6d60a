import { ArrowUpOutlined, FolderAddOutlined, FolderOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { FailureNotice } from './failure-notice.tsx'
import { Loading } from './loading.tsx'
import { useShortcut } from './shortcut.ts'

export interface PickedFolder { readonly token: string; readonly label: string }
export interface FolderListing { readonly here: PickedFolder | null; readonly up: PickedFolder | null; readonly folders: readonly PickedFolder[] }

interface Props {
  readonly title: string
  /** null = the places of this PC. Both throw with a sentence for the clerk. */
  readonly list: (parent: string | null) => Promise<FolderListing>
  readonly make: (parent: string, name: string) => Promise<PickedFolder>
  readonly onPick: (folder: PickedFolder | null) => void
}

/** Chooses a folder where the shell has no dialog of its own. */
export function FolderPicker({ title, list, make, onPick }: Props) {
  const [listing, setListing] = useState<FolderListing | null>(null)
  const [newName, setNewName] = useState('')
  const [problem, setProblem] = useState('')
  const [isOpening, setOpening] = useState(true)
  const open = (parent: string | null) => {
    setProblem('')
    setOpening(true) // what is shown is still the folder before: it must not be taken for the one that was clicked
    list(parent).then(setListing, (error: unknown) => setProblem(sentence(error))).finally(() => setOpening(false))
  }
  useEffect(() => open(null), [])
  useShortcut('Escape', () => {}) // the dialog closes itself; the page under it stays
  const here = listing?.here ?? null
  const makeHere = () => {
    if (here === null || newName.trim() === '') return
    make(here.token, newName.trim()).then(made => { setNewName(''); open(made.token) }, (error: unknown) => setProblem(sentence(error)))
  }
  return (
    <Modal open scrollLock={false} title={title} okText="选这个文件夹" cancelText="取消" okButtonProps={{ disabled: here === null || isOpening }} onOk={() => onPick(here)} onCancel={() => onPick(null)}>
      <div className="folder-here">
        <Button size="small" icon={<ArrowUpOutlined />} aria-label="上一级" disabled={here === null} onClick={() => open(listing?.up?.token ?? null)} />
        <span>{here?.label ?? '这台电脑'}</span>
      </div>
      {problem !== '' && <FailureNotice message={problem} />}
      {listing === null && problem === '' && <Loading />}
      <ul className="folder-list" aria-label="文件夹">
        {listing?.folders.map(folder => (
          <li key={folder.token}><button type="button" onClick={() => open(folder.token)}><FolderOutlined /> {lastPart(folder.label)}</button></li>
        ))}
        {listing?.folders.length === 0 && <li className="muted">里面没有文件夹</li>}
      </ul>
      {here !== null && (
        <div className="folder-new">
          <Input value={newName} placeholder="新文件夹的名称" aria-label="新文件夹的名称" onChange={event => setNewName(event.target.value)} />
          <Button icon={<FolderAddOutlined />} disabled={newName.trim() === ''} onClick={makeHere}>新建文件夹</Button>
        </div>
      )}
    </Modal>
  )
}

function lastPart(label: string): string {
  const parts = label.split(/[\\/]/).filter(part => part !== '')
  return parts.at(-1) ?? label
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : '发生意外错误，请重试。'
}
