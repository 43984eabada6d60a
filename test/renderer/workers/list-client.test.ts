import { beforeEach, expect, test, vi } from 'vitest'
import { meetingRepository } from '../../../renderer/storage/meeting-repository.ts'
import { organisationRepository } from '../../../renderer/storage/organisation-repository.ts'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { listClient, type ListClient } from '../../../renderer/workers/list-client.ts'
import type { FromListWorker } from '../../../renderer/workers/list-protocol.ts'
import { aMeeting, anOrganisation, aPerson, time, today } from '../../support/builders.ts'
import { listPort } from '../../support/list-port.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine
let lists: ListClient

beforeEach(async () => {
  machine = await openedArchive()
  lists = listClient(listPort())
  return () => lists.close()
})

const names = async () => (await lists.ask({ kind: 'people', query: { text: '', organisationIds: null, state: 'all', today, sort: { by: 'name', descending: false } } })).rows.map(row => row.name)

test('what is recorded is found at once, by its words and by initials', async () => {
  const organisationId = await organisationRepository.establishOrganisation(anOrganisation(), { fullName: '第一党支部', shortName: '', superiorId: null, hasCommittee: true, hasGroups: false })
  await personRepository.recordPerson({ ...aPerson({ name: '陈赟', pinyinInitials: '' }) })
  await meetingRepository.recordMeeting(aMeeting({ organisationId, startAt: time('2026-11-20T09:00'), endAt: null, summary: '部署防汛', hostName: '周𬘭' }))
  const found = await lists.ask({ kind: 'find', text: '防汛', today, limit: 8 })
  expect(found.meetings.rows).toMatchObject([{ organisationName: '第一党支部', hostName: '周𬘭' }])
  expect((await lists.ask({ kind: 'find', text: 'cy', today, limit: 8 })).people.rows).toMatchObject([{ name: '陈赟' }])
})

test('lists hear that they should be asked for again', async () => {
  await names()
  const fresh = vi.fn()
  const end = lists.onFresh(fresh)
  await personRepository.recordPerson({ ...aPerson({ name: '王頔' }) })
  await vi.waitFor(() => expect(fresh).toHaveBeenCalled())
  expect(await names()).toEqual(['王頔'])
  end()
})

test('after a rebuild they show what the journal has', async () => {
  await names()
  machine.seed([{ table: 'people', row: aPerson({ name: '李堃' }) }])
  await rebuildView()
  await vi.waitFor(async () => expect(await names()).toEqual(['李堃']))
})

test('a worker that can not read the view gets it rebuilt, but not for ever', async () => {
  let say: (message: FromListWorker) => void = () => {}
  const client = listClient({ post: () => {}, onMessage: hear => { say = hear }, close: () => {} })
  const rebuilds = () => machine.calls.filter(call => call === 'rowsPage').length
  const before = rebuilds()
  for (let i = 0; i < 5; i++) say({ kind: 'unreadable', detail: 'corruption' })
  await vi.waitFor(() => expect(rebuilds()).toBe(before + 2))
  await rebuildView()
  expect(rebuilds()).toBe(before + 3)
  client.close()
})

test('a question that fails is told, and the next one is answered', async () => {
  await expect(lists.ask({ kind: 'people', query: { text: null as never, organisationIds: null, state: 'all', today, sort: { by: 'name', descending: false } } })).rejects.toThrow()
  expect(await names()).toEqual([])
})

test('a worker that breaks down leaves no question open', async () => {
  let breakDown: (detail: string) => void = () => {}
  const client = listClient({ post: () => {}, onMessage: (_, broken) => { breakDown = broken }, close: () => {} })
  const asked = client.ask({ kind: 'find', text: '甲', today, limit: 1 })
  breakDown('out of memory')
  await expect(asked).rejects.toThrow('out of memory')
  client.close()
})
