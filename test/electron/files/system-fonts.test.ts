import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { familyNames } from '../../../electron/files/font-names.ts'
import { openFonts, systemFontFolders } from '../../../electron/files/system-fonts.ts'
import { knownFonts } from '#shared/documents/known-fonts.ts'
import { temporaryFolders } from '../../support/disks.ts'

const newFolder = temporaryFolders()
const bundled = [path.resolve('node_modules/@expo-google-fonts/noto-serif-sc/400Regular'), path.resolve('node_modules/@expo-google-fonts/noto-serif-sc/700Bold')]

/** A font file with nothing in it but its names, in the languages 2052 (Chinese) and 1033 (English). */
function aFont(chinese: string, english: string): Buffer {
  const texts = [Buffer.from(chinese, 'utf16le').swap16(), Buffer.from(english, 'utf16le').swap16()]
  const records = texts.map((text, i) => {
    const record = Buffer.alloc(12)
    for (const [at, value] of [[0, 3], [2, 1], [4, i === 0 ? 0x804 : 0x409], [6, 1], [8, text.length], [10, i === 0 ? 0 : texts[0]!.length]] as const) record.writeUInt16BE(value, at)
    return record
  })
  const head = Buffer.alloc(6)
  head.writeUInt16BE(2, 2)
  head.writeUInt16BE(6 + 24, 4)
  const names = Buffer.concat([head, ...records, ...texts])
  const directory = Buffer.alloc(12 + 16)
  directory.writeUInt32BE(0x0001_0000, 0)
  directory.writeUInt16BE(1, 4)
  directory.write('name', 12, 'latin1')
  directory.writeUInt32BE(directory.length, 20)
  directory.writeUInt32BE(names.length, 24)
  return Buffer.concat([directory, names])
}

async function aPc(files: Readonly<Record<string, Buffer>>) {
  const folder = newFolder()
  for (const [name, bytes] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await fs.writeFile(path.join(folder, name), bytes)
  }
  return folder
}

describe('the PC’s fonts', () => {
  test('are found by their file names, whatever their case, also in folders below; the bundled ones come last', async () => {
    const system = await aPc({ 'SIMFANG.TTF': aFont('仿宋', 'FangSong'), 'truetype/win/simkai.ttf': aFont('楷体', 'KaiTi'), 'arial.ttf': aFont('Arial', 'Arial') })
    const faces = await openFonts({ system: [system], bundled }).faces()
    expect(faces.slice(0, 2)).toEqual([
      { id: 'system:simfang.ttf', family: '仿宋', postscriptName: null, bundled: false },
      { id: 'system:simkai.ttf', family: '楷体', postscriptName: null, bundled: false },
    ])
    expect(faces.slice(2).map(({ id, bundled: own }) => [id, own])).toEqual([['bundled:NotoSerifSC_400Regular.ttf', true], ['bundled:NotoSerifSC_700Bold.ttf', true]])
    expect(knownFonts(faces).map(({ faceId }) => faceId)).toEqual(faces.map(({ id }) => id))
  })

  test('are found by the family that they name where their files are called otherwise', async () => {
    const xiaobiaosong = aFont('方正小标宋简体', 'FZXiaoBiaoSong-B05S')
    const system = await aPc({ '方正小标宋简体.ttf': xiaobiaosong, 'fs2312.ttf': aFont('仿宋_GB2312', 'FangSong_GB2312') })
    const fonts = openFonts({ system: [system], bundled: [] })
    const faces = await fonts.faces()
    expect(faces).toHaveLength(2)
    expect(faces).toContainEqual({ id: 'system:FZXBSJW.TTF', family: '方正小标宋简体', postscriptName: null, bundled: false })
    expect(faces).toContainEqual({ id: 'system:simfang.ttf', family: '仿宋_GB2312', postscriptName: null, bundled: false })
    expect(Buffer.from(await fonts.file('system:FZXBSJW.TTF')).equals(xiaobiaosong)).toBe(true)
  })

  test('a collection names the face that is meant', async () => {
    const system = await aPc({ 'simsun.ttc': Buffer.from('ttcf') })
    expect(await openFonts({ system: [system], bundled: [] }).faces()).toEqual([{ id: 'system:simsun.ttc', family: 'simsun', postscriptName: 'SimSun', bundled: false }])
  })

  test('that are damaged, empty or no fonts at all do not disturb', async () => {
    const system = await aPc({ 'a.ttf': Buffer.alloc(0), 'b.ttf': Buffer.from('not a font'), 'c.otf': aFont('仿宋', 'FangSong').subarray(0, 50), 'd.ttf': aFont('楷体', 'KaiTi') })
    expect((await openFonts({ system: [system, path.join(system, 'gone')], bundled: [] }).faces()).map(({ id }) => id)).toEqual(['system:simkai.ttf'])
  })
})

test('a whole font file is given, and nothing else can be had', async () => {
  const fonts = openFonts({ system: [], bundled })
  const file = await fonts.file('bundled:NotoSerifSC_400Regular.ttf')
  expect(file.length).toBe((await fs.stat(path.join(bundled[0]!, 'NotoSerifSC_400Regular.ttf'))).size)
  for (const id of ['bundled:../../../../package.json', '/etc/passwd', 'system:simfang.ttf', '']) {
    await expect(fonts.file(id)).rejects.toMatchObject({ failure: { code: 'unknown-token' } })
  }
})

test('a real font says its family', async () => {
  expect(await familyNames(path.join(bundled[0]!, 'NotoSerifSC_400Regular.ttf'))).toContain('Noto Serif SC')
})

test('the folders of each system', () => {
  expect(systemFontFolders({ WINDIR: 'C:\\Windows', LOCALAPPDATA: 'C:\\Users\\lin\\AppData\\Local' }, 'win32')).toEqual(['C:\\Windows\\Fonts', 'C:\\Users\\lin\\AppData\\Local\\Microsoft\\Windows\\Fonts'])
  expect(systemFontFolders({ XDG_DATA_HOME: '/home/lin/.local/share' }, 'linux')).toContain('/home/lin/.local/share/fonts')
})
