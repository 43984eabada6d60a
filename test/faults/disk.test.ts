import { statfsSync, writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { scanJournal } from '../../electron/archive/journal/journal.ts'
import { put } from '#shared/archive/commit.ts'
import type { ExpectedFailure } from '#shared/contract/outcome.ts'
import { aCommit, addsPerson, heavyPerson, journalKeys, newArchive, opened } from '../support/archives.ts'
import { isRoot, makeReadOnly, mountSmallDisk, temporaryFolders } from '../support/disks.ts'

const newFolder = temporaryFolders()
const undo: (() => void)[] = []
afterEach(() => { for (const step of undo.splice(0).reverse()) step() })

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: ExpectedFailure) => error.failure.code)
const rounds = Number(process.env['FAULT_DISKS'] ?? 8)

describe.skipIf(!isRoot)('a full disk (needs root)', () => {
  test(`${rounds} times full in the middle of a commit: no answer, what was there stays, and it works again once there is room`, async () => {
    for (let round = 0; round < rounds; round++) {
      const folder = newFolder()
      const unmount = mountSmallDisk(folder, 2)
      undo.push(unmount)
      await newArchive(folder)
      const archive = await opened(folder)
      const ballast = join(folder, 'ballast')
      writeFileSync(ballast, Buffer.alloc(statfsSync(folder).bavail * 4096 - 300_000 - Math.floor(Math.random() * 50_000)))
      const acknowledged: string[] = []
      let refused = 0
      while (refused < 3) {
        const person = heavyPerson(1000 + Math.floor(Math.random() * 40_000))
        const code = await codeOf(archive.commit(aCommit([put('people', person)])))
        if (code === 'done') acknowledged.push(person.id)
        else {
          expect(code).toBe('disk-full')
          refused += 1
          expect(await scanJournal(folder, journalKeys())).toMatchObject({ kind: 'good', seq: archive.head().seq })
        }
      }
      rmSync(ballast)
      const after = addsPerson('以后')
      expect(await codeOf(archive.commit(after))).toBe('done')
      await archive.close()
      const again = await opened(folder)
      expect((await again.allRows('people')).map(row => row['id']).slice(0, -1)).toEqual(acknowledged)
      expect(again.tornTailCut).toBe(false)
      await again.close()
      unmount()
      undo.pop()
    }
  })
})

describe.skipIf(!isRoot)('a read-only folder (needs root)', () => {
  test('an archive there is read; a commit is refused, and works once the folder can be written', async () => {
    const folder = newFolder()
    await newArchive(folder)
    const writable = makeReadOnly(folder)
    undo.push(writable)
    const archive = await opened(folder)
    expect(await codeOf(archive.commit(addsPerson()))).toBe('read-only')
    expect(await codeOf(archive.commit(addsPerson()))).toBe('read-only')
    expect(archive.head().seq).toBe(1)
    writable()
    undo.pop()
    expect(await codeOf(archive.commit(addsPerson()))).toBe('done')
    await archive.close()
    expect(await scanJournal(folder, journalKeys())).toMatchObject({ kind: 'good', seq: 2 })
  })
})
