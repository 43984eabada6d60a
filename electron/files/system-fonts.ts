import * as fs from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import type { FontFaceInfo } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { type FontFile, bundledFontFiles, lastResortFontFiles, systemFontFiles } from '#shared/documents/fonts.ts'
import { familyNames } from './font-names.ts'

export interface FontStore {
  /** The PC's official faces first, then the bundled ones. */
  faces(): Promise<FontFaceInfo[]>
  /** The whole font file of a face; throws unknown-token. */
  file(id: string): Promise<Uint8Array>
}

export interface FontPlaces {
  /** Searched for the fonts that official papers name. */
  readonly system: readonly string[]
  /** Hold the fonts that come with the product. */
  readonly bundled: readonly string[]
}

interface FoundFace {
  readonly info: FontFaceInfo
  readonly path: string
}

/** Looks when it is first asked, once. A face's id ends in the file name by which the writers know it. */
export function openFonts(places: FontPlaces): FontStore {
  let looking: Promise<readonly FoundFace[]> | undefined
  const found = () => (looking ??= findFaces(places))
  return {
    faces: async () => (await found()).map(({ info }) => info),
    file: async id => {
      const face = (await found()).find(({ info }) => info.id === id)
      if (face === undefined) throw new ExpectedFailure('unknown-token')
      return fs.readFile(face.path)
    },
  }
}

/** Where this PC keeps its fonts. */
export function systemFontFolders(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): readonly string[] {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA']
    return [path.win32.join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'), ...(local === undefined ? [] : [path.win32.join(local, 'Microsoft', 'Windows', 'Fonts')])]
  }
  return ['/usr/share/fonts', '/usr/local/share/fonts', path.join(env['XDG_DATA_HOME'] || path.join(homedir(), '.local', 'share'), 'fonts'), path.join(homedir(), '.fonts')]
}

/** Official fonts that bear other file names, by the family names that they say of themselves: which file of the writers' list each stands for. */
const fileOfFamily: Readonly<Record<string, string>> = {
  方正小标宋简体: 'FZXBSJW.TTF', 'FZXiaoBiaoSong-B05S': 'FZXBSJW.TTF', 方正小标宋_GBK: 'FZXBSK.TTF', 'FZXiaoBiaoSong-B05': 'FZXBSK.TTF',
  仿宋_GB2312: 'simfang.ttf', 仿宋: 'simfang.ttf', FangSong: 'simfang.ttf', FangSong_GB2312: 'simfang.ttf',
  楷体_GB2312: 'simkai.ttf', 楷体: 'simkai.ttf', KaiTi: 'simkai.ttf', KaiTi_GB2312: 'simkai.ttf',
  黑体: 'simhei.ttf', SimHei: 'simhei.ttf', 方正仿宋_GBK: 'FZFSK.TTF', 方正楷体_GBK: 'FZKTK.TTF', 方正黑体_GBK: 'FZHTK.TTF', 方正书宋_GBK: 'FZSSK.TTF',
}

const deepest = 5

async function findFaces({ system, bundled }: FontPlaces): Promise<readonly FoundFace[]> {
  const systemFiles = (await Promise.all(system.map(folder => fontFilesIn(folder, deepest)))).flat()
  const bundledFiles = (await Promise.all(bundled.map(folder => fontFilesIn(folder, deepest)))).flat()
  const byName = await facesOf([...systemFontFiles, ...lastResortFontFiles], systemFiles, false)
  const byFamily = await facesByFamily(systemFiles, byName)
  return [...byName, ...byFamily, ...(await facesOf(bundledFontFiles, bundledFiles, true))]
}

async function facesOf(wanted: readonly FontFile[], files: readonly string[], isBundled: boolean): Promise<FoundFace[]> {
  const byName = new Map([...files].reverse().map(file => [path.basename(file).toLowerCase(), file])) // the first one found counts
  const faces = wanted.map(async font => {
    const file = byName.get(font.file.toLowerCase())
    return file === undefined ? [] : [await faceOf(font, file, isBundled)]
  })
  return (await Promise.all(faces)).flat()
}

/** Reads names only where an official font was not found by its file name: a PC may have hundreds of fonts. */
async function facesByFamily(files: readonly string[], found: readonly FoundFace[]): Promise<FoundFace[]> {
  const has = (file: string) => found.some(({ info }) => info.id.toLowerCase().endsWith(`:${file.toLowerCase()}`))
  const wanted = new Map(Object.entries(fileOfFamily).filter(([, file]) => !has(file)))
  const faces = new Map<string, FoundFace>()
  for (const file of wanted.size === 0 ? [] : files.filter(each => /\.(ttf|otf)$/i.test(each))) {
    const families = await familyNames(file).catch(() => []) // a font that can't be read is none of ours
    const target = families.map(family => wanted.get(family)).find(each => each !== undefined)
    const font = systemFontFiles.find(each => each.file === target)
    if (font !== undefined && !faces.has(font.file)) faces.set(font.file, await faceOf(font, file, false))
  }
  return [...faces.values()]
}

async function faceOf({ file: knownAs, postscriptName }: FontFile, file: string, bundled: boolean): Promise<FoundFace> {
  const families = await familyNames(file).catch(() => []) // its name is for reading only
  const family = families.find(name => /\p{Script=Han}/u.test(name)) ?? families[0] ?? path.parse(file).name
  return { info: { id: `${bundled ? 'bundled' : 'system'}:${knownAs}`, family, postscriptName: postscriptName ?? null, bundled }, path: file }
}

/** A folder that isn't there or can't be read has none. */
async function fontFilesIn(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(entries.sort((a, b) => a.name.localeCompare(b.name)).map(async entry => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return depth > 0 ? fontFilesIn(full, depth - 1) : []
    return /\.(ttf|otf|ttc)$/i.test(entry.name) ? [full] : []
  }))
  return found.flat()
}
