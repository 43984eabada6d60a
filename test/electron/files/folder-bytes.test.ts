import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderBytes } from '../../../electron/files/folder-bytes.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()

test('adds up the files of a folder', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'journal'))
  writeFileSync(join(folder, 'journal', '1'), 'abc')
  writeFileSync(join(folder, 'journal', '2'), 'de')
  expect(await folderBytes(folder, 'journal')).toBe(5)
})

test('a folder that is not there takes nothing', async () => {
  expect(await folderBytes(newFolder(), 'journal')).toBe(0)
})
