import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { mountedMedia, rootsOfThisPc } from '../../../electron/files/place-roots.ts'
import { openPlaces } from '../../../electron/files/places.ts'
import { isRoot, makeReadOnly, mountSmallDisk, temporaryFolders } from '../../support/disks.ts'

const newFolder = temporaryFolders()

async function aPc() {
  const home = newFolder()
  for (const name of ['乙', '甲', '.config', '$RECYCLE.BIN', 'System Volume Information']) await fs.mkdir(path.join(home, name))
  await fs.writeFile(path.join(home, '文件.docx'), 'x')
  const places = openPlaces(async () => [{ path: home, label: '个人文件夹' }])
  const [root] = (await places.folders(null)).folders
  return { home, places, root: root!.token }
}

describe('folders', () => {
  test('begin at the roots, show what a clerk may use in Chinese order, and lead up again', async () => {
    const { home, places, root } = await aPc()
    const inside = await places.folders(root)
    expect(inside.here?.label).toBe(home)
    expect(inside.folders.map(({ label }) => label)).toEqual(['甲', '乙'])
    const child = await places.folders(inside.folders[0]!.token)
    expect(child.here?.label).toBe(path.join(home, '甲'))
    expect(places.pathOf(child.up!.token)).toBe(home)
  })

  test('at the top there is no way up', async () => {
    const places = openPlaces(async () => [{ path: '/', label: '/' }])
    const [root] = (await places.folders(null)).folders
    expect((await places.folders(root!.token)).up).toBeNull()
  })

  test('that are gone are told as missing', async () => {
    const { home, places, root } = await aPc()
    const { folders } = await places.folders(root)
    await fs.rmdir(path.join(home, '甲'))
    await expect(places.folders(folders[0]!.token)).rejects.toMatchObject({ failure: { code: 'folder-missing' } })
  })

  test('are made under a name that every file system takes, and never over one that is there', async () => {
    const { home, places, root } = await aPc()
    const made = await places.makeFolder(root, '台账/2026:')
    expect(places.pathOf(made.token)).toBe(path.join(home, '台账2026'))
    await expect(places.makeFolder(root, '台账2026')).rejects.toMatchObject({ failure: { code: 'file-exists' } })
    await expect(places.makeFolder(root, '..')).resolves.toMatchObject({ label: path.join(home, '未命名') })
  })
})

describe('tokens', () => {
  test('are the only way in: a path, a guess, or another program’s token opens nothing', async () => {
    const { home, places } = await aPc()
    const other = await aPc()
    for (const token of [home, '', 'constructor', '0'.repeat(32), other.root]) {
      expect(() => places.pathOf(token)).toThrow()
      await expect(places.folders(token)).rejects.toMatchObject({ failure: { code: 'unknown-token' } })
      await expect(places.saveDocument(token, 'a.docx', new Uint8Array(1))).rejects.toMatchObject({ failure: { code: 'unknown-token' } })
    }
  })

  test('of folders can’t be shown as documents', async () => {
    const { places, root } = await aPc()
    expect(() => places.savedDocument(root)).toThrow()
    const saved = await places.saveDocument(root, '台账.docx', new Uint8Array(1))
    expect(places.savedDocument(saved.token)).toBe(saved.label)
  })
})

describe('a folder that is filled', () => {
  test('bears a name that nobody opens until it is finished, then its own; a second one is numbered', async () => {
    const { home, places, root } = await aPc()
    for (const name of ['检查材料', '检查材料 (2)']) {
      const begun = await places.beginFolder(root)
      const inside = await places.makeFolder(begun.token, '01_第一党支部')
      await places.saveDocument(inside.token, '01_花名册.pdf', new Uint8Array(1))
      expect((await fs.readdir(home)).filter(each => each.startsWith('检查') && each === name)).toEqual([])
      const made = await places.finishFolder(begun.token, '检查/材料')
      expect(made.label).toBe(path.join(home, name))
      expect(places.savedDocument(made.token), 'it can be shown').toBe(made.label)
      expect(await fs.readdir(path.join(home, name, '01_第一党支部'))).toEqual(['01_花名册.pdf'])
      await expect(places.finishFolder(begun.token, '又一次')).rejects.toMatchObject({ failure: { code: 'unknown-token' } })
    }
    expect((await fs.readdir(home)).filter(each => each.endsWith('.part'))).toEqual([])
  })

  test('is gone with everything in it when it is dropped; nothing that wasn’t begun here can be dropped or renamed', async () => {
    const { home, places, root } = await aPc()
    const before = await fs.readdir(home)
    const begun = await places.beginFolder(root)
    await places.saveDocument(begun.token, '台账.pdf', new Uint8Array(1))
    await places.dropFolder(begun.token)
    expect(await fs.readdir(home)).toEqual(before)
    for (const token of [root, begun.token, '']) {
      await expect(places.dropFolder(token)).rejects.toMatchObject({ failure: { code: 'unknown-token' } })
      await expect(places.finishFolder(token, '名字')).rejects.toMatchObject({ failure: { code: 'unknown-token' } })
    }
  })
})

describe('saving a document', () => {
  test('a second one of the same name is numbered, and the first stays as it was', async () => {
    const { home, places, root } = await aPc()
    const names = []
    for (const text of ['一', '二', '三']) names.push(path.basename((await places.saveDocument(root, '三会一课台账.docx', Buffer.from(text))).label))
    expect(names).toEqual(['三会一课台账.docx', '三会一课台账 (2).docx', '三会一课台账 (3).docx'])
    expect(await Promise.all(names.map(name => fs.readFile(path.join(home, name), 'utf8')))).toEqual(['一', '二', '三'])
    expect((await fs.readdir(home)).filter(name => name.endsWith('.part'))).toEqual([])
  })

  test('many at once of the same name are all kept', async () => {
    const { home, places, root } = await aPc()
    await Promise.all(Array.from({ length: 8 }, (_, i) => places.saveDocument(root, '台账.pdf', Buffer.from(String(i)))))
    const files = (await fs.readdir(home)).filter(name => name.endsWith('.pdf'))
    const texts = await Promise.all(files.map(name => fs.readFile(path.join(home, name), 'utf8')))
    expect(texts.sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
  })

  test('a name can’t lead out of the folder', async () => {
    const { home, places, root } = await aPc()
    const saved = await places.saveDocument(root, '../../甲/越界.pdf', new Uint8Array(1))
    expect(path.dirname(saved.label)).toBe(home)
  })

  test.each(['a.exe', 'a.docx.lnk', 'a', 'a.html'])('%s is refused', async name => {
    const { home, places, root } = await aPc()
    const before = await fs.readdir(home)
    await expect(places.saveDocument(root, name, new Uint8Array(1))).rejects.toMatchObject({ failure: { code: 'bad-request' } })
    expect(await fs.readdir(home)).toEqual(before)
  })

  test.skipIf(!isRoot)('on a full stick: said in the words of documents, nothing half', async () => {
    const stick = path.join(newFolder(), 'stick')
    const unmount = mountSmallDisk(stick, 1)
    try {
      const places = openPlaces()
      const { token } = places.issue(stick)
      await expect(places.saveDocument(token, '台账.docx', new Uint8Array(3_000_000))).rejects.toMatchObject({ failure: { code: 'disk-full', message: expect.stringContaining('文件没有保存') } })
      expect(await fs.readdir(stick)).toEqual([])
    } finally {
      unmount()
    }
  })

  test.skipIf(!isRoot)('into a folder that can only be read: said so', async () => {
    const folder = newFolder()
    const unmount = makeReadOnly(folder)
    try {
      const places = openPlaces()
      await expect(places.saveDocument(places.issue(folder).token, '台账.docx', new Uint8Array(1))).rejects.toMatchObject({ failure: { code: 'read-only' } })
    } finally {
      unmount()
    }
  })
})

test('the roots of this PC are folders that are there', async () => {
  const home = newFolder()
  await fs.mkdir(path.join(home, '桌面'))
  const roots = await rootsOfThisPc('linux', home)
  expect(roots.slice(0, 2)).toEqual([{ path: path.join(home, '桌面'), label: '桌面' }, { path: home, label: '个人文件夹' }])
  expect(roots.at(-1)).toEqual({ path: '/', label: '文件系统' })
})

test('media are the folders inside the mount places', async () => {
  const media = newFolder()
  await fs.mkdir(path.join(media, 'U盘'))
  await fs.writeFile(path.join(media, 'file'), '')
  expect(await mountedMedia([media, path.join(media, 'gone')])).toEqual([{ path: path.join(media, 'U盘'), label: 'U盘' }, { path: '/', label: '文件系统' }])
})
