import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { collect } from '../../../../electron/archive/keys/age-file.ts'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { anArchiveToBackUp, backupNow, inSet, packsOf, recoveryKey, unit, verifyAll } from '../../../support/backups.ts'
import { contentOf } from '../../../support/archives.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const later = (minutes: number) => new Date(backupNow.getTime() + minutes * 60_000)
const sortedRows = <T extends { table: string; id: string }>(rows: readonly T[]) => [...rows].sort((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1))

async function aBackedUp() {
  const archive = await anArchiveToBackUp(newFolder())
  await archive.addPeople('张喆', '李堃')
  const blob = await archive.attach(randomBytes(200_000))
  const stick = newFolder()
  return { archive, stick, blob, first: await archive.backUp(stick) }
}

describe('a backup to a folder', () => {
  test('gives back rows, attachments and the journal as they were, and says what it wrote', async () => {
    const { archive, stick, blob, first } = await aBackedUp()
    expect(first).toMatchObject({ backupId: `20261122-080000-${archive.archive.head().seq}`, sharedPacks: 0, newPacks: 4, files: 1, missingBlobs: [], sharedReadAt: null })
    expect(path.dirname(first.set)).toBe(stick)
    expect(path.basename(first.set)).toBe(`党务台账备份_${unit}_${archive.keys.archiveId.slice(0, 8)}`)
    await inSet(first.set, async set => {
      expect(set.card).toMatchObject({ kind: 'backup', unit, archiveId: archive.keys.archiveId, setId: first.setId })
      const backup = await set.verify(first.backupId, unwatched)
      expect(sortedRows(await backup.rows())).toEqual(await contentOf(archive.archive))
      expect([...backup.blobs]).toEqual([[blob, 200_000]])
      const got = new Map<string, Buffer>()
      await backup.eachBlob(null, async (name, bytes) => { got.set(name, Buffer.from(await collect(bytes))) }, unwatched)
      expect(got.get(blob)!.equals(await archive.blobs.get(blob))).toBe(true)
      const place = newFolder()
      await backup.extractJournal(place, unwatched)
      const scan = await scanJournal(place, set.keys)
      expect(scan).toMatchObject({ kind: 'good', head: first.head, seq: first.seq })
    })
  })

  test('is not finished when somebody else tidies its packs away meanwhile', async () => {
    const { archive, stick, first } = await aBackedUp()
    await archive.attach(randomBytes(100_000))
    const named = new Set(await fs.readdir(path.join(first.set, 'packs')))
    let removed = 0
    const report = ({ doing }: { doing: string }) => {
      if (doing !== '正在写入附件' || removed > 0) return
      for (const name of readdirSync(path.join(first.set, 'packs'))) if (name.endsWith('.age') && !named.has(name)) { rmSync(path.join(first.set, 'packs', name)); removed++ }
    }
    await expect(archive.backUp(stick, { now: later(5) }, { report, signal: unwatched.signal })).rejects.toMatchObject({ failure: { code: 'write-failed' } })
    expect(removed).toBeGreaterThan(0)
    expect(await verifyAll(first.set)).toBe(1)
  })

  test('opens with the recovery key and with the archive’s own keys, not with another password', async () => {
    const { archive, first } = await aBackedUp()
    expect(await verifyAll(first.set, { secret: { kind: 'recoveryKey', recoveryKey: recoveryKey.toLowerCase() } })).toBe(1)
    expect(await verifyAll(first.set, { identities: archive.keys.identities })).toBe(1)
    await expect(verifyAll(first.set, { secret: { kind: 'password', password: 'wrong' } })).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
    await expect(verifyAll(first.set, {})).rejects.toMatchObject({ failure: { code: 'password-needed' } })
  })

  test('leaves no part behind, no plain key, and nothing of a record in clear', async () => {
    const { first } = await aBackedUp()
    const names = await fs.readdir(first.set, { recursive: true })
    expect(names.filter(name => name.endsWith('.part') || name.endsWith('open.txt'))).toEqual([])
    expect((await fs.readdir(first.set)).sort()).toEqual(['keys', 'packs', 'rescue.mjs', 'set.json', 'snapshots', '说明.txt'])
    for (const name of names.filter(each => /\.\w+$/.test(each))) expect((await fs.readFile(path.join(first.set, name))).includes('张喆'), name).toBe(false)
  })

  test('needs a password first', async () => {
    const archive = await anArchiveToBackUp(newFolder(), { withSlots: false })
    const stick = newFolder()
    await expect(archive.backUp(stick)).rejects.toMatchObject({ failure: { code: 'password-needed' } })
    expect(await fs.readdir(stick)).toEqual([])
  })
})

describe('the second backup', () => {
  test('writes only what is new, and each restores alone', async () => {
    const { archive, stick, first } = await aBackedUp()
    await archive.addPeople('王頔')
    await archive.attach(randomBytes(1000))
    const second = await archive.backUp(stick, { now: later(1) })
    expect(second.set).toBe(first.set)
    expect(second).toMatchObject({ newPacks: 3, sharedPacks: 3, files: 2 })
    expect(await verifyAll(second.set)).toBe(2)
    const [one, two] = await inSet(second.set, async set => [await set.manifest(first.backupId), await set.manifest(second.backupId)] as const)
    expect(packsOf(two.packs, 'blobs')).toEqual(expect.arrayContaining([...packsOf(one.packs, 'blobs')]))
    await fs.rm(path.join(first.set, 'snapshots', `${first.backupId}.age`))
    await fs.rm(path.join(first.set, 'snapshots', `${first.backupId}.list`))
    const named = new Set(two.packs.map(({ name }) => name))
    for (const { name } of one.packs) if (!named.has(name)) await fs.rm(path.join(first.set, 'packs', `${name}.age`))
    expect(await verifyAll(second.set)).toBe(1)
  })
})
