import { passwordFault } from '#shared/archive/password-rules.ts'
import { recoveryKeyOf, typedRecoveryKey } from '#shared/archive/recovery-key.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { CommitOp } from '#shared/archive/commit.ts'
import type { Draft, Input, Output } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { type SectionRow, sectionTables } from '#shared/model/dossier/section-tables.ts'

export interface MemorySectionOptions {
  /** Missing = there is no section yet. */
  readonly password?: string
}

interface Parts {
  readonly now: () => string
  readonly seq: () => number
  /** Neutral rows into the archive, as every commit of the section. */
  readonly commit: (id: string, ops: readonly CommitOp[]) => Output<'commit'>
}

/** A sealed section in memory: passwords are compared, rows kept as they are, and the archive sees only neutral records. */
export function memorySection({ password: first }: MemorySectionOptions, { now, seq, commit }: Parts) {
  let password = first ?? null
  let recoveryKey = recoveryKeyOf(new Uint8Array(20).fill(9))
  let isOpen = false
  let pending: { readonly password: string; readonly recoveryKey: string } | null = null
  const rows = new Map<string, { sealedId: string; row: NonNullable<SectionRow['row']>; table: SectionRow['table'] }>()
  const blobs = new Map<string, Uint8Array>()
  const drafts = new Map<string, Draft>()
  const inside = <I, O>(call: (input: I) => O) => (input: I): O => {
    if (!isOpen) throw new ExpectedFailure('section-locked')
    return call(input)
  }
  const tryOut = (secret: Secret) => {
    if (secret.kind === 'password' && secret.password !== password) throw new ExpectedFailure('wrong-password')
    if (secret.kind === 'recoveryKey' && typedRecoveryKey(secret.recoveryKey) !== recoveryKey) throw new ExpectedFailure('wrong-recovery-key')
  }
  return {
    handles: {
      /** As after five minutes without anybody there. */
      lock: () => { isOpen = false },
      rows: (): readonly SectionRow[] => [...rows].map(([key, { table, row }]) => ({ table, id: key.slice(table.length + 1), row })),
    },
    calls: {
      sectionStatus: (): Output<'sectionStatus'> => ({ state: password === null ? 'none' : isOpen ? 'unlocked' : 'locked', since: password === null ? null : '2026-11-01T01:00:00.000Z', lockAfterMs: 300_000, samplePassword: null }),
      beginSection: ({ current, password: wished }: Input<'beginSection'>) => {
        if (password !== null) tryOut(current ?? { kind: 'password', password: ' ' })
        const fault = passwordFault(wished)
        if (fault !== null) throw new ExpectedFailure('weak-password', { message: fault })
        pending = { password: wished, recoveryKey: recoveryKeyOf(crypto.getRandomValues(new Uint8Array(20))) }
        return { recoveryKey: pending.recoveryKey }
      },
      confirmSection: ({ recoveryKey: typed }: Input<'confirmSection'>) => {
        if (pending === null) throw new ExpectedFailure('work-gone')
        if (typedRecoveryKey(typed) !== pending.recoveryKey) throw new ExpectedFailure('wrong-recovery-key')
        ;({ password, recoveryKey } = pending)
        pending = null
        isOpen = true
        return {}
      },
      unlockSection: ({ secret }: Input<'unlockSection'>) => {
        if (password === null) throw new ExpectedFailure('section-none')
        tryOut(secret)
        isOpen = true
        return {}
      },
      lockSection: () => { isOpen = false; return {} },
      touchSection: inside(() => ({})),
      sectionRows: inside((): Output<'sectionRows'> => ({
        seq: seq(), unreadable: 0, bytes: new TextEncoder().encode([...rows].map(([key, { table, row }]) => `${JSON.stringify({ table, id: key.slice(table.length + 1), row })}\n`).join('')),
      })),
      commitSection: inside(({ id, ops }: Input<'commitSection'>): Output<'commitSection'> => {
        for (const op of ops) {
          const present = rows.get(`${op.table} ${op.id}`)?.row
          if ((present?.rev ?? null) !== op.ifRev) throw new ExpectedFailure('conflict')
          if (op.value === null) continue
          const parsed = sectionTables[op.table].schema.safeParse(op.value)
          if (!parsed.success) throw new ExpectedFailure('invalid-rows', { problems: parsed.error.issues.map(issue => ({ table: op.table, id: op.id, path: issue.path.map(String).join('.'), message: issue.message })) })
        }
        const sealed = ops.map(op => ({ op, sealedId: rows.get(`${op.table} ${op.id}`)?.sealedId ?? crypto.randomUUID() }))
        const answered = commit(id, sealed.map(({ op, sealedId }): CommitOp => ({
          table: 'sealedRecords', id: sealedId, ifRev: op.ifRev, value: op.value === null ? null : { id: sealedId, section: '00000000-0000-4000-8000-000000000001', sealed: 'AAAA', blobs: [] },
        })))
        const sectionRows = sealed.map(({ op, sealedId }, i) => {
          const stored = answered.rows[i]?.row as NonNullable<SectionRow['row']> | null
          if (op.value === null || stored === null) rows.delete(`${op.table} ${op.id}`)
          else rows.set(`${op.table} ${op.id}`, { sealedId, table: op.table, row: { ...op.value, ...baseOf(stored), id: op.id } })
          return { table: op.table, id: op.id, row: rows.get(`${op.table} ${op.id}`)?.row ?? null }
        })
        return { ...answered, sectionRows }
      }),
      putSectionBlob: inside(({ bytes }: Input<'putSectionBlob'>) => {
        const blob = `${[...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')}.age`
        blobs.set(blob, bytes)
        return { blob, bytes: bytes.length }
      }),
      getSectionBlob: inside(({ blob }: Input<'getSectionBlob'>) => {
        const bytes = blobs.get(blob)
        if (bytes === undefined) throw new ExpectedFailure('blob-missing')
        return { bytes }
      }),
      saveSectionDraft: inside((draft: Input<'saveSectionDraft'>) => {
        const savedAt = now()
        drafts.set(`${draft.form} ${draft.recordId}`, { ...draft, savedAt })
        return { savedAt }
      }),
      sectionDrafts: inside(() => [...drafts.values()]),
      removeSectionDraft: inside(({ form, recordId }: Input<'removeSectionDraft'>) => { drafts.delete(`${form} ${recordId}`); return {} }),
    },
  }
}

function baseOf({ createdAt, createdBy, updatedAt, updatedBy, source, rev, _h }: NonNullable<SectionRow['row']>) {
  return { createdAt, createdBy, updatedAt, updatedBy, source, rev, _h }
}
