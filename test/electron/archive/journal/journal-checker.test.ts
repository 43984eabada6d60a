import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { checkerHere, checkerInThread, type JournalChecker } from '../../../../electron/archive/journal/journal-checker.ts'
import { newArchive, opened } from '../../../support/archives.ts'
import { bundle } from '../../../support/bundle.mjs'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
let inThread: JournalChecker = checkerHere

beforeAll(async () => { inThread = checkerInThread(await bundle('electron/journal-check.ts', newFolder())) })

async function anArchive(checker: JournalChecker) {
  const folder = newFolder()
  await newArchive(folder)
  return { folder, archive: await opened(folder, { checker }) }
}

test('a thread finds the same as the program itself', async () => {
  const { folder, archive } = await anArchive(inThread)
  const own = await opened(folder, { readOnly: true })
  const found = await archive.verify()
  expect(found).toMatchObject({ ok: true, problems: [], frames: 1 })
  expect(found).toEqual(await own.verify())
  await archive.close()
})

test('a thread names damage', async () => {
  const { folder, archive } = await anArchive(inThread)
  const file = join(folder, 'journal', readdirSync(join(folder, 'journal')).find(name => name.endsWith('.j1'))!)
  const bytes = readFileSync(file)
  bytes[150] = bytes[150]! ^ 1
  writeFileSync(file, bytes)
  const { ok, problems } = await archive.verify()
  expect([ok, problems.length]).toEqual([false, 1])
  await archive.close()
})

test('a check that is given up ends at once', async () => {
  const { archive } = await anArchive(inThread)
  const leaving = new AbortController()
  const checking = archive.verify(leaving.signal)
  leaving.abort()
  await expect(checking).rejects.toThrow()
  await archive.close()
})

test('where no thread can be started, the program checks by itself', async () => {
  const { archive } = await anArchive(checkerInThread(join(newFolder(), 'missing.mjs')))
  expect(await archive.verify()).toMatchObject({ ok: true })
  await archive.close()
})
