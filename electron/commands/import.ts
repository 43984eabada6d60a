import { type Command, UsageError } from './command.ts'
import { importRecords } from './import-records.ts'
import { importRoster } from './import-roster.ts'

/** Records by their ids, or a roster: exactly one of both. */
export const importCommand: Command = {
  usage: `${importRecords.usage}\n  import ${importRoster.usage}`,
  options: { ...importRecords.options, ...importRoster.options, records: 'optionalText', roster: 'optionalText' },
  run(given, io) {
    const kinds = { records: importRecords, roster: importRoster } as const
    const [kind, another] = (['records', 'roster'] as const).filter(name => given.optional(name) !== undefined)
    if (kind === undefined || another !== undefined) throw new UsageError('请写明 --records 或 --roster，只能写一个')
    if (kind === 'records' && (given.optional('organisation') ?? given.optional('mapping')) !== undefined) throw new UsageError('--organisation 和 --mapping 只用于 --roster')
    return kinds[kind].run(given, io)
  },
}
