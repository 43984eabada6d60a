import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundledFontFolders } from './font-folders.mjs'
import { median, table } from './table.mjs'

/** 300 political-quality files: every whole file as PDF in one run, and their matrix; by themselves, then in a real browser. */
export async function bench({ root, folder, bundle, once }) {
  const file = await bundle('test/bench/dossiers-once.ts', folder)
  const place = mkdtempSync(join(folder, 'dossiers-'))
  once(file, ['make', place, 300])
  const whole = once(file, ['print', place, bundledFontFolders(root)])
  rmSync(place, { recursive: true, force: true })
  const matrix = once(file, ['matrix', 300])
  return table('Political-quality files', ['what', 'figure', 'aim'], [
    [`${whole.files} whole files to PDF, ${whole.pages} pages`, `${whole.seconds.toFixed(1)} s`, '≤ 600 s'],
    ['peak memory of that run', `${whole.peakMegabytes.toFixed(0)} MB`, '≤ 600 MB'],
    [`matrix of ${matrix.files} files over ten years, reckoned (without unlocking and drawing)`, `${median(matrix.rounds).toFixed(0)} ms`, '≤ 200 ms'],
    ...windowRows({ root, folder }),
  ])
}

function windowRows({ root, folder }) {
  const out = join(folder, 'dossiers.json')
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/bench/vitest.config.ts', 'dossiers.measure'], {
    cwd: root, stdio: 'inherit', env: { ...process.env, BENCH_OUT: out },
  })
  if (status !== 0) throw new Error('the window could not be measured')
  const { rows, years, matrix, otherYear, batch } = JSON.parse(readFileSync(out, 'utf8'))
  const { seconds, tasks, peakMegabytes } = batch
  const whole = 'all whole files to PDF from the window'
  return [
    [`matrix in the window, from registering the access to the painted table: ${rows} files that are kept up, one year at a time, ${years} years offered`, `${median(matrix).toFixed(0)} ms (longest ${Math.max(...matrix).toFixed(0)} ms)`, '≤ 200 ms'],
    ['another year of it, from its choice to the painted table', `${median(otherYear).toFixed(0)} ms`, '≤ 200 ms'],
    [whole, `${seconds.toFixed(0)} s`, '≤ 600 s'],
    [`${whole}: longest task of the main thread`, `${tasks.length === 0 ? 'none over 50' : Math.max(...tasks)} ms (${tasks.length} over 50 ms)`, '≤ 50 ms'],
    [`${whole}: peak memory of the window's process`, `${peakMegabytes.toFixed(0)} MB`, ''],
  ]
}
