import { Select } from 'antd'
import { ledgerFamily } from '#shared/ledgers/ledger.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { answersWords } from '../../parts/answers-words.ts'

interface Props {
  readonly value: string
  readonly onChange: (id: string) => void
}

/** All ledgers by what they are about: any part of the name, or its pinyin initials, find one. */
export function LedgerSelect({ value, onChange }: Props) {
  return (
    <Select
      aria-label="台账" className="ledger-choice" value={value} options={byFamily} popupMatchSelectWidth={false} listHeight={480} onChange={onChange}
      showSearch={{ filterOption: (typed, option) => option !== undefined && 'value' in option && answersWords(String(option.label), typed) }}
      notFoundContent="没有这样的台账，换个词或拼音首字母试试"
    />
  )
}

export const byFamily = ledgerFamily.keys.flatMap(family => {
  const own = ledgers.filter(ledger => (ledger.family ?? 'organisations') === family)
  return own.length === 0 ? [] : [{ label: ledgerFamily.labels[family], options: own.map(({ id, title }) => ({ value: id, label: title })) }]
})
