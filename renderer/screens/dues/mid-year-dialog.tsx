import { Input } from 'antd'
import { useState } from 'react'
import { type DuesStandard, duesStandardLabels } from '#shared/model/dues.ts'
import { typedYuan, yuanText } from '#shared/rules/dues/money.ts'
import type { YearMonth } from '#shared/time/year-month.ts'
import { newId } from '../../storage/new-id.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { typedMonthOf } from './typed-standard.ts'

interface Props {
  readonly name: string
  readonly standard: DuesStandard
  /** Months from which a standard of the person is in force already. */
  readonly taken: readonly YearMonth[]
  readonly onAdd: (standard: DuesStandard) => void
  readonly onClose: () => void
}

/** Income that changed for good in the course of the year: another standard from a month on; the months before keep theirs (R-FEE-05: 年内一般不变). */
export function MidYearDialog({ name, standard, taken, onAdd, onClose }: Props) {
  const [from, setFrom] = useState('')
  const [base, setBase] = useState(standard.baseCents === null ? '' : yuanText(standard.baseCents))
  const [isChecked, setChecked] = useState(false)
  const month = typedMonthOf(from, standard.year)
  const cents = base.trim() === '' ? null : typedYuan(base)
  const monthProblem = month === null ? `请写 ${standard.year} 年的月份，如 7。` : taken.includes(month) ? '此人从这个月起已有核定。' : null
  const baseProblem = cents === null && base.trim() !== '' ? '看不懂这个金额。请写元，如 4200。' : null
  const check = () => {
    setChecked(true)
    return monthProblem === null && baseProblem === null
  }
  const act = async () => {
    if (month !== null) onAdd({ ...standard, id: newId(), from: month, baseCents: cents, remark: '' })
  }
  return (
    <ActDialog title={`${name}：年中调整党费`} verb="从这个月起调整" check={check} act={act} onClose={onClose}>
      <FormRow label={duesStandardLabels.from} required problem={isChecked ? monthProblem : null} help="党费每年年初核定一次，年内一般不变；收入有较大变动的，从变动的月份起重新核定，以前的月份不变。">
        <Input className="dues-amount" aria-label={duesStandardLabels.from} value={from} onChange={event => setFrom(event.target.value)} placeholder="如 7" />
      </FormRow>
      <FormRow label={duesStandardLabels.baseCents} problem={isChecked ? baseProblem : null}>
        <Input className="dues-amount" aria-label={duesStandardLabels.baseCents} value={base} onChange={event => setBase(event.target.value)} />
      </FormRow>
    </ActDialog>
  )
}
