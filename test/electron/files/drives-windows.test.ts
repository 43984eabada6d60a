import { describe, expect, test } from 'vitest'
import type { FoundDrive } from '../../../electron/files/drives.ts'
import { parseWindowsDrives, windowsDriveOf, windowsDrives, windowsDrivesWhenChanged } from '../../../electron/files/drives-windows.ts'

/** As PowerShell 5.1 answers: a byte order mark, numbers unquoted, null for what isn't there. */
const answer = `\uFEFF{"disks":[{"Index":0,"InterfaceType":"IDE"},{"Index":2,"InterfaceType":"USB"},{"Index":1,"InterfaceType":"USB"}],"volumes":[
{"DeviceID":"C:","VolumeName":"","DriveType":3,"FileSystem":"NTFS","FreeSpace":21474836480,"Size":127775272960,"VolumeSerialNumber":"9C1A22F0"},
{"DeviceID":"D:","VolumeName":"资料","DriveType":3,"FileSystem":"NTFS","FreeSpace":107374182400,"Size":365072220160,"VolumeSerialNumber":"04E6C71B"},
{"DeviceID":"E:","VolumeName":null,"DriveType":5,"FileSystem":null,"FreeSpace":null,"Size":null,"VolumeSerialNumber":null},
{"DeviceID":"F:","VolumeName":"金士顿","DriveType":2,"FileSystem":"FAT32","FreeSpace":15728640000,"Size":15728640000,"VolumeSerialNumber":"5A3B1C2D"},
{"DeviceID":"G:","VolumeName":null,"DriveType":2,"FileSystem":null,"FreeSpace":null,"Size":null,"VolumeSerialNumber":null},
{"DeviceID":"H:","VolumeName":"Elements","DriveType":3,"FileSystem":"NTFS","FreeSpace":900000000000,"Size":1000170586112,"VolumeSerialNumber":"7EAD10F3"},
{"DeviceID":"Z:","VolumeName":"share","DriveType":4,"FileSystem":"NTFS","FreeSpace":500000000000,"Size":900000000000,"VolumeSerialNumber":"11112222"}],
"parts":[{"volume":"C:","disk":"Disk #0, Partition #1"},{"volume":"D:","disk":"Disk #0, Partition #2"},{"volume":"F:","disk":"Disk #1, Partition #0"},{"volume":"H:","disk":"Disk #2, Partition #0"}]}\r\n`

describe('drives of a Windows PC', () => {
  test('sticks and disks on a USB cable are removable, discs and empty readers are left out, parts of one disk are known as such', () => {
    expect(parseWindowsDrives(answer).map(({ path, label, kind, disk, id }) => [path, label, kind, disk, id])).toEqual([
      ['C:\\', '本地磁盘 (C:)', 'fixed', 'disk 0', 'volume 9C1A22F0'],
      ['D:\\', '资料 (D:)', 'fixed', 'disk 0', 'volume 04E6C71B'],
      ['F:\\', '金士顿 (F:)', 'removable', 'disk 1', 'volume 5A3B1C2D'],
      ['H:\\', 'Elements (H:)', 'removable', 'disk 2', 'volume 7EAD10F3'],
      ['Z:\\', 'share (Z:)', 'unknown', null, 'volume 11112222'],
    ])
    expect(parseWindowsDrives(answer)[2]).toMatchObject({ fileSystem: 'FAT32', freeBytes: 15728640000, totalBytes: 15728640000 })
  })

  test('a folder is on the drive of its letter', async () => {
    expect((await windowsDriveOf('f:\\党务台账备份', parseWindowsDrives(answer))).label).toBe('金士顿 (F:)')
  })

  test.each([
    ['no JSON', 'Get-CimInstance : 拒绝访问'],
    ['a single object instead of a list', answer.replace(/"parts":\[(\{[^\]]*?\}),.*\]\}/s, '"parts":$1}')],
    ['a letter that is none', answer.replace('"F:"', '"F:\\\\..\\\\"')],
    ['sizes as text', answer.replace(':15728640000,"Size"', ':"15728640000","Size"')],
  ])('another shape is refused, and the letters that are there serve: %s', async (_, text) => {
    expect(() => parseWindowsDrives(text)).toThrow()
    expect(await windowsDrives(() => Promise.resolve(text))).toEqual([]) // no letters on this system
  })

  test('no answer in time leaves the letters', async () => {
    expect(await windowsDrives(() => Promise.reject(new Error('ETIMEDOUT')))).toEqual([])
  })
})

test('Windows is asked again only when a volume has come, gone, or been changed for another; free space is always the present one', async () => {
  const stick: FoundDrive = { id: 'volume 1A2B', path: 'E:\\', label: '金士顿 (E:)', kind: 'removable', fileSystem: 'FAT32', freeBytes: 10, totalBytes: 20, disk: 'disk 1' }
  let [asked, volumes, freeBytes] = [0, 'E:\\1', 7]
  const list = windowsDrivesWhenChanged(async () => { asked += 1; return [stick] }, async () => volumes, async () => ({ freeBytes, totalBytes: 20 }))
  expect(await list()).toEqual([stick])
  expect(await list()).toEqual([{ ...stick, freeBytes: 7 }])
  freeBytes = 5
  expect(await list()).toEqual([{ ...stick, freeBytes: 5 }])
  expect(asked).toBe(1)
  volumes = 'E:\\2'
  expect(await list()).toEqual([stick])
  expect(asked).toBe(2)
})

test('an answer of letters alone is not kept: Windows is asked again', async () => {
  const letter: FoundDrive = { id: 'place E:\\', path: 'E:\\', label: 'E: 盘', kind: 'unknown', fileSystem: '', freeBytes: 10, totalBytes: 20, disk: null }
  let asked = 0
  const list = windowsDrivesWhenChanged(async () => { asked += 1; return [letter] }, async () => 'E:\\1', async () => ({ freeBytes: 1, totalBytes: 2 }))
  await list()
  await list()
  expect(asked).toBe(2)
})
