import { Input } from 'antd'
import { useState } from 'react'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { answersWords } from '../../parts/answers-words.ts'
import { ColumnList } from '../../ui/column-menu.tsx'

interface Props {
  readonly chosen: readonly string[]
  readonly onChange: (ledgers: string[]) => void
}

/** The ledgers with a tick and their order; while one is searched for, only those that answer are there, and the others keep their place. */
export function LedgerTicks({ chosen, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const columns = ledgers.map(({ id, title }) => ({ key: id, title }))
  const found = columns.filter(({ title }) => answersWords(title, typed))
  const isAll = found.length === columns.length
  const shown = chosen.filter(id => isAll || found.some(({ key }) => key === id))
  const tick = (next: readonly string[]) => onChange(isAll ? [...next] : [...chosen.filter(id => next.includes(id) || !shown.includes(id)), ...next.filter(id => !chosen.includes(id))])
  return (
    <div className="ledger-ticks">
      <Input allowClear aria-label="找台账" placeholder="找台账：名称或拼音首字母" className="short-field" value={typed} onChange={event => setTyped(event.target.value)} />
      {found.length === 0 ? <p className="muted">没有这样的台账，换个词试试。</p> : <ColumnList columns={found} shown={shown} onChange={tick} keepsOne={shown.length === chosen.length} />}
    </div>
  )
}
