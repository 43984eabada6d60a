import * as z from 'zod'
import type { Draft } from '#shared/contract/contract.ts'
import type { DraftAddress } from '../../../parts/drafts-left.tsx'
import type { DossierLine } from '../../../workers/section/dossier-line.ts'
import { itemKinds } from '../items/item-kinds.ts'

const Typed = z.object({ typedName: z.string() })
const OfFile = z.object({ dossierId: z.string() })

/** Where a draft of the section is gone on with; null where its file is gone. */
export function sectionDraftAddress({ form, recordId, content }: Draft, lines: readonly DossierLine[]): DraftAddress | null {
  const nameOf = (id: string) => lines.find(line => line.id === id)?.name ?? null
  const at = (words: string, rest: readonly string[]): DraftAddress => ({ words, screen: 'dossiers', rest })
  if (form === 'dossier-template') return at('目录与测评表', ['template'])
  if (form === 'dossier') return at(`建档：${Typed.safeParse(content).data?.typedName.trim() || '还没填姓名'}`, ['new', recordId])
  const own = nameOf(recordId)
  if (form === 'dossier-cover') return own === null ? null : at(`${own}：封面`, [recordId, 'cover'])
  if (form === 'dossier-scans') return own === null ? null : at(`${own}：批量扫描件`, [recordId, 'scans'])
  const kind = itemKinds.find(({ path }) => form === `dossier-${path}`)
  const dossierId = OfFile.safeParse(content).data?.dossierId
  const name = dossierId === undefined ? null : nameOf(dossierId)
  return kind === undefined || dossierId === undefined || name === null ? null : at(`${name}：${kind.word}`, [dossierId, kind.path, recordId])
}
