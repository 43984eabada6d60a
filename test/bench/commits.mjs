import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { median, table } from './table.mjs'

/** A meeting acknowledged, against the same bytes appended and flushed and nothing else. */
export async function bench({ folder, bundle, once }) {
  const file = await bundle('test/bench/commits-once.ts', folder)
  const place = mkdtempSync(join(folder, 'commits-'))
  const { ours, theirs } = once(file, [400, place])
  rmSync(place, { recursive: true, force: true })
  const [a, b] = [median(ours.slice(20)), median(theirs.slice(20))]
  return table('Commit acknowledged', ['commits', 'ours ms', 'bare append + fdatasync ms', 'ratio'], [[ours.length, a.toFixed(2), b.toFixed(2), (a / b).toFixed(2)]])
}
