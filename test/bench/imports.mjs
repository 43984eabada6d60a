import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { table } from './table.mjs'

/** In a real browser: ten thousand people from a file to the list and back, and what of it held the window. */
export async function bench({ root, folder }) {
  const out = join(folder, 'imports.json')
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/bench/vitest.config.ts', 'imports.measure'], {
    cwd: root, stdio: 'inherit', env: { ...process.env, BENCH_OUT: out },
  })
  if (status !== 0) throw new Error('the import could not be measured')
  const figures = JSON.parse(readFileSync(out, 'utf8'))
  const names = Object.keys(figures).filter(name => name.endsWith(', ms')).map(name => name.slice(0, -', ms'.length))
  return table('Import of 10,000 people', ['what', 's', 'longest task, ms', 'tasks over 50 ms'], names.map(name => [
    name, (figures[`${name}, ms`] / 1000).toFixed(1), figures[`${name}, longest task ms`], figures[`${name}, tasks over 50 ms`],
  ]))
}
