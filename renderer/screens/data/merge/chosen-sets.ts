import type { SetLook } from '#shared/archive/backup-set.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { OrderOf } from '#shared/contract/work.ts'
import { asksForSecret } from '../../../parts/restore/chosen-backup.ts'

/** A set that was found, whether it is ticked, and what opens it. */
export interface FoundSet {
  readonly look: SetLook
  readonly isTicked: boolean
  readonly secret: Secret
}

/** New finds after those that are there already; whatever can be merged is ticked. */
export function withFound(before: readonly FoundSet[], looks: readonly SetLook[]): readonly FoundSet[] {
  const known = new Set(before.map(one => keyOf(one.look)))
  const fresh = looks.filter(look => !known.has(keyOf(look)))
  return [...before, ...fresh.map((look): FoundSet => ({ look, isTicked: refusalOf(look) === null, secret: { kind: 'password', password: '' } }))]
}

/** The same file found twice is one. */
function keyOf({ label, backups }: SetLook): string {
  return `${label} ${backups[0]?.id ?? ''}`
}

/** Why a set can't be merged; null = it can. */
export function refusalOf({ isThisArchive, kind, backups, opensWith }: SetLook): string | null {
  if (isThisArchive) return '这是本单位自己的备份。要找回内容，请用“从备份恢复”。'
  if (kind === 'local' || kind === 'mirror') return '这是别处档案的快照，不是上报文件或备份。'
  const newest = backups[0]
  if (newest === undefined) return '里面没有写完的内容，可能没有复制完。'
  if (newest.problem !== null) return `不能用：${newest.problem}`
  if (opensWith.length === 0) return '不是报给本单位的，打不开。请下级用本单位的收件码重新上报。'
  return null
}

export function needsPassword({ look, isTicked }: FoundSet): boolean {
  return isTicked && asksForSecret(look)
}

export function ticked(sets: readonly FoundSet[]): readonly FoundSet[] {
  return sets.filter(one => one.isTicked)
}

export function toInputs(sets: readonly FoundSet[]): OrderOf<'examineMerge'>['sets'] {
  return ticked(sets).map(({ look, secret }) => ({ set: look.set, secret: asksForSecret(look) ? secret : null, backupId: null }))
}
