import type { Block, Cell, Document, Table } from '../documents/document.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { dash } from '../ledgers/words.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'
import { chinesePeriod } from '../time/period.ts'
import type { BinderOrder } from './binder-order.ts'

/** A file of the folder, as its contents list it. */
export interface ListedFile {
  readonly organisation: string
  readonly title: string
  /** `02_办公室党支部/01_党员花名册`, without extension. */
  readonly file: string
  /** Null = not known: no PDF was made, or it is an attachment. */
  readonly pages: number | null
}

export interface FolderContents {
  readonly order: Pick<BinderOrder, 'title' | 'period' | 'numbering'>
  readonly organisation: string
  readonly madeOn: LocalDate
  readonly files: readonly ListedFile[]
  readonly attachments: readonly ListedFile[]
}

/** 目录 of a binder that is a folder: which file holds what. */
export function folderContentsDocument({ order, organisation, madeOn, files, attachments }: FolderContents): Document {
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: `${order.title}目录` },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${organisation}　　期间：${chinesePeriod(order.period)}　　${chineseDate(madeOn)}　　共 ${files.length} 份${pages === 0 ? '' : `、${pages} 页`}`, subject: organisation }] },
    listed('材料', files),
    ...(attachments.length === 0 ? [] : [{ type: 'heading', level: 2, text: `附件（${attachments.length} 个）` } as const, listed('附件', attachments)]),
  ]
  return { title: `${order.title}目录：${organisation}`, sections: [{ page: portraitA4({ numbering: order.numbering }), blocks }] }
}

function listed(what: string, files: readonly ListedFile[]): Table {
  return {
    type: 'table', size: '小五', columns: [12, 34, 44, 54, 12].map(mm => ({ mm })),
    header: [['序号', '党组织', what, '文件名', '页数'].map((text): Cell => ({ text, role: 'hei', align: 'center' }))],
    rows: files.map(({ organisation, title, file, pages }, i): readonly Cell[] => [{ text: String(i + 1), align: 'center' }, { text: organisation }, { text: title, subject: title }, { text: file }, { text: pages === null ? dash : String(pages), align: 'center' }]),
  }
}
