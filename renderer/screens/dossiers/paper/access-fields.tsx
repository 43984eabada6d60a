import { Checkbox } from 'antd'
import { dossierAccessLabels } from '#shared/model/dossier/dossier-access.ts'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { TextField } from '../../../parts/text-field.tsx'
import type { AccessGiven } from '../../../storage/section/accesses.ts'
import { FormRow } from '../../../ui/form-row.tsx'

interface Props {
  readonly value: AccessGiven
  readonly problems: FieldProblems
  readonly onChange: (some: Partial<AccessGiven>) => void
}

/** Who wants to see it, why, who allowed it, and that it is no relative of theirs (domain.md C.13: 调阅须审批并登记，本人及亲属回避). */
export function AccessFields({ value, problems, onChange }: Props) {
  return (
    <>
      <FormRow label={dossierAccessLabels.reader} name="reader" required problem={problems['reader']}><TextField label={dossierAccessLabels.reader} value={value.reader} className="short-field" onChange={reader => onChange({ reader })} /></FormRow>
      <FormRow label={dossierAccessLabels.purpose} name="purpose" required problem={problems['purpose']} help="如：年度更新、干部考察、巡察调阅。"><TextField label={dossierAccessLabels.purpose} value={value.purpose} onChange={purpose => onChange({ purpose })} /></FormRow>
      <FormRow label={dossierAccessLabels.approver} name="approver" required problem={problems['approver']}><TextField label={dossierAccessLabels.approver} value={value.approver} className="short-field" onChange={approver => onChange({ approver })} /></FormRow>
      <FormRow label="回避" name="declaredUnrelated" problem={problems['declaredUnrelated']}><Checkbox checked={value.declaredUnrelated} onChange={event => onChange({ declaredUnrelated: event.target.checked })}>调阅人不是干部本人，也不是其亲属</Checkbox></FormRow>
    </>
  )
}

/** `names`: whose files. Nobody reads their own. */
export function accessProblems(value: AccessGiven, names: readonly string[]): FieldProblems {
  return {
    ...(value.reader.trim() === '' ? { reader: '请填写调阅人。' } : {}),
    ...(names.includes(value.reader.trim()) ? { reader: `${value.reader.trim()}是本人，应当回避，不能调阅。` } : {}),
    ...(value.purpose.trim() === '' ? { purpose: '请填写事由。' } : {}),
    ...(value.approver.trim() === '' ? { approver: '请填写批准人。' } : {}),
    ...(names.includes(value.approver.trim()) ? { approver: `${value.approver.trim()}是本人，不能批准调阅自己的档案。` } : {}),
    ...(value.declaredUnrelated ? {} : { declaredUnrelated: '本人及亲属应当回避，请由其他人调阅。' }),
  }
}
