// npm run references [-- LEDGER]: keeps the first page of every ledger, or of one, as it comes out now; to be looked at before it is committed.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const [ledger] = process.argv.slice(2)
const filter = ledger === undefined ? [] : ['-t', ` ${ledger}$`]
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/references/ledger-pages.test.ts', ...filter], { cwd: root, stdio: 'inherit', env: { ...process.env, REMAKE_REFERENCES: '1' } })
process.exit(status ?? 1)
