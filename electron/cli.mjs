// npm run -s cli -- COMMAND: sets everything up (saying so on stderr only), then runs the built command line.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, requireNode } from './prepare.mjs'
import { root } from './sources.mjs'

requireNode()
ensureInstalled()
ensureBuilt()

const child = spawn(process.execPath, [join(root, 'dist', 'electron', 'cli.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.platform !== 'win32' && child.kill(signal)) // Windows tells it by itself
child.on('exit', code => process.exit(code ?? 1))
