import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../../electron/archive/start/new-folder.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()

test('what another program is building in the same place is not touched', async () => {
  const target = path.join(newFolder(), 'archive')
  const building = `${target}.part`
  await fs.mkdir(building)
  await fs.writeFile(path.join(building, 'half'), 'theirs')
  await expect(makeFolder(target, () => Promise.reject(new Error('held')), () => Promise.resolve(building))).rejects.toThrow()
  expect(await fs.readFile(path.join(building, 'half'), 'utf8')).toBe('theirs')
})
