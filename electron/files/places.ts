import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { Place } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { documentFileName, folderName, isSavedName, numberedFileName } from '#shared/documents/file-name.ts'
import { beginFolder, finishFolder, numberedFolderName } from './document-folder.ts'
import { createFile, errorCode, exists, toWriteFailure } from './durable-file.ts'
import { type Root, rootsOfThisPc } from './place-roots.ts'

/** Windows hold tokens, never paths: a token is issued here and means one path until the program ends. */
export interface Places {
  issue(path: string, label?: string): Place
  /** The same for what was just written to be found by the clerk: `savedDocument` answers for it. */
  issueSaved(path: string, label?: string): Place
  /** Throws unknown-token. */
  pathOf(token: string): string
  /** `parent` null: the places to begin from. Throws unknown-token, folder-missing, read-only. */
  folders(parent: string | null): Promise<{ readonly here: Place | null; readonly up: Place | null; readonly folders: Place[] }>
  /** Throws file-exists when there is something of that name. */
  makeFolder(parent: string, name: string): Promise<Place>
  /** A document, or an attachment that is taken out; nothing that a PC would run. Never overwrites: a second file of the same name becomes “… (2)”. */
  saveDocument(folder: string, name: string, bytes: Uint8Array): Promise<Place>
  /** A folder to fill under a name that nobody opens, until `finishFolder` gives it its own: it is there whole or not at all. Throws as `makeFolder` does. */
  beginFolder(parent: string): Promise<Place>
  /** Never overwrites: a second folder of the same name becomes “… (2)”. Throws unknown-token for what wasn't begun here. */
  finishFolder(begun: string, name: string): Promise<Place>
  /** Removes what was begun, with everything in it. */
  dropFolder(begun: string): Promise<void>
  /** The path of a document or backup that was saved here, for the shell to show; throws unknown-token. */
  savedDocument(token: string): string
}

export function openPlaces(roots: () => Promise<readonly Root[]> = rootsOfThisPc): Places {
  const tokens = new Map<string, string>()
  const saved = new Set<string>()
  const begun = new Set<string>()
  const pathOf = (token: string) => {
    const known = tokens.get(token)
    if (known === undefined) throw new ExpectedFailure('unknown-token')
    return known
  }
  const issue = (place: string, label: string = place): Place => {
    const token = randomBytes(16).toString('hex')
    tokens.set(token, place)
    return { token, label }
  }
  const issueSaved = (path: string, label?: string) => {
    const place = issue(path, label)
    saved.add(place.token)
    return place
  }
  const begunPath = (token: string): string => {
    if (!begun.has(token)) throw new ExpectedFailure('unknown-token')
    return pathOf(token)
  }
  return {
    issue, issueSaved, pathOf,
    folders: async parent => {
      if (parent === null) return { here: null, up: null, folders: (await roots()).map(root => issue(root.path, root.label)) }
      const here = pathOf(parent)
      const names = await foldersIn(here)
      const above = path.dirname(here)
      return { here: issue(here), up: above === here ? null : issue(above), folders: names.map(name => issue(path.join(here, name), name)) }
    },
    makeFolder: async (parent, name) => issue(await makeFolder(pathOf(parent), name)),
    saveDocument: async (folder, name, bytes) => issueSaved(await saveDocument(pathOf(folder), name, bytes)),
    beginFolder: async parent => {
      const place = issue(await beginFolder(pathOf(parent)).catch((error: unknown) => { throw inWordsOfDocuments(error) }))
      begun.add(place.token)
      return place
    },
    finishFolder: async (token, name) => {
      const target = await finishedFolder(begunPath(token), name)
      begun.delete(token)
      return issueSaved(target)
    },
    dropFolder: async token => {
      await fs.rm(begunPath(token), { recursive: true, force: true }).catch((error: unknown) => { throw toWriteFailure(error) })
      begun.delete(token)
    },
    savedDocument: token => {
      if (!saved.has(token)) throw new ExpectedFailure('unknown-token')
      return pathOf(token)
    },
  }
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await fs.readdir(folder, { withFileTypes: true })
    const folders = await Promise.all(entries.map(async entry => (await isShownFolder(folder, entry) ? [entry.name] : [])))
    return folders.flat().sort((a, b) => a.localeCompare(b, 'zh-CN'))
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(errorCode(error))) throw new ExpectedFailure('folder-missing', { message: '当前用户没有打开这个文件夹的权限。请选择别的文件夹。' })
    throw toWriteFailure(error)
  }
}

/** Hidden folders and those of the system are no places for a clerk's files. */
async function isShownFolder(folder: string, entry: { name: string; isDirectory(): boolean; isSymbolicLink(): boolean }): Promise<boolean> {
  if (/^[.$]|^(System Volume Information|lost\+found)$/i.test(entry.name)) return false
  if (entry.isDirectory()) return true
  return entry.isSymbolicLink() && (await fs.stat(path.join(folder, entry.name)).then(stat => stat.isDirectory(), () => false)) // a link to nowhere
}

async function makeFolder(parent: string, name: string): Promise<string> {
  const made = path.join(parent, folderName(name))
  try {
    await fs.mkdir(made)
    return made
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new ExpectedFailure('file-exists', { message: '这里已经有同名的文件夹，请直接打开它，或换一个名称。' })
    throw toWriteFailure(error)
  }
}

const mostOfOneName = 999

async function saveDocument(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  if (!isSavedName(name)) throw new ExpectedFailure('bad-request', { detail: 'a document of another kind' })
  const first = documentFileName(name)
  for (let n = 1; n <= mostOfOneName; n++) {
    const file = path.join(folder, numberedFileName(first, n))
    try {
      if (!(await exists(file))) return (await createFile(file, bytes)).path
    } catch (error) {
      if (!(error instanceof ExpectedFailure) || error.failure.code !== 'file-exists') throw inWordsOfDocuments(error)
    }
  }
  throw new ExpectedFailure('file-exists')
}

async function finishedFolder(part: string, name: string): Promise<string> {
  for (let n = 1; n <= mostOfOneName; n++) {
    try {
      return await finishFolder(part, path.join(path.dirname(part), numberedFolderName(name, n)))
    } catch (error) {
      if (!(error instanceof ExpectedFailure) || error.failure.code !== 'file-exists') throw inWordsOfDocuments(error)
    }
  }
  throw new ExpectedFailure('file-exists')
}

/** The failures' usual words speak of records that were not saved. */
function inWordsOfDocuments(error: unknown): unknown {
  if (!(error instanceof ExpectedFailure)) return error
  const { code, detail } = error.failure
  const message = documentWords[code]
  return message === undefined ? error : new ExpectedFailure(code, { message, ...(detail === undefined ? {} : { detail }) })
}

const documentWords: Readonly<Partial<Record<ExpectedFailure['failure']['code'], string>>> = {
  'disk-full': '磁盘空间不足，文件没有保存。档案没有受影响，请清理磁盘或换一个文件夹后再保存。',
  'read-only': '这个文件夹只能读、不能写，文件没有保存。档案没有受影响，请换一个文件夹，或解除 U 盘的写保护。',
  'write-failed': '写入磁盘失败，文件没有保存。档案没有受影响，请换一个文件夹或 U 盘后再保存。',
  'folder-missing': '找不到这个文件夹，文件没有保存。档案没有受影响，请确认磁盘或 U 盘已接好，或换一个文件夹。',
}
