import type { StoredRow } from '#shared/archive/commit.ts'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import { tableNames } from '#shared/model/tables.ts'
import { writeText } from '../files/text-file.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import type { Command } from './command.ts'

/** Every record, as `exportedLines` orders and writes them. */
export const exportRecords: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --out 文件.ndjson',
  options: { ...archiveOptions, out: 'text' },
  async run(given, io) {
    const rows: StoredRow[] = []
    await toRead(given, async archive => {
      for (const table of tableNames) rows.push(...(await archive.allRows(table)).map(row => ({ table, id: String(row['id']), row })))
    })
    const lines = exportedLines(rows)
    await writeText(given.text('out'), lines.map(line => `${line}\n`).join(''))
    io.print({ out: given.text('out'), records: lines.length })
  },
}
