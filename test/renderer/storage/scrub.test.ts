import { beforeEach, expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { commit } from '../../../renderer/storage/commit.ts'
import { database } from '../../../renderer/storage/database.ts'
import { scrubOnce } from '../../../renderer/storage/scrub.ts'
import { anId, aPerson } from '../../support/builders.ts'
import { openedArchive } from '../../support/open-view.ts'

const people = Array.from({ length: 50 }, () => aPerson())
const pause = () => new Promise<void>(resolve => setTimeout(resolve, 0))

beforeEach(async () => {
  await openedArchive()
  await commit({ id: anId(), act: 'importRoster', summary: '导入', ops: people.map(person => put('people', person)) })
})

test('a sound view is found whole', async () => {
  expect(await scrubOnce({ pause })).toBe('whole')
})

test('a value that changed on the disk is found', async () => {
  await database.people.update(people[37]!.id, { name: '张吉吉' })
  expect(await scrubOnce({ pause })).toBe('broken')
})

test('a row that vanished is found', async () => {
  await database.people.delete(people[0]!.id)
  expect(await scrubOnce({ pause })).toBe('broken')
})

test('an older, in itself sound row in place of the newer one is found', async () => {
  const seen = (await database.people.get(people[3]!.id))!
  await commit({ id: anId(), act: 'correctPerson', summary: '改', ops: [put('people', { ...seen, name: '新名' })] })
  await database.people.put(seen)
  expect(await scrubOnce({ pause })).toBe('broken')
})

test('a view that can not be read is broken', async () => {
  const failing = () => { throw new DOMException('corruption', 'UnknownError') }
  database.people.hook('reading').subscribe(failing)
  const result = await scrubOnce({ pause })
  database.people.hook('reading').unsubscribe(failing)
  expect(result).toBe('broken')
})

test('a commit that comes meanwhile is not taken for damage', async () => {
  let first = true
  const result = await scrubOnce({
    pause: async () => {
      if (!first) return
      first = false
      await commit({ id: anId(), act: 'recordPerson', summary: '登记', ops: [put('people', aPerson())] })
    },
    sliceMs: 0,
  })
  expect(result).toBe('overtaken')
})
