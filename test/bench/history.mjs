import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { table } from './table.mjs'

/** A record's history, a page of acts and a search through all of them after ten years; aim: 300 ms each. */
export async function bench({ folder, bundle, once }) {
  const file = await bundle('test/bench/history-once.ts', folder)
  const place = mkdtempSync(join(folder, 'history-'))
  const { commits, changes, figures, rssMb } = once(file, [100_000, 50, place])
  rmSync(place, { recursive: true, force: true })
  const ms = name => figures[name].toFixed(0)
  const rows = ['record', 'page', 'search'].map(name => [name, ms(`${name} first`), ms(`${name} again`)])
  return table(`History of ${commits} commits in 50 files (${changes} of the record; indexes made in ${ms('made')} ms; ${rssMb} MB)`, ['what', 'first ms', 'again ms'], rows)
}
