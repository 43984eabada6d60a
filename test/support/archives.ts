import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Archive, createArchive, type OpenOptions, openArchive } from '../../electron/archive/state/archive.ts'
import type { JournalKeys } from '../../electron/archive/journal/journal-file.ts'
import { type Commit, type CommitOp, put } from '#shared/archive/commit.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aFact, anId, anOrganisation, aPerson, aUnit } from './builders.ts'

/** Keys as an archive has them, without key files. */
export function journalKeys(some: Partial<JournalKeys> = {}): JournalKeys {
  return { archiveId: '01980000-0000-7000-8000-0000000a4c41', epoch: 1, journalKey: epoch => Buffer.alloc(32, epoch), ...some }
}

export const someNow = new Date('2026-11-22T01:30:00.000Z')

export async function newArchive(folder: string, keys = journalKeys()): Promise<void> {
  await createArchive(folder, keys, { unit: aUnit(), actor: '林小满', device: 'pc-1', at: '2026-11-22T01:00:00.000Z', commitId: randomUUID() })
}

export function opened(folder: string, some: Partial<OpenOptions> = {}, keys = journalKeys()): Promise<Archive> {
  return openArchive(folder, keys, { actor: '林小满', device: 'pc-1', now: () => someNow, ...some })
}

export function aCommit(ops: CommitOp[], some: Partial<Commit> = {}): Commit {
  return { id: randomUUID(), act: 'test', summary: '测试', ops, ...some }
}

export function addsPerson(name = '张喆'): Commit {
  return aCommit([put('people', aPerson({ name }))])
}

/** A branch with its name, and a commit that brings both. */
export function aBranch(shortName = '第一党支部') {
  const branch = anOrganisation()
  const fact = aFact({ organisationId: branch.id, shortName })
  return { branch, fact, commit: aCommit([put('organisations', branch), put('organisationFacts', fact)]) }
}

/** A row of a table whose schema doesn't matter to the test, of about so many bytes. */
export function heavyPerson(bytes: number) {
  return aPerson({ id: anId(), remark: '字'.repeat(Math.ceil(bytes / 3)) })
}

export function journalFilesIn(folder: string): { name: string; path: string; bytes: Buffer }[] {
  const journal = join(folder, 'journal')
  return readdirSync(journal).filter(name => name.endsWith('.j1')).sort().map(name => ({ name, path: join(journal, name), bytes: readFileSync(join(journal, name)) }))
}

/** Everything that an archive holds, in an order that doesn't depend on when it was written. */
export async function contentOf(archive: Archive): Promise<unknown[]> {
  const rows: { table: TableName; id: string; row: unknown }[] = []
  for (let after: string | null = null, more = true; more;) {
    const page = await archive.rowsPage(after)
    rows.push(...page.rows)
    after = page.next
    more = after !== null
  }
  return rows.sort((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1))
}
