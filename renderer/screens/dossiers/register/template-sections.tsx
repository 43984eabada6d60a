import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { chineseNumber } from '#shared/ledgers/words.ts'
import type { TemplateSection } from '#shared/model/dossier/dossier-template.ts'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import { FormRow } from '../../../ui/form-row.tsx'

interface Props {
  readonly sections: readonly TemplateSection[]
  readonly problems: FieldProblems
  readonly onChange: (sections: TemplateSection[]) => void
}

/** The classes in their order: renamed, moved, added, retired; none is ever removed, since files may hold something in it. */
export function SectionRows({ sections, problems, onChange }: Props) {
  const set = (code: string, some: Partial<TemplateSection>) => onChange(sections.map(one => (one.code === code ? { ...one, ...some } : one)))
  const move = (index: number, by: 1 | -1) => {
    const next = [...sections]
    const [moved] = next.splice(index, 1)
    if (moved !== undefined) next.splice(index + by, 0, moved)
    onChange(next)
  }
  return (
    <FormRow label="目录" name="sections" problem={problems['sections']} help="十四类是通行的建档内容，可以改名、调整次序、增加；不再用的停用，里面已有的材料照样保留、打印。“只记结论”的类不设细节栏目。">
      {sections.map((section, index) => (
        <div key={section.code} className="field-line template-section">
          <span className="muted template-number">{chineseNumber(index + 1)}</span>
          <TextField label={`第 ${index + 1} 类`} value={section.title} onChange={title => set(section.code, { title })} />
          <Checkbox checked={section.conclusionOnly} onChange={event => set(section.code, { conclusionOnly: event.target.checked })}>只记结论</Checkbox>
          <Checkbox checked={section.retired} onChange={event => set(section.code, { retired: event.target.checked })}>停用</Checkbox>
          <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={`${section.title}上移`} onClick={() => move(index, -1)} />
          <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={index === sections.length - 1} aria-label={`${section.title}下移`} onClick={() => move(index, 1)} />
        </div>
      ))}
      <div><Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...sections, { code: `own-${newId()}`, title: '', conclusionOnly: false, retired: false }])}>增加一类</Button></div>
    </FormRow>
  )
}
