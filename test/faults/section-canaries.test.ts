import { expect, test } from 'vitest'
import { anId, aPerson } from '../support/builders.ts'
import { filesSaying } from '../support/canaries.ts'
import { open as openAge } from '../../electron/archive/keys/age-file.ts'
import { openKeys } from '../../electron/archive/keys/keys.ts'
import { putInSection } from '#shared/model/dossier/section-tables.ts'
import { temporaryFolders } from '../support/disks.ts'
import { aDossier, aDossierEntry, aDossierTemplate } from '../support/dossiers.ts'
import '../support/quick-passwords.ts'
import { somePassword } from '../support/passwords.ts'
import { testSession } from '../support/session.ts'
import { writeBackup } from '../../electron/archive/sets/write-backup.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { startIn } from '../../electron/archive/start/start-folder.ts'
import { aDesk } from '../support/start-tools.ts'
import { join } from 'node:path'
import { readdirSync, readFileSync } from 'node:fs'
import { inEncodings } from '../support/encodings.ts'

const newFolder = temporaryFolders()

/** Fictional, and found nowhere else. */
const canaries = Array.from({ length: 50 }, (_, i) => `第${i}只蜂鸟把${'红橙黄绿青蓝紫'[i % 7]}色纽扣藏进了钟楼`)
const sectionPassword = '青松另册七月流火'

test("50 canaries in the sealed section: not one is found in data folder, backup, temp or logs, neither as it lies there nor by whoever has the archive's own keys", async () => {
  const home = newFolder()
  const temp = newFolder()
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = temp
  try {
    const session = await testSession(home)
    await session.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
    const archiveKey = await session.get('beginPassword', { current: null, password: somePassword })
    await session.get('confirmPassword', archiveKey)
    const sectionKey = await session.get('beginSection', { current: null, password: sectionPassword })
    await session.get('confirmSection', sectionKey)
    const template = aDossierTemplate({ note: canaries[0] ?? '' })
    await session.get('commitSection', { id: anId(), ops: [putInSection('dossierTemplates', template)] })
    for (const canary of canaries) {
      const person = aPerson({ id: anId(), name: '周岚' })
      await session.get('commit', { id: anId(), act: 'recordPerson', summary: '登记人员', ops: [{ table: 'people', id: person.id, ifRev: null, value: { ...person } }] })
      const bytes = Buffer.concat(inEncodings(canary))
      const { blob } = await session.get('putSectionBlob', { bytes })
      const entry = aDossierEntry({ name: canary, summary: canary, files: [{ id: anId(), name: `${canary}.pdf`, mime: 'application/pdf', bytes: bytes.length, pages: 1, blob }] })
      const dossier = aDossier({ personId: person.id, archiveNo: canary, templateId: template.id, entries: [entry], remark: canary })
      await session.get('commitSection', { id: anId(), ops: [putInSection('dossiers', dossier)] })
      await session.get('saveSectionDraft', { form: 'dossier', recordId: dossier.id, content: { remark: canary } })
    }
    expect(await session.ask('commitSection', { id: anId(), ops: [putInSection('dossiers', aDossier({ archiveNo: '', remark: canaries[1] ?? '' }))] })).toMatchObject({ ok: false })
    await session.get('snapshotNow', {})
    const { rows } = await session.get('rowsPage', { after: null })
    expect(canaries.filter(canary => JSON.stringify(rows).includes(canary))).toEqual([])
    await session.get('lockSection', {})
    await session.close()

    const data = join(home, '党务台账数据')
    const keys = await openKeys(data, { secret: { kind: 'password', password: somePassword } })
    const sealed = rows.filter(({ table }) => table === 'sealedRecords')
    expect(sealed).toHaveLength(51)
    for (const { row } of sealed) await expect(openAge(Buffer.from(String(row?.['sealed']), 'base64'), keys.identities)).rejects.toThrow()
    const { open } = await startIn(data, (await aDesk(newFolder())).tools, { ways: { known: keys } })
    const stick = newFolder()
    await writeBackup({ parent: stick, form: 'folder', open: open!, unit: '云岭市档案服务中心', now: new Date(), rescueProgram: null }, unwatched)
    await open!.close()
    for (const folder of [home, stick, temp]) {
      expect(await filesSaying(folder, keys, canaries)).toEqual([])
      expect(filesWith(folder, canaries.flatMap(inEncodings))).toEqual([])
    }
    expect(readdirSync(join(data, 'drafts'))).toHaveLength(50)
    expect(readdirSync(join(data, 'blobs'), { recursive: true }).filter(name => String(name).endsWith('.age'))).toHaveLength(50)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
})

test('the search finds what the archive itself keeps', async () => {
  const home = newFolder()
  const session = await testSession(home)
  await session.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
  const person = aPerson({ id: anId(), name: '周岚', remark: canaries[3] ?? '' })
  await session.get('commit', { id: anId(), act: 'recordPerson', summary: '登记人员', ops: [{ table: 'people', id: person.id, ifRev: null, value: { ...person } }] })
  await session.close()
  const data = join(home, '党务台账数据')
  expect((await filesSaying(data, await openKeys(data), canaries)).length).toBeGreaterThan(0)
  expect(filesWith(data, canaries.flatMap(inEncodings))).toEqual([])
})

function filesWith(folder: string, needles: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
    .filter(file => { const bytes = readFileSync(file); return needles.some(needle => bytes.includes(needle)) })
}
