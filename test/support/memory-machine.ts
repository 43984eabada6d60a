import { contract, type Call, type Draft, type Input, type Machine, type Output } from '#shared/contract/contract.ts'
import { ExpectedFailure, failed, failures, type FailureCode, type FailureProblem } from '#shared/contract/outcome.ts'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { type Commit, type CommitOp, importingActs, maxRowBytes, restoringActs, type StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveHead, MachineStart } from '#shared/archive/start-state.ts'
import { emptyViewHash, rowHash, toggleRow } from '#shared/archive/view-hash.ts'
import { modelVersion, type TableName, tables } from '#shared/model/tables.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { anId, aUnit } from './builders.ts'
import { dayInChina } from '#shared/time/instant.ts'
import type { PagedRows } from '#shared/contract/paged-rows.ts'
import { type MemoryBackups, memoryBackups } from './memory-backups.ts'
import { constraintProblems, sealProblems } from './memory-constraints.ts'
import { type MemoryKeysOptions, memoryKeys } from './memory-keys.ts'
import { memoryImports } from './memory-imports.ts'
import { type MemorySectionOptions, memorySection } from './memory-section.ts'
import { type LoggedCommit, memoryHistory } from './memory-history.ts'
import { type MemoryWorks, memoryWorks } from './memory-works.ts'

type Row = Record<string, unknown>

export interface MemoryMachineOptions {
  /** Missing = a unit is set up already; null = first run. */
  readonly unitName?: string | null
  readonly actor?: string
  readonly archiveId?: string
  /** The clock of the machine side. */
  readonly now?: () => string
  /** Rows of one page of `rowsPage`. */
  readonly pageRows?: number
  /** A password that is set already: the machine starts sealed. */
  readonly keys?: MemoryKeysOptions
  /** A sealed section that is there already. */
  readonly section?: MemorySectionOptions
}

/** A machine side in memory that keeps every promise of the contract but durability; and the handles by which a test makes it fail. */
export interface MemoryMachine {
  readonly machine: Machine
  readonly head: () => ArchiveHead
  readonly row: (table: TableName, id: string) => Row | undefined
  readonly rowsOf: (table: TableName) => readonly Row[]
  /** The commits that were written, oldest first. */
  readonly journal: readonly Commit[]
  /** Every call that came in, oldest first. */
  readonly calls: readonly Call[]
  /** The next call of that name is answered with this failure and does nothing. */
  readonly failNext: (call: Call, code: FailureCode) => void
  /** The next call of that name does its work, but its answer is lost. */
  readonly loseNextReply: (call: Call) => void
  /** The next call of that name is lost before it is heard. */
  readonly loseNextCall: (call: Call) => void
  /** Calls of that name are answered only after the returned function is called. */
  readonly hold: (call: Call) => () => void
  /** Rows enter as one commit, as if another session had written them. */
  readonly seed: (rows: readonly { readonly table: TableName; readonly row: { readonly id: string } }[]) => void
  /** As if the time that a clerk must wait after wrong passwords were over. */
  readonly waited: () => void
  readonly works: MemoryWorks
  readonly backups: MemoryBackups
  readonly section: ReturnType<typeof memorySection>['handles']
}

interface State {
  archiveId: string
  unitName: string
  actor: string
  isSample: boolean
  seq: number
  viewHash: string
  rows: Map<string, { table: TableName; row: Row }>
  commits: Map<string, { seq: number; at: string; rows: StoredRow[] }>
  journal: Commit[]
  log: LoggedCommit[]
  drafts: Map<string, Draft>
  blobs: Map<string, Uint8Array>
}

export function memoryMachine(options: MemoryMachineOptions = {}): MemoryMachine {
  const now = options.now ?? ticking()
  const faults = new Map<Call, (() => Promise<void> | void)[]>()
  const lost = new Map<Call, number>()
  const gates = new Map<Call, Promise<void>>()
  const calls: Call[] = []
  let journal: Commit[] = []
  let state: State | null = null
  const keys = memoryKeys(options.keys ?? {}, now)
  const made = (): State => state ?? refuse('archive-not-open')
  const open = (): State => (keys.isLocked() ? refuse('archive-not-open') : made())
  const begun = (): MachineStart => {
    if (state === null) return { kind: 'firstRun', suggestedFolder: 'D:\\党务台账数据' }
    return keys.isLocked() ? { kind: 'sealed', folder: 'D:\\党务台账数据', unitName: state.unitName, archiveId: state.archiveId, waitSeconds: keys.waitSeconds() } : ready(state)
  }
  const blank = (unitName: string, actor: string, isSample: boolean, archiveId: string): State => {
    state = {
      archiveId, unitName, actor, isSample, seq: 0, viewHash: emptyViewHash, rows: new Map(), commits: new Map(), journal, log: [], drafts: new Map(), blobs: new Map(),
    }
    return state
  }
  const create = (unitName: string, actor: string, isSample: boolean) => {
    const unit = aUnit({ name: unitName })
    const fresh = blank(unitName, actor, isSample, options.archiveId ?? anId())
    commit(fresh, { id: anId(), act: 'createArchive', summary: '新建档案', ops: [{ table: 'units', id: unit.id, ifRev: null, value: unit }] }, now())
  }
  if (options.unitName !== null) create(options.unitName ?? '云岭市档案服务中心', options.actor ?? '林小满', false)
  const rowsNow = () => [...open().rows.values()].map(({ table, row }): StoredRow => ({ table, id: String(row['id']), row }))
  const backups = memoryBackups({
    archiveId: () => open().archiveId, unitName: () => open().unitName, seq: () => open().seq, rows: rowsNow, now, secrets: keys.secrets,
    putBack: rows => commit(open(), { id: anId(), act: 'restore', summary: '从备份恢复', ops: rows.map(({ table, id, row }) => ({ table, id, ifRev: revOf(open(), table, id), value: row })) }, now(), 'own').seq,
    become: (archiveId, unitName, actor, rows) => {
      blank(unitName, actor, false, archiveId)
      write(open(), rows)
      open().seq = Math.max(0, ...rows.map(({ row }) => Number(row?.['rev'] ?? 0)))
      return ready(open())
    },
  })
  const imports = memoryImports({
    commit: (id, summary, ops) => commit(open(), { id, act: 'importRoster', summary, ops }, now()),
    pagesOf: seq => pagedRows(open(), seq),
  })
  const section = memorySection(options.section ?? {}, { now, seq: () => open().seq, commit: (id, ops) => commit(open(), { id, act: 'sealSection', summary: '维护封存分区', ops: [...ops] }, now()) })
  const works = memoryWorks(order => (order.kind === 'importRoster' ? imports.run(order) : backups.run(order)))

  const handlers: { readonly [C in Call]: (input: Input<C>) => Output<C> } = {
    start: begun,
    chooseStart: input => { if (input.kind === 'unlock') keys.unlock(input.secret); return begun() },
    createArchive: input => { create(input.unitName, input.actor, false); return ready(open()) },
    openSample: () => { create('示例单位', '示例操作人', true); return ready(open()) },
    leaveSample: () => { state = null; journal = []; return { kind: 'firstRun', suggestedFolder: 'D:\\党务台账数据' } },
    adoptRows: input => { adopt(state ?? blank('', '', false, input.archiveId), input, now()); return ready(open()) },
    commit: input => commit(open(), input, now()),
    stageOps: imports.stageOps,
    rowsPage: input => rowsPage(open(), input.after, options.pageRows ?? 500),
    saveDraft: input => {
      const savedAt = now()
      open().drafts.set(`${input.form} ${input.recordId}`, { ...input, savedAt })
      return { savedAt }
    },
    drafts: () => [...open().drafts.values()],
    removeDraft: input => { open().drafts.delete(`${input.form} ${input.recordId}`); return {} },
    putBlob: input => {
      const name = bytesToHex(sha256(input.bytes))
      open().blobs.set(name, input.bytes)
      return { sha256: name, bytes: input.bytes.length }
    },
    getBlob: input => ({ bytes: open().blobs.get(input.sha256) ?? refuse('blob-missing') }),
    dataStatus: () => ({
      folder: 'D:\\党务台账数据', freeBytes: 100e9, totalBytes: 200e9, journalBytes: 1e6, blobBytes: 0, seq: open().seq, head: headOf(open()).head,
      lastSnapshot: null, snapshots: 0, quarantined: [], pendingPurge: null, isSample: open().isSample, ...keys.status(), ...backups.status(),
    }),
    snapshotNow: () => ({ id: `20261122-093000-${open().seq}`, at: now(), seq: open().seq, counts: countsOf(open()) }),
    verifyArchive: () => ({ ok: true, frames: open().seq, head: headOf(open()).head, snapshots: 0, problems: [] }),
    clearWindowStorage: () => ({}),
    setActor: input => { open().actor = input.actor; return {} },
    ...keys.calls, ...section.calls,
    ...backups.calls, ...works.calls,
    ...memoryHistory({
      log: () => open().log, now,
      isThere: (table, id) => open().rows.get(`${table} ${id}`)?.row['rev'] as number | undefined ?? null,
      commit: (act, summary, ops, undoes) => commit(open(), { id: anId(), act, summary, ops }, now(), 'all', undoes),
      pagesOf: seq => pagedRows(open(), seq),
    }),
    chooseFolder: () => ({ kind: 'chosen', folder: { token: 'folder-1', label: 'D:\\打印' } }),
    folders: () => ({ here: { token: 'folder-1', label: 'D:\\打印' }, up: null, folders: [] }),
    makeFolder: input => ({ token: 'folder-2', label: `D:\\打印\\${input.name}` }),
    beginFolder: () => ({ token: 'folder-3', label: 'D:\\打印\\0123456789ab.part' }),
    finishFolder: input => ({ folder: { token: 'folder-4', label: `D:\\打印\\${input.name}` } }),
    dropFolder: () => ({}),
    saveDocument: input => ({ file: { token: 'file-1', label: `D:\\打印\\${input.name}` } }),
    showInFolder: () => ({}),
    fontFaces: () => [],
    fontFile: () => refuse('unknown-token'),
  }

  const call = async <C extends Call>(name: C, input: Input<C>) => {
    calls.push(name)
    const crossed = inThisRealm(structuredClone(input)) // what a window hands over is copied, as over IPC
    await gates.get(name)
    try {
      await faults.get(name)?.shift()?.()
    } catch (error) {
      if (error instanceof ExpectedFailure) return failed(error.failure)
      throw error
    }
    const parsed = contract[name].input.safeParse(crossed)
    if (!parsed.success) return failed({ code: 'bad-request', message: failures['bad-request'], detail: parsed.error.message })
    const outcome = answer(() => handlers[name](parsed.data as Input<C>)) // parsed by this call's own schema
    if ((lost.get(name) ?? 0) > 0) {
      lost.set(name, (lost.get(name) ?? 0) - 1)
      return failed({ code: 'machine-gone', message: failures['machine-gone'] })
    }
    return structuredClone(outcome)
  }
  const machine = Object.fromEntries((Object.keys(contract) as Call[]).map(name => [name, (input: never) => call(name, input)])) as unknown as Machine // one function a call
  const fault = (name: Call, act: () => void) => faults.set(name, [...(faults.get(name) ?? []), act])

  return {
    machine, calls,
    get journal() { return journal },
    waited: keys.waited, works, backups: backups.handles, section: section.handles,
    head: () => headOf(made()),
    row: (table, id) => made().rows.get(`${table} ${id}`)?.row,
    rowsOf: table => [...made().rows.values()].filter(r => r.table === table).map(r => r.row),
    failNext: (name, code) => fault(name, () => refuse(code)),
    loseNextCall: name => fault(name, () => refuse('machine-gone')),
    loseNextReply: name => lost.set(name, (lost.get(name) ?? 0) + 1),
    hold: name => {
      let release = () => {}
      gates.set(name, new Promise<void>(resolve => { release = () => { gates.delete(name); resolve() } }))
      return () => release()
    },
    seed: rows => {
      const ops = rows.map(({ table, row }): CommitOp => ({ table, id: row.id, ifRev: null, value: row }))
      if (ops.length > 0) commit(made(), { id: anId(), act: 'seed', summary: '准备', ops }, now(), 'own')
    },
  }
}

/** `own`: rows that stand alone, as tests seed them, without those that they name. */
function commit(state: State, input: Commit, at: string, rules: 'all' | 'own' = 'all', undoes: number | null = null): Output<'commit'> {
  const answeredBefore = state.commits.get(input.id)
  if (answeredBefore !== undefined) return answeredBefore
  for (const op of input.ops) {
    const rev = state.rows.get(`${op.table} ${op.id}`)?.row['rev'] ?? null
    if (rev !== op.ifRev) refuse('conflict')
  }
  const problems: FailureProblem[] = []
  const seq = state.seq + 1
  const rows = input.ops.map((op): StoredRow => ({ table: op.table, id: op.id, row: op.value === null ? null : stored(state, op, input.act, seq, at, problems, rules === 'own' || restoringActs.includes(input.act)) }))
  if (problems.length > 0) throw new ExpectedFailure('invalid-rows', { problems })
  if (rules === 'all') {
    const after = new Map(state.rows)
    for (const { table, id, row } of rows) {
      if (row === null) after.delete(`${table} ${id}`)
      else after.set(`${table} ${id}`, { table, row })
    }
    const { sealed, seals } = sealProblems(rows, state.rows, after, dayInChina(at))
    if (sealed.length > 0) throw new ExpectedFailure('year-sealed', { problems: sealed })
    const broken = [...seals, ...constraintProblems(rows, after, (table, id) => !state.rows.has(`${table} ${id}`))]
    if (broken.length > 0) throw new ExpectedFailure('invalid-rows', { problems: broken })
  }
  const before = rows.map(({ table, id }) => state.rows.get(`${table} ${id}`)?.row ?? null)
  write(state, rows)
  state.seq = seq
  state.log.push({ seq, at, actor: state.actor, act: input.act, summary: input.summary, head: headOf(state).head, undoes, rows: rows.map(({ table, id, row }, i) => ({ table, id, before: before[i] ?? null, after: row })) })
  state.journal.push(input)
  const answered = { seq, at, rows }
  state.commits.set(input.id, answered)
  return answered
}

function stored(state: State, op: CommitOp, act: string, rev: number, at: string, problems: FailureProblem[], restores: boolean): Row {
  const parsed = tables[op.table].schema.safeParse(op.value)
  if (!parsed.success || parsed.data.id !== op.id) {
    const issues = parsed.error?.issues ?? [{ path: ['id'], message: '编号不一致' }]
    problems.push(...issues.map(i => ({ table: op.table, id: op.id, path: i.path.join('.'), message: i.message })))
    return {}
  }
  const value: Row = parsed.data
  const old = state.rows.get(`${op.table} ${op.id}`)?.row
  const kept = restores ? value : {}
  const row: Row = {
    ...value,
    createdAt: kept['createdAt'] ?? old?.['createdAt'] ?? at, createdBy: kept['createdBy'] ?? old?.['createdBy'] ?? state.actor,
    updatedAt: kept['updatedAt'] ?? at, updatedBy: kept['updatedBy'] ?? state.actor, source: kept['source'] ?? old?.['source'] ?? (importingActs.includes(act) ? 'import' : 'manual'), rev,
  }
  delete row['_h']
  if (canonicalJson(row).length > maxRowBytes) refuse('row-too-large')
  return { ...row, _h: rowHash(row) }
}

function write(state: State, rows: readonly StoredRow[]): void {
  for (const { table, id, row } of rows) {
    const key = `${table} ${id}`
    const old = state.rows.get(key)
    if (old !== undefined) state.viewHash = toggleRow(state.viewHash, table, id, String(old.row['_h']))
    state.rows.delete(key) // written again at the end: rows stand in the order of their last commit
    if (row === null) continue
    state.rows.set(key, { table, row })
    state.viewHash = toggleRow(state.viewHash, table, id, String(row['_h']))
  }
}

function revOf(state: State, table: TableName, id: string): number | null {
  return (state.rows.get(`${table} ${id}`)?.row['rev'] as number | undefined) ?? null // every kept row has one
}

/** The seq goes on above the view's, so that nothing new is taken for what the view has seen. */
function adopt(state: State, { viewSeq, rows }: Input<'adoptRows'>, at: string): void {
  state.seq = Math.max(state.seq, viewSeq)
  const ops = rows.flatMap(({ table, id, row }): CommitOp[] =>
    row === null ? [] : [{ table, id, ifRev: (state.rows.get(`${table} ${id}`)?.row['rev'] as number | undefined) ?? null, value: row }])
  if (ops.length > 0) commit(state, { id: anId(), act: 'adoptRows', summary: '取回显示用数据库中的记录', ops }, at, 'own')
}

function rowsPage(state: State, after: string | null, pageRows: number): Output<'rowsPage'> {
  const from = after === null ? 0 : Number(after)
  const page = [...state.rows.values()].slice(from, from + pageRows).map(({ table, row }) => ({ table, id: String(row['id']), row }))
  const next = from + page.length < state.rows.size ? String(from + page.length) : null
  return { archive: headOf(state), rows: page, next }
}

/** Rows that a commit wrote stand behind all others. */
function pagedRows(state: State, seq: number): PagedRows {
  const before = [...state.rows.values()].filter(({ row }) => Number(row['rev']) < seq).length
  const rows = state.log.find(act => act.seq === seq)?.rows ?? []
  const deleted = rows.flatMap(({ table, id, after }) => (after === null ? [{ table, id }] : []))
  return { after: String(before), written: rows.length - deleted.length, deleted }
}

function headOf(state: State): ArchiveHead {
  return {
    archiveId: state.archiveId, schema: modelVersion, seq: state.seq, head: bytesToHex(sha256(new TextEncoder().encode(`${state.archiveId} ${state.seq}`))),
    counts: countsOf(state), viewHash: state.viewHash, unitName: state.unitName, actor: state.actor, isSample: state.isSample, readOnly: false,
  }
}

function countsOf(state: State): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { table } of state.rows.values()) counts[table] = (counts[table] ?? 0) + 1
  return counts
}

function ready(state: State): MachineStart {
  return { kind: 'ready', archive: headOf(state), tornTailCut: false, foundArchives: [] }
}

function answer<T>(work: () => T) {
  try {
    return { ok: true as const, value: work() }
  } catch (error) {
    if (error instanceof ExpectedFailure) return failed(error.failure)
    throw error
  }
}

/** Where a test has a window, what is copied has the arrays of another realm. */
function inThisRealm<T>(input: T): T {
  return typeof input === 'object' && input !== null && 'bytes' in input && ArrayBuffer.isView(input.bytes) ? { ...input, bytes: Uint8Array.from(input.bytes as Uint8Array) } : input
}

function refuse(code: FailureCode): never {
  throw new ExpectedFailure(code)
}

function ticking(): () => string {
  let ms = Date.UTC(2026, 10, 22, 1, 0, 0)
  return () => new Date((ms += 1000)).toISOString()
}
