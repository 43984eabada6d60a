import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useRef } from 'react'
import { useShortcut } from './shortcut.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The page's own search; Ctrl+F comes here. ↓ goes on to the list. */
export function SearchBox({ label, value, onChange }: Props) {
  const input = useRef<InputRef>(null)
  useShortcut('Ctrl+F', () => input.current?.focus({ cursor: 'all' }))
  return (
    <Input
      ref={input} className="search-box" autoComplete="off" allowClear prefix={<SearchOutlined />} aria-label={label} placeholder={label} value={value} title="Ctrl+F"
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
        event.preventDefault()
        document.querySelector<HTMLElement>('[data-list]')?.focus()
      }}
    />
  )
}
