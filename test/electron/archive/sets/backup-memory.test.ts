import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { bundle } from '../../../support/bundle.mjs'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()

/** More is written by `npm run faults`; still far more than a backup may hold at once. */
const megabytes = Number(process.env['FAULT_BACKUP_MEGABYTES'] ?? 112)

test(`a backup takes about as much memory for ${megabytes} MB of attachments as for 16 MB`, async () => {
  const program = await bundle('test/bench/backups-once.ts', newFolder())
  const peak = (size: number) => {
    const folder = newFolder()
    execFileSync(process.execPath, [program, 'make', folder, String(size), '0'])
    return (JSON.parse(execFileSync(process.execPath, [program, 'backup', folder, newFolder()], { encoding: 'utf8' })) as { peakMb: number }).peakMb
  }
  const small = peak(16)
  expect(peak(megabytes) / small, `${small} MB for 16 MB`).toBeLessThan(1.4)
})
