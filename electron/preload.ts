import { contextBridge, ipcRenderer } from 'electron'
import type { Call } from '#shared/contract/contract.ts'

/** The list is written out: what a window may ask is read here, and schemas stay out of the preload script. */
const calls = {
  start: true, chooseStart: true, createArchive: true, openSample: true, leaveSample: true, adoptRows: true,
  commit: true, stageOps: true, rowsPage: true, saveDraft: true, drafts: true, removeDraft: true, putBlob: true, getBlob: true,
  sectionStatus: true, beginSection: true, confirmSection: true, unlockSection: true, lockSection: true, touchSection: true, sectionRows: true, commitSection: true, putSectionBlob: true, getSectionBlob: true,
  saveSectionDraft: true, sectionDrafts: true, removeSectionDraft: true,
  dataStatus: true, snapshotNow: true, verifyArchive: true, clearWindowStorage: true, setActor: true,
  keyStatus: true, beginPassword: true, confirmPassword: true, saveUnits: true, drives: true, findSets: true, backupRecords: true, pruneSet: true, setMirror: true,
  beginWork: true, workState: true, cancelWork: true,
  recordHistory: true, acts: true, actRows: true, deletedRecords: true, restoreDeleted: true, undoCommit: true, undoableActs: true, checkHead: true,
  chooseFolder: true, folders: true, makeFolder: true, beginFolder: true, finishFolder: true, dropFolder: true, saveDocument: true, showInFolder: true, fontFaces: true, fontFile: true,
} satisfies Record<Call, true>

/** One function a call; no name of a channel and no path comes from the page. */
const ledger = Object.freeze(Object.fromEntries(Object.keys(calls).map(call => [call, (input: unknown) => ipcRenderer.invoke(`ledger:${call}`, input)])))

contextBridge.exposeInMainWorld('ledger', ledger)
