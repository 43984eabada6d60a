import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CommitOp, put, remove } from '#shared/archive/commit.ts'
import type { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Archive } from '../../../../electron/archive/state/archive.ts'
import { aCommit, newArchive, opened } from '../../../support/archives.ts'
import { anArchiveBox, anArchiveItem } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
let folder: string
let archive: Archive

beforeEach(async () => {
  folder = newFolder()
  await newArchive(folder)
  archive = await opened(folder)
})
afterEach(() => archive.close())

async function saving(...ops: CommitOp[]): Promise<string[] | 'saved'> {
  try {
    await archive.commit(aCommit(ops))
    return 'saved'
  } catch (error) {
    return ((error as ExpectedFailure).failure.problems ?? []).map(p => `${p.path}：${p.message}`)
  }
}

const rev = () => archive.head().seq
const first = anArchiveItem()
const second = anArchiveItem({ itemNo: 2 })
const twice = ['itemNo：档号 Z109-WS·2026-Y-JDW-0001 已有一件，请换一个件号']

test('a 档号 stands for one item, in another series it begins anew; after a restart too', async () => {
  expect(await saving(put('archiveItems', first))).toBe('saved')
  expect(await saving(put('archiveItems', anArchiveItem({ organisationCode: ' JDW ' })))).toEqual(twice)
  expect(await saving(put('archiveItems', anArchiveItem({ retention: 'D10' })), put('archiveItems', anArchiveItem({ organisationCode: '' })))).toBe('saved')
  archive.close()
  archive = await opened(folder)
  expect(await saving(put('archiveItems', anArchiveItem()))).toEqual(twice)
})

test('twice in one commit is refused at both', async () => {
  expect(await saving(put('archiveItems', first), put('archiveItems', anArchiveItem()))).toEqual([...twice, ...twice])
})

test('numbers are swapped in one commit; a number that was deleted is free', async () => {
  expect(await saving(put('archiveItems', first), put('archiveItems', second))).toBe('saved')
  const seq = rev()
  expect(await saving(put('archiveItems', { ...first, itemNo: 2, rev: seq }), put('archiveItems', { ...second, itemNo: 1, rev: seq }))).toBe('saved')
  expect(await saving(put('archiveItems', anArchiveItem()))).toEqual(twice)
  expect(await saving(remove('archiveItems', { ...second, rev: rev() }), put('archiveItems', anArchiveItem()))).toBe('saved')
})

test('a 盒号 stands for one box of its series', async () => {
  expect(await saving(put('archiveBoxes', anArchiveBox()), put('archiveBoxes', anArchiveBox({ no: 2 })), put('archiveBoxes', anArchiveBox({ retention: 'D10' })))).toBe('saved')
  expect(await saving(put('archiveBoxes', anArchiveBox({ no: 2 })))).toEqual(['no：这一年度、保管期限、机构（问题）已有第 2 盒，请换一个盒号'])
})
