import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { defaultSettings, type Settings } from '#shared/model/settings.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { SettingSheet } from './setting-sheet.tsx'

export type Rules = Omit<Settings, 'id'>

interface Props {
  readonly title: string
  /** 保存提醒设置. */
  readonly saveWord: string
  /** What this sheet sets; the rest of the settings is left alone. */
  readonly fields: readonly (keyof Rules)[]
  readonly rules: Rules
  readonly isWrong?: (value: Rules) => boolean
  readonly children: (value: Rules, change: (some: Partial<Rules>) => void) => ReactNode
}

/** One group of the unit's rules, saved by itself: what is typed in another group stays. */
export function RulesSheet(props: Props) {
  return <RulesForm key={JSON.stringify(picked(props.rules, props.fields))} {...props} />
}

function RulesForm({ title, saveWord, fields, rules, isWrong = () => false, children }: Props) {
  const [value, setValue] = useState<Rules>(rules)
  const of = (source: Rules) => picked(source, fields)
  const isSame = (a: Rules, b: Rules) => JSON.stringify(of(a)) === JSON.stringify(of(b))
  const [saving, save] = useDoing(() => settingsRepository.changeSettings(of(value)))
  return (
    <SettingSheet title={title}>
      {children(value, some => setValue({ ...value, ...some }))}
      <FormRow label="">
        <span className="field-line">
          <Button disabled={isSame(value, rules) || isWrong(value)} loading={saving.kind === 'running'} onClick={() => void save()}>{saveWord}</Button>
          {!isSame(value, defaultSettings) && <Button type="link" onClick={() => setValue({ ...value, ...of(defaultSettings) })}>恢复默认</Button>}
        </span>
      </FormRow>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </SettingSheet>
  )
}

function picked(rules: Rules, fields: Props['fields']): Partial<Rules> {
  return Object.fromEntries(fields.map(field => [field, rules[field]]))
}
