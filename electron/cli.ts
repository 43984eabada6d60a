import { join } from 'node:path'
import { runCommandLine } from './commands/run-command-line.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1)) // a reader that has seen enough, like head

process.exitCode = await runCommandLine(process.argv.slice(2), {
  print: line => process.stdout.write(`${JSON.stringify(line)}\n`),
  rescueProgram: join(import.meta.dirname, 'rescue.mjs'),
  spreadsheetProgram: join(import.meta.dirname, 'spreadsheet-read.mjs'),
  bundledFonts: [join(import.meta.dirname, '..', 'fonts')],
  say: words => process.stderr.write(`${words}\n`),
})
