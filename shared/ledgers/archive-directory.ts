import { type ArchiveItem, retention } from '../model/archive-item.ts'
import { archiveNumber, onTheShelf } from '../rules/archive/archive-number.ts'
import { yearOf } from '../time/local-date.ts'
import { tableLedger } from './table-ledger.ts'

/** 归档文件目录 of a year, of the whole unit: columns of DA/T 22-2015 in their order (domain.md C.21, domain-checks C49). */
export const archiveDirectory = tableLedger<ArchiveItem>({
  id: 'archive-directory', title: '归档文件目录', source: 'domain.md C.21', family: 'archive', each: 'organisation', yearsOnly: true, orientation: 'landscape', size: '小五', emptyWords: '本年没有登记归档件',
  columns: [
    { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_item, _context, i) => String(i + 1) },
    { id: 'number', title: '档号', mm: 46, cell: archiveNumber },
    { id: 'documentNo', title: '文号', mm: 36, cell: ({ documentNo }) => documentNo },
    { id: 'responsible', title: '责任者', mm: 34, field: 'responsible', cell: ({ responsible }) => responsible },
    { id: 'title', title: '题名', mm: 60, cell: ({ title, isOwnTitle }) => (isOwnTitle ? `[${title}]` : title) },
    { id: 'date', title: '日期', mm: 19, align: 'center', field: 'documentOn', cell: ({ documentOn }) => documentOn?.replaceAll('-', '') ?? '' },
    { id: 'secretLevel', title: '密级', mm: 12, align: 'center', cell: ({ secretLevel }) => secretLevel },
    { id: 'pages', title: '页数', mm: 12, align: 'center', field: 'pages', cell: ({ pages }) => (pages === null ? '' : String(pages)), number: ({ pages }) => pages },
    { id: 'remark', title: '备注', mm: 20, cell: ({ remark }) => remark },
  ],
  rows: async ({ reader, days }) => onTheShelf((await reader.archiveItems()).filter(({ year }) => year === yearOf(days.from))),
  subjectOf: item => ({ kind: 'archiveItem', id: item.id, name: archiveNumber(item) }),
  headline: items => `共 ${items.length} 件${retention.keys.map(key => [key, items.filter(item => item.retention === key).length] as const).filter(([, count]) => count > 0).map(([key, count]) => `，${retention.labels[key]} ${count} 件`).join('')}`,
})
