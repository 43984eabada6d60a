import { printableText } from '#shared/documents/printable-text.ts'
import { pdfString, type PdfFile } from './pdf-file.ts'

/** A bookmark: `page` is the page's object. */
export interface Bookmark {
  readonly title: string
  readonly level: 1 | 2
  readonly page: number
}

/** The outline of a book: parts of level 2 hang under the part of level 1 before them. Null where there is nothing to list. */
export function bookmarks(file: PdfFile, marks: readonly Bookmark[]): number | null {
  if (marks.length === 0) return null
  const root = file.reserve()
  const groups = groupsOf(marks)
  const tops = groups.map(() => file.reserve())
  groups.forEach(([top, ...under], index) => {
    const id = tops[index] ?? 0
    const unders = under.map(() => file.reserve())
    under.forEach((mark, i) => { file.put(unders[i] ?? 0, item(mark, id, unders[i - 1], unders[i + 1], '')) })
    const children = unders.length === 0 ? '' : `/First ${unders[0]} 0 R/Last ${unders.at(-1)} 0 R/Count ${unders.length}`
    if (top !== undefined) file.put(id, item(top, root, tops[index - 1], tops[index + 1], children))
  })
  file.put(root, `<</Type/Outlines/First ${tops[0]} 0 R/Last ${tops.at(-1)} 0 R/Count ${marks.length}>>`)
  return root
}

function groupsOf(marks: readonly Bookmark[]): Bookmark[][] {
  const groups: Bookmark[][] = []
  for (const mark of marks) {
    const last = groups.at(-1)
    if (mark.level === 2 && last !== undefined) last.push(mark)
    else groups.push([mark])
  }
  return groups
}

function item({ title, page }: Bookmark, parent: number, before: number | undefined, after: number | undefined, children: string): string {
  return `<</Title${pdfString(printableText(title))}/Parent ${parent} 0 R/Dest[${page} 0 R/XYZ null null null]${before === undefined ? '' : `/Prev ${before} 0 R`}${after === undefined ? '' : `/Next ${after} 0 R`}${children}>>`
}
