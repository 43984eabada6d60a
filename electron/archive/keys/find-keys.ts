import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { journalFiles } from '../journal/journal-file.ts'
import type { OpenedKeys } from './archive-keys.ts'
import { type KeyCopy, keyCopyFolder, keyCopyNames } from './key-copies.ts'
import { sameKeyFolders } from './key-folders.ts'
import type { KeyWays } from './key-slots.ts'
import { keyFolderNumbers, openKeysFolder } from './keys.ts'

/** What became of looking for an archive's keys. */
export type KeysFound =
  | { readonly kind: 'opened'; readonly keys: OpenedKeys }
  /** A password is set, and none was given. */
  | { readonly kind: 'sealed' }
  /** The keys are missing, damaged, or older than the journal. `copies`: those that open; `known`: what they opened with, for whoever takes one. */
  | { readonly kind: 'missing'; readonly copies: readonly KeyCopy[]; readonly known: OpenedKeys | null }

/** Opens the keys of a data folder, or looks for a copy that opens. Throws wrong-password or wrong-recovery-key when a secret was given that opens none of them. */
export async function findKeys(dataFolder: string, ways: KeyWays = {}): Promise<KeysFound> {
  const own = await look(path.join(dataFolder, 'keys'), ways)
  if (own.kind === 'opened' && await opensEveryEpoch(dataFolder, own.keys)) return own
  if (own.kind === 'locked' && ways.known == null) return { kind: 'sealed' }
  const looks = await looksAtCopies(dataFolder, own.kind === 'wrong' || own.kind === 'locked', ways)
  const open = looks.flatMap(({ copy, look: each }) => (each.kind === 'opened' ? [{ copy, keys: each.keys }] : []))
  if (open.length > 0) return { kind: 'missing', copies: open.map(({ copy }) => copy), known: open[0]?.keys ?? null }
  if (own.kind === 'wrong') throw own.failure
  const wrong = looks.map(({ look: each }) => each).find(each => each.kind === 'wrong')
  if (wrong !== undefined) throw wrong.failure
  const isLocked = own.kind === 'locked' || looks.some(({ look: each }) => each.kind === 'locked')
  return isLocked ? { kind: 'sealed' } : { kind: 'missing', copies: [], known: null }
}

/** Keys that are older than the journal open only a part of it. */
export async function opensEveryEpoch(dataFolder: string, keys: OpenedKeys): Promise<boolean> {
  return (await journalFiles(dataFolder)).every(({ epoch }) => keys.journalKey(epoch) !== undefined)
}

type Look = { readonly kind: 'opened'; readonly keys: OpenedKeys } | { readonly kind: 'locked' | 'unreadable' } | { readonly kind: 'wrong'; readonly failure: ExpectedFailure }

async function look(folder: string, ways: KeyWays): Promise<Look> {
  try {
    return { kind: 'opened', keys: await openKeysFolder(folder, ways) }
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    const { code } = error.failure
    if (code === 'wrong-password' || code === 'wrong-recovery-key') return { kind: 'wrong', failure: error }
    return { kind: code === 'password-needed' ? 'locked' : 'unreadable' }
  }
}

/**
 * One after another: each try of a secret takes half a second of the processor. `hasLock`: the keys have a lock of their own, which a copy of an older
 * time must not get around, nor the same copy be tried again.
 */
async function looksAtCopies(dataFolder: string, hasLock: boolean, ways: KeyWays): Promise<readonly { readonly copy: KeyCopy; readonly look: Look }[]> {
  const keys = path.join(dataFolder, 'keys')
  const [newest = 0] = await keyFolderNumbers(keys)
  const looks: { copy: KeyCopy; look: Look }[] = []
  for (const copy of keyCopyNames) {
    const folder = keyCopyFolder(dataFolder, copy)
    const [newestThere = 0] = await keyFolderNumbers(folder)
    if (hasLock && (newestThere < newest || await sameKeyFolders(keys, folder))) continue
    looks.push({ copy, look: await look(folder, ways) })
  }
  return looks
}
