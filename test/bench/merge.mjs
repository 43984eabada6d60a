import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { table } from './table.mjs'

/** Reports of lower units: opened, verified, compared and merged in one commit. */
export async function bench({ folder, bundle, once }) {
  const file = await bundle('test/bench/merge-once.ts', folder)
  const rows = []
  for (const [units, people] of [[20, 200], [20, 2000]]) {
    const place = mkdtempSync(join(folder, 'merge-'))
    once(file, ['make', place, units, people])
    const { rows: merged, examineSeconds, seconds, peakMegabytes } = once(file, ['merge', place, units])
    rmSync(place, { recursive: true, force: true })
    rows.push([`${units} × ${people}`, merged, examineSeconds.toFixed(1), seconds.toFixed(1), peakMegabytes.toFixed(0)])
  }
  return table('Merge of lower units', ['units × people', 'rows', 'until the report, s', 'report and merge, s', 'peak MB'], rows)
}
