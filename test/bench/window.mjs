import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, table } from './table.mjs'

/** In a real browser: start with 20,000 records against start with none, rebuild of the view, search per keystroke. */
export async function bench({ root, folder }) {
  const out = join(folder, 'window.json')
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/bench/vitest.config.ts', 'window.measure'], {
    cwd: root, stdio: 'inherit', env: { ...process.env, BENCH_OUT: out },
  })
  if (status !== 0) throw new Error('the window could not be measured')
  const figures = JSON.parse(readFileSync(out, 'utf8'))
  const of = name => median(figures[name])
  const ratio = of('start, 20,000 records') / of('start, no records')
  const keys = [...figures.keystroke].sort((a, b) => a - b)
  return table('Window', ['what', 'median', 'aim'], [
    ['start with 20,000 records ÷ start with none', `${(of('start, 20,000 records') / 1000).toFixed(2)} s ÷ ${(of('start, no records') / 1000).toFixed(2)} s = ${ratio.toFixed(2)}`, '≤ 1.5'],
    ['rebuild of the view, 20,000 records', `${(of('rebuild, 20,000 records') / 1000).toFixed(2)} s`, '≤ 10 s'],
    ['search per keystroke, 5,000 minutes', `${of('keystroke').toFixed(0)} ms (90 %: ${keys[Math.floor(keys.length * 0.9)].toFixed(0)} ms)`, '≤ 50 ms'],
  ])
}
