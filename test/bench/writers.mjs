import { join } from 'node:path'
import { median, table } from './table.mjs'

/** Ledgers of 100, 1,000 and 10,000 rows: seconds, peak memory and size, against docx, pdfmake or write-excel-file called directly with the same table. */
export async function bench({ root, folder, bundle, once }) {
  const file = await bundle('test/bench/writers-once.ts', folder)
  const rows = []
  for (const format of ['docx', 'pdf', 'xlsx']) {
    for (const count of [100, 1000, 10_000]) {
      const runs = count === 10_000 ? 3 : 5
      const measure = by => {
        const results = Array.from({ length: runs }, () => once(file, [format, by, count, join(root, 'dist', 'fonts')]))
        return { seconds: median(results.map(r => r.seconds)), peakMb: median(results.map(r => r.peakMb)), bytes: results[0].bytes }
      }
      const [bare, ours] = [measure('bare'), measure('ours')]
      rows.push([format, count, ours.seconds.toFixed(2), bare.seconds.toFixed(2), (ours.seconds / bare.seconds).toFixed(2), `${Math.round(ours.peakMb)} / ${Math.round(bare.peakMb)}`, `${Math.round(ours.bytes / 1024)} / ${Math.round(bare.bytes / 1024)}`])
      console.log(rows.at(-1).join('  '))
    }
  }
  return table('Ledger to file', ['format', 'rows', 'ours s', 'bare s', 'ratio', 'peak MB ours / bare', 'KB ours / bare'], rows)
}
