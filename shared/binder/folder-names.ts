import { documentStem, folderName } from '../documents/file-name.ts'
import type { BinderPart } from './compose-binder.ts'

/** Where a part lies in a binder that is a folder. */
export interface FolderPlace {
  /** 02_办公室党支部, in the binder of a tree; null = beside the contents. */
  readonly folder: string | null
  /** 01_党员花名册, without extension. */
  readonly stem: string
}

type NamedPart = Pick<BinderPart, 'ledger' | 'title' | 'level'>

/** Names part after part in the binder's order, numbered so that every file manager lists them in it; null = a divider, which becomes a folder. */
export function folderPlaces(): (part: NamedPart) => FolderPlace | null {
  let [top, inside, folder]: [number, number, string | null] = [0, 0, null]
  return ({ ledger, title, level }) => {
    if (level === 1) top += 1
    if (ledger === 'divider') {
      folder = folderName(`${numbered(top)}_${title}`)
      inside = 0
      return null
    }
    if (level === 1) return { folder: null, stem: documentStem(`${numbered(top)}_${title}`) }
    inside += 1
    return { folder, stem: documentStem(`${numbered(inside)}_${title}`) }
  }
}

/** 年度党建检查材料_办公室党支部_2026年: of the binder's file or folder, without extension. */
export function binderStem(title: string, organisation: string, period: string): string {
  return documentStem(`${title}_${organisation}_${period}`)
}

export const attachmentsFolder = '附件'
export const contentsStem = '00_目录'

function numbered(n: number): string {
  return String(n).padStart(2, '0')
}
