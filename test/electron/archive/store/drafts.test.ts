import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { draftStore } from '../../../../electron/archive/store/drafts.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()

async function aStore() {
  const folder = newFolder()
  const keys = await createKeys(folder, anId())
  return { store: draftStore(folder, keys), reopened: () => draftStore(folder, keys), drafts: path.join(folder, 'drafts') }
}

const aDraft = (content: unknown, savedAt = '2026-11-22T08:00:00.000Z', recordId = anId(), form = 'meeting') => ({ form, recordId, savedAt, content })

test('a draft is there again after the program died, and its file is sealed', async () => {
  const { store, reopened, drafts } = await aStore()
  const draft = aDraft({ title: '欧阳䶮的发言', topics: [{ content: '一半' }] })
  await store.save(draft)
  expect(await reopened().list()).toEqual({ drafts: [draft], unreadable: [] })
  const name = `meeting-${draft.recordId}.age`
  expect(await fs.readdir(drafts)).toEqual([name])
  expect((await fs.readFile(path.join(drafts, name))).includes('一半')).toBe(false)
})

test('a later draft of the same form replaces the earlier one; newest first', async () => {
  const { store } = await aStore()
  const one = aDraft('一', '2026-11-22T08:00:00.000Z')
  const other = aDraft('二', '2026-11-22T08:00:01.000Z')
  await store.save(one)
  await store.save(other)
  const later = { ...one, content: '一又', savedAt: '2026-11-22T08:00:02.000Z' }
  await store.save(later)
  expect((await store.list()).drafts).toEqual([later, other])
})

test('saves that overlap end with the last one, and a removal is not undone by a save before it', async () => {
  const { store } = await aStore()
  const draft = aDraft(0)
  await Promise.all(Array.from({ length: 20 }, (_, i) => store.save({ ...draft, content: i })))
  expect((await store.list()).drafts).toEqual([{ ...draft, content: 19 }])
  const saving = store.save(draft)
  await store.remove(draft.form, draft.recordId)
  await saving
  expect((await store.list()).drafts).toEqual([])
})

test('removing a draft that is not there does no harm', async () => {
  const { store } = await aStore()
  await store.remove('meeting', anId())
  expect((await store.list()).drafts).toEqual([])
})

test('a damaged draft is named, stays where it is, and hides no other', async () => {
  const { store, drafts } = await aStore()
  const [good, cut, swapped] = [aDraft('好'), aDraft('坏'), aDraft('换')]
  for (const draft of [good, cut, swapped]) await store.save(draft)
  const file = (id: string) => path.join(drafts, `meeting-${id}.age`)
  await fs.truncate(file(cut.recordId), 100)
  await fs.copyFile(file(good.recordId), file(swapped.recordId))
  await fs.writeFile(path.join(drafts, 'ab12.part'), 'cut short')
  expect(await store.list()).toEqual({ drafts: [good], unreadable: [cut, swapped].map(({ recordId }) => `meeting-${recordId}.age`).sort() })
  expect((await fs.readdir(drafts)).length).toBe(3)
})

test("a sealed section's drafts are left to it", async () => {
  const { store, drafts } = await aStore()
  await fs.mkdir(drafts)
  await fs.writeFile(path.join(drafts, `section-${anId()}.age`), 'sealed to others')
  expect(await store.list()).toEqual({ drafts: [], unreadable: [] })
})

test.each(['../keys', 'meeting/..', 'Meeting', ''])('a form named %j is refused', async form => {
  const { store, drafts } = await aStore()
  await expect(store.save(aDraft('x', undefined, undefined, form))).rejects.toThrow()
  await expect(store.remove(form, anId())).rejects.toThrow()
  expect(await fs.readdir(drafts).catch(() => [])).toEqual([])
})
