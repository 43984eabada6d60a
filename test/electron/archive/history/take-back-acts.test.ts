import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { type CommitOp, put, remove } from '#shared/archive/commit.ts'
import { deletedRecords, restoreDeleted, undoableActs, undoCommit } from '../../../../electron/archive/history/take-back-acts.ts'
import { newId } from '../../../../electron/commands/new-id.ts'
import type { Archive } from '../../../../electron/archive/state/archive.ts'
import { aBranch, aCommit, contentOf, newArchive, opened, someNow } from '../../../support/archives.ts'
import { aFact, aMembership, anOrganisation, aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const hand = { now: someNow, newId }
const daysLater = (days: number) => new Date(someNow.getTime() + days * 86_400_000)

async function fresh(): Promise<Archive> {
  const folder = newFolder()
  await newArchive(folder)
  return opened(folder)
}

/** As `cli export` writes it: without revisions and hashes. */
async function exported(archive: Archive): Promise<string> {
  const rows = (await contentOf(archive)) as { table: string; id: string; row: Record<string, unknown> }[]
  return rows.map(({ table, row: { rev: _, _h, ...row } }) => canonicalJson({ table, row })).join('\n')
}

async function revOf(archive: Archive, table: 'people' | 'organisations' | 'organisationFacts' | 'memberships', id: string): Promise<number> {
  return Number((await archive.row(table, id))?.['rev'])
}

describe('undoing a commit', () => {
  test('puts back what it changed and deleted, deletes what it created, byte for byte, in one commit that says what it undoes', async () => {
    const archive = await fresh()
    const { commit, branch, fact } = aBranch()
    const [kept, gone, fresh_] = [aPerson({ name: '张喆' }), aPerson({ name: '周堃' }), aPerson({ name: '刘頔' })]
    await archive.commit(commit)
    await archive.commit(aCommit([put('people', kept), put('people', gone)], {}), { keepBase: true })
    const before = await exported(archive)
    const { seq } = await archive.commit(aCommit([
      put('people', { ...kept, rev: 3, remark: '改过' }), remove('people', { id: gone.id, rev: 3 }), put('people', fresh_),
      put('organisationFacts', { ...fact, organisationId: branch.id, rev: 2, shortName: '改名' }),
    ], { summary: '导入 4 条', act: 'importRecords' }))
    expect(await exported(archive)).not.toBe(before)
    const { answer, kept: left } = await undoCommit(archive, seq, hand)
    expect(left).toEqual([])
    expect(answer).toMatchObject({ seq: seq + 1 })
    expect(await exported(archive)).toBe(before)
    expect((await archive.history.act(seq + 1))).toMatchObject({ act: 'undo', summary: '撤销：导入 4 条', undoneBy: null })
    expect((await archive.history.act(seq))?.undoneBy).toBe(seq + 1)
    await archive.close()
  })

  test('twice is nothing to undo; undoing the undoing does it again, and then it can be undone again', async () => {
    const archive = await fresh()
    const person = aPerson()
    const { seq } = await archive.commit(aCommit([put('people', person)]))
    await undoCommit(archive, seq, hand)
    await expect(undoCommit(archive, seq, hand)).rejects.toMatchObject({ failure: { code: 'nothing-to-undo' } })
    await undoCommit(archive, seq + 1, hand)
    expect(await archive.row('people', person.id)).toMatchObject({ id: person.id })
    expect((await archive.history.act(seq))?.undoneBy).toBeNull()
    expect((await archive.history.act(seq + 1))?.undoneBy).toBe(seq + 2)
    await archive.close()
  })

  test('keeps rows that were changed since, made anew since, or that others name by now, and does the rest', async () => {
    const archive = await fresh()
    const { commit, branch } = aBranch()
    await archive.commit(commit)
    const [changed, named, remade, free] = [aPerson(), aPerson(), aPerson(), aPerson()]
    await archive.commit(aCommit([put('people', remade)]))
    const { seq } = await archive.commit(aCommit([put('people', changed), put('people', named), put('people', free), remove('people', { id: remade.id, rev: 3 })]))
    await archive.commit(aCommit([put('people', { ...changed, rev: seq, remark: '后来改的' }), put('memberships', aMembership({ personId: named.id, organisationId: branch.id, groupId: null }))]))
    await archive.commit(aCommit([put('people', remade)]))
    const { answer, kept } = await undoCommit(archive, seq, hand)
    expect(answer?.rows).toEqual([{ table: 'people', id: free.id, row: null }])
    expect(kept.map(({ id }) => id).sort()).toEqual([changed.id, named.id, remade.id].sort())
    await archive.close()
  })

  test('of what began the archive, or of a commit that never was, is nothing to undo', async () => {
    const archive = await fresh()
    for (const seq of [0, 1, 99]) await expect(undoCommit(archive, seq, hand)).rejects.toMatchObject({ failure: { code: 'nothing-to-undo' } })
    await archive.close()
  })

  test('of a large commit reads its frames and those before it once each', async () => {
    const folder = newFolder()
    await newArchive(folder)
    const archive = await opened(folder)
    const people = Array.from({ length: 3_000 }, (_, i) => aPerson({ name: `张${i}`, remark: '字'.repeat(600) }))
    await archive.commit(aCommit(people.map(person => put('people', person))))
    const before = await exported(archive)
    const { seq } = await archive.commit(aCommit(people.map(person => put('people', { ...person, rev: 2, remark: '改' })), { act: 'importRecords' }))
    expect((await undoCommit(archive, seq, hand)).answer?.rows).toHaveLength(3_000)
    expect(await exported(archive)).toBe(before)
    await archive.close()
  })
})

describe('acts that can be undone', () => {
  test('are restores, merges and imports of the last thirty days that still stand', async () => {
    const archive = await fresh()
    const acts = ['restore', 'recordPerson', 'merge', 'importRecords']
    for (const act of acts) await archive.commit(aCommit([put('people', aPerson())], { act }))
    expect((await undoableActs(archive, hand)).map(({ seq, act }) => [seq, act])).toEqual([[5, 'importRecords'], [4, 'merge'], [2, 'restore']])
    await undoCommit(archive, 4, hand)
    expect((await undoableActs(archive, hand)).map(({ seq }) => seq)).toEqual([5, 2])
    expect(await undoableActs(archive, { now: daysLater(30) })).toHaveLength(2)
    expect(await undoableActs(archive, { now: daysLater(31) })).toHaveLength(0)
    await archive.close()
  })
})

describe('the recycle bin', () => {
  test('a thousand deleted records come back bit-equal with their links', async () => {
    const archive = await fresh()
    const organisation = anOrganisation()
    const fact = aFact({ organisationId: organisation.id })
    const people = Array.from({ length: 499 }, () => aPerson())
    const memberships = people.map(({ id }) => aMembership({ personId: id, organisationId: organisation.id, groupId: null }))
    const rows: CommitOp[] = [put('organisations', organisation), put('organisationFacts', fact), ...people.map(person => put('people', person)), ...memberships.map(membership => put('memberships', membership))]
    await archive.commit(aCommit(rows))
    const before = await exported(archive)
    await archive.commit(aCommit(rows.map(({ table, id }) => ({ table, id, ifRev: 2, value: null }))))
    const bin = await deletedRecords(archive, hand)
    expect(bin).toHaveLength(1_000)
    expect(bin[0]).toMatchObject({ seq: 3, deletedBy: '林小满', daysLeft: 90 })
    const { answer, kept } = await restoreDeleted(archive, bin.map(({ table, id }) => ({ table, id })), hand)
    expect(kept).toEqual([])
    expect(answer?.rows).toHaveLength(1_000)
    expect(await exported(archive)).toBe(before)
    expect(await deletedRecords(archive, hand)).toEqual([])
    await archive.close()
  })

  test('brings what the record names, and what was deleted with it and names it, and nothing else', async () => {
    const archive = await fresh()
    const organisation = anOrganisation()
    const fact = aFact({ organisationId: organisation.id })
    const [person, other] = [aPerson({ name: '张喆' }), aPerson()]
    const membership = aMembership({ personId: person.id, organisationId: organisation.id, groupId: null })
    await archive.commit(aCommit([put('organisations', organisation), put('organisationFacts', fact), put('people', person), put('people', other), put('memberships', membership)]))
    await archive.commit(aCommit([remove('memberships', { id: membership.id, rev: 2 })]))
    await archive.commit(aCommit([remove('organisations', { id: organisation.id, rev: 2 }), remove('organisationFacts', { id: fact.id, rev: 2 })]))
    await archive.commit(aCommit([remove('people', { id: person.id, rev: 2 }), remove('people', { id: other.id, rev: 2 })]))
    const { answer } = await restoreDeleted(archive, [{ table: 'memberships', id: membership.id }], hand)
    expect(answer?.rows.map(({ id }) => id).sort()).toEqual([membership.id, person.id, organisation.id, fact.id].sort())
    expect((await deletedRecords(archive, hand)).map(({ id }) => id)).toEqual([other.id])
    expect(await revOf(archive, 'memberships', membership.id)).toBe(6)
    await archive.close()
  })

  test('shows a record that was deleted several times once, as it was last, for ninety days', async () => {
    const archive = await fresh()
    const person = aPerson({ remark: '一' })
    await archive.commit(aCommit([put('people', person)]))
    await archive.commit(aCommit([remove('people', { id: person.id, rev: 2 })]))
    await archive.commit(aCommit([put('people', { ...person, remark: '二' })]))
    expect(await deletedRecords(archive, hand)).toEqual([])
    await archive.commit(aCommit([remove('people', { id: person.id, rev: 4 })], { summary: '删除张喆' }))
    expect(await deletedRecords(archive, hand)).toMatchObject([{ seq: 5, summary: '删除张喆', value: { remark: '二' } }])
    expect(await deletedRecords(archive, { now: daysLater(89.5) })).toMatchObject([{ daysLeft: 1 }])
    expect(await deletedRecords(archive, { now: daysLater(90.1) })).toEqual([])
    await archive.close()
  })
})
