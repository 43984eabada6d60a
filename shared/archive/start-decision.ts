import type { ArchiveHead, MachineStart, ViewState } from './start-state.ts'

/** A view that holds rows. */
export type HeldRows = Extract<ViewState, { kind: 'holds' }>

type Machine<K extends MachineStart['kind']> = Extract<MachineStart, { kind: K }>

/** A stop of the machine side. `viewRows`: the window holds rows of that archive which may be all that is left of it, or newer than what is. */
type Stop<K extends MachineStart['kind']> = Machine<K> & { readonly viewRows: HeldRows | null }

/** What a start comes to, machine and view taken together: one kind for each row of formats.md §8. */
export type StartDecision =
  /** 新建 / 打开示例档案 / 从备份恢复. */
  | { readonly kind: 'firstRun'; readonly suggestedFolder: string }
  /** Loss: rows, but no archive of theirs on this PC. Show them first; never 新建 over them. `archive`: another archive that is open meanwhile. */
  | { readonly kind: 'offerViewRows'; readonly viewRows: HeldRows; readonly archive: ArchiveHead | null }
  /** Loss: an archive was here, and neither its folder nor its rows can be read. Ask for a folder or a backup; never 新建 silently. */
  | { readonly kind: 'viewUnreadable'; readonly suggestedFolder: string }
  | { readonly kind: 'ready'; readonly archive: ArchiveHead; readonly tornTailCut: boolean }
  | { readonly kind: 'rebuildView'; readonly reason: RebuildReason; readonly archive: ArchiveHead; readonly tornTailCut: boolean }
  /** Acknowledged work is missing from the journal, and the view holds it. */
  | { readonly kind: 'viewAhead'; readonly archive: ArchiveHead; readonly viewRows: HeldRows }
  | Stop<'journalBehind'>
  | Stop<'damaged'>
  | Stop<'journalMissing'>
  | Stop<'keysMissing'>
  | Stop<'folderMissing'>
  | Stop<'folderUnreadable'>
  | Stop<'notOurs'>
  | Machine<'locked'>
  | Machine<'sealed'>
  | Machine<'newerFormat'>

export type RebuildReason = 'behind' | 'missing' | 'damaged' | 'otherArchive'

/** The start table of formats.md §8. */
export function startDecision(machine: MachineStart, view: ViewState): StartDecision {
  switch (machine.kind) {
    case 'firstRun': return withoutArchive(machine, view)
    case 'ready': return withArchive(machine, view)
    case 'journalBehind': return { ...machine, viewRows: rowsBeyond(view, machine.archive.archiveId, machine.archive.seq) }
    case 'damaged': return { ...machine, viewRows: rowsBeyond(view, machine.archiveId, machine.lastGoodSeq) }
    case 'journalMissing': return { ...machine, viewRows: rowsBeyond(view, machine.archiveId, newestSeq(machine)) }
    case 'keysMissing':
    case 'folderMissing':
    case 'folderUnreadable':
    case 'notOurs': return { ...machine, viewRows: heldRows(view) }
    case 'locked':
    case 'sealed':
    case 'newerFormat': return machine
  }
}

function withoutArchive({ suggestedFolder }: Machine<'firstRun'>, view: ViewState): StartDecision {
  const viewRows = heldRows(view)
  if (viewRows !== null) return { kind: 'offerViewRows', viewRows, archive: null }
  const somethingWasHere = view.kind === 'damaged' || (view.kind === 'holds' && view.appliedSeq > 0)
  return somethingWasHere ? { kind: 'viewUnreadable', suggestedFolder } : { kind: 'firstRun', suggestedFolder }
}

function withArchive({ archive, tornTailCut, foundArchives }: Machine<'ready'>, view: ViewState): StartDecision {
  const rebuild = (reason: RebuildReason): StartDecision => ({ kind: 'rebuildView', reason, archive, tornTailCut })
  if (view.kind === 'empty') return rebuild('missing')
  if (view.kind === 'damaged') return rebuild('damaged')
  if (view.archiveId !== archive.archiveId) {
    const viewRows = heldRows(view)
    const isOnlyCopy = viewRows !== null && !foundArchives.includes(view.archiveId)
    return isOnlyCopy ? { kind: 'offerViewRows', viewRows, archive } : rebuild('otherArchive')
  }
  if (view.appliedSeq > archive.seq) return { kind: 'viewAhead', archive, viewRows: view }
  if (view.appliedSeq < archive.seq || view.schema !== archive.schema) return rebuild('behind')
  return sameContent(archive, view) ? { kind: 'ready', archive, tornTailCut } : rebuild('damaged')
}

function sameContent(archive: ArchiveHead, view: HeldRows): boolean {
  const tables = new Set([...Object.keys(archive.counts), ...Object.keys(view.counts)])
  return archive.viewHash === view.viewHash && [...tables].every(table => (archive.counts[table] ?? 0) === (view.counts[table] ?? 0))
}

function heldRows(view: ViewState): HeldRows | null {
  return view.kind === 'holds' && Object.values(view.counts).some(count => count > 0) ? view : null
}

function rowsBeyond(view: ViewState, archiveId: string, seq: number): HeldRows | null {
  const rows = heldRows(view)
  return rows !== null && rows.archiveId === archiveId && rows.appliedSeq > seq ? rows : null
}

function newestSeq({ snapshots }: Machine<'journalMissing'>): number {
  return Math.max(0, ...snapshots.map(snapshot => snapshot.seq))
}
