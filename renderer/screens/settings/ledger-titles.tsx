import { Button, Select } from 'antd'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { TextField } from '../../parts/text-field.tsx'
import { FormRow } from '../../ui/form-row.tsx'

interface Props {
  readonly value: Readonly<Record<string, string>>
  readonly onChange: (titles: Record<string, string>) => void
  readonly problem: string | undefined
}

/** Titles in the unit's own wording; a ledger that is not here bears the usual one. */
export function LedgerTitles({ value, onChange, problem }: Props) {
  const others = ledgers.filter(({ id }) => value[id] === undefined)
  const without = (id: string) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== id))
  return (
    <FormRow label="台账标题" name="paper.titles" problem={problem} help="上级表格的叫法和这里不同的，在这里改。纸面标题、成册目录和文件名都用新标题；程序里的菜单不变。例：把“三会一课台账”改为“党支部组织生活登记簿”。">
      <div className="own-titles">
        {ledgers.filter(({ id }) => value[id] !== undefined).map(({ id, title }) => (
          <div key={id} className="own-title">
            <span>{title}</span>
            <TextField label={`${title}的标题`} value={value[id] ?? ''} maxLength={40} onChange={text => onChange({ ...value, [id]: text })} />
            <Button type="link" size="small" onClick={() => onChange(without(id))}>恢复原名</Button>
          </div>
        ))}
        <Select<string>
          aria-label="给哪个台账改标题" placeholder="给哪个台账改标题" value={null} showSearch={{ optionFilterProp: 'label' }} style={{ width: 260 }}
          options={others.map(({ id, title }) => ({ value: id, label: title }))} onChange={id => onChange({ ...value, [id]: ledgers.find(ledger => ledger.id === id)?.title ?? '' })}
        />
      </div>
    </FormRow>
  )
}
