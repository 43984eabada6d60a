import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { obsoleteFiles } from '../../../../electron/archive/journal/purged.ts'
import { seal } from '../../../../electron/archive/keys/age-file.ts'
import type { ArchiveKeys } from '../../../../electron/archive/keys/archive-keys.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { purgeJournal } from '../../../../electron/archive/purge/purge-journal.ts'
import { removeObsolete } from '../../../../electron/archive/purge/remove-obsolete.ts'
import { takeSnapshot } from '../../../../electron/archive/sets/snapshots.ts'
import type { Archive } from '../../../../electron/archive/state/archive.ts'
import { readCheckpoint, writeCheckpoint } from '../../../../electron/archive/state/checkpoint-file.ts'
import { blobStore } from '../../../../electron/archive/store/blobs.ts'
import { draftStore } from '../../../../electron/archive/store/drafts.ts'
import { aBranch, aCommit, addsPerson, contentOf, newArchive, opened, someNow } from '../../../support/archives.ts'
import { aMeeting, anId } from '../../../support/builders.ts'
import { filesSaying } from '../../../support/canaries.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const failEvery = Number(process.env['FAULT_PURGE_EVERY'] ?? 6)
const canary = '骆鹤甲子的密件第三稿'

/** The program dies at the wished file operation: it and every later one fail. */
const death = vi.hoisted(() => ({ left: Infinity, count: 0 }))
vi.mock('node:fs/promises', async original => {
  const real = await original<typeof import('node:fs/promises')>()
  const mortal = <F extends (...words: never[]) => unknown>(work: F) => async (...words: Parameters<F>) => {
    death.count++
    if (death.count > death.left) throw Object.assign(new Error('the program is dead'), { code: 'EDEAD' })
    return work(...words)
  }
  const names = ['mkdir', 'rename', 'link', 'rm', 'writeFile', 'utimes'] as const
  const open = async (...words: Parameters<typeof real.open>) => {
    const handle = await mortal(real.open as never)(...words as never) as Awaited<ReturnType<typeof real.open>>
    for (const name of ['write', 'writeFile', 'sync', 'datasync', 'truncate'] as const) Object.assign(handle, { [name]: mortal((handle[name] as (...w: never[]) => unknown).bind(handle)) })
    return handle
  }
  return { ...real, ...Object.fromEntries(names.map(name => [name, mortal(real[name] as never)])), open }
})

async function use<T>(folder: string, keys: ArchiveKeys, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await opened(folder, { checkpoint: await readCheckpoint(folder, keys) }, keys)
  return work(archive).finally(() => archive.close())
}

let seconds = 0
const remember = (folder: string, keys: ArchiveKeys) => use(folder, keys, async archive => {
  await takeSnapshot(folder, keys, archive, new Date(someNow.getTime() + ++seconds * 1000)) // two within a second would bear one name
  await writeCheckpoint(folder, keys, archive.checkpoint())
})

/** What must go stands in a record, an attachment, a draft, a snapshot, in quarantine and among the sources. */
async function anArchive() {
  const folder = newFolder()
  const keys = await createKeys(folder, anId())
  await newArchive(folder, keys)
  const { branch, commit } = aBranch()
  const [good, bad] = await Promise.all(['签到表', canary].map(async title => {
    const blob = await blobStore(folder, keys).put(Buffer.from(title.repeat(200)))
    return aMeeting({ id: randomUUID(), title, organisationId: branch.id, attachments: [{ id: randomUUID(), name: '附件.pdf', mime: 'application/pdf', category: 'other', ...blob }], backfillReason: '测试' })
  }))
  await use(folder, keys, async archive => { for (const each of [commit, aCommit([put('meetings', good!)]), { ...aCommit([put('meetings', bad!)]), summary: canary }]) await archive.commit(each) })
  const draft = (recordId: string, title: string) => draftStore(folder, keys).save({ form: 'meeting', recordId, savedAt: someNow.toISOString(), content: { title } })
  const unsaved = await blobStore(folder, keys).put(Buffer.from('还没保存的附件'))
  await draft(bad!.id, canary)
  await draft(randomUUID(), `新会议 ${unsaved.sha256}`)
  await remember(folder, keys)
  for (const name of ['quarantine/journal-000001-1.age', 'quarantine/keys-copy.age', 'sources/other-3.age']) {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await fs.writeFile(path.join(folder, name), await seal(Buffer.from(name.includes('keys') ? '别的档案的密钥' : canary), keys.recipient))
  }
  return { folder, keys, bad: bad!, good: good!, unsaved, texts: [canary, bad!.id, bad!.attachments[0]!.sha256] }
}

type Subject = Pick<Awaited<ReturnType<typeof anArchive>>, 'folder' | 'keys' | 'bad'>

const purge = ({ folder, keys, bad }: Subject) => purgeJournal(folder, keys, { rows: [{ table: 'meetings', id: bad.id }], reason: '误录', actor: '林小满', device: 'pc-1', now: someNow, newId: randomUUID })
const titlesIn = ({ folder, keys }: Subject) => use(folder, keys, async archive => (await archive.allRows('meetings')).map(row => String(row['title'])).sort())
const isPending = ({ folder, keys }: Subject) => use(folder, keys, async archive => (await obsoleteFiles(folder, archive.purged)).length > 0)

test('nothing goes before there is a snapshot of the new journal; then everything that held it, and nothing else', async () => {
  const it = await anArchive()
  expect(await removeObsolete(it.folder, it.keys)).toBe(0)
  await purge(it)
  const before = await filesSaying(it.folder, it.keys, it.texts)
  await expect(removeObsolete(it.folder, it.keys)).rejects.toMatchObject({ failure: { code: 'damaged' } })
  expect(await filesSaying(it.folder, it.keys, it.texts)).toEqual(before)
  await use(it.folder, it.keys, archive => archive.commit(addsPerson('李堃')))
  await remember(it.folder, it.keys)
  expect(await removeObsolete(it.folder, it.keys)).toBeGreaterThan(7)
  expect(await filesSaying(it.folder, it.keys, it.texts)).toEqual([])
  expect(await isPending(it)).toBe(false)
  const blobs = blobStore(it.folder, it.keys)
  expect([await blobs.holds(it.good.attachments[0]!.sha256), await blobs.holds(it.unsaved.sha256)]).toEqual([true, true])
  expect((await draftStore(it.folder, it.keys).list()).drafts).toHaveLength(1)
  expect(await fs.readdir(path.join(it.folder, 'quarantine'))).toEqual(['keys-copy.age'])
  expect(await use(it.folder, it.keys, archive => archive.verify())).toMatchObject({ ok: true })
})

test('files that a commit since then names stay: of a merge, and of a record that was deleted meanwhile', async () => {
  const it = await anArchive()
  await purge(it)
  await use(it.folder, it.keys, async archive => {
    const row = await archive.row('meetings', it.good.id)
    await archive.commit(aCommit([{ table: 'meetings', id: it.good.id, ifRev: Number(row?.['rev']), value: null }]))
    await archive.commit(addsPerson('李堃'), { sources: [{ archiveId: anId(), seq: 3, head: '', file: 'other-3.age', sha256: '', bytes: 0, plainSha256: '', lines: 0 }] })
  })
  await remember(it.folder, it.keys)
  await removeObsolete(it.folder, it.keys)
  expect(await blobStore(it.folder, it.keys).holds(it.good.attachments[0]!.sha256)).toBe(true)
  expect(await fs.readdir(path.join(it.folder, 'sources'))).toEqual(['other-3.age'])
})

test(`dead at a file operation (every ${failEvery}th of them): a start finds the archive as before or as after, and what is left to do can be done`, async () => {
  const whole = async (it: Subject) => {
    await purge(it)
    await remember(it.folder, it.keys)
    await removeObsolete(it.folder, it.keys)
  }
  const template = await anArchive()
  const seen = { before: 0, pending: 0, done: 0 }
  for (let dead = 1, isDead = true; isDead; dead += failEvery) {
    const it = { ...template, folder: newFolder() }
    await fs.cp(template.folder, it.folder, { recursive: true })
    const rows = await use(it.folder, it.keys, contentOf)
    Object.assign(death, { count: 0, left: dead })
    isDead = await whole(it).then(() => false, () => true)
    Object.assign(death, { count: 0, left: Infinity })
    const titles = await titlesIn(it)
    if (titles.includes(canary)) {
      seen.before++
      expect(await use(it.folder, it.keys, contentOf), `dead at ${dead}`).toEqual(rows)
      await whole(it)
    } else if (await isPending(it)) {
      seen.pending++
      await remember(it.folder, it.keys)
      await removeObsolete(it.folder, it.keys)
    } else seen.done++
    expect(await titlesIn(it), `dead at ${dead}`).toEqual(['签到表'])
    expect(await filesSaying(it.folder, it.keys, it.texts), `dead at ${dead}`).toEqual([])
  }
  expect(Object.values(seen).every(count => count > 0), JSON.stringify(seen)).toBe(true)
})
