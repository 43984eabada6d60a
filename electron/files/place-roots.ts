import * as fs from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import path from 'node:path'
import { namesIn } from './durable-file.ts'

/** Where a clerk begins to look for a folder. */
export interface Root {
  readonly path: string
  readonly label: string
}

/** Home, desktop, documents, and every drive or mounted medium that is there now. */
export async function rootsOfThisPc(platform: NodeJS.Platform = process.platform, home: string = homedir()): Promise<readonly Root[]> {
  const own = [
    ...(await firstThere('桌面', [path.join(home, 'Desktop'), path.join(home, '桌面')])),
    ...(await firstThere('文档', [path.join(home, 'Documents'), path.join(home, '文档')])),
    { path: home, label: '个人文件夹' },
  ]
  return [...own, ...(platform === 'win32' ? await windowsDrives() : await mountedMedia(mediaFolders()))]
}

/** Media of this user are folders inside these; 麒麟 and UOS use the first two. */
export async function mountedMedia(folders: readonly string[]): Promise<readonly Root[]> {
  const media = await Promise.all(folders.map(async folder => {
    const names = await namesIn(folder).catch(() => []) // not this user's to see
    return Promise.all(names.map(name => there({ path: path.join(folder, name), label: name })))
  }))
  return [...media.flat(2), ...(await there({ path: '/', label: '文件系统' }))]
}

function mediaFolders(): readonly string[] {
  const { username } = userInfo()
  return [path.join('/media', username), path.join('/run/media', username), '/mnt']
}

async function windowsDrives(): Promise<readonly Root[]> {
  const letters = Array.from({ length: 24 }, (_, i) => String.fromCharCode('C'.charCodeAt(0) + i))
  return (await Promise.all(letters.map(letter => there({ path: `${letter}:\\`, label: `${letter}: 盘` })))).flat()
}

async function firstThere(label: string, candidates: readonly string[]): Promise<readonly Root[]> {
  const found = await Promise.all(candidates.map(candidate => there({ path: candidate, label })))
  return found.flat().slice(0, 1)
}

async function there(root: Root): Promise<readonly Root[]> {
  const isFolder = await fs.stat(root.path).then(stat => stat.isDirectory(), () => false) // an empty drive, a folder that isn't there
  return isFolder ? [root] : []
}
