import { Button, InputNumber, Switch } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { defaultSettings, type Settings, settingsLabels as labels } from '#shared/model/settings.ts'
import { LongTextField } from '../../parts/text-field.tsx'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { SettingSheet } from './setting-sheet.tsx'

type Rules = Omit<Settings, 'id'>

/** Rules that a unit may set for itself: custom and measure, never the articles themselves. */
export function RuleSettings() {
  const rules = useLiveQuery(settingsRepository.current, [])
  if (rules === undefined) return <Loading rows={3} />
  return <RulesForm key={JSON.stringify(rules)} rules={rules} />
}

function RulesForm({ rules }: { readonly rules: Rules }) {
  const [value, setValue] = useState<Rules>(rules)
  const [words, setWords] = useState(rules.classificationWords.join('\n'))
  const next: Rules = { ...value, classificationWords: words.split('\n').map(word => word.trim()).filter(word => word !== '') }
  const fields = Object.keys(defaultSettings) as (keyof Rules)[] // the defaults name every rule
  const isChanged = fields.some(field => JSON.stringify(next[field]) !== JSON.stringify(rules[field]))
  const isDefault = fields.every(field => JSON.stringify(next[field]) === JSON.stringify(defaultSettings[field]))
  const [saving, save] = useDoing((chosen: Rules) => settingsRepository.changeSettings(Object.fromEntries(fields.map(field => [field, chosen[field]]))))
  const change = (some: Partial<Rules>) => setValue({ ...value, ...some })
  return (
    <SettingSheet title="提醒和检查">
      <FormRow label={labels.lectureEveryQuarter} help="条例没有规定次数，各地多为每季度一次。本单位另有规定的可以关闭。"><span><Switch aria-label={labels.lectureEveryQuarter} checked={value.lectureEveryQuarter} onChange={lectureEveryQuarter => change({ lectureEveryQuarter })} /></span></FormRow>
      <FormRow label="第一议题" help="检查支委会、党组会的第一项议题是不是第一议题。"><span><Switch aria-label={labels.firstTopicRequired} checked={value.firstTopicRequired} onChange={firstTopicRequired => change({ firstTopicRequired })} /> {labels.firstTopicRequired}</span></FormRow>
      <FormRow label="开始提醒" help="一个月、一个季度过去这么多还没开的会，标黄“待办”。"><span className="field-line">周期过去 <InputNumber aria-label={labels.yellowAfterShare} min={0} max={100} precision={0} value={Math.round(value.yellowAfterShare * 100)} onChange={percent => change({ yellowAfterShare: (percent ?? 60) / 100 })} /> % 还没开</span></FormRow>
      <FormRow label="临期" help="离期末只剩这些天还没开的会，标橙“临期”；过了期末标红“逾期”。">
        <span className="field-line">
          季度、年度剩 <InputNumber aria-label={labels.orangeDaysOfQuarter} min={0} max={90} precision={0} value={value.orangeDaysOfQuarter} onChange={days => change({ orangeDaysOfQuarter: days ?? defaultSettings.orangeDaysOfQuarter })} /> 天，
          月度剩 <InputNumber aria-label={labels.orangeDaysOfMonth} min={0} max={31} precision={0} value={value.orangeDaysOfMonth} onChange={days => change({ orangeDaysOfMonth: days ?? defaultSettings.orangeDaysOfMonth })} /> 天
        </span>
      </FormRow>
      <FormRow label={labels.classificationWords} help="除了“绝密”“机密”“秘密★”等，本单位还要拦下的字样，一行一个。"><LongTextField label={labels.classificationWords} value={words} onChange={setWords} /></FormRow>
      <FormRow label="页脚校验码" help="在每份台账的页脚印上“档案校验 第 N 次保存”和一组校验码。以后可以在“操作记录”里核对：档案的历史没有被改写。"><span><Switch aria-label={labels.printHead} checked={value.printHead} onChange={printHead => change({ printHead })} /> {labels.printHead}</span></FormRow>
      <FormRow label="">
        <span className="field-line">
          <Button disabled={!isChanged} loading={saving.kind === 'running'} onClick={() => void save(next)}>保存提醒设置</Button>
          {!isDefault && <Button type="link" onClick={() => { setValue(defaultSettings); setWords('') }}>恢复默认</Button>}
        </span>
      </FormRow>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </SettingSheet>
  )
}
