import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { configFolder, openSettings } from '../../../electron/files/settings-file.ts'
import { isRoot, makeReadOnly, temporaryFolders } from '../../support/disks.ts'

const newFolder = temporaryFolders()

test('a first start makes a device of its own and nothing else', async () => {
  const folder = path.join(newFolder(), 'dangwu-ledger')
  const settings = (await openSettings(folder)).read()
  expect(settings).toMatchObject({ actor: '', dataFolder: null, sampleOpen: false, knownFolders: {} })
  expect((await openSettings(folder)).read().device).toBe(settings.device)
  expect((await openSettings(newFolder())).read().device).not.toBe(settings.device)
})

test('what was changed is there at the next start; fields of a newer version survive', async () => {
  const folder = newFolder()
  const file = await openSettings(folder)
  await fs.writeFile(path.join(folder, 'settings.json'), JSON.stringify({ ...file.read(), fromTheFuture: [1] }))
  const newer = await openSettings(folder)
  await newer.change({ actor: '林小满' })
  expect((await openSettings(folder)).read()).toMatchObject({ actor: '林小满', fromTheFuture: [1] })
})

test('changes that overlap are all kept', async () => {
  const folder = newFolder()
  const file = await openSettings(folder)
  await Promise.all([file.change({ actor: '林小满' }), file.change({ dataFolder: '/data' }), file.change({ window: { width: 1366 } }), file.change({ actor: '周明' })])
  expect((await openSettings(folder)).read()).toMatchObject({ actor: '周明', dataFolder: '/data', window: { width: 1366 } })
})

test.each(['', '{"device":', '[]', '{"device":"x"}'])('a damaged file (%j) is kept aside, and settings begin anew', async text => {
  const folder = newFolder()
  await fs.writeFile(path.join(folder, 'settings.json'), text)
  expect((await openSettings(folder)).read().dataFolder).toBeNull()
  const aside = (await fs.readdir(folder)).find(name => name.startsWith('settings.json.damaged-'))
  expect(await fs.readFile(path.join(folder, aside!), 'utf8')).toBe(text)
})

test.skipIf(!isRoot)('a folder that can only be read: the change is refused in words, and the file is whole', async () => {
  const folder = newFolder()
  const file = await openSettings(folder)
  const unmount = makeReadOnly(folder)
  try {
    await expect(file.change({ actor: '林小满' })).rejects.toMatchObject({ failure: { code: 'read-only' } })
    expect(file.read().actor).toBe('')
  } finally {
    unmount()
  }
  expect((await openSettings(folder)).read().actor).toBe('')
})

test('the folder of each system', () => {
  expect(configFolder({ XDG_CONFIG_HOME: '/home/lin/.config' }, 'linux')).toBe('/home/lin/.config/dangwu-ledger')
  expect(configFolder({ APPDATA: '/users/lin/roaming' }, 'win32')).toBe('/users/lin/roaming/dangwu-ledger')
  expect(configFolder({ DANGWU_CONFIG_DIR: '/elsewhere', APPDATA: '/users/lin' }, 'win32')).toBe('/elsewhere')
})
