import { randomBytes, randomUUID } from 'node:crypto'
import { passwordFault } from '#shared/archive/password-rules.ts'
import { recoveryKeyOf, typedRecoveryKey } from '#shared/archive/recovery-key.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { Handlers } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { openKeys } from '../archive/keys/keys.ts'
import { tried } from '../archive/keys/tries.ts'
import { getSectionBlob, putSectionBlob } from '../archive/section/section-blobs.ts'
import { sectionDrafts } from '../archive/section/section-drafts.ts'
import { type SectionKeys, beginSection, openSection, presentSection } from '../archive/section/section-keys.ts'
import { type UnlockedSection, unlockedSection } from '../archive/section/unlocked-section.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import type { DraftStore } from '../archive/store/drafts.ts'
import { turns } from '../archive/store/turns.ts'
import { fillSampleSection, samplePassword } from './fill-sample.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<
  Handlers,
  | 'sectionStatus' | 'beginSection' | 'confirmSection' | 'unlockSection' | 'lockSection' | 'touchSection' | 'sectionRows' | 'commitSection'
  | 'putSectionBlob' | 'getSectionBlob' | 'saveSectionDraft' | 'sectionDrafts' | 'removeSectionDraft'
>

/** formats.md §4, domain.md E.4: five minutes without anybody at the PC. */
export const lockAfterMs = 5 * 60_000

/** A password that waits for its recovery key to be typed back. In memory only. */
interface Pending {
  readonly open: OpenFolder
  readonly password: string
  readonly recoveryKey: string
  readonly former: SectionKeys | null
}

interface Unlocked {
  readonly open: OpenFolder
  readonly section: UnlockedSection
  readonly drafts: DraftStore
}

export function sectionCalls({ state, tools, works, sectionLockAfterMs = lockAfterMs }: SessionParts): Calls {
  let pending: Pending | null = null
  let unlocked: Unlocked | null = null
  let timer: NodeJS.Timeout | undefined
  const lock = () => {
    unlocked = null
    clearTimeout(timer)
  }
  const touch = () => {
    clearTimeout(timer)
    timer = setTimeout(lock, sectionLockAfterMs).unref()
  }
  const hold = (open: OpenFolder, keys: SectionKeys) => {
    unlocked = { open, section: unlockedSection(open.archive, keys), drafts: sectionDrafts(open.folder, keys) }
    touch()
  }
  /** Throws section-locked, and when another archive was opened meanwhile. */
  const inside = (): Unlocked => {
    const open = state.open()
    if (unlocked === null || unlocked.open.archive !== open.archive) {
      lock()
      throw new ExpectedFailure('section-locked')
    }
    touch()
    return unlocked
  }
  /** The sample's own files, once; whoever has changed the password of a sample knows it. */
  const inOrder = turns()
  const beginSample = async (open: OpenFolder) => {
    if (await presentSection(open.folder) === null) await fillSampleSection(open, tools)
  }
  const opened = async (open: OpenFolder, secret: Secret): Promise<SectionKeys> => {
    const present = await presentSection(open.folder)
    if (present === null) throw new ExpectedFailure('section-none')
    return tried(open.folder, { now: tools.now, of: 'section' }, () => openSection(open.folder, present, secret))
  }
  return {
    sectionStatus: async () => {
      const open = state.open()
      const { isSample, readOnly } = open.archive.head()
      if (isSample && !readOnly) await inOrder(() => beginSample(open))
      const present = await presentSection(open.folder)
      const isOpen = unlocked !== null && unlocked.open.archive === open.archive
      return { state: present === null ? 'none' : isOpen ? 'unlocked' : 'locked', since: present?.since ?? null, lockAfterMs: sectionLockAfterMs, samplePassword: isSample ? samplePassword : null }
    },
    beginSection: async ({ current, password }) => {
      const open = writable(state.open())
      const isFirst = await presentSection(open.folder) === null
      if (!isFirst && current === null) throw new ExpectedFailure('wrong-password')
      const former = current === null ? null : await opened(open, current)
      const fault = passwordFault(password) ?? (await isArchivePassword(open, password) ? sameAsArchive : null)
      if (fault !== null) throw new ExpectedFailure('weak-password', { message: fault })
      pending = { open, password, former, recoveryKey: recoveryKeyOf(randomBytes(20)) }
      return { recoveryKey: pending.recoveryKey }
    },
    confirmSection: async ({ recoveryKey }) => {
      const open = writable(state.open())
      if (pending?.open.archive !== open.archive) throw new ExpectedFailure('work-gone')
      if (typedRecoveryKey(recoveryKey) !== pending.recoveryKey) throw new ExpectedFailure('wrong-recovery-key', { message: notAsPrinted })
      if (works.isBusy()) throw new ExpectedFailure('work-busy')
      const wish = { ...pending, section: randomUUID(), at: tools.now().toISOString() }
      pending = null
      hold(open, await beginSection(open.folder, open.keys, wish))
      open.mirror.update()
      return {}
    },
    unlockSection: async ({ secret }) => {
      const open = state.open()
      hold(open, await opened(open, secret))
      return {}
    },
    lockSection: async () => {
      lock()
      return {}
    },
    touchSection: async () => {
      inside()
      return {}
    },
    sectionRows: async () => {
      const { seq, rows, unreadable } = await inside().section.read()
      return { seq, unreadable, bytes: Buffer.from(rows.map(row => `${JSON.stringify(row)}\n`).join(''), 'utf8') }
    },
    commitSection: async commit => {
      const { open, section } = inside()
      const { seq, at, rows, sectionRows } = await section.commit(commit)
      open.snapshots.noteCommit(seq)
      return { seq, at, rows: [...rows], sectionRows: [...sectionRows] }
    },
    putSectionBlob: async ({ bytes }) => {
      const { open, section } = inside()
      writable(open)
      return putSectionBlob(open.folder, section.keys, bytes)
    },
    getSectionBlob: async ({ blob }) => {
      const { open, section } = inside()
      return { bytes: await getSectionBlob(open.folder, section.keys, blob) }
    },
    saveSectionDraft: async draft => {
      const savedAt = tools.now().toISOString()
      await inside().drafts.save({ ...draft, savedAt })
      return { savedAt }
    },
    sectionDrafts: async () => {
      const { drafts, unreadable } = await inside().drafts.list()
      if (unreadable.length > 0) tools.onFault(`${unreadable.length} drafts of the section can't be opened`, null)
      return [...drafts]
    },
    removeSectionDraft: async ({ form, recordId }) => {
      await inside().drafts.remove(form, recordId)
      return {}
    },
  }
}

function writable(open: OpenFolder): OpenFolder {
  if (open.archive.head().readOnly) throw new ExpectedFailure('archive-read-only')
  return open
}

/** Whoever opens the archive shall not open this by it. */
async function isArchivePassword({ folder, keys }: OpenFolder, password: string): Promise<boolean> {
  if (keys.openedWith === 'open') return false
  return openKeys(folder, { secret: { kind: 'password', password } }).then(() => true, (error: unknown) => {
    if (error instanceof ExpectedFailure) return false // it opens nothing
    throw error
  })
}

const sameAsArchive = '这是打开档案的口令。政治素质档案要用另一个口令，请换一个。'
const notAsPrinted = '输入的恢复密钥和刚才打印的不一致，口令还没有生效，什么都没有改动。请对照打印件逐组核对后再输一遍。'
