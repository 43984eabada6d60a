import type { Block, Cell, Column, Document } from '../documents/document.ts'
import { landscapeA4 } from '../documents/page-setup.ts'

export interface ImportProblem {
  /** As the file counts. */
  readonly row: number
  readonly name: string
  readonly column: string
  readonly message: string
  readonly suggestion: string
}

interface ProblemList {
  readonly fileName: string
  readonly sheet: string
  readonly problems: readonly ImportProblem[]
}

/** 问题清单 of a spreadsheet: every row that was not entered, with its place, why, and what to do; to be mended in the file and imported again. */
export function importProblemList({ fileName, sheet, problems }: ProblemList): Document {
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '导入问题清单' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `文件：${fileName}　　工作表：${sheet}　　共 ${problems.length} 处。改好后再导入同一个文件即可，已导入的行不会重复。` }] },
    {
      type: 'table', size: '小五', columns: columns.map(({ mm }): Column => ({ mm })),
      header: [columns.map(({ title }): Cell => ({ text: title, role: 'hei', align: 'center' }))],
      rows: problems.map(problem => columns.map(({ cell, align }): Cell => ({ text: cell(problem), subject: `第 ${problem.row} 行 ${problem.name}`, ...(align === undefined ? {} : { align }) }))),
    },
  ]
  return { title: '导入问题清单', sections: [{ page: landscapeA4({ numbering: 'pageOfPages' }), blocks }] }
}

/** 225 mm in all. */
const columns: readonly { readonly title: string; readonly mm: number; readonly cell: (problem: ImportProblem) => string; readonly align?: 'center' }[] = [
  { title: '行', mm: 14, align: 'center', cell: ({ row }) => String(row) },
  { title: '姓名', mm: 24, align: 'center', cell: ({ name }) => name },
  { title: '列', mm: 32, cell: ({ column }) => column },
  { title: '问题', mm: 85, cell: ({ message }) => message },
  { title: '怎么办', mm: 70, cell: ({ suggestion }) => suggestion },
]
