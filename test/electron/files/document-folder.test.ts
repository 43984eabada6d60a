import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { documentFolder } from '../../../electron/files/document-folder.ts'
import { isRoot, makeReadOnly, mountExfat, mountFat, mountSmallDisk, temporaryFolders } from '../../support/disks.ts'

const newFolder = temporaryFolders()
const bytes = new TextEncoder().encode('内容')

describe('a folder that is filled', () => {
  test('is there under its name only when everything in it is', async () => {
    const place = newFolder()
    const out = await documentFolder(place)
    const target = await out.fill('材料', async inside => {
      await inside.write(null, '00_目录.pdf', bytes)
      await inside.write('01_第一党支部', '01_花名册.pdf', bytes)
      expect(readdirSync(place).filter(name => !name.endsWith('.part'))).toEqual([])
    })
    expect(target).toBe(join(place, '材料'))
    expect(readdirSync(place)).toEqual(['材料'])
    expect(readFileSync(join(target, '01_第一党支部', '01_花名册.pdf'), 'utf8')).toBe('内容')
  })

  test('never takes the place of another: the second bears a number', async () => {
    const place = newFolder()
    mkdirSync(join(place, '材料'))
    writeFileSync(join(place, '材料 (2)'), '一个文件')
    expect(await (await documentFolder(place)).fill('材料', inside => inside.write(null, 'a.pdf', bytes))).toBe(join(place, '材料 (3)'))
    expect(readdirSync(join(place, '材料'))).toEqual([])
  })

  test('leaves nothing behind where the work fails', async () => {
    const place = newFolder()
    await expect((await documentFolder(place)).fill('材料', async inside => {
      await inside.write(null, 'a.pdf', bytes)
      throw new Error('half way')
    })).rejects.toThrow('half way')
    expect(readdirSync(place)).toEqual([])
  })

  test.skipIf(!isRoot)('a disk that is full: disk-full, and nothing is left (needs root)', async () => {
    const place = newFolder()
    onTestFinished(mountSmallDisk(place, 1))
    await expect((await documentFolder(place)).fill('材料', async inside => {
      for (let i = 0; i < 4; i++) await inside.write(null, `${i}.pdf`, new Uint8Array(400_000))
    })).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    expect(readdirSync(place)).toEqual([])
  })

  test.skipIf(!isRoot)('a place that can only be read: read-only (needs root)', async () => {
    const place = newFolder()
    onTestFinished(makeReadOnly(place))
    await expect((await documentFolder(place)).fill('材料', inside => inside.write(null, 'a.pdf', bytes))).rejects.toMatchObject({ failure: { code: 'read-only' } })
  })
})

describe.each([['FAT32', mountFat], ['exFAT', mountExfat]] as const)('a real %s stick, which has no hard links', (name, mount) => {
  const isHere = isRoot && mountsHere(mount)

  test.skipIf(!isHere)(`${name}: files and folders under Chinese names, none overwritten (needs root and a driver for it)`, async () => {
    const stick = newFolder()
    const unmount = mount(stick, 64)
    if (unmount === null) throw new Error('it could be mounted a moment ago')
    onTestFinished(unmount)
    for (let time = 0; time < 2; time++) {
      const out = await documentFolder(stick)
      await out.reserve('材料', ['pdf']).write('pdf', bytes)
      await out.fill('材料', inside => inside.write('01_第一党支部', '01_花名册.pdf', bytes))
    }
    expect(readdirSync(stick).sort()).toEqual(['材料', '材料 (2)', '材料 (2).pdf', '材料.pdf'].sort())
    expect(readFileSync(join(stick, '材料 (2)', '01_第一党支部', '01_花名册.pdf'), 'utf8')).toBe('内容')
  })
})

/** Whether it can be mounted here at all. */
function mountsHere(mount: typeof mountFat): boolean {
  const unmount = mount(newFolder(), 8)
  unmount?.()
  return unmount !== null
}
