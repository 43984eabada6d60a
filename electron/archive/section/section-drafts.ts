import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { Draft } from '#shared/contract/contract.ts'
import { namesIn, replaceFile, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { open, seal } from '../keys/age-file.ts'
import type { DraftStore } from '../store/drafts.ts'
import { turns } from '../store/turns.ts'
import { inBlocks } from './sealed-content.ts'
import type { SectionKeys } from './section-keys.ts'

/** Half-typed forms of the section: `drafts/section-<random>.age`, sealed to it alone (formats.md §4, §6). Which file is whose is known only by opening them. */
export function sectionDrafts(dataFolder: string, keys: SectionKeys): DraftStore {
  const folder = path.join(dataFolder, 'drafts')
  const inOrder = turns()
  const known = new Map<string, string>()
  let isRead = false
  const read = async (): Promise<{ readonly drafts: Draft[]; readonly unreadable: string[] }> => {
    const [drafts, unreadable]: [Draft[], string[]] = [[], []]
    for (const name of (await namesIn(folder)).filter(each => draftName.test(each))) {
      try {
        const draft = Draft.parse(JSON.parse(Buffer.from(await open(await fs.readFile(path.join(folder, name)), keys.identities)).toString('utf8')))
        known.set(keyOf(draft.form, draft.recordId), name)
        drafts.push(draft)
      } catch {
        unreadable.push(name) // damaged, or another section's
      }
    }
    isRead = true
    return { drafts, unreadable }
  }
  return {
    save: draft => inOrder(async () => {
      if (!isRead) await read()
      const key = keyOf(draft.form, draft.recordId)
      const name = known.get(key) ?? `section-${randomBytes(16).toString('hex')}.age`
      try {
        await fs.mkdir(folder, { recursive: true })
        await replaceFile(path.join(folder, name), await seal(inBlocks(canonicalJson(draft)), keys.recipient))
      } catch (error) {
        throw toWriteFailure(error)
      }
      known.set(key, name)
    }),
    remove: (form, recordId) => inOrder(async () => {
      if (!isRead) await read()
      const name = known.get(keyOf(form, recordId))
      if (name === undefined) return
      try {
        await fs.rm(path.join(folder, name), { force: true })
        await syncFolder(folder)
      } catch (error) {
        throw toWriteFailure(error)
      }
      known.delete(keyOf(form, recordId))
    }),
    list: () => inOrder(async () => {
      const { drafts, unreadable } = await read()
      return { drafts: drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt)), unreadable }
    }),
  }
}

const draftName = /^section-[0-9a-f]{32}\.age$/

function keyOf(form: string, recordId: string): string {
  return `${form} ${recordId}`
}
