import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { Draft } from '#shared/contract/contract.ts'
import { namesIn, removeParts, replaceFile, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { open, seal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { turns } from './turns.ts'

export interface DraftStore {
  /** Replaces the form's draft; durable when it answers. */
  save(draft: Draft): Promise<void>
  remove(form: string, recordId: string): Promise<void>
  /** Newest first. A draft that can't be opened stays where it is and is named in `unreadable`. */
  list(): Promise<{ readonly drafts: readonly Draft[]; readonly unreadable: readonly string[] }>
}

/** Half-typed forms, one sealed file each (formats.md §6). */
export function draftStore(dataFolder: string, keys: ArchiveKeys): DraftStore {
  const folder = path.join(dataFolder, 'drafts')
  const inOrder = turns() // a later save must not be overtaken by an earlier one, nor come back after its removal
  return {
    save: draft => inOrder(() => save(folder, keys, draft)),
    remove: (form, recordId) => inOrder(() => remove(folder, form, recordId)),
    list: () => inOrder(() => list(folder, keys)),
  }
}

async function save(folder: string, keys: ArchiveKeys, draft: Draft): Promise<void> {
  try {
    await fs.mkdir(folder, { recursive: true })
    await replaceFile(path.join(folder, nameOf(draft.form, draft.recordId)), await seal(Buffer.from(canonicalJson(draft)), keys.recipient))
  } catch (error) {
    throw toWriteFailure(error)
  }
}

async function remove(folder: string, form: string, recordId: string): Promise<void> {
  try {
    await fs.rm(path.join(folder, nameOf(form, recordId)), { force: true })
    if ((await namesIn(folder)).length > 0) await syncFolder(folder)
  } catch (error) {
    throw toWriteFailure(error)
  }
}

async function list(folder: string, keys: ArchiveKeys): Promise<{ drafts: readonly Draft[]; unreadable: readonly string[] }> {
  await removeParts(folder)
  const drafts: Draft[] = []
  const unreadable: string[] = []
  for (const name of (await namesIn(folder)).filter(isOurs)) {
    try {
      drafts.push(await read(path.join(folder, name), keys))
    } catch {
      unreadable.push(name) // a draft must never stop a start
    }
  }
  return { drafts: drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt)), unreadable }
}

async function read(file: string, keys: ArchiveKeys): Promise<Draft> {
  const draft = Draft.parse(JSON.parse(Buffer.from(await open(await fs.readFile(file), keys.identities)).toString('utf8')))
  if (path.basename(file) !== nameOf(draft.form, draft.recordId)) throw new Error(`${file} holds the draft of another form`)
  return draft
}

/** Sealed sections' drafts (`section-…`) open with their own keys only. */
function isOurs(name: string): boolean {
  return name.endsWith('.age') && !name.startsWith('section-')
}

const formName = z.string().regex(/^[a-z-]+$/)

/** Both parts are checked: they become a file name. */
function nameOf(form: string, recordId: string): string {
  return `${formName.parse(form)}-${z.uuid().parse(recordId)}.age`
}
