import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { tableNames } from '#shared/model/tables.ts'
import { writeText } from '../files/text-file.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import type { Command } from './command.ts'

/** Every record, by table and id, without what belongs to this copy of the archive (formats.md §1: rev, _h, settings). */
export const exportRecords: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --out 文件.ndjson',
  options: { ...archiveOptions, out: 'text' },
  async run(given, io) {
    const lines: string[] = []
    await toRead(given, async archive => {
      for (const table of [...tableNames].filter(name => name !== 'settings').sort()) {
        const rows = await archive.allRows(table)
        const values = rows.map(({ rev: _rev, _h, ...value }) => value).sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
        lines.push(...values.map(value => canonicalJson({ table, value })))
      }
    })
    await writeText(given.text('out'), lines.map(line => `${line}\n`).join(''))
    io.print({ out: given.text('out'), records: lines.length })
  },
}
