import type { Block } from '../../documents/document.ts'
import { accessAction, type DossierAccess } from '../../model/dossier/dossier-access.ts'
import { chineseMoment } from '../../time/instant.ts'
import { said, tableOf } from './cells.ts'

/** 调阅登记表; `namesOf`: whose files, where the sheet is of more than one. */
export function accessBlocks(accesses: readonly DossierAccess[], namesOf: ((access: DossierAccess) => string) | null): Block {
  const sorted = accesses.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const columns = [['时间', 32], ['调阅人', 18], ['方式', 16], ...(namesOf === null ? [] : [['档案', 24] as const]), ['内容', namesOf === null ? 28 : 20], ['事由', namesOf === null ? 44 : 28], ['批准人', 18]] as const
  return tableOf(columns, sorted.map(access => [
    said(chineseMoment(access.at), access.reader, 'center'), said(access.reader, access.reader, 'center'), said(accessAction.labels[access.action], access.reader, 'center'),
    ...(namesOf === null ? [] : [said(namesOf(access), access.reader)]), said(access.what, access.reader), said(access.purpose, access.reader), said(access.approver, access.reader, 'center'),
  ]), '没有调阅记录')
}
