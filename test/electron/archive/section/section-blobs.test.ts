import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { removeSectionOrphans } from '../../../../electron/archive/section/section-blobs.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const now = new Date('2026-11-22T08:00:00.000Z')

test('files of a section that no frame names go after 90 days; named, younger and strange ones stay, and all where the journal is unknown', async () => {
  const folder = newFolder()
  const section = path.join(folder, 'blobs', 'section-1')
  mkdirSync(section, { recursive: true })
  const file = (name: string, days: number) => {
    writeFileSync(path.join(section, name), 'sealed')
    const at = new Date(now.getTime() - days * 86_400_000)
    utimesSync(path.join(section, name), at, at)
    return path.join(section, name)
  }
  const [named, orphan, young, strange] = [file(`${'a'.repeat(32)}.age`, 91), file(`${'b'.repeat(32)}.age`, 91), file(`${'c'.repeat(32)}.age`, 89), file('note.txt', 200)]
  expect(await removeSectionOrphans(folder, async () => null, now)).toBe(0)
  expect(existsSync(orphan)).toBe(true)
  expect(await removeSectionOrphans(folder, async () => new Set([`${'a'.repeat(32)}.age`]), now)).toBe(1)
  expect([named, orphan, young, strange].map(each => existsSync(each))).toEqual([true, false, true, true])
})
