import { notSecretNotice } from '../../parts/not-secret-notice.ts'
import { SettingSheet } from './setting-sheet.tsx'

export function About() {
  return (
    <SettingSheet title="关于">
      <p>党务台账：离线记录会议与人员，随时打印成册。</p>
      <p>{notSecretNotice}</p>
    </SettingSheet>
  )
}
