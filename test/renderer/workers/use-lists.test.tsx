// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { connectLists, type ListPort } from '../../../renderer/workers/list-client.ts'
import type { ToListWorker } from '../../../renderer/workers/list-protocol.ts'
import { usePeopleList } from '../../../renderer/workers/use-lists.ts'
import { aPerson, today } from '../../support/builders.ts'
import { listPort } from '../../support/list-port.ts'
import { openedArchive } from '../../support/open-view.ts'

function Names({ text }: { readonly text: string }) {
  const page = usePeopleList({ text, organisationIds: null, state: 'all', today, sort: { by: 'name', descending: false } })
  return <p>{page === undefined ? '等待' : `共${page.total}人，筛出${page.matched}人：${page.rows.map(row => row.name).join('、')}`}</p>
}

let held: boolean
let asked: ToListWorker[]
let release: () => void

afterEach(cleanup)

beforeEach(async () => {
  await openedArchive()
  await personRepository.recordPerson({ ...aPerson({ name: '张喆', pinyinInitials: '' }) })
  await personRepository.recordPerson({ ...aPerson({ name: '李堃', pinyinInitials: '' }) })
  const inner = listPort()
  held = false
  asked = []
  const waiting: ToListWorker[] = []
  release = () => {
    held = false
    for (const message of waiting.splice(0)) inner.post(message)
  }
  const port: ListPort = {
    ...inner,
    post: message => {
      if (message.kind === 'ask') asked.push(message)
      if (held) waiting.push(message)
      else inner.post(message)
    },
  }
  connectLists(port)
})

test('a list shows what is there, follows what is typed and what is saved', async () => {
  const { rerender } = render(<Names text="" />)
  expect(await screen.findByText('共2人，筛出2人：李堃、张喆')).toBeTruthy()
  rerender(<Names text="zz" />)
  expect(await screen.findByText('共2人，筛出1人：张喆')).toBeTruthy()
  await act(() => personRepository.recordPerson({ ...aPerson({ name: '赵正', pinyinInitials: '' }) }))
  expect(await screen.findByText('共3人，筛出2人：张喆、赵正')).toBeTruthy()
})

test('while one question is under way only the newest of the others is asked', async () => {
  const { rerender } = render(<Names text="" />)
  await screen.findByText('共2人，筛出2人：李堃、张喆')
  const before = asked.length
  held = true
  for (const text of ['z', 'zz', 'zzx', 'l', 'lk']) rerender(<Names text={text} />)
  await vi.waitFor(() => expect(asked.length).toBe(before + 1))
  act(() => release())
  expect(await screen.findByText('共2人，筛出1人：李堃')).toBeTruthy()
  expect(asked.slice(before).map(message => (message.kind === 'ask' && message.question.kind === 'people' ? message.question.query.text : ''))).toEqual(['z', 'lk'])
})
