import type { BackupInfo, BackupRecord, Drive, SetLook } from '#shared/archive/backup-set.ts'
import type { StoredRow } from '#shared/archive/commit.ts'
import { typedRecoveryKey } from '#shared/archive/recovery-key.ts'
import type { ArchivePart, ChangeReport, ReportRow } from '#shared/archive/restore-report.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { Call, DataStatus, Input, Output } from '#shared/contract/contract.ts'
import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'
import type { OrderOf, WorkOrder, WorkResult } from '#shared/contract/work.ts'
import { anId } from './builders.ts'

export type Row = Record<string, unknown>

/** What backups need of the machine side around them. */
export interface BackedUpArchive {
  readonly archiveId: () => string
  readonly unitName: () => string
  readonly seq: () => number
  readonly rows: () => readonly StoredRow[]
  /** Puts these rows into the archive as one commit: present = written, null = deleted; its seq. */
  readonly putBack: (rows: readonly StoredRow[]) => number
  /** The archive becomes this one, as on a new PC. */
  readonly become: (archiveId: string, unitName: string, actor: string, rows: readonly StoredRow[]) => Output<'start'>
  readonly now: () => string
  /** What a backup made now opens with. */
  readonly secrets: () => Ways
}

/** The handles by which a test arranges sticks and sets. */
export interface MemoryBackups {
  /** Puts a stick in (or names another drive); its token. */
  readonly plugIn: (some?: Partial<Omit<Drive, 'place'>> & { readonly label?: string }) => string
  readonly pullOut: (token: string) => void
  /** A set that lies there already. */
  readonly lay: (folder: string, some: Partial<SetLook>, rows?: readonly StoredRow[], ways?: Ways) => SetLook
  readonly records: BackupRecord[]
  /** What backups tell to be wrong with the archive. */
  readonly warnings: string[]
  readonly mirror: { folder: string; at: string | null; problem: string | null } | null
}

interface Ways { readonly password: string | null; readonly recoveryKey: string }
interface Laid { readonly folder: string; readonly ways: Ways; look: SetLook; readonly rows: Map<string, readonly StoredRow[]> }

type BackupCall = 'drives' | 'findSets' | 'backupRecords' | 'pruneSet' | 'setMirror'
type Calls = { readonly [C in BackupCall & Call]: (input: Input<C>) => Output<C> }

/** Drives, backups and restores in memory; nothing is sealed, but every password is asked for. */
export function memoryBackups(archive: BackedUpArchive) {
  const drives: Drive[] = []
  const laid: Laid[] = []
  const records: BackupRecord[] = []
  const warnings: string[] = []
  let mirror: MemoryBackups['mirror'] = null
  let tokens = 0
  const token = (what: string) => `${what}-${(tokens += 1)}`
  const setOf = (set: string) => laid.find(one => one.look.set === set) ?? refuse('unknown-token')

  const lay: MemoryBackups['lay'] = (folder, some, rows = [], ways = archive.secrets()) => {
    const unit = some.unit ?? archive.unitName()
    const look: SetLook = {
      set: token('set'), label: `党务台账备份_${unit}`, form: 'folder', kind: 'backup', unit, archiveId: some.archiveId ?? archive.archiveId(), isThisArchive: true,
      opensWith: ['own', 'password', 'recovery'], backups: [], unknownFiles: [], ...some,
    }
    laid.push({ folder, ways: { ...ways }, look, rows: new Map(look.backups.map(backup => [backup.id, rows])) })
    return look
  }

  const opened = (set: string, secret: Secret | null) => {
    const one = setOf(set)
    if (secret === null) return one.look.opensWith.some(way => way === 'own' || way === 'open') ? one : refuse('wrong-password')
    if (secret.kind === 'password') return secret.password === one.ways.password ? one : refuse('wrong-password')
    return typedRecoveryKey(secret.recoveryKey) === one.ways.recoveryKey ? one : refuse('wrong-recovery-key')
  }

  const wantedRows = ({ set, secret, backupId }: { readonly set: string; readonly secret: Secret | null; readonly backupId: string }, part: ArchivePart | null) => {
    const rows = opened(set, secret).rows.get(backupId) ?? refuse('set-not-found')
    return part === null ? rows : rows.filter(row => isIn(row, part))
  }

  const calls: Calls = {
    drives: () => ({ drives: [...drives] }),
    findSets: ({ in: where }) => {
      const folder = 'own' in where ? where.own : where.folder
      if (!('own' in where) && !folder.startsWith('folder') && !drives.some(drive => drive.place.token === folder)) refuse('folder-missing')
      return { sets: laid.filter(one => one.folder === folder).map(one => one.look) }
    },
    backupRecords: () => ({ records: [...records] }),
    pruneSet: ({ set, backupIds }) => {
      const one = setOf(set)
      const gone = one.look.backups.filter(backup => backupIds.includes(backup.id))
      one.look = { ...one.look, backups: one.look.backups.filter(backup => !gone.includes(backup)) }
      return { freedBytes: gone.reduce((sum, backup) => sum + backup.bytes, 0) }
    },
    setMirror: ({ folder }) => {
      mirror = folder === null ? null : { folder: drives.find(drive => drive.place.token === folder)?.place.label ?? 'E:\\台账镜像', at: archive.now(), problem: null }
      return {}
    },
  }

  const backup = ({ folder, form }: OrderOf<'backup'>): WorkResult => {
    if (archive.secrets().password === null) refuse('password-needed')
    const drive = drives.find(one => one.place.token === folder)
    const at = archive.now()
    const look = laid.find(one => one.folder === folder && one.look.isThisArchive && one.look.form === form)?.look ?? lay(folder, { form })
    const one = setOf(look.set)
    const info: BackupInfo = { id: `${at.replace(/\D/g, '').slice(0, 14)}-${archive.seq()}`, at, seq: archive.seq(), bytes: 4_000_000, problem: null, mayGo: false }
    const isFirst = one.look.backups.length === 0
    one.look = { ...one.look, backups: [info, ...one.look.backups.map((other, i) => ({ ...other, mayGo: i >= 1 }))] }
    one.rows.set(info.id, structuredClone(archive.rows()))
    const label = drive?.place.label ?? 'D:\\打印'
    records.unshift({ setId: anId(), backupId: info.id, label, at, seq: info.seq, head: 'aa', bytes: info.bytes, verifiedAt: at, rereadAt: null, onOwnDisk: drive?.holdsArchive ?? false })
    if (drive !== undefined) drives[drives.indexOf(drive)] = { ...drive, lastBackup: { at, seq: info.seq } }
    return {
      kind: 'backup', place: { token: look.set, label: `${label}\\${look.label}` }, backupId: info.id, at, seq: info.seq, label, newPacks: isFirst ? 2 : 1, sharedPacks: isFirst ? 0 : 2,
      writtenBytes: info.bytes, verifiedAt: at, sharedReadAt: isFirst ? null : at, records: archive.rows().length, files: 0, warnings: [...warnings],
    }
  }

  const run = (order: Exclude<WorkOrder, { kind: 'importRoster' }>): WorkResult => {
    switch (order.kind) {
      case 'backup': return backup(order)
      case 'verifySet': {
        const { look } = setOf(order.set)
        const wanted = look.backups.filter(one => order.backupId === null || one.id === order.backupId)
        for (const record of records) if (wanted.some(one => one.id === record.backupId)) records[records.indexOf(record)] = { ...record, rereadAt: archive.now() }
        return { kind: 'verifySet', backups: wanted.map(({ id, problem }) => ({ id, records: 3, files: 0, problem })) }
      }
      case 'examineRestore': return { kind: 'examineRestore', report: reportOf(archive.rows(), wantedRows(order, order.part), order.part), missingFiles: [] }
      case 'restore': {
        const wanted = wantedRows(order, order.part)
        const { total } = reportOf(archive.rows(), wanted, order.part)
        const changed = changesOf(archive.rows(), wanted, order.part).filter(one => one.change !== 'deleted' || order.deleteNewer)
        return { kind: 'restore', total, seq: changed.length === 0 ? null : archive.putBack(changed.map(({ table, id, to }) => ({ table, id, row: to }))) }
      }
      case 'restoreNew': {
        const one = opened(order.set, order.secret)
        const { archiveId, unit } = one.look
        return { kind: 'restoreNew', start: archive.become(archiveId, unit, order.actor, wantedRows(order, null)), missingFiles: [] }
      }
      case 'submit': case 'examineMerge': case 'merge': case 'purge': case 'finishPurge': return refuse('unexpected')
    }
  }

  const status = (): Pick<DataStatus, 'lastBackup' | 'mirror'> => ({ lastBackup: records.find(one => !one.onOwnDisk) ?? records[0] ?? null, mirror })
  const handles: MemoryBackups = {
    plugIn: ({ label = '金士顿 (E:)', ...some } = {}) => {
      const place = { token: token('drive'), label }
      drives.push({ place, kind: 'removable', fileSystem: 'FAT32', freeBytes: 12e9, totalBytes: 16e9, holdsArchive: false, lastBackup: null, rereadDue: false, ...some })
      return place.token
    },
    pullOut: gone => { drives.splice(drives.findIndex(drive => drive.place.token === gone), 1) },
    lay, records, warnings,
    get mirror() { return mirror },
  }
  return { calls, run, status, handles }
}

interface Change { readonly table: StoredRow['table']; readonly id: string; readonly change: ReportRow['change']; readonly to: Row | null; readonly shown: Row }

function changesOf(present: readonly StoredRow[], wanted: readonly StoredRow[], part: ArchivePart | null): readonly Change[] {
  const before = new Map(present.map(one => [`${one.table} ${one.id}`, one.row]))
  const after = new Set(wanted.map(one => `${one.table} ${one.id}`))
  const put = wanted.flatMap(({ table, id, row }): Change[] => {
    const old = before.get(`${table} ${id}`)
    if (row === null || old?.['_h'] === row['_h']) return []
    return [{ table, id, change: old === undefined || old === null ? 'added' : 'changed', to: row, shown: row }]
  })
  const gone = present.filter(one => !after.has(`${one.table} ${one.id}`) && (part === null || isIn(one, part)))
  return [...put, ...gone.map(({ table, id, row }): Change => ({ table, id, change: 'deleted', to: null, shown: row ?? {} }))]
}

function reportOf(present: readonly StoredRow[], wanted: readonly StoredRow[], part: ArchivePart | null): ChangeReport {
  const changes = changesOf(present, wanted, part)
  const count = (change: ReportRow['change'], of = changes) => of.filter(one => one.change === change).length
  const total = { added: count('added'), changed: count('changed'), same: wanted.length - count('added') - count('changed'), deleted: count('deleted') }
  const tables = [...new Set([...wanted, ...changes].map(one => one.table))]
  return {
    total, rowsTotal: changes.length, problems: [],
    lines: tables.map(table => {
      const mine = changes.filter(one => one.table === table)
      return { table, organisation: null, added: count('added', mine), changed: count('changed', mine), deleted: count('deleted', mine), same: wanted.filter(one => one.table === table).length - count('added', mine) - count('changed', mine) }
    }),
    rows: changes.map(({ table, id, change, shown }) => ({ table, id, change, title: String(shown['name'] ?? shown['title'] ?? ''), organisation: null, fields: change === 'changed' ? ['姓名'] : [] })),
  }
}

function isIn({ table, id, row }: StoredRow, part: ArchivePart): boolean {
  if (part.rows !== null && !part.rows.some(one => one.table === table && one.id === id)) return false
  if (part.organisationIds !== null && !part.organisationIds.includes(String(row?.['organisationId'] ?? id))) return false
  if (part.personIds !== null && !part.personIds.includes(String(row?.['personId'] ?? id))) return false
  const day = String(row?.['startAt'] ?? '').slice(0, 10)
  return (part.from === null || day >= part.from) && (part.to === null || (day !== '' && day <= part.to))
}

function refuse(code: FailureCode): never {
  throw new ExpectedFailure(code)
}
