import { expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { undoCommit } from '../../../../electron/archive/history/take-back-acts.ts'
import { aCommit, newArchive, opened } from '../../../support/archives.ts'
import { anId, aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const hand = { now: new Date('2026-11-22T02:00:00.000Z'), newId: anId }

test('acts on one record are taken back one after another; what somebody changed since stays', async () => {
  const folder = newFolder()
  await newArchive(folder)
  const archive = await opened(folder)
  const person = aPerson({ remark: '' })
  const remark = async () => (await archive.history.of('people', person.id))[0]?.value?.['remark']
  await archive.commit(aCommit([put('people', person)]))
  const change = async (text: string) => (await archive.commit(aCommit([put('people', { ...person, rev: (await archive.history.of('people', person.id))[0]!.seq, remark: text })]))).seq
  const [first, second] = [await change('一'), await change('二')]
  expect((await undoCommit(archive, second, hand)).kept).toEqual([])
  expect(await remark()).toBe('一')
  const taken = await undoCommit(archive, first, hand)
  expect(taken.kept).toEqual([])
  expect(await remark()).toBe('')
  await undoCommit(archive, taken.answer!.seq, hand) // 重做
  expect(await remark()).toBe('一')
  await change('三')
  expect(await undoCommit(archive, first, hand)).toEqual({ answer: null, kept: [{ table: 'people', id: person.id }] })
  expect(await remark()).toBe('三')
  await archive.close()
})
