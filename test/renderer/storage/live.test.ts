import { liveQuery } from 'dexie'
import { beforeEach, expect, test, vi } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { commit } from '../../../renderer/storage/commit.ts'
import { database } from '../../../renderer/storage/database.ts'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { anId, aPerson } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => { machine = await openedArchive() })

const recording = (name: string) => ({ id: anId(), act: 'recordPerson', summary: '登记', ops: [put('people', aPerson({ name }))] })

/** What a screen would show, one entry an answer. */
function watched(): { readonly seen: string[][]; readonly errors: unknown[]; readonly end: () => void } {
  const seen: string[][] = []
  const errors: unknown[] = []
  const subscription = liveQuery(personRepository.all).subscribe({ next: people => seen.push(people.map(p => p.name).sort()), error: error => errors.push(error) })
  return { seen, errors, end: () => subscription.unsubscribe() }
}

test('a list on screen follows what is saved', async () => {
  const { seen, end } = watched()
  await vi.waitFor(() => expect(seen).toEqual([[]]))
  await commit(recording('甲'))
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['甲']))
  end()
})

test('a rebuild under an open screen is no error: the list ends with what the journal has', async () => {
  await commit(recording('甲'))
  const { seen, errors, end } = watched()
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['甲']))
  machine.seed([{ table: 'people', row: aPerson({ name: '乙' }) }])
  await rebuildView()
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['乙', '甲'].sort()))
  await commit(recording('丙'))
  await vi.waitFor(() => expect(seen.at(-1)).toContain('丙'))
  expect(errors).toEqual([])
  end()
})

test('rows that a rebuild takes away leave the list too', async () => {
  await database.people.put({ ...aPerson({ name: '多余' }), rev: 9, _h: 'x' } as never)
  const { seen, end } = watched()
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['多余']))
  await rebuildView()
  await vi.waitFor(() => expect(seen.at(-1)).toEqual([]))
  end()
})

test('a list whose reading fails shows the rebuilt view, and goes on following', async () => {
  await commit(recording('甲'))
  let fails = 1
  const failing = (row: unknown) => {
    fails -= 1
    if (fails >= 0) throw new DOMException('Internal error retrieving', 'UnknownError')
    return row
  }
  database.people.hook('reading').subscribe(failing)
  const { seen, errors, end } = watched()
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['甲']))
  database.people.hook('reading').unsubscribe(failing)
  await commit(recording('乙'))
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['乙', '甲'].sort()))
  expect(errors).toEqual([])
  end()
})
