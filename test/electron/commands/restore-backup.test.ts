import '../../support/quick-passwords.ts'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import { anArchiveToBackUp, password, recoveryKey } from '../../support/backups.ts'
import { temporaryFolders } from '../../support/disks.ts'
import { bytesBelow } from '../../support/restores.ts'

const newFolder = temporaryFolders()

async function run(...words: string[]) {
  const lines: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => { lines.push(JSON.parse(JSON.stringify(line)) as Record<string, unknown>) }, say: text => { said.push(text) }, bundledFonts: [] })
  return { code, lines, said: said.join('\n') }
}

async function aBackedUp() {
  const it = await anArchiveToBackUp(newFolder())
  await it.addPeople('张喆', '李堃')
  await it.attach(randomBytes(1000))
  const { set, backupId, seq } = await it.backUp(newFolder())
  const rows = Object.values(it.archive.head().counts).reduce((sum, count) => sum + count, 0)
  const files = newFolder()
  const [passwordFile, keyFile] = [path.join(files, 'password'), path.join(files, 'key')]
  await fs.writeFile(passwordFile, `${password}\n`)
  await fs.writeFile(keyFile, `${recoveryKey}\n`)
  const exported = async (data: string) => {
    const out = path.join(newFolder(), 'export.ndjson')
    expect(await run('export', '--data', data, '--out', out, '--password-file', passwordFile)).toMatchObject({ code: 0 })
    return fs.readFile(out, 'utf8')
  }
  return { ...it, set, backupId, seq, rows, passwordFile, keyFile, exported, before: await exported(it.folder) }
}

test('into an empty place: a dry run writes nothing; then the archive is there, by recovery key', async () => {
  const it = await aBackedUp()
  const data = path.join(newFolder(), '新电脑')
  const words = ['restore', '--from', it.set, '--data', data, '--recovery-key-file', it.keyFile]
  const told = { added: it.rows, changed: 0, same: 0, deleted: 0, seq: it.seq }
  expect(await run(...words, '--dry-run')).toMatchObject({ code: 0, lines: [told] })
  expect(await fs.readdir(path.dirname(data))).toEqual([])
  expect(await run(...words)).toMatchObject({ code: 0, lines: [told] })
  expect(await it.exported(data)).toBe(it.before)
})

test('into the archive that it is of: the state of that backup, newer records deleted', async () => {
  const it = await aBackedUp()
  await it.addPeople('周明')
  await it.archive.close()
  const words = ['restore', '--from', it.set, '--snapshot', it.backupId, '--data', it.folder, '--password-file', it.passwordFile]
  const bytes = await bytesBelow(it.folder)
  expect(await run(...words, '--dry-run')).toMatchObject({ code: 0, lines: [{ added: 0, changed: 0, same: it.rows, deleted: 1, seq: null }] })
  expect(await bytesBelow(it.folder)).toEqual(bytes)
  expect(await run(...words)).toMatchObject({ code: 0, lines: [{ added: 0, changed: 0, same: it.rows, deleted: 1, seq: it.seq + 2 }] })
  expect(await it.exported(it.folder)).toBe(it.before)
  expect(await run(...words)).toMatchObject({ code: 0, lines: [{ deleted: 0, seq: null }] })
})

test('refuses with one sentence: no secret, a folder of others, another archive', async () => {
  const it = await aBackedUp()
  const other = await anArchiveToBackUp(newFolder())
  await other.archive.close()
  const strange = newFolder()
  await fs.writeFile(path.join(strange, '合同.txt'), '别人的')
  const from = ['restore', '--from', it.set]
  for (const id of ['20200101-000000-1', '../x']) {
    expect(await run(...from, '--snapshot', id, '--data', path.join(newFolder(), 'x'), '--password-file', it.passwordFile)).toMatchObject({ code: 1, lines: [], said: expect.stringContaining(`没有编号为“${id}”的一份`) })
  }
  expect(await run(...from, '--data', path.join(newFolder(), 'x'))).toMatchObject({ code: 1, lines: [], said: expect.stringContaining('口令') })
  expect(await run(...from, '--data', strange, '--password-file', it.passwordFile)).toMatchObject({ code: 1, lines: [], said: expect.stringContaining('没有党务台账档案') })
  expect(await run(...from, '--data', other.folder, '--password-file', it.passwordFile)).toMatchObject({ code: 1, lines: [], said: expect.stringContaining('另一个单位') })
})

test('says which attachments neither the backup nor the archive has', async () => {
  const it = await aBackedUp()
  await fs.rm(path.join(it.folder, 'blobs'), { recursive: true })
  const { set } = await it.backUp(newFolder())
  await it.archive.close()
  expect(await run('restore', '--from', set, '--data', it.folder, '--password-file', it.passwordFile)).toMatchObject({ code: 0, said: expect.stringContaining('签到表.pdf') })
})
