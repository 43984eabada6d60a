import { useEffect, useState } from 'react'
import type { FontFaceInfo } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { TextRole } from '#shared/documents/document.ts'
import { officialFonts, systemFontFiles } from '#shared/documents/fonts.ts'
import { machineSide } from '../../storage/connection.ts'
import { told } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { SettingSheet } from './setting-sheet.tsx'

type State = { readonly kind: 'asking' } | { readonly kind: 'known'; readonly missing: readonly string[] } | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** Which fonts of official papers this PC lacks: its PDFs are then set in the open fonts that come with the product. */
export function FontSetting() {
  const [state, setState] = useState<State>({ kind: 'asking' })
  useEffect(() => {
    machineSide().fontFaces({}).then(orThrow).then(faces => setState({ kind: 'known', missing: missingFonts(faces) })).catch((error: unknown) => setState({ kind: 'failed', ...told(error) }))
  }, [])
  return (
    <SettingSheet title="公文字体">
      {state.kind === 'asking' && <Loading rows={1} />}
      {state.kind === 'failed' && <FailureNotice message={state.message} detail={state.detail} />}
      {state.kind === 'known' && state.missing.length === 0 && <p>✓ 本机的公文字体齐全。</p>}
      {state.kind === 'known' && state.missing.length > 0 && (
        <p>本机没有{state.missing.map(name => `“${name}”`).join('')}。打印 PDF 时用程序自带的思源宋体、思源黑体代替，一个字也不会少；导出的 Word 文件仍写明公文字体，在装有这些字体的电脑上打开就是规定的样子。</p>
      )}
    </SettingSheet>
  )
}

/** Official names of the roles that no font of the PC itself is right for. A face's id ends in the file name of the writers' list. */
export function missingFonts(faces: readonly FontFaceInfo[]): readonly string[] {
  const files = faces.filter(face => !face.bundled).map(face => face.id.slice(face.id.lastIndexOf(':') + 1).toLowerCase())
  const served = new Set(systemFontFiles.filter(font => files.includes(font.file.toLowerCase())).flatMap(font => font.roles))
  const roles = Object.keys(officialFonts) as TextRole[] // the table names every role
  return roles.filter(role => !served.has(role)).map(role => officialFonts[role].name)
}
