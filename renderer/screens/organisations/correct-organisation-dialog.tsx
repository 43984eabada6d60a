import { Select } from 'antd'
import { useState } from 'react'
import { branchTypes, type Organisation, organisationLabels as labels } from '#shared/model/organisation.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useUnreadFields } from '../../parts/field-problems.ts'
import { ThemeDayInput, typeOptions } from '../../parts/organisation-form.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { organisationRepository } from '../../storage/organisation-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'

/** Mends what was entered wrongly. What really changed one day goes through 变更. */
export function CorrectOrganisationDialog({ organisation, onClose }: { readonly organisation: Organisation; readonly onClose: () => void }) {
  const [value, setValue] = useState(organisation)
  const { unread, tell } = useUnreadFields()
  const [isEstablishedEmpty, setEstablishedEmpty] = useState(false)
  const change = (some: Partial<Organisation>) => setValue({ ...value, ...some })
  const marks = useRefusedMarks()({ approvalDocumentNo: value.approvalDocumentNo })
  const dissolvedEarly = value.dissolvedOn !== null && value.dissolvedOn < value.establishedOn ? '撤销日期早于成立日期' : null
  return (
    <ActDialog title="更正党组织信息" verb="保存更正" check={() => Object.keys({ ...unread, ...marks }).length === 0 && !isEstablishedEmpty && dissolvedEarly === null} act={() => organisationRepository.correctOrganisation(value)} onClose={onClose}>
      <p className="muted">这里改的是录错的内容。从某一天起真的变了的（改名、换上级、设支委会），请用“变更”。</p>
      <FormRow label={labels.type}><Select aria-label={labels.type} value={value.type} options={typeOptions} onChange={type => change({ type })} style={{ maxWidth: 220 }} /></FormRow>
      <FormRow label={labels.establishedOn} required problem={unread['establishedOn'] ?? (isEstablishedEmpty ? '请填写成立日期' : null)}>
        <DayField label={labels.establishedOn} value={isEstablishedEmpty ? null : value.establishedOn} onProblem={tell('establishedOn')} onChange={day => { setEstablishedEmpty(day === null); if (day !== null) change({ establishedOn: day }) }} />
      </FormRow>
      <FormRow label={labels.approvalDocumentNo} problem={marks['approvalDocumentNo']}><TextField label={labels.approvalDocumentNo} value={value.approvalDocumentNo} onChange={approvalDocumentNo => change({ approvalDocumentNo })} /></FormRow>
      {branchTypes.includes(value.type) && <FormRow label={labels.fixedThemeDay}><span className="field-line">每月 <ThemeDayInput value={value.fixedThemeDay} onChange={fixedThemeDay => change({ fixedThemeDay })} /> 日</span></FormRow>}
      {organisation.dissolvedOn !== null && (
        <FormRow label={labels.dissolvedOn} problem={unread['dissolvedOn'] ?? dissolvedEarly} help="清空就表示没有撤销。">
          <DayField label={labels.dissolvedOn} value={value.dissolvedOn} onProblem={tell('dissolvedOn')} onChange={dissolvedOn => change({ dissolvedOn })} />
        </FormRow>
      )}
    </ActDialog>
  )
}
