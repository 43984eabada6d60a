import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A disk of a few MB at `folder`; needs root. The answer takes it away. */
export function mountSmallDisk(folder: string, megabytes: number): () => void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  return () => { execFileSync('umount', ['-l', folder]) }
}

export function makeReadOnly(folder: string): () => void {
  execFileSync('mount', ['--bind', folder, folder])
  execFileSync('mount', ['-o', 'remount,bind,ro', folder])
  return () => { execFileSync('umount', ['-l', folder]) }
}
