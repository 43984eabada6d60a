import { Checkbox } from 'antd'
import { isTrueOrFalse, usePreference } from '../ui/preference.ts'
import { archivalPreference } from '../workers/archival-copies.ts'

/** PDF/A-2b or plain: one choice for all PDFs that this PC saves (domain.md D.2). */
export function ArchivalChoice({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const [isWanted, want] = usePreference(archivalPreference, false, isTrueOrFalse)
  return (
    <div>
      <Checkbox disabled={isDisabled} checked={isWanted} onChange={event => want(event.target.checked)}>PDF 按存档格式（PDF/A-2b）保存</Checkbox>
      {isWanted && <div className="muted">按 PDF/A-2b 的要求生成，没有经过专门软件验证。移交档案馆的，请以接收单位的检测为准。</div>}
    </div>
  )
}
