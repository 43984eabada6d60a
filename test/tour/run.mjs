// npm run tour: a picture of every screen and of every page that is printed, into test-output/tour, with a list of them.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, requireNode } from '../../electron/prepare.mjs'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'test-output', 'tour')

requireNode()
ensureInstalled()
ensureBuilt()
if (process.argv.length === 2) rmSync(folder, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/tour/vitest.config.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
list()
console.log(`图片和目录在 ${join('test-output', 'tour', 'index.html')}`)
process.exit(status ?? 1)

function list() {
  const pictures = readdirSync(folder, { recursive: true }).map(String).filter(name => name.endsWith('.png')).sort()
  const figures = pictures.map(name => `<figure><figcaption>${name}</figcaption><a href="${encodeURI(name)}"><img loading="lazy" src="${encodeURI(name)}" alt="${name}"></a></figure>`)
  writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>党务台账 · 全部画面</title><style>body{font:14px sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:16px}img{max-width:100%;border:1px solid #ccc}figure{margin:0}</style>\n${figures.join('\n')}\n`)
}
