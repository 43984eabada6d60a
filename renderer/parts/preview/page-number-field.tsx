import { Input } from 'antd'
import { useState } from 'react'
import { isComposing } from '../../ui/shortcut.ts'

interface Props {
  readonly current: number
  readonly count: number
  readonly onGo: (page: number) => void
}

/** 第 N 页 / 共 M 页: a number and Enter lead there. */
export function PageNumberField({ current, count, onGo }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const go = () => {
    const page = Number((typed ?? '').normalize('NFKC'))
    setTyped(null)
    if (typed !== null && Number.isInteger(page) && page >= 1) onGo(Math.min(count, page))
  }
  return (
    <span className="page-number">
      第
      <Input
        size="small" aria-label="页码" value={typed ?? String(current)} onChange={event => setTyped(event.target.value)} onFocus={event => event.target.select()} onBlur={go}
        onKeyDown={event => {
          event.stopPropagation()
          if (isComposing(event.nativeEvent)) return
          if (event.key === 'Enter') go()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      页 / <span>共 {count} 页</span>
    </span>
  )
}
