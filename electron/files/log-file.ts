import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export interface Log {
  note(what: string): void
  error(what: string, error: unknown): void
}

const maxBytes = 1024 * 1024
const oldFiles = 3

/** A log for the person who maintains the PC: what failed and where in the program. Names, numbers and paths of people are masked. */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = join(folder, 'ledger.log')
  const write = (line: string) => {
    try {
      mkdirSync(folder, { recursive: true })
      rotate(file)
      appendFileSync(file, `${now().toISOString()} ${line}\n`)
    } catch (error) {
      console.error(`日志无法写入：${String(error)}`) // a full disk must not turn one failure into two
    }
  }
  return {
    note: what => { write(masked(what)) },
    error: (what, error) => { write(masked(`${what}: ${described(error)}`)) },
  }
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < maxBytes) return
  for (let n = oldFiles; n > 1; n -= 1) {
    if (statSync(older(file, n - 1), { throwIfNoEntry: false })) renameSync(older(file, n - 1), older(file, n))
  }
  renameSync(file, older(file, 1))
}

function older(file: string, n: number): string {
  return file.replace(/\.log$/, `.${n}.log`)
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const cause = error.cause === undefined ? '' : `\n  caused by ${described(error.cause)}`
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`
}

/** People's names are Chinese, their numbers long; what is left says where the program failed. */
function masked(text: string): string {
  return text
    .replaceAll(homedir(), '~')
    .replace(/[^\x00-\x7f]+/g, '…')
    .replace(/\d{9,}[\dXx]?/g, '#')
}
