import { runCommandLine } from '../../electron/commands/run-command-line.ts'

/** The process that is killed, or whose disk fails: one command of the command line. `fonts` stands for the program's own, the rest are the command's words. With FIRST_WORD=parts it says nothing before files are written. */
const [fonts = '', ...words] = process.argv.slice(2)
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const sentences: string[] = []
if (process.env['FIRST_WORD'] !== 'parts') say({ begins: words[0] })
const code = await runCommandLine(words, { print: say, say: sentence => sentences.push(sentence), bundledFonts: fonts.split(',') })
say({ code, said: sentences.at(-1) ?? '' })
