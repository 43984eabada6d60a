import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { TemplateDimension, TemplateItem } from '#shared/model/dossier/dossier-template.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormRow } from '../../../ui/form-row.tsx'

interface Props {
  readonly title: string
  readonly prefix: 'p' | 'n'
  readonly items: readonly TemplateItem[]
  readonly dimensions: readonly TemplateDimension[]
  readonly onChange: (items: TemplateItem[]) => void
}

/** Items of a sheet in the unit's own words. */
export function ItemRows({ title, prefix, items, dimensions, onChange }: Props) {
  const set = (id: string, some: Partial<TemplateItem>) => onChange(items.map(item => (item.id === id ? { ...item, ...some } : item)))
  return (
    <FormRow label={title} name={`${prefix}-items`}>
      {items.map((item, index) => (
        <div key={item.id} className="field-line template-item">
          <span className="muted template-number">{index + 1}</span>
          <Select aria-label={`${title} ${index + 1}：方面`} style={{ width: 110 }} value={item.dimension} options={dimensions.map(({ code, title: name }) => ({ value: code, label: name }))} onChange={dimension => set(item.id, { dimension })} />
          <TextField label={`${title} ${index + 1}`} value={item.text} placeholder="本地的指标文字" onChange={text => set(item.id, { text })} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出${title} ${index + 1}`} onClick={() => onChange(items.filter(({ id }) => id !== item.id))} />
        </div>
      ))}
      <div><Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...items, { id: `${prefix}-${newId()}`, dimension: items.at(-1)?.dimension ?? dimensions[0]?.code ?? '', text: '' }])}>增加一项</Button></div>
    </FormRow>
  )
}
