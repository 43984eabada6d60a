import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A real folder for each call, gone when the test file has ended. */
export function temporaryFolders(): () => string {
  const made: string[] = []
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'dangwu-test-'))
    made.push(folder)
    return folder
  }
}

/** Tests that mount a small disk or make a folder read-only need it. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of a few MB at `folder`; needs root. The answer takes it away. */
export function mountSmallDisk(folder: string, megabytes: number): () => void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  return () => { execFileSync('umount', ['-l', folder]) }
}

/** Needs root, whom rights alone don't stop. The answer makes the folder writable again. */
export function makeReadOnly(folder: string): () => void {
  execFileSync('mount', ['--bind', folder, folder])
  execFileSync('mount', ['-o', 'remount,bind,ro', folder])
  return () => { execFileSync('umount', ['-l', folder]) }
}
