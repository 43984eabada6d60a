import { Button } from 'antd'
import { useState } from 'react'
import { type Honour, honourKind, honourLabels as labels } from '#shared/model/honour.ts'
import type { Stored } from '#shared/model/record.ts'
import type { DayOrMonth } from '#shared/time/day-or-month.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { DayOrMonthField } from '../../../parts/day-field.tsx'
import { type FieldProblems, useUnreadFields } from '../../../parts/field-problems.ts'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { honourRepository } from '../../../storage/honour-repository.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { FormRow } from '../../../ui/form-row.tsx'

interface Props {
  readonly title: string
  readonly personId: string
  /** null = granted and entered now. */
  readonly honour: Stored<Honour> | null
  readonly onClose: () => void
}

type InHand = Omit<Honour, 'id' | 'personId' | 'organisationId'>

const blank: InHand = { kind: 'excellentMember', title: '', level: '', grantedBy: '', documentNo: '', on: null, remark: '' }

/** 表彰 of a person, or mends what was entered wrongly of one. */
export function HonourDialog({ title, personId, honour, onClose }: Props) {
  const [value, setValue] = useState<InHand>(honour ?? blank)
  const [problems, setProblems] = useState<FieldProblems>({})
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()(value)
  const change = (some: Partial<InHand>) => setValue({ ...value, ...some })
  const named = value.title.trim() === '' && value.kind !== 'other' ? honourKind.labels[value.kind] : value.title.trim()
  const check = () => {
    const found: FieldProblems = { ...(named === '' ? { title: '请填写表彰名称' } : {}), ...marks, ...unread }
    setProblems(found)
    return Object.keys(found).length === 0
  }
  const act = async () => {
    if (honour === null) await honourRepository.recordHonour({ ...value, title: named, personId, organisationId: null })
    else await honourRepository.correctHonour({ ...honour, ...value, title: named })
  }
  const remove = () => {
    if (honour !== null) honourRepository.removeMistakenHonour(honour).then(onClose, (error: unknown) => console.error('not removed', error))
  }
  const words = (field: 'level' | 'grantedBy' | 'documentNo' | 'remark', placeholder = '') => (
    <FormRow label={labels[field]} problem={problems[field]}><TextField label={labels[field]} value={value[field]} placeholder={placeholder} onChange={text => change({ [field]: text })} /></FormRow>
  )
  return (
    <ActDialog title={title} verb={honour === null ? '登记表彰' : '保存更正'} check={check} act={act} onClose={onClose}>
      <FormRow label={labels.kind}><CodeSelect label={labels.kind} value={value.kind} onChange={kind => change({ kind: kind ?? 'other' })} of={honourKind} /></FormRow>
      <FormRow label={labels.title} required problem={problems['title']} help="空着就用类别的名称。"><TextField label={labels.title} value={value.title} placeholder={value.kind === 'other' ? '' : honourKind.labels[value.kind]} onChange={text => change({ title: text })} /></FormRow>
      {words('level', '如：市级')}
      {words('grantedBy')}
      {words('documentNo')}
      <FormRow label={labels.on} problem={unread['on'] ?? problems['on']}><DayOrMonthField label={labels.on} value={value.on} onChange={(on: DayOrMonth | null) => change({ on })} onProblem={tell('on')} /></FormRow>
      {words('remark')}
      {honour !== null && <FormRow label=""><span><Button type="link" danger onClick={remove}>这一条是误录的，删除</Button></span></FormRow>}
    </ActDialog>
  )
}
