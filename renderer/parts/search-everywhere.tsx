import { Input, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { clockOf, dateOf } from '#shared/time/local-date-time.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { navigate } from '../ui/route.ts'
import { isComposing, useShortcut } from '../ui/shortcut.ts'
import type { Found as FoundRows } from '../workers/list-query.ts'
import { useFound } from '../workers/use-lists.ts'
import type { Screen } from './screen.ts'
import { useToday } from './today.ts'

interface Entry { readonly key: string; readonly icon: ReactNode; readonly text: string; readonly hint: string; readonly open: () => void }

/** Ctrl+K: people by any part of their name or by initials, meetings by any words, pages by name. */
export function SearchEverywhere({ screens, onClose }: { readonly screens: readonly Screen[]; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const today = useToday()
  useShortcut('Escape', () => {}) // the dialog closes itself; the page under it stays
  const rows = useFound(typed, today)
  const found = typed.trim() === '' ? [] : [...pagesFound(typed, screens), ...(rows === undefined ? [] : rowsFound(rows, screens))]
  const at = Math.min(chosen, Math.max(0, found.length - 1))
  const open = (one: Entry | undefined) => {
    if (one === undefined) return
    onClose()
    one.open()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1))
    else if (event.key === 'Enter') open(found[at])
    else return
    event.preventDefault()
  }
  return (
    <Modal open scrollLock={false} footer={null} closable={false} title="到处查找" onCancel={onClose}>
      <Input autoFocus aria-label="到处查找" placeholder="姓名、拼音首字母，会议里的任何词，页面名称" value={typed} onChange={event => { setTyped(event.target.value); setChosen(0) }} onKeyDown={onKeyDown} />
      <ul className="found" role="listbox" aria-label="查找结果">
        {found.map((one, index) => (
          <li key={one.key} role="option" aria-selected={index === at} className={index === at ? 'chosen' : ''} onClick={() => open(one)}>
            {one.icon}<span>{one.text}</span><span className="muted">{one.hint}</span>
          </li>
        ))}
        {typed.trim() !== '' && found.length === 0 && <li className="muted">没有找到“{typed.trim()}”</li>}
      </ul>
    </Modal>
  )
}

function rowsFound({ people, meetings }: FoundRows, screens: readonly Screen[]): readonly Entry[] {
  const iconOf = (path: string) => screens.find(screen => screen.path === path)?.icon
  return [
    ...people.rows.map(row => ({ key: row.id, icon: iconOf('people'), text: row.name, hint: [row.organisationName, row.unitPost].filter(word => word !== '').join('，'), open: () => navigate('people', [row.id]) })),
    ...meetings.rows.map(row => ({ key: row.id, icon: iconOf('meetings'), text: row.title, hint: row.excerpt === '' ? `${dottedDate(dateOf(row.startAt))} ${clockOf(row.startAt)}` : row.excerpt, open: () => navigate('meetings', [row.id]) })),
  ]
}

function pagesFound(typed: string, screens: readonly Screen[]): readonly Entry[] {
  return screens.filter(screen => screen.title.includes(typed.trim())).map(screen => ({ key: screen.path, icon: screen.icon, text: screen.title, hint: '页面', open: () => navigate(screen.path) }))
}
