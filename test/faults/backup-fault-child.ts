import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { openCopy } from '../support/archive-copies.ts'
import { backupsOn, checkStick } from '../support/stick-oracle.ts'

/** One backup after another, each with a fault at a later call, until one is finished before its fault; a line for each. Without a log of faults: one backup. */
const [data = '', stick = '', identities = '', first = '1', every = '1'] = process.argv.slice(2)
const it = await openCopy(data, identities.split(','))
const log = process.env['FAULT_LOG']

for (let n = Number(first); ; n += Number(every)) {
  await it.addPeople('张喆')
  if (n % 2 === 0) await it.attach(randomBytes(100_000))
  const before = await backupsOn(stick, identities.split(','))
  process.env['FAULT_ROUND'] = String(n)
  process.env['FAULT_AT'] = String(n)
  const outcome = await it.backUp(stick).then(({ backupId }) => ({ done: backupId }), (error: unknown) => ({ failure: error instanceof ExpectedFailure ? error.failure : { code: 'unexpected', message: String(error) } }))
  process.env['FAULT_AT'] = '0'
  const befell = takeLog()
  const ids = await checkStick(stick, identities.split(','), before)
  process.stdout.write(`${JSON.stringify({ n, befell, ...outcome, isThere: 'done' in outcome && ids.includes(outcome.done), isRemembered: it.backups.list().length === ids.length })}\n`)
  if (befell === '') break
}

function takeLog(): string {
  if (log === undefined) return ''
  try {
    return readFileSync(log, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '' // no fault befell it
    throw error
  } finally {
    rmSync(log, { force: true })
  }
}
