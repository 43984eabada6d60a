import { Input, Modal } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { personRepository } from '../storage/person-repository.ts'
import { navigate } from '../ui/route.ts'
import { isComposing } from '../ui/shortcut.ts'
import { peopleIndex, peopleMatching } from './people-index.ts'
import type { Screen } from './screen.ts'

interface Found { readonly key: string; readonly icon: ReactNode; readonly text: string; readonly hint: string; readonly open: () => void }

/** Ctrl+K: people by any part of their name or by initials, pages by name. */
export function SearchEverywhere({ screens, onClose }: { readonly screens: readonly Screen[]; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const people = useLiveQuery(personRepository.all, []) ?? []
  const found = typed.trim() === '' ? [] : [...peopleFound(people, typed, screens), ...pagesFound(typed, screens)]
  const at = Math.min(chosen, Math.max(0, found.length - 1))
  const open = (one: Found | undefined) => {
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
    <Modal open footer={null} closable={false} title="到处查找" onCancel={onClose}>
      <Input autoFocus aria-label="到处查找" placeholder="姓名、拼音首字母、页面名称" value={typed} onChange={event => { setTyped(event.target.value); setChosen(0) }} onKeyDown={onKeyDown} />
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

function peopleFound(people: Parameters<typeof peopleIndex>[0], typed: string, screens: readonly Screen[]): Found[] {
  const icon = screens.find(screen => screen.path === 'people')?.icon
  return peopleMatching(peopleIndex(people), typed, [], 12)
    .map(person => ({ key: person.id, icon, text: person.name, hint: person.unitPost, open: () => navigate('people', [person.id]) }))
}

function pagesFound(typed: string, screens: readonly Screen[]): Found[] {
  return screens.filter(screen => screen.title.includes(typed.trim())).map(screen => ({ key: screen.path, icon: screen.icon, text: screen.title, hint: '页面', open: () => navigate(screen.path) }))
}
