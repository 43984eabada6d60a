import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { backup } from './backup.ts'
import { binder } from './binder.ts'
import { check } from './check.ts'
import { type Command, type Io, Refusal, UsageError } from './command.ts'
import { exportRecords } from './export-records.ts'
import { importCommand } from './import.ts'
import { init } from './init.ts'
import { keys } from './keys.ts'
import { ledgerFiles } from './ledger-files.ts'
import { listLedgers } from './list-ledgers.ts'
import { merge } from './merge.ts'
import { parseWords } from './parse-words.ts'
import { restoreBackup } from './restore-backup.ts'
import { sample } from './sample.ts'
import { schema } from './schema.ts'
import { snapshots } from './snapshots.ts'
import { verifyBackup } from './verify-backup.ts'
import { verify } from './verify.ts'

const commands: Readonly<Record<string, Command>> = {
  init, sample, export: exportRecords, import: importCommand, schema, 'list-ledgers': listLedgers, ledgers: ledgerFiles, binder, check, verify, keys, backup, 'verify-backup': verifyBackup, snapshots,
  restore: restoreBackup, merge,
}

/** `npm run -s cli -- COMMAND`: JSON lines on stdout, Chinese words on stderr; exit code 0 done, 1 refused, 2 wrong usage. */
export async function runCommandLine(words: readonly string[], io: Io): Promise<0 | 1 | 2> {
  try {
    const [name = '', ...rest] = words
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command === undefined) throw new UsageError(name === '' ? '请写明命令' : `没有“${name}”这个命令`)
    await command.run(parseWords(command, rest), io)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      io.say(`${error.message}。\n${usage()}`)
      return 2
    }
    if (!(error instanceof Refusal || error instanceof ExpectedFailure)) io.say('发生意外错误，档案没有受影响：' + String(error))
    else io.say(error.message)
    return 1
  }
}

function usage(): string {
  return ['用法：npm run -s cli -- 命令', ...Object.entries(commands).map(([name, command]) => `  ${name} ${command.usage}`)].join('\n')
}
