import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import { collect, open, seal } from '../../../../electron/archive/keys/age-file.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { listSnapshots, readSnapshot, takeSnapshot } from '../../../../electron/archive/sets/snapshots.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { backupNow, inSet, recoveryKey, verifyAll } from '../../../support/backups.ts'
import { aPerson, anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { memorySource } from '../../../support/memory-source.ts'

const newFolder = temporaryFolders()
const golden = path.join(import.meta.dirname, '..', '..', '..', 'fixtures', 'backup-set-1')
const goldenId = '20261122-080000-8'

describe('the set of format 1 that was kept', () => {
  test('opens with its password and gives its records, its attachment and its history', async () => {
    await inSet(golden, async set => {
      expect(set.backupIds).toEqual([goldenId])
      expect(set.card).toMatchObject({ format: 1, kind: 'backup', unit: '云岭市档案服务中心', setId: '8ca30bc7-e1a6-4ebf-9aac-d041afcccd7d' })
      const backup = await set.verify(goldenId, unwatched)
      expect(backup.manifest).toMatchObject({ seq: 8, head: '132165af74fdd6e9aa4d1ba47699da07c87bea8c6c157e0fd2a5674053dfcfbd' })
      const records = exportedLines(await backup.rows()).map(line => JSON.parse(line) as { table: string; value: { name?: string } })
      expect(records.filter(({ table }) => table === 'people').map(({ value }) => value.name).sort()).toEqual(['周𬘭', '张喆', '李堃', '王頔', '陈赟'].sort())
      const texts: string[] = []
      await backup.eachBlob(null, async (_, bytes) => { texts.push(Buffer.from(await collect(bytes)).toString('utf8')) }, unwatched)
      expect(texts).toEqual(['云岭市档案服务中心：签到表\n'.repeat(20)])
      let commits = 0
      await backup.eachCommit(async some => { commits += some.length }, unwatched)
      expect(commits).toBe(8)
    })
  })

  test('opens with its recovery key', async () => {
    expect(await verifyAll(golden, { secret: { kind: 'recoveryKey', recoveryKey } })).toBe(1)
  })
})

test('a snapshot as the first version wrote it, without set id, unit and hashes of plain files, is still read', async () => {
  const folder = newFolder()
  const keys = await createKeys(folder, anId())
  const memory = memorySource(keys.archiveId)
  memory.put('people', anId(), aPerson())
  const { id } = await takeSnapshot(folder, keys, memory.source, backupNow)
  const file = path.join(folder, 'snapshots', 'snapshots', `${id}.age`)
  const { unit: _unit, files: _files, missingBlobs: _missing, ...first } = JSON.parse(Buffer.from(await open(await fs.readFile(file), keys.identities)).toString()) as Record<string, unknown>
  await fs.writeFile(file, await seal(Buffer.from(canonicalJson(first)), keys.recipient))
  await fs.writeFile(path.join(folder, 'snapshots', 'set.json'), `${canonicalJson({ format: 1, archiveId: keys.archiveId, kind: 'local', createdAt: backupNow.toISOString() })}\n`)
  expect((await listSnapshots(folder, keys)).snapshots).toMatchObject([{ id }])
  expect((await readSnapshot(folder, keys, id)).rows).toEqual(memory.all())
  expect(await verifyAll(path.join(folder, 'snapshots'), {})).toBe(1)
})
