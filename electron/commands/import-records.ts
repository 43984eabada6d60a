import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { type CommitOp, type FieldProblem, problemText } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { cleanFields } from '#shared/imports/clean-fields.ts'
import { type LineProblem, ndjsonRecords, onLines, type RecordLine } from '#shared/imports/ndjson-records.ts'
import { RecordBase } from '#shared/model/record.ts'
import type { Archive } from '../archive/state/archive.ts'
import { readText } from '../files/text-file.ts'
import { archiveOptions, toRead, toWrite } from './archive-folder.ts'
import { type Command, type Io, Refusal } from './command.ts'
import { newId } from './new-id.ts'

/** Records from a file enter by their id, all or none; what is the same already is left alone. */
export const importRecords: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --records 文件.ndjson [--dry-run]',
  options: { ...archiveOptions, records: 'text', 'dry-run': 'flag' },
  async run(given, io) {
    const isDryRun = given.flag('dry-run')
    const { records, problems } = ndjsonRecords(await readText(given.text('records')))
    if (problems.length > 0) refuse(problems, io)
    await (isDryRun ? toRead : toWrite)(given, async (archive: Archive) => {
      const planned = await Promise.all(records.map(record => plan(archive, record)))
      const ops = planned.filter(p => p.kind !== 'same').map(p => p.op)
      const commit = { id: newId(), act: 'importRecords', summary: `导入记录 ${ops.length} 条`, ops }
      try {
        if (ops.length > 0) tellCleaned((await (isDryRun ? archive.examine(commit, { keepBase: true }) : archive.commit(commit, { keepBase: true }))).cleaned, records, io)
      } catch (error) {
        if (error instanceof ExpectedFailure && error.failure.problems !== undefined) refuse(onLines(error.failure.problems as never, records), io)
        throw error
      }
      const count = (kind: Planned['kind']) => planned.filter(p => p.kind === kind).length
      io.print({ created: count('created'), replaced: count('replaced'), same: count('same') })
    })
  },
}

interface Planned {
  readonly kind: 'created' | 'replaced' | 'same'
  readonly op: CommitOp
}

async function plan(archive: Archive, { table, value }: RecordLine): Promise<Planned> {
  const present = await archive.row(table, value.id)
  if (present === null) return { kind: 'created', op: { table, id: value.id, ifRev: null, value: { ...value, source: value['source'] ?? 'import' } } }
  const { rev, _h, ...fields } = present
  const wanted = { ...baseOf(fields), ...value }
  if (canonicalJson(cleanFields(wanted).value) === canonicalJson(fields)) return { kind: 'same', op: { table, id: value.id, ifRev: Number(rev), value: wanted } }
  return { kind: 'replaced', op: { table, id: value.id, ifRev: Number(rev), value: { ...createdOf(fields), ...value } } }
}

/** The base fields that the line leaves out are those of the row it replaces. */
function baseOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(RecordBase.shape).map(name => [name, row[name]]))
}

function createdOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { createdAt: row['createdAt'], createdBy: row['createdBy'], source: row['source'] }
}

/** What did not enter as it stood in the file: one sentence for each field and character. */
function tellCleaned(cleaned: readonly FieldProblem[], records: readonly RecordLine[], io: Io): void {
  const lines = onLines(cleaned, records)
  for (const [i, change] of cleaned.entries()) io.say(`第 ${lines[i]?.line ?? 0} 行，${problemText(change)}`)
}

function refuse(problems: readonly LineProblem[], io: Io): never {
  for (const problem of problems) io.print({ ...problem })
  throw new Refusal(`有 ${problems.length} 处不符合要求，没有导入任何记录。请按上面列出的行号和字段修改后重新导入。`)
}
