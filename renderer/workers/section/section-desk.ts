import type { Reader } from '#shared/archive/reader.ts'
import { type SectionRow, type SectionRows, sectionRowsOf } from '#shared/model/dossier/section-tables.ts'
import { type DossierPaper, readDossierPaper } from '#shared/ledgers/dossier/dossier-paper.ts'
import { type PaperOf, sectionAnswer } from './section-answer.ts'
import type { SectionAnswers, SectionQuestion, ToSectionWorker } from './section-protocol.ts'

/** What is open of the sealed section, in memory only: it goes with the worker that holds it. */
export class SectionDesk {
  private readonly rows = new Map<string, SectionRow>()
  private sorted: SectionRows | null = null
  private paper: { readonly run: string; readonly read: Promise<DossierPaper> } | null = null
  private readonly reader: Reader

  constructor(reader: Reader) {
    this.reader = reader
  }

  take(message: Exclude<ToSectionWorker, { kind: 'ask' }>): void {
    this.sorted = null
    this.paper = null
    switch (message.kind) {
      case 'open':
        this.rows.clear()
        return this.put(linesOf(message.bytes))
      case 'apply': return this.put(message.rows)
    }
  }

  answer(question: SectionQuestion): Promise<SectionAnswers[keyof SectionAnswers]> {
    this.sorted ??= sectionRowsOf([...this.rows.values()])
    return sectionAnswer(this.reader, this.sorted, question, this.paperOf)
  }

  /** Read anew for each run; a change of the section ends the run that was read before. */
  private readonly paperOf: PaperOf = (run, today) => {
    this.sorted ??= sectionRowsOf([...this.rows.values()])
    if (this.paper?.run !== run) this.paper = { run, read: readDossierPaper(this.reader, this.sorted, today) }
    return this.paper.read
  }

  private put(rows: readonly SectionRow[]): void {
    for (const row of rows) {
      const key = `${row.table} ${row.id}`
      if (row.row === null) this.rows.delete(key)
      else this.rows.set(key, row)
    }
  }
}

function linesOf(bytes: Uint8Array): readonly SectionRow[] {
  return new TextDecoder().decode(bytes).split('\n').filter(line => line !== '').map(line => JSON.parse(line) as SectionRow) // the machine side wrote them
}
