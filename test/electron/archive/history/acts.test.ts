import { expect, test } from 'vitest'
import { put, remove } from '#shared/archive/commit.ts'
import { headCode } from '#shared/documents/head-note.ts'
import { checkHead, contradictsChain } from '../../../../electron/archive/history/check-head.ts'
import { aCommit, addsPerson, heavyPerson, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const all = () => true

/** Seven commits in three files; heads as they were answered. */
async function threeFiles() {
  const folder = newFolder()
  await newArchive(folder)
  const heads: string[] = []
  for (const epoch of [1, 2, 3]) {
    const archive = await opened(folder, { actor: `操作人${epoch}`, now: () => new Date(`2026-11-2${epoch}T01:30:00.000Z`) }, journalKeys({ epoch }))
    for (let i = 0; i < 2; i++) {
      await archive.commit(addsPerson())
      heads.push(archive.head().head)
    }
    await archive.close()
  }
  return { heads, archive: await opened(folder, {}, journalKeys({ epoch: 3 })) }
}

test('acts are read newest first, page by page, over all files', async () => {
  const { archive, heads } = await threeFiles()
  const seen: number[] = []
  for (let before: number | null = null, more = true; more;) {
    const page = await archive.history.acts({ before, limit: 3, isWanted: all })
    seen.push(...page.acts.map(({ seq }) => seq))
    more = page.next !== null
    before = page.next
  }
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
  const { acts } = await archive.history.acts({ before: 5, limit: 1, isWanted: ({ actor }) => actor === '操作人1' })
  expect(acts).toEqual([{ seq: 3, at: '2026-11-21T01:30:00.000Z', actor: '操作人1', device: 'pc-1', act: 'test', summary: '测试', tables: [{ table: 'people', written: 1, deleted: 0 }], head: heads[1], undoneBy: null }])
  await archive.close()
})

test('an act counts the rows of all its parts, and ends with the head of the last', async () => {
  const folder = newFolder()
  await newArchive(folder)
  const archive = await opened(folder)
  const person = aPerson()
  await archive.commit(aCommit([put('people', person)]))
  await archive.commit(aCommit([...Array.from({ length: 7 }, () => put('people', heavyPerson(1_900_000))), remove('people', { id: person.id, rev: 2 })]))
  expect(await archive.history.act(3)).toMatchObject({ tables: [{ table: 'people', written: 7, deleted: 1 }], head: archive.head().head })
  await archive.close()
})

test('the rows of an act are told before and after', async () => {
  const folder = newFolder()
  await newArchive(folder)
  const archive = await opened(folder)
  const [changed, gone, made] = [aPerson({ remark: '一' }), aPerson(), aPerson()]
  await archive.commit(aCommit([put('people', changed), put('people', gone)]))
  const { seq } = await archive.commit(aCommit([put('people', { ...changed, rev: 2, remark: '二' }), remove('people', { id: gone.id, rev: 2 }), put('people', made)]))
  expect(await archive.history.rowsOf(seq)).toMatchObject([
    { table: 'people', id: changed.id, before: { remark: '一' }, after: { remark: '二' } },
    { table: 'people', id: gone.id, before: { id: gone.id }, after: null },
    { table: 'people', id: made.id, before: null, after: { id: made.id } },
  ])
  expect(await archive.history.rowsOf(99)).toEqual([])
  await archive.close()
})

test('a printed code fits its commit and no other, however it is typed', async () => {
  const { archive, heads } = await threeFiles()
  const code = headCode(heads[2]!)
  expect(code).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) expect(await checkHead(archive, 4, typed)).toBe('fits')
  expect(await checkHead(archive, 3, code)).toBe('differs')
  expect(await checkHead(archive, 8, code)).toBe('unknown')
  for (const typed of ['', code.slice(0, 9), '不是校验码']) expect(await checkHead(archive, 4, typed)).toBe('unknown')
  await archive.close()
})

test('heads that a backup remembers contradict a history that was rewritten', async () => {
  const { archive, heads } = await threeFiles()
  const remembered = heads.map((head, i) => ({ seq: i + 2, head }))
  expect(await contradictsChain(archive, [...remembered, { seq: 99, head: heads[0]! }])).toEqual([])
  const { archive: rewritten } = await threeFiles()
  expect(await contradictsChain(rewritten, remembered)).toEqual([2, 3, 4, 5, 6, 7])
  await archive.close()
  await rewritten.close()
})
