import { randomUUID } from 'node:crypto'
import { truncateSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArchiveCheckpoint } from '../../../../electron/archive/state/archive-state.ts'
import type { Commit, CommitOp, StoredRow } from '#shared/archive/commit.ts'
import { contentOf, journalFilesIn, newArchive, opened } from '../../../support/archives.ts'
import { aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const runs = Number(process.env['FAULT_PROPERTY_RUNS'] ?? 60)

const ids = Array.from({ length: 6 }, () => randomUUID())

type Step =
  | { readonly kind: 'commit'; readonly ops: readonly { readonly row: number; readonly name: string | null; readonly isStale: boolean }[]; readonly repeats: boolean }
  | { readonly kind: 'restart' | 'restartFromCheckpoint' | 'checkpoint' | 'tear' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({
    kind: fc.constant('commit' as const), repeats: fc.boolean(),
    ops: fc.uniqueArray(fc.record({
      row: fc.nat(5), name: fc.option(fc.constantFrom('张喆', '李堃', '王頔', '陈赟'), { freq: 3 }), isStale: fc.nat(9).map(n => n === 0),
    }), { minLength: 1, maxLength: 4, selector: op => op.row }),
  }) },
  { weight: 3, arbitrary: fc.constantFrom('restart', 'restartFromCheckpoint', 'checkpoint', 'tear').map(kind => ({ kind }) as Step) },
)

test(`any course of commits, repetitions, restarts and tears holds what a map in memory holds (${runs} runs)`, { timeout: 600_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async steps => {
    const folder = newFolder()
    await newArchive(folder)
    let archive = await opened(folder)
    let checkpoint: ArchiveCheckpoint | null = null
    const model = new Map<string, { name: string; rev: number }>()
    let seq = 1
    const restart = async (from: ArchiveCheckpoint | null) => {
      await archive.close()
      archive = await opened(folder, { checkpoint: from })
    }
    for (const each of steps) {
      switch (each.kind) {
        case 'restart': await restart(null); break
        case 'restartFromCheckpoint': await restart(checkpoint); break
        case 'checkpoint': checkpoint = JSON.parse(JSON.stringify(archive.checkpoint())) as ArchiveCheckpoint; break
        case 'tear': {
          await archive.close()
          const newest = journalFilesIn(folder).at(-1)!
          const size = newest.bytes.length
          archive = await opened(folder)
          await archive.commit({ id: randomUUID(), act: 'torn', summary: '会被截断', ops: [{ table: 'people', id: randomUUID(), ifRev: null, value: null }] }).catch(() => undefined)
          await archive.commit({ id: randomUUID(), act: 'torn', summary: '会被截断', ops: [put(randomUUID(), '截断', null)] })
          await archive.close()
          truncateSync(newest.path, size + 40)
          archive = await opened(folder)
          expect(archive.tornTailCut).toBe(true)
          break
        }
        case 'commit': {
          const ops = each.ops.map(({ row, name, isStale }): CommitOp => {
            const id = ids[row]!
            const rev = model.get(id)?.rev ?? null
            return put(id, name, isStale ? (rev ?? 0) + 1 : rev)
          })
          const fails = ops.some(op => op.ifRev !== (model.get(op.id)?.rev ?? null) || (op.value === null && op.ifRev === null))
          const commit: Commit = { id: randomUUID(), act: 'test', summary: '测试', ops }
          const answer = await archive.commit(commit).catch(() => null)
          expect(answer === null).toBe(fails)
          if (answer === null) break
          seq += 1
          expect(answer.seq).toBe(seq)
          if (each.repeats) expect(await archive.commit(commit)).toEqual(answer)
          for (const op of ops) {
            if (op.value === null) model.delete(op.id)
            else model.set(op.id, { name: String(op.value['name']), rev: seq })
          }
        }
      }
      const people = ((await contentOf(archive)) as StoredRow[]).filter(row => row.table === 'people')
      expect(new Map(people.map(({ id, row }) => [id, { name: row!['name'], rev: row!['rev'] }]))).toEqual(model)
      expect(archive.head().seq).toBe(seq)
    }
    expect(await archive.verify()).toMatchObject({ ok: true, seq })
    await archive.close()
  }), { numRuns: runs })
})

function put(id: string, name: string | null, ifRev: number | null): CommitOp {
  return { table: 'people', id, ifRev, value: name === null ? null : aPerson({ id, name }) }
}
