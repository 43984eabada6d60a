import { Button, InputNumber, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Stored } from '#shared/model/record.ts'
import { type Unit, unitLabels as labels, unitLevel } from '#shared/model/unit.ts'
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
  const isChanged = (['name', 'shortName', 'contact', 'level', 'staffQuota', 'totalStaff'] as const).some(field => value[field] !== unit[field])
  return (
    <SettingSheet title="单位">
      <FormRow label={labels.name} required problem={problems['name']}><TextField label={labels.name} value={value.name} onChange={name => change({ name })} /></FormRow>
      <FormRow label={labels.shortName} problem={problems['shortName']}><TextField label={labels.shortName} value={value.shortName} onChange={shortName => change({ shortName })} /></FormRow>
      <FormRow label={labels.contact} problem={problems['contact']}><TextField label={labels.contact} value={value.contact} onChange={contact => change({ contact })} /></FormRow>
      <FormRow label={labels.level}><Select aria-label={labels.level} allowClear placeholder="请选择" value={value.level} style={{ maxWidth: 200 }} options={unitLevel.keys.map(key => ({ value: key, label: unitLevel.labels[key] }))} onChange={level => change({ level: level ?? null })} /></FormRow>
      <FormRow label={labels.staffQuota} name="unit.staffQuota" problem={problems['staffQuota']} help="机构编制部门核定的编制数，印在专职党务工作者配备表上。"><InputNumber aria-label={labels.staffQuota} min={0} max={1_000_000} precision={0} value={value.staffQuota} onChange={staffQuota => change({ staffQuota })} /></FormRow>
      <FormRow label={labels.totalStaff} name="unit.totalStaff" help="专职党务工作人员一般占机关工作人员总数的 1%—2%，人数较少的保证有专人负责（机关条例 30 条）。例：120 人应配 2 人。"><InputNumber aria-label={labels.totalStaff} min={0} max={1_000_000} precision={0} value={value.totalStaff} onChange={totalStaff => change({ totalStaff })} /></FormRow>
      <FormRow label=""><span><Button disabled={!isChanged || Object.keys(problems).length > 0} loading={saving.kind === 'running'} onClick={() => void save()}>保存单位信息</Button></span></FormRow>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </SettingSheet>
  )
}
