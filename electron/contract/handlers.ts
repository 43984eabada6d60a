import { BackupRecord } from '#shared/archive/backup-set.ts'
import { restoringActs } from '#shared/archive/commit.ts'
import type { MachineStart } from '#shared/archive/start-state.ts'
import type { Handlers } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { quarantined } from '../archive/store/quarantine-place.ts'
import { createInFolder, leaveSample, openSample } from '../archive/start/start-archive.ts'
import { adoptRows, chooseStart } from '../archive/start/start-choices.ts'
import type { Started } from '../archive/start/start-folder.ts'
import { diskSpace } from '../files/free-space.ts'
import { folderBytes } from '../files/folder-bytes.ts'
import { backupCalls } from './backup-calls.ts'
import { fillSample } from './fill-sample.ts'
import { historyCalls } from './history-calls.ts'
import { keyCalls, protectionOf } from './key-calls.ts'
import { pendingPurge } from './purge-works.ts'
import { sectionCalls } from './section-calls.ts'
import type { SessionParts } from './session.ts'
import { workCalls } from './work-calls.ts'

/** Every call of the contract, answered by the parts of the machine side; expected failures are thrown. The same in both shells. */
export function handlersOf(parts: SessionParts): Handlers {
  return {
    ...startCalls(parts), ...archiveCalls(parts), ...dataCalls(parts), ...keyCalls(parts), ...backupCalls(parts), ...workCalls(parts), ...historyCalls(parts), ...fileCalls(parts), ...sectionCalls(parts),
  }
}

type Calls<K extends keyof Handlers> = Pick<Handlers, K>

function startCalls({ state, tools, places, works }: SessionParts): Calls<'start' | 'chooseStart' | 'createArchive' | 'openSample' | 'leaveSample' | 'adoptRows'> {
  const pathOf = (token: string | null) => (token === null ? null : places.pathOf(token))
  /** What long work is reading or writing isn't closed under it. */
  const goOn = async (step: (current: Started) => Promise<Started>) => {
    if (works.isBusy()) throw new ExpectedFailure('work-busy')
    return asItIsNow(await state.goOn(step))
  }
  return {
    start: async () => asItIsNow(await state.began()),
    chooseStart: async choice => {
      const known = choice.kind === 'useFolder' ? { ...choice, folder: places.pathOf(choice.folder) } : choice
      return goOn(current => chooseStart(current, known, tools))
    },
    createArchive: async wish => {
      const folder = pathOf(wish.folder)
      return goOn(current => createInFolder(current, { ...wish, folder }, tools))
    },
    openSample: () => goOn(current => openSample(current, archive => fillSample(archive, tools), tools)),
    leaveSample: () => goOn(current => leaveSample(current, tools)),
    adoptRows: found => goOn(current => adoptRows(current, found, tools)),
  }
}

/** A window that is loaded anew hears the present head, not the one of the start. */
function asItIsNow({ start, open }: Started): MachineStart {
  return 'archive' in start && open !== null ? { ...start, archive: open.archive.head() } : start
}

function archiveCalls({ state, tools, staged }: SessionParts): Calls<'commit' | 'stageOps' | 'rowsPage' | 'saveDraft' | 'drafts' | 'removeDraft' | 'putBlob' | 'getBlob'> {
  return {
    commit: async commit => {
      const { archive, snapshots } = state.open()
      const { seq, at, rows } = await archive.commit(commit, { keepBase: restoringActs.includes(commit.act) })
      snapshots.noteCommit(seq)
      return { seq, at, rows }
    },
    stageOps: async ({ commit, bytes }) => {
      state.open()
      staged.add(commit, bytes)
      return {}
    },
    rowsPage: ({ after }) => state.open().archive.rowsPage(after),
    saveDraft: async draft => {
      const savedAt = tools.now().toISOString()
      await state.open().drafts.save({ ...draft, savedAt })
      return { savedAt }
    },
    drafts: async () => {
      const { drafts, unreadable } = await state.open().drafts.list()
      if (unreadable.length > 0) tools.onFault(`${unreadable.length} drafts can't be opened`, null)
      return [...drafts]
    },
    removeDraft: async ({ form, recordId }) => {
      await state.open().drafts.remove(form, recordId)
      return {}
    },
    putBlob: ({ bytes }) => state.open().blobs.put(bytes),
    getBlob: async ({ sha256 }) => ({ bytes: await state.open().blobs.get(sha256) }),
  }
}

function dataCalls({ state, settings, shell }: SessionParts): Calls<'dataStatus' | 'snapshotNow' | 'verifyArchive' | 'clearWindowStorage' | 'setActor'> {
  return {
    dataStatus: async () => {
      const open = state.open()
      const { folder, keys, archive, blobs, snapshots, backups } = open
      const { seq, head, archiveId, isSample } = archive.head()
      const mirror = settings.read().mirrors[archiveId]
      const lastBackup = backups.list().find(backup => !backup.onOwnDisk) ?? backups.list()[0]
      const taken = await snapshots.list()
      return {
        folder, seq, head, isSample, ...await diskSpace(folder),
        journalBytes: await folderBytes(folder, 'journal'),
        blobBytes: await blobs.diskBytes(),
        lastSnapshot: taken[0] ?? null,
        snapshots: taken.length,
        quarantined: [...await quarantined(folder)],
        ...protectionOf(keys), lastBackup: lastBackup === undefined ? null : BackupRecord.parse(lastBackup), mirror: mirror === undefined ? null : { folder: mirror, at: backups.mirror().at, problem: backups.mirror().problem }, pendingPurge: await pendingPurge(open),
      }
    },
    snapshotNow: () => state.open().snapshots.takeNow(),
    verifyArchive: async () => {
      const { archive, snapshots } = state.open()
      const { ok, frames, head, problems } = await archive.verify()
      return { ok, frames, head, problems, snapshots: (await snapshots.list()).length }
    },
    clearWindowStorage: async () => {
      await shell.clearWindowStorage()
      return {}
    },
    setActor: async ({ actor }) => {
      await settings.change({ actor })
      state.open().archive.setActor(actor)
      return {}
    },
  }
}

function fileCalls({ shell, places, fonts }: SessionParts): Calls<'chooseFolder' | 'folders' | 'makeFolder' | 'beginFolder' | 'finishFolder' | 'dropFolder' | 'saveDocument' | 'showInFolder' | 'fontFaces' | 'fontFile'> {
  return {
    chooseFolder: async ({ title }) => {
      if (shell.chooseFolder === null) return { kind: 'inApp' }
      const path = await shell.chooseFolder(title)
      return { kind: 'chosen', folder: path === null ? null : places.issue(path) }
    },
    folders: ({ parent }) => places.folders(parent),
    makeFolder: ({ parent, name }) => places.makeFolder(parent, name),
    beginFolder: ({ parent }) => places.beginFolder(parent),
    finishFolder: async ({ begun, name }) => ({ folder: await places.finishFolder(begun, name) }),
    dropFolder: async ({ begun }) => {
      await places.dropFolder(begun)
      return {}
    },
    saveDocument: async ({ folder, name, bytes }) => ({ file: await places.saveDocument(folder, name, bytes) }),
    showInFolder: async ({ file }) => {
      await shell.showInFolder(places.savedDocument(file))
      return {}
    },
    fontFaces: () => fonts.faces(),
    fontFile: async ({ id }) => ({ bytes: await fonts.file(id) }),
  }
}
