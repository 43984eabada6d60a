import { printableText } from '#shared/documents/printable-text.ts'
import { archivalEntries, informationOf, type Properties } from './pdf-archival.ts'
import type { PdfFile } from './pdf-file.ts'
import type { TakenPage } from './pdf-join.ts'
import { bookmarks } from './pdf-outline.ts'
import { programName } from './pdf-render.ts'
import type { SharedFonts } from './pdf-shared-fonts.ts'

/** What is left to say when all pages are in the file. */
export interface Finish {
  readonly pages: readonly TakenPage[]
  /** What stands behind the words of each page. */
  readonly behind?: readonly TakenPage[]
  /** What stands at the foot of each page, where that wasn't known when it was laid out. */
  readonly feet?: readonly TakenPage[]
  /** `page` from 0. */
  readonly marks: readonly { readonly title: string; readonly level: 1 | 2; readonly page: number }[]
  readonly title: string
  readonly unit?: string
  readonly madeOn?: string
  /** Says that it is PDF/A-2b. */
  readonly archival?: boolean
}

export function finishPdf(file: PdfFile, fonts: SharedFonts, finish: Finish): Uint8Array<ArrayBuffer> {
  const { tree, pages } = writePages(file, finish)
  fonts.finish()
  const outline = bookmarks(file, finish.marks.map(mark => ({ ...mark, page: pages[mark.page] ?? 0 })))
  const properties = propertiesOf(finish)
  const archival = finish.archival === true ? archivalEntries(file, properties) : ''
  const root = file.add(`<</Type/Catalog/Pages ${tree} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>${outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}${archival}>>`)
  return file.finish(root, file.add(informationOf(properties)), identityOf(finish))
}

function writePages(file: PdfFile, { pages, behind, feet }: Finish): { tree: number; pages: readonly number[] } {
  const tree = file.reserve()
  const ids = pages.map((page, index) => {
    const layers = [behind?.[index], page, feet?.[index]].filter(layer => layer !== undefined)
    const used = [...new Set(layers.flatMap(({ fonts }) => fonts))].join('')
    const contents = layers.map(({ content }) => `${content} 0 R`).join(' ')
    return file.add(`<</Type/Page/Parent ${tree} 0 R/MediaBox ${page.mediaBox}/Contents[${contents}]/Resources<<${page.resources}/Font<<${used}>>>>>>`)
  })
  file.put(tree, `<</Type/Pages/Count ${ids.length}/Kids[${ids.map(id => `${id} 0 R`).join(' ')}]>>`)
  return { tree, pages: ids }
}

function propertiesOf({ title, unit, madeOn }: Finish): Properties {
  return { title: printableText(title), author: unit === undefined ? undefined : printableText(unit), program: programName, day: madeOn }
}

/** Tells files apart, and is the same for the same book. */
function identityOf({ title, unit, madeOn, pages }: Finish): string {
  let hash = 0x811c9dc5
  const digits = [title, unit ?? '', madeOn ?? '', String(pages.length)].map(text => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    return (hash >>> 0).toString(16).padStart(8, '0')
  })
  return digits.join('')
}
