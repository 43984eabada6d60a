import '../../../support/quick-passwords.ts'
import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { putInSection } from '#shared/model/dossier/section-tables.ts'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { examineRestore } from '../../../../electron/archive/restore/examine-restore.ts'
import { restoreNew } from '../../../../electron/archive/restore/restore-new.ts'
import { restore } from '../../../../electron/archive/restore/restore.ts'
import { getSectionBlob, putSectionBlob } from '../../../../electron/archive/section/section-blobs.ts'
import { beginSection, openSection, presentSection } from '../../../../electron/archive/section/section-keys.ts'
import { unlockedSection } from '../../../../electron/archive/section/unlocked-section.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { anArchiveToBackUp, backupNow, withPassword } from '../../../support/backups.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { aDossier, aDossierEntry, aDossierTemplate } from '../../../support/dossiers.ts'
import { aWish, asTarget, openedTarget } from '../../../support/restores.ts'
import type { Archive } from '../../../../electron/archive/state/archive.ts'

const newFolder = temporaryFolders()
const secret = { kind: 'password' as const, password: '青松另册七月流火' }

async function anArchiveWithSection() {
  const source = await anArchiveToBackUp(newFolder())
  await source.addPeople('张喆')
  const keys = await beginSection(source.folder, source.keys, { section: randomUUID(), password: secret.password, recoveryKey: recoveryKeyOf(new Uint8Array(20).fill(3)), at: '2026-11-20T01:00:00.000Z', former: null })
  const section = unlockedSection(source.archive, keys)
  const { blob } = await putSectionBlob(source.folder, keys, Buffer.from('民主测评表扫描件'))
  const [person] = await source.archive.allRows('people')
  const template = aDossierTemplate()
  const dossier = aDossier({
    personId: String(person!['id']), personName: '张喆', templateId: template.id,
    entries: [aDossierEntry({ files: [{ id: randomUUID(), name: '测评.pdf', mime: 'application/pdf', bytes: 24, pages: 1, blob }] })],
  })
  await section.commit({ id: randomUUID(), ops: [putInSection('dossierTemplates', template), putInSection('dossiers', dossier)] })
  return { ...source, section, blob, dossier, ...await source.backUp(newFolder()) }
}

async function sectionIn(folder: string, archive: Archive) {
  const present = await presentSection(folder)
  const keys = await openSection(folder, present!, secret)
  return { keys, read: await unlockedSection(archive, keys).read() }
}

test("a full backup carries the section's keys, records and files to a new PC, where only its own password opens them", async () => {
  const it = await anArchiveWithSection()
  const { folder, missingFiles } = await restoreNew({ place: it.set, backupId: null, ways: withPassword, folder: path.join(newFolder(), '党务台账数据'), actor: '李堃', device: randomUUID(), program: '测试', now: backupNow, newId: randomUUID }, unwatched)
  expect(missingFiles).toEqual([])
  const { archive } = await openedTarget(folder)
  const { keys, read } = await sectionIn(folder, archive)
  expect(read).toMatchObject({ unreadable: 0, rows: expect.arrayContaining([expect.objectContaining({ id: it.dossier.id })]) })
  expect(Buffer.from(await getSectionBlob(folder, keys, it.blob)).toString()).toBe('民主测评表扫描件')
  await expect(openSection(folder, (await presentSection(folder))!, withPassword.secret)).rejects.toThrow('口令不对')
})

test('into the living archive a deleted file of the section comes back with its scan', async () => {
  const it = await anArchiveWithSection()
  const rev = (await it.section.read()).rows.find(({ id }) => id === it.dossier.id)!.row!.rev
  await it.section.commit({ id: randomUUID(), ops: [{ table: 'dossiers', id: it.dossier.id, ifRev: rev, value: null }] })
  const blobs = path.join(it.folder, 'blobs', `section-${it.section.keys.section}`)
  await fs.rm(path.join(blobs, it.blob))
  const target = await asTarget(it)
  const { missingFiles } = await restore(target, aWish(it.set, { ways: withPassword }), unwatched)
  expect(missingFiles).toEqual([])
  expect((await it.section.read()).rows.map(({ id }) => id)).toContain(it.dossier.id)
  expect(Buffer.from(await getSectionBlob(it.folder, it.section.keys, it.blob)).toString()).toBe('民主测评表扫描件')
})

test('a scan that lay nowhere when the backup was made is told by number, not by name', async () => {
  const it = await anArchiveWithSection()
  await fs.rm(path.join(it.folder, 'blobs', `section-${it.section.keys.section}`, it.blob))
  const { set } = await it.backUp(newFolder())
  const { missingFiles } = await examineRestore(await asTarget(it), aWish(set, { ways: withPassword }), unwatched)
  expect(missingFiles).toEqual(['封存分区的附件 1 个'])
})
