// npm run faults: the fault tests with larger numbers than npm test gives them. Any of the numbers can be set from outside.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const numbers = {
  FAULT_KILLS: '500', FAULT_BACKUP_KILLS: '200', FAULT_RESTORE_KILLS: '200', FAULT_MERGE_KILLS: '200', FAULT_IMPORT_KILLS: '25',
  FAULT_FLIPS: '5000', FAULT_SET_FLIPS: '1000', FAULT_SET_CUTS: '500', FAULT_DISKS: '100', FAULT_GO_ON_EVERY: '1', FAULT_PROPERTY_RUNS: '500', FAULT_PASSWORD_TRIES: '1000', FAULT_RENEW_EVERY: '1',
  FAULT_MERGE_CASES: '10000', FAULT_BACKUP_EVERY: '1', FAULT_BACKUP_MEGABYTES: '160', FAULT_PURGE_KILLS: '120', FAULT_PURGE_EVERY: '1', FAULT_SPREADSHEETS: '10000', FAULT_BINDER_KILLS: '100', FAULT_BINDER_EVERY: '3',
}
const root = fileURLToPath(new URL('../..', import.meta.url))
const files = ['test/faults', 'test/electron/archive/journal/journal.test.ts', 'test/electron/archive/state/archive-property.test.ts', 'test/electron/archive/keys', 'test/electron/archive/purge', 'test/electron/archive/sets/backup-memory.test.ts', 'test/shared/archive/merge.test.ts']
const { status } = spawnSync('npx', ['vitest', 'run', ...files, '--testTimeout=7200000', ...process.argv.slice(2)], {
  cwd: root, stdio: 'inherit', env: { ...numbers, ...process.env }, shell: process.platform === 'win32',
})
process.exitCode = status ?? 1
