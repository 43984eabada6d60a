import { describe, expect, test } from 'vitest'
import { type StartDecision, startDecision } from '#shared/archive/start-decision.ts'
import type { ArchiveHead, MachineStart, SnapshotInfo, ViewState } from '#shared/archive/start-state.ts'

const mine = '01980000-0000-7000-8000-000000000001'
const other = '01980000-0000-7000-8000-000000000002'
const counts = { units: 1, people: 3 }

const archive: ArchiveHead = {
  archiveId: mine, schema: 1, seq: 10, head: 'ab', counts, viewHash: 'v10', unitName: '市档案中心', actor: '林小满', isSample: false, readOnly: false,
}
const snapshot = (seq: number): SnapshotInfo => ({ id: `20261122-080000-${seq}`, at: '2026-11-22T08:00:00.000Z', seq, counts })

const machines = {
  firstRun: { kind: 'firstRun', suggestedFolder: '/d' },
  ready: { kind: 'ready', archive, tornTailCut: false, foundArchives: [] },
  otherFound: { kind: 'ready', archive, tornTailCut: false, foundArchives: [other] },
  behind: { kind: 'journalBehind', archive, snapshot: snapshot(14), extra: [], extraTotal: 0 },
  damaged: { kind: 'damaged', folder: '/d', file: 'f', frame: 3, lastGoodSeq: 10, lastGoodAt: null, goodAfter: 0, snapshot: null, archiveId: mine },
  noJournal: { kind: 'journalMissing', folder: '/d', archiveId: mine, snapshots: [snapshot(8), snapshot(10)] },
  nothingLeft: { kind: 'journalMissing', folder: '/d', archiveId: mine, snapshots: [] },
  noKeys: { kind: 'keysMissing', folder: '/d', copies: [] },
  noFolder: { kind: 'folderMissing', folder: '/d' },
  unreadable: { kind: 'folderUnreadable', folder: '/d', reason: '磁盘已断开' },
  notOurs: { kind: 'notOurs', folder: '/d' },
  locked: { kind: 'locked', folder: '/d', holder: '命令行' },
  newer: { kind: 'newerFormat', folder: '/d', found: 2, known: 1 },
} satisfies Record<string, MachineStart>

type Holds = Extract<ViewState, { kind: 'holds' }>
const holds = (some: Partial<Holds> = {}): Holds => ({ kind: 'holds', archiveId: mine, schema: 1, appliedSeq: 10, viewHash: 'v10', counts, ...some })

const views = {
  empty: { kind: 'empty' },
  damaged: { kind: 'damaged' },
  atHead: holds(),
  behind: holds({ appliedSeq: 9, viewHash: 'v9' }),
  ahead: holds({ appliedSeq: 11, viewHash: 'v11' }),
  otherHash: holds({ viewHash: 'x' }),
  otherCounts: holds({ counts: { units: 1, people: 2 } }),
  olderModel: holds({ schema: 0 }),
  newerModel: holds({ schema: 2 }),
  foreign: holds({ archiveId: other }),
  foreignAhead: holds({ archiveId: other, appliedSeq: 99 }),
  noRows: holds({ counts: { people: 0 }, appliedSeq: 4 }),
  neverUsed: holds({ counts: {}, appliedSeq: 0 }),
  foreignNoRows: holds({ archiveId: other, counts: {}, appliedSeq: 4 }),
} satisfies Record<string, ViewState>

type MachineCase = keyof typeof machines
type ViewCase = keyof typeof views
const machineCases = Object.keys(machines) as MachineCase[]
const viewCases = Object.keys(views) as ViewCase[]

/** kind, or kind:reason; + where the view's rows are offered. */
function said(decision: StartDecision): string {
  if (decision.kind === 'rebuildView') return `rebuildView:${decision.reason}`
  const offers = 'viewRows' in decision && decision.viewRows !== null
  return `${decision.kind}${offers ? '+' : ''}`
}

function row(always: string, but: Partial<Record<ViewCase, string>> = {}): Readonly<Record<ViewCase, string>> {
  return { ...Object.fromEntries(viewCases.map(name => [name, always])), ...but } as Record<ViewCase, string>
}

/** The archive can't be told: whatever rows the view holds are offered. */
function rowWithRows(kind: string): Readonly<Record<ViewCase, string>> {
  return row(`${kind}+`, { empty: kind, damaged: kind, noRows: kind, neverUsed: kind, foreignNoRows: kind })
}

const sound = {
  empty: 'rebuildView:missing', damaged: 'rebuildView:damaged', atHead: 'ready', behind: 'rebuildView:behind', ahead: 'viewAhead+', otherHash: 'rebuildView:damaged',
  otherCounts: 'rebuildView:damaged', olderModel: 'rebuildView:behind', newerModel: 'rebuildView:behind', noRows: 'rebuildView:behind', neverUsed: 'rebuildView:behind',
  foreignNoRows: 'rebuildView:otherArchive',
} as const

/** Every combination: what the machine found, what the view says of itself, what comes of both. */
const table: Readonly<Record<MachineCase, Readonly<Record<ViewCase, string>>>> = {
  firstRun: row('offerViewRows+', { empty: 'firstRun', neverUsed: 'firstRun', damaged: 'viewUnreadable', noRows: 'viewUnreadable', foreignNoRows: 'viewUnreadable' }),
  ready: { ...sound, foreign: 'offerViewRows+', foreignAhead: 'offerViewRows+' },
  otherFound: { ...sound, foreign: 'rebuildView:otherArchive', foreignAhead: 'rebuildView:otherArchive' },
  behind: row('journalBehind', { ahead: 'journalBehind+' }),
  damaged: row('damaged', { ahead: 'damaged+' }),
  noJournal: row('journalMissing', { ahead: 'journalMissing+' }),
  nothingLeft: row('journalMissing+', {
    empty: 'journalMissing', damaged: 'journalMissing', foreign: 'journalMissing', foreignAhead: 'journalMissing', noRows: 'journalMissing',
    neverUsed: 'journalMissing', foreignNoRows: 'journalMissing',
  }),
  noKeys: rowWithRows('keysMissing'),
  noFolder: rowWithRows('folderMissing'),
  unreadable: rowWithRows('folderUnreadable'),
  notOurs: rowWithRows('notOurs'),
  locked: row('locked'),
  newer: row('newerFormat'),
}

describe.each(machineCases)('machine: %s', machine => {
  test.each(viewCases)('view: %s', view => {
    expect(said(startDecision(machines[machine], views[view]))).toBe(table[machine][view])
  })
})

test('the tail that was cut is said with whatever comes', () => {
  const torn: MachineStart = { ...machines.ready, tornTailCut: true }
  expect(startDecision(torn, views.atHead)).toMatchObject({ kind: 'ready', tornTailCut: true })
  expect(startDecision(torn, views.behind)).toMatchObject({ kind: 'rebuildView', tornTailCut: true })
})

test('a table without rows is the same as one that is not counted', () => {
  expect(startDecision(machines.ready, holds({ counts: { ...counts, meetings: 0 } })).kind).toBe('ready')
})

test('rows of an archive that can’t be found are offered beside the one that is open', () => {
  expect(startDecision(machines.ready, views.foreign)).toEqual({ kind: 'offerViewRows', viewRows: views.foreign, archive })
  expect(startDecision(machines.firstRun, views.foreign)).toEqual({ kind: 'offerViewRows', viewRows: views.foreign, archive: null })
})
