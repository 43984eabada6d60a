import { Button, InputNumber } from 'antd'
import { type Margins, standardMargins } from '#shared/documents/page-setup.ts'
import { marginLimits, type PaperProfile } from '#shared/model/settings.ts'
import { FormRow } from '../../ui/form-row.tsx'

interface Props {
  readonly value: PaperProfile['margins']
  readonly onChange: (margins: PaperProfile['margins']) => void
}

const sides = [['top', '上'], ['bottom', '下'], ['left', '左'], ['right', '右']] as const

/** Millimetres of an upright sheet; those of the standard are kept as "nothing set". */
export function MarginFields({ value, onChange }: Props) {
  const margins = value ?? standardMargins
  const set = (side: keyof Margins, millimetres: number | null) => {
    const next: Margins = { ...margins, [side]: millimetres ?? standardMargins[side] }
    const { top, right, bottom, left } = next
    const isStandard = top === standardMargins.top && right === standardMargins.right && bottom === standardMargins.bottom && left === standardMargins.left
    onChange(isStandard ? null : { top, right, bottom, left })
  }
  return (
    <FormRow label="页边距" name="paper.margins" help="公文格式（GB/T 9704-2012）规定上 37、下 35、左 28、右 26 毫米，版心 156 × 225 毫米。左边是装订边。横排的台账随纸转过来：竖排的左边成为上边；栏目太多的横表，左右两边自动让窄。打印机一般印不到离纸边 10 毫米以内，下边要留 15 毫米印页码。">
      <span className="field-line">
        {sides.map(([side, word]) => (
          <label key={side} className="field-line">{word}<InputNumber style={{ width: 72 }} aria-label={`${word}边距`} min={marginLimits[side][0]} max={marginLimits[side][1]} precision={0} value={margins[side]} onChange={millimetres => set(side, millimetres)} /></label>
        ))}
        毫米
        <Button type="link" size="small" disabled={value === null} onClick={() => onChange(null)}>恢复国标</Button>
      </span>
      <div className="muted">版心 {210 - margins.left - margins.right} × {297 - margins.top - margins.bottom} 毫米{value === null ? '，符合公文格式' : '，国标为 156 × 225 毫米'}</div>
    </FormRow>
  )
}
