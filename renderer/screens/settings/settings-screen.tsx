import { useEffect } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { focusField } from '../../ui/form-row.tsx'
import { Page } from '../../ui/page.tsx'
import { About } from './about.tsx'
import { ActorSetting } from './actor-setting.tsx'
import { FontSetting } from './font-setting.tsx'
import { PaperSetting } from './paper-setting.tsx'
import { RuleSettings } from './rule-settings.tsx'
import { UnitSetting } from './unit-setting.tsx'
import { ZoomSetting } from './zoom-setting.tsx'

/** 设置: who works here, the unit, the measures of its reminders, how large everything is shown. */
export function SettingsScreen({ query }: ScreenProps) {
  const field = query['field']
  useEffect(() => {
    if (field === undefined) return
    const shown = setTimeout(() => focusField(field), 300) // the sheets are filled by then
    return () => clearTimeout(shown)
  }, [field])
  return (
    <Page title="设置">
      <ActorSetting />
      <UnitSetting />
      <ZoomSetting />
      <RuleSettings />
      <PaperSetting />
      <FontSetting />
      <About />
    </Page>
  )
}
