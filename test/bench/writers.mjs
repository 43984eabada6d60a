import { join } from 'node:path'
import { median, table } from './table.mjs'

/**
 * Ledgers of 100, 1,000 and 10,000 rows: seconds, peak memory and size, against docx, pdfmake or write-excel-file called directly with the same
 * table, and against the limit: hand-written XML and a zip, or bare pdfkit with its cache of words.
 */
export async function bench({ root, folder, bundle, once }) {
  const file = await bundle('test/bench/writers-once.ts', folder)
  const rows = []
  for (const format of ['docx', 'pdf', 'xlsx']) {
    const ways = format === 'xlsx' ? ['ours', 'bare'] : ['ours', 'bare', 'limit']
    for (const count of [100, 1000, 10_000]) {
      // in turn, so that a busy minute falls on all of them
      const runs = Array.from({ length: count === 10_000 ? 3 : 5 }, () => ways.map(by => once(file, [format, by, count, join(root, 'dist', 'fonts')])))
      const [ours, bare, limit] = [0, 1, 2].map(way => (runs[0][way] === undefined ? null : { seconds: median(runs.map(run => run[way].seconds)), peakMb: median(runs.map(run => run[way].peakMb)), bytes: runs[0][way].bytes }))
      const all = number => [ours, bare, limit].map(way => (way === null ? '–' : number(way))).join(' / ')
      rows.push([format, count, all(way => way.seconds.toFixed(2)), (ours.seconds / bare.seconds).toFixed(2), limit === null ? '–' : (ours.seconds / limit.seconds).toFixed(2), all(way => Math.round(way.peakMb)), all(way => Math.round(way.bytes / 1024))])
      console.log(rows.at(-1).join('  '))
    }
  }
  return table('Ledger to file', ['format', 'rows', 's: ours / bare / limit', 'ours ÷ bare', 'ours ÷ limit', 'peak MB', 'KB'], rows)
}
