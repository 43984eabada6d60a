import type { Block } from '../../documents/document.ts'
import { accessAction, type DossierAccess } from '../../model/dossier/dossier-access.ts'
import { chineseMoment } from '../../time/instant.ts'
import { said, tableOf } from './cells.ts'

/** 调阅登记表; `namesOf`: whose files, where the sheet is of more than one. */
export function accessBlocks(accesses: readonly DossierAccess[], namesOf: ((access: DossierAccess) => string) | null): Block {
  const sorted = accesses.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const isOfOne = namesOf === null
  const columns = [['时间', isOfOne ? 36 : 28], ['调阅人', 18], ['方式', 18], ...(isOfOne ? [] : [['档案', 28] as const]), ['内容', isOfOne ? 24 : 20], ['事由', isOfOne ? 36 : 20], ['批准人', 24]] as const
  return tableOf(columns, sorted.map(access => [
    said(chineseMoment(access.at), access.reader, 'center'), said(access.reader, access.reader, 'center'), said(accessAction.labels[access.action], access.reader, 'center'),
    ...(namesOf === null ? [] : [said(namesOf(access), access.reader)]), said(access.what, access.reader), said(access.purpose, access.reader), said(access.approver, access.reader, 'center'),
  ]), '没有调阅记录')
}
