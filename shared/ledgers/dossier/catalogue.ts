import type { Block, Cell } from '../../documents/document.ts'
import type { Dossier } from '../../model/dossier/dossier.ts'
import type { DossierEntry } from '../../model/dossier/dossier-entry.ts'
import { evaluationName } from '../../model/dossier/dossier-evaluation.ts'
import { sanctionKind } from '../../model/dossier/sanction.ts'
import type { TemplateSection } from '../../model/dossier/dossier-template.ts'
import type { SealedFile } from '../../model/dossier/sealed-file.ts'
import { dottedDayOrMonth } from '../../time/day-or-month.ts'
import { dottedDate } from '../../time/local-date.ts'
import { chineseNumber } from '../words.ts'
import { said, tableOf } from './cells.ts'
import type { FileOnPaper } from './dossier-paper.ts'

/** A line of the catalogue, whatever stands behind it. */
interface CatalogueLine {
  readonly name: string
  readonly on: string
  readonly source: string
  readonly pages: number | null
  readonly remark: string
}

/** Classes in their order; retired ones as long as something lies in them. */
export function classesOf({ template, dossier }: Pick<FileOnPaper, 'template' | 'dossier'>): readonly TemplateSection[] {
  return template.sections.filter(({ code, retired }) => !retired || linesOf(dossier, code).length > 0)
}

/** 目录 (domain.md C.13: 序号｜材料名称｜形成时间｜来源单位｜页数｜备注), class by class, by time. */
export function catalogue(file: FileOnPaper): Block {
  const rows = classesOf(file).flatMap((section, index): readonly (readonly Cell[])[] => {
    const lines = linesOf(file.dossier, section.code)
    const title: readonly Cell[] = [{ text: `${chineseNumber(index + 1)}、${section.title}`, role: 'hei', columnSpan: 6, shade: 'header' }]
    if (lines.length === 0) return [title, [{ text: '本类暂无材料', align: 'center', columnSpan: 6 }]]
    return [title, ...lines.map(({ name, on, source, pages, remark }, i) => [
      { text: String(i + 1), align: 'center' as const }, said(name, file.name), said(on, file.name, 'center'), said(source, file.name), said(pages === null ? '' : String(pages), file.name, 'center'), said(remark, file.name),
    ])]
  })
  return tableOf([['序号', 11], ['材料名称', 56], ['形成时间', 23], ['来源单位', 32], ['页数', 12], ['备注', 22]], rows, '暂无材料')
}

/** Pages of everything that lies in the file, as far as they are counted. */
export function pagesOf({ template, dossier }: FileOnPaper): number {
  return template.sections.flatMap(({ code }) => linesOf(dossier, code)).reduce((sum, { pages }) => sum + (pages ?? 0), 0)
}

function linesOf(dossier: Dossier, code: string): readonly CatalogueLine[] {
  return [...dossier.entries.filter(({ sectionCode }) => sectionCode === code).map(entryLine), ...(ownLines[code]?.(dossier) ?? [])].toSorted((a, b) => a.on.localeCompare(b.on))
}

function entryLine({ name, formedOn, sourceOrganisation, pages, files, remark }: DossierEntry): CatalogueLine {
  return { name, on: formedOn === null ? '' : dottedDayOrMonth(formedOn), source: sourceOrganisation, pages: pages ?? scannedPages(files), remark }
}

const ownLines: Readonly<Record<string, (dossier: Dossier) => readonly CatalogueLine[]>> = {
  evaluation: ({ evaluations }) => evaluations.map(({ year, side, by, heldOn, files }) => ({ name: evaluationName({ year, side, by }), on: heldOn === null ? String(year) : dottedDate(heldOn), source: '', pages: scannedPages(files), remark: '' })),
  appraisal: ({ appraisals }) => appraisals.map(({ year, on, author, files }) => ({ name: `${year}年度政治素质鉴定`, on: on === null ? String(year) : dottedDate(on), source: author, pages: scannedPages(files), remark: '' })),
  checkup: ({ checkUps }) => checkUps.map(({ on, files }) => ({ name: '政治体检', on: dottedDate(on), source: '', pages: scannedPages(files), remark: '' })),
  discipline: ({ sanctions }) => sanctions.map(({ kind, name, decidedOn, decidedBy, documentNo, files }) => ({ name: name.trim() || sanctionKind.labels[kind], on: decidedOn === null ? '' : dottedDate(decidedOn), source: decidedBy, pages: scannedPages(files), remark: documentNo })),
}

function scannedPages(files: readonly SealedFile[]): number | null {
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  return pages === 0 ? null : pages
}
