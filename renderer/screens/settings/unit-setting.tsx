import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Stored } from '#shared/model/record.ts'
import { type Unit, unitLabels as labels } from '#shared/model/unit.ts'
import type { FieldProblems } from '../../parts/field-problems.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { unitRepository } from '../../storage/unit-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { SettingSheet } from './setting-sheet.tsx'

/** What the unit says of itself on ledgers and covers. */
export function UnitSetting() {
  const unit = useLiveQuery(unitRepository.current, [])
  if (unit === undefined || unit === null) return null
  return <UnitForm key={unit.rev} unit={unit} />
}

function UnitForm({ unit }: { readonly unit: Stored<Unit> }) {
  const [value, setValue] = useState(unit)
  const [saving, save] = useDoing(() => unitRepository.describeUnit({ ...value, name: value.name.trim() }))
  const change = (some: Partial<Unit>) => setValue({ ...value, ...some })
  const marks = useRefusedMarks()({ name: value.name, shortName: value.shortName, contact: value.contact })
  const problems: FieldProblems = { ...(value.name.trim() === '' ? { name: '请填写单位名称' } : {}), ...marks }
  const isChanged = (['name', 'shortName', 'contact'] as const).some(field => value[field] !== unit[field])
  return (
    <SettingSheet title="单位">
      <FormRow label={labels.name} required problem={problems['name']}><TextField label={labels.name} value={value.name} onChange={name => change({ name })} /></FormRow>
      <FormRow label={labels.shortName} problem={problems['shortName']}><TextField label={labels.shortName} value={value.shortName} onChange={shortName => change({ shortName })} /></FormRow>
      <FormRow label={labels.contact} problem={problems['contact']}><TextField label={labels.contact} value={value.contact} onChange={contact => change({ contact })} /></FormRow>
      <FormRow label=""><span><Button disabled={!isChanged || Object.keys(problems).length > 0} loading={saving.kind === 'running'} onClick={() => void save()}>保存单位信息</Button></span></FormRow>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </SettingSheet>
  )
}
