import { join } from 'node:path'
import { median, table } from './table.mjs'

const rows = 10_000
const runs = 7

/** A roster of 10,000 people, 28 columns, from bytes to sheets: seconds and peak memory, against read-excel-file called directly. */
export async function bench({ folder, bundle, once }) {
  const program = await bundle('test/bench/spreadsheets-once.ts', folder)
  const file = join(folder, 'roster.xlsx')
  once(program, ['make', file, rows])
  const results = { ours: [], bare: [] }
  for (let run = 0; run < runs; run += 1) for (const by of ['ours', 'bare']) results[by].push(once(program, [by, file]))
  const of = by => ({ seconds: median(results[by].map(r => r.seconds)), peakMb: median(results[by].map(r => r.peakMb)) })
  const [ours, bare] = [of('ours'), of('bare')]
  const row = [rows, ours.seconds.toFixed(2), bare.seconds.toFixed(2), (ours.seconds / bare.seconds).toFixed(2), `${Math.round(ours.peakMb)} / ${Math.round(bare.peakMb)}`]
  console.log(row.join('  '))
  return table('Roster file to sheets', ['rows', 'ours s', 'bare s', 'ratio', 'peak MB ours / bare'], [row])
}
