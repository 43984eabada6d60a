import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { bundle } from '../../../support/bundle.mjs'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()

test('a backup takes about as much memory for 160 MB of attachments as for 16 MB', async () => {
  const program = await bundle('test/bench/backups-once.ts', newFolder())
  const peak = (megabytes: number) => {
    const folder = newFolder()
    execFileSync(process.execPath, [program, 'make', folder, String(megabytes), '0'])
    return (JSON.parse(execFileSync(process.execPath, [program, 'backup', folder, newFolder()], { encoding: 'utf8' })) as { peakMb: number }).peakMb
  }
  const small = peak(16)
  expect(peak(160) / small, `${small} MB for 16 MB`).toBeLessThan(1.4)
})
