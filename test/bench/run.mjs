// npm run bench: medians and ratios against a baseline of the same run. Not part of npm test: the figures depend on the machine.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, requireNode } from '../../electron/prepare.mjs'

requireNode()
ensureInstalled()
ensureBuilt()

const { bundle } = await import('../support/bundle.mjs') // needs the dependencies
const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'test-output', 'bench')
mkdirSync(folder, { recursive: true })
const wanted = process.argv.slice(2)
const benches = ['commits', 'history', 'window', 'writers', 'binder', 'dossiers', 'backups', 'merge', 'spreadsheets', 'imports'].filter(name => wanted.length === 0 || wanted.includes(name))
const tables = []
for (const name of benches) tables.push(await (await import(`./${name}.mjs`)).bench({ root, folder, bundle, once }))
const report = tables.join('\n\n')
writeFileSync(join(folder, 'report.md'), `${report}\n`)
console.log(`\n${report}`)

/** Runs one measured process and reads its JSON line. */
function once(file, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', file, ...args.map(String)], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1))
}
