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

type State = { readonly kind: 'asking' } | { readonly kind: 'known'; readonly roles: readonly FilledRole[] } | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** Which fonts of official papers this PC lacks: its PDFs are then set in the open fonts that come with the product. */
export function FontSetting() {
  const [state, setState] = useState<State>({ kind: 'asking' })
  useEffect(() => {
    machineSide().fontFaces({}).then(orThrow).then(faces => setState({ kind: 'known', roles: filledRoles(faces) })).catch((error: unknown) => setState({ kind: 'failed', ...told(error) }))
  }, [])
  return (
    <SettingSheet title="公文字体">
      {state.kind === 'asking' && <Loading rows={1} />}
      {state.kind === 'failed' && <FailureNotice message={state.message} detail={state.detail} />}
      {state.kind === 'known' && <FoundFonts roles={state.roles} />}
    </SettingSheet>
  )
}

function FoundFonts({ roles }: { readonly roles: readonly FilledRole[] }) {
  const missing = roles.filter(({ found }) => found.length === 0)
  return (
    <>
      <table className="font-roles">
        <thead><tr><th>用在</th><th>公文字体</th><th>本机</th><th>PDF 里用</th></tr></thead>
        <tbody>
          {roles.map(({ role, found }) => (
            <tr key={role}><td>{usesOf[role]}</td><td>{officialFonts[role].name}</td><td>{found.length === 0 ? '✕ 没有' : `✓ ${found.join('、')}`}</td><td>{found[0] ?? standInOf[role]}</td></tr>
          ))}
        </tbody>
      </table>
      {missing.length === 0
        ? <p>✓ 本机的公文字体齐全。</p>
        : <p>本机没有{missing.map(({ role }) => `“${officialFonts[role].name}”`).join('')}。打印 PDF 时用程序自带的思源宋体、思源黑体代替，一个字也不会少；导出的 Word 文件仍写明公文字体，在装有这些字体的电脑上打开就是规定的样子。</p>}
    </>
  )
}

const usesOf: Readonly<Record<TextRole, string>> = { title: '标题', hei: '一级标题、表头', kai: '二级标题', fang: '正文', song: '表格、页码' }
const standInOf: Readonly<Record<TextRole, string>> = { title: '思源宋体（粗）', hei: '思源黑体', kai: '思源宋体', fang: '思源宋体', song: '思源宋体' }

export interface FilledRole {
  readonly role: TextRole
  /** Families of this PC that are right for it, best first; the first one is embedded. */
  readonly found: readonly string[]
}

/** Which of the PC's own fonts serve each role. A face's id ends in the file name of the writers' list. */
export function filledRoles(faces: readonly FontFaceInfo[]): readonly FilledRole[] {
  const familyOf = new Map(faces.filter(face => !face.bundled).map(face => [face.id.slice(face.id.lastIndexOf(':') + 1).toLowerCase(), face.family]))
  const roles = Object.keys(officialFonts) as TextRole[] // the table names every role
  return roles.map(role => ({ role, found: [...new Set(systemFontFiles.filter(font => font.roles.includes(role)).flatMap(font => familyOf.get(font.file.toLowerCase()) ?? []))] }))
}

/** Official names of the roles that no font of the PC itself is right for. */
export function missingFonts(faces: readonly FontFaceInfo[]): readonly string[] {
  return filledRoles(faces).filter(({ found }) => found.length === 0).map(({ role }) => officialFonts[role].name)
}
