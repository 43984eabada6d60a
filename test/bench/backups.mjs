import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { median, table } from './table.mjs'

const records = Number(process.env['BENCH_RECORDS'] ?? 20_000)
const megabytes = Number(process.env['BENCH_MEGABYTES'] ?? 1024)

/** A full backup of attachments and records, the next one with 1 % new, and the way back, against copying, hashing and flushing the same bytes. */
export async function bench({ folder, bundle, once }) {
  const file = await bundle('test/bench/backups-once.ts', folder)
  const place = mkdtempSync(join(folder, 'backups-'))
  try {
    const [data, small] = [join(place, 'data'), join(place, 'small')]
    once(file, ['make', data, megabytes, records])
    once(file, ['make', small, Math.ceil(megabytes / 10), records])
    const runs = [1, 2, 3].map(run => oneRun(run))
    const of = name => median(runs.map(one => one[name]))
    const peakSmall = once(file, ['backup', small, join(place, 'stick-small')]).peakMb
    const ratio = (a, b) => (a / b).toFixed(2)
    return table(`Backup of ${megabytes} MB of attachments and ${records.toLocaleString('en')} records (medians of ${runs.length})`, ['what', 'seconds', 'against', 'seconds', 'ratio'], [
      ['full backup, read back and opened', of('full').toFixed(1), 'cp + sha256sum + fsync', of('copy').toFixed(1), ratio(of('full'), of('copy'))],
      ['second backup, 1 % new', of('second').toFixed(2), 'the first', of('full').toFixed(1), ratio(of('second'), of('full'))],
      ['restore on a new PC', of('restore').toFixed(1), 'the full backup', of('full').toFixed(1), ratio(of('restore'), of('full'))],
      [`peak memory, ${megabytes} MB`, `${Math.round(of('peakMb'))} MB`, `${Math.ceil(megabytes / 10)} MB`, `${Math.round(peakSmall)} MB`, ratio(of('peakMb'), peakSmall)],
    ])

    function oneRun(run) {
      const stick = join(place, `stick-${run}`)
      const copy = baseline(data, join(place, `copy-${run}`))
      const full = once(file, ['backup', data, stick])
      once(file, ['more', data, megabytes / 100, records / 100])
      const second = once(file, ['backup', data, stick])
      const restore = once(file, ['restore', stick, join(place, `new-${run}`)])
      for (const name of [`stick-${run}`, `copy-${run}`, `new-${run}`]) rmSync(join(place, name), { recursive: true, force: true })
      const figures = { copy, full: full.seconds, second: second.seconds, restore: restore.seconds, peakMb: full.peakMb }
      console.log(JSON.stringify(figures))
      return figures
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The same bytes copied, hashed and flushed by the system's own programs; seconds. */
function baseline(from, to) {
  mkdirSync(to)
  const began = performance.now()
  const { status, stderr } = spawnSync('sh', ['-c', 'cp -r "$1"/journal "$1"/blobs "$2" && find "$2" -type f -exec sha256sum {} + > /dev/null && find "$2" -type f -exec sync -d {} +', 'sh', from, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  if (readdirSync(to).some(name => statSync(join(to, name)).size === 0)) throw new Error('nothing was copied')
  return (performance.now() - began) / 1000
}
