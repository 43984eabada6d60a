import type { Block, Cell, Document, FormGrid, PageSetup, Table, TextRole } from './document.ts'
import { imageKind } from './image-kind.ts'
import { printableText } from './printable-text.ts'

/** A text of the document with the font that it asks for and the record that it comes from. */
export interface DocumentText {
  readonly text: string
  readonly role: TextRole
  readonly bold: boolean
  readonly subject?: string
}

/** Every text that a document prints, in reading order; page numbers are the writers' own. */
export function* textsOf(document: Document): Generator<DocumentText> {
  for (const section of document.sections) {
    for (const block of section.blocks) yield* textsOfBlock(block)
    yield* textsOfFooter(section.page)
  }
  if (document.watermark !== undefined) yield plain(document.watermark, defaultRoles.watermark)
}

/** The font of a text that names none, by the place where it stands. Title, headings and contents are fixed. */
export const defaultRoles = {
  paragraph: 'fang', cell: 'song', headerCell: 'hei', coverTitle: 'title', coverSubtitle: 'kai', coverLine: 'fang',
  contentsTitle: 'hei', contentsEntry: 'fang', caption: 'kai', signature: 'fang', footer: 'song', watermark: 'song',
} as const satisfies Record<string, TextRole>

/** GB/T 9704-2012, 7.3: the title in 小标宋, first level in 黑体, second in 楷体. */
export const headingRoles = { 1: 'title', 2: 'hei', 3: 'kai' } as const satisfies Record<1 | 2 | 3, TextRole>

function* textsOfBlock(block: Block): Generator<DocumentText> {
  switch (block.type) {
    case 'cover':
      yield plain(block.title, defaultRoles.coverTitle)
      if (block.subtitle !== undefined) yield plain(block.subtitle, defaultRoles.coverSubtitle)
      for (const line of block.lines) yield plain(line, defaultRoles.coverLine)
      return
    case 'heading': {
      const text = plain(block.text, headingRoles[block.level])
      yield text
      yield { ...text, role: defaultRoles.contentsEntry }
      return
    }
    case 'paragraph':
      for (const run of block.runs) yield { ...plain(run.text, run.role ?? defaultRoles.paragraph), bold: run.bold ?? false, ...subjectOf(run) }
      return
    case 'table':
      return yield* textsOfTable(block)
    case 'formGrid':
      return yield* textsOfForm(block)
    case 'image': {
      const kind = imageKind(block)
      if (kind.kind === 'unusable') yield plain(kind.sentence, defaultRoles.paragraph)
      if (block.caption !== undefined) yield plain(block.caption, defaultRoles.caption)
      return
    }
    case 'signatureLine':
      for (const field of block.fields) yield plain(field.label + (field.value ?? ''), defaultRoles.signature)
      return
    case 'contents':
      yield plain(block.title, defaultRoles.contentsTitle)
      for (const entry of block.entries ?? []) yield plain(entry.text, defaultRoles.contentsEntry)
      return
    case 'pageBreak':
  }
}

function* textsOfTable(table: Table): Generator<DocumentText> {
  for (const row of table.header) for (const cell of row) yield cellText(cell, defaultRoles.headerCell)
  for (const row of table.rows) for (const cell of row) yield cellText(cell, defaultRoles.cell)
}

function* textsOfForm(form: FormGrid): Generator<DocumentText> {
  for (const row of form.rows) for (const cell of row.cells) yield cellText(cell, defaultRoles.cell)
}

function* textsOfFooter(page: PageSetup): Generator<DocumentText> {
  if (page.footer.note !== undefined) yield plain(page.footer.note, defaultRoles.footer)
}

function cellText(cell: Cell, role: TextRole): DocumentText {
  return { ...plain(cell.text, cell.role ?? role), bold: cell.bold ?? false, ...subjectOf(cell) }
}

function plain(text: string, role: TextRole): DocumentText {
  return { text: printableText(text), role, bold: false }
}

function subjectOf(of: { readonly subject?: string }): { readonly subject?: string } {
  return of.subject === undefined ? {} : { subject: of.subject }
}
