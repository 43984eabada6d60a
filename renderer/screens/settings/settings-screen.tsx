import type { ScreenProps } from '../../parts/screen.ts'
import { Page } from '../../ui/page.tsx'
import { About } from './about.tsx'
import { ActorSetting } from './actor-setting.tsx'
import { FontSetting } from './font-setting.tsx'
import { RuleSettings } from './rule-settings.tsx'
import { UnitSetting } from './unit-setting.tsx'
import { ZoomSetting } from './zoom-setting.tsx'

/** 设置: who works here, the unit, the measures of its reminders, how large everything is shown. */
export function SettingsScreen(_: ScreenProps) {
  return (
    <Page title="设置">
      <ActorSetting />
      <UnitSetting />
      <ZoomSetting />
      <RuleSettings />
      <FontSetting />
      <About />
    </Page>
  )
}
