import { dottedDate } from '../time/local-date.ts'
import { type Evidence, evidenceNumber, evidenceOf } from './evidence.ts'
import { tableLedger } from './table-ledger.ts'

/** 佐证材料索引 (domain.md C.2 佐证, C.1 附件): every attachment of the period's records with its number, which its file bears too. */
export const evidenceIndex = tableLedger<Evidence>({
  id: 'evidence-index', title: '佐证材料索引', source: 'domain.md C.1', each: 'organisation', family: 'archive', orientation: 'landscape', size: '小五',
  columns: [
    { id: 'number', title: '编号', mm: 14, align: 'center', cell: evidenceNumber },
    { id: 'name', title: '材料名称', mm: 58, cell: ({ name }) => name },
    { id: 'category', title: '类别', mm: 18, align: 'center', cell: ({ category }) => category },
    { id: 'record', title: '所属记录', mm: 72, cell: ({ record }) => record.title },
    { id: 'on', title: '日期', mm: 21, align: 'center', cell: ({ record }) => (record.on === null ? '' : dottedDate(record.on)) },
    { id: 'organisation', title: '党组织', mm: 42, cell: ({ organisation }) => organisation },
  ],
  rows: ({ reader, organisationId, period }) => evidenceOf(reader, organisationId, period),
  subjectOf: ({ record }) => (record.table === 'meetings' ? { kind: 'meeting', id: record.id, name: record.title } : null),
  emptyWords: '本期记录没有附件',
})
