import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'

interface Props<T extends { readonly id: string }> {
  /** 简历, for the list as a whole; its lines are 简历第 1 行. */
  readonly label: string
  /** The list's path in the record: `resume`. */
  readonly name: string
  readonly items: readonly T[]
  readonly onChange: (items: readonly T[]) => void
  readonly blank: () => T
  readonly addWord: string
  readonly problemOf?: (item: T, index: number) => string | null
  readonly hintOf?: (item: T) => string | null
  /** The fields of one line; `lineLabel` begins the name of each. */
  readonly children: (item: T, change: (some: Partial<T>) => void, lineLabel: string) => ReactNode
}

/** Lines of one kind in a form: each with its fields, what is wrong with it under it, and a button that takes it away. */
export function RowList<T extends { readonly id: string }>({ label, name, items, onChange, blank, addWord, problemOf, hintOf, children }: Props<T>) {
  return (
    <div className="row-list" role="list" aria-label={label}>
      {items.map((item, index) => {
        const lineLabel = `${label}第 ${index + 1} 行`
        const problem = problemOf?.(item, index) ?? null
        const hint = problem === null ? (hintOf?.(item) ?? null) : null
        return (
          <div key={item.id} role="listitem" data-field={`${name}.${item.id}`}>
            <div className="row-line">
              {children(item, some => onChange(items.map(one => (one.id === item.id ? { ...one, ...some } : one))), lineLabel)}
              <Button type="text" icon={<DeleteOutlined />} aria-label={`删去${lineLabel}`} title="删去这一行" onClick={() => onChange(items.filter(one => one.id !== item.id))} />
            </div>
            {problem !== null && <div className="field-problem" role="alert">{problem}</div>}
            {hint !== null && <div className="field-hint">! {hint}</div>}
          </div>
        )
      })}
      <div><Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => onChange([...items, blank()])}>{addWord}</Button></div>
    </div>
  )
}
