import { Select } from 'antd'
import { answersWords } from './answers-words.ts'

interface Props<K extends string> {
  readonly label: string
  readonly value: K | null
  readonly onChange: (value: K | null) => void
  /** A code table of the model. */
  readonly of: { readonly keys: readonly K[]; readonly labels: Readonly<Record<K, string>> }
  readonly width?: number
  readonly placeholder?: string
}

/** One code of a table, by its words: any part of them, their pinyin initials, or the code itself find it. */
export function CodeSelect<K extends string>({ label, value, onChange, of, width = 220, placeholder = '请选择' }: Props<K>) {
  return (
    <Select<K>
      aria-label={label} {...(value === null ? {} : { value })} placeholder={placeholder} allowClear style={{ width: '100%', maxWidth: `calc(${width}px * var(--zoom))` }} popupMatchSelectWidth={false}
      options={of.keys.map(key => ({ value: key, label: of.labels[key] }))} onChange={(next: K | undefined) => onChange(next ?? null)}
      showSearch={{ filterOption: (typed, option) => option !== undefined && (answersWords(String(option.label), typed) || option.value === typed.trim()) }}
    />
  )
}
