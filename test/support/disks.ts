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

/** A FAT32 image at `folder`; null = its driver or mkfs is not here. Needs root. (fusefat knows no Chinese names.) */
export function mountFat(folder: string, megabytes: number): (() => void) | null {
  const image = `${folder}.image`
  const isMade = succeeds('truncate', ['-s', `${megabytes}M`, image]) && succeeds('mkfs.vfat', ['-F', '32', '-n', 'KINGSTON', image])
  return isMade && succeeds('mount', ['-o', 'loop,iocharset=utf8', '-t', 'vfat', image, folder]) ? unmounting(folder, image) : forget(image)
}

/** The same with exFAT, by exfat-fuse on a loop device. */
export function mountExfat(folder: string, megabytes: number): (() => void) | null {
  const image = `${folder}.image`
  if (!succeeds('truncate', ['-s', `${megabytes}M`, image]) || !succeeds('mkfs.exfat', [image])) return forget(image)
  if (succeeds('mount', ['-o', 'loop', '-t', 'exfat', image, folder])) return unmounting(folder, image)
  if (!succeeds('losetup', ['-f', image])) return forget(image)
  const device = execFileSync('losetup', ['-j', image], { encoding: 'utf8' }).split(':')[0] ?? ''
  const release = () => { succeeds('losetup', ['-d', device]) }
  if (succeeds('mount.exfat-fuse', [device, folder])) return unmounting(folder, image, release)
  release()
  return forget(image)
}

function unmounting(folder: string, image: string, then = () => {}): () => void {
  return () => {
    execFileSync('umount', ['-l', folder])
    then()
    forget(image)
  }
}

function forget(image: string): null {
  rmSync(image, { force: true })
  return null
}

function succeeds(program: string, words: readonly string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'ignore' })
    return true
  } catch (error) {
    if (error instanceof Error) return false // no such program, or no such driver
    throw error
  }
}

/** Needs root, whom rights alone don't stop. The answer makes the folder writable again. */
export function makeReadOnly(folder: string): () => void {
  execFileSync('mount', ['--bind', folder, folder])
  execFileSync('mount', ['-o', 'remount,bind,ro', folder])
  return () => { execFileSync('umount', ['-l', folder]) }
}
