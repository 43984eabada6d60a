import { beforeEach, describe, expect, test, vi } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { commit } from '../../../renderer/storage/commit.ts'
import { database } from '../../../renderer/storage/database.ts'
import { saveState, saveStateText } from '../../../renderer/storage/save-state.ts'
import { view } from '../../../renderer/storage/view.ts'
import { read, viewStatus } from '../../../renderer/storage/view-keeper.ts'
import { anId, aPerson } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => { machine = await openedArchive() })

const recording = (person = aPerson()) => ({ id: anId(), act: 'recordPerson', summary: '登记', ops: [put('people', person)] })

async function expectViewAtHead() {
  const { archiveId, schema, seq: appliedSeq, viewHash, counts } = machine.head()
  expect(await view.state()).toEqual({ kind: 'holds', archiveId, schema, appliedSeq, viewHash, counts })
}

test('what is written is in the journal and in the view, and 已保存 says when', async () => {
  const person = aPerson({ name: '欧阳䶮' })
  const { at } = await commit(recording(person))
  expect(machine.row('people', person.id)?.['name']).toBe('欧阳䶮')
  expect((await database.people.get(person.id))?.rev).toBe(2)
  expect(saveState.get()).toEqual({ kind: 'saved', at })
  await expectViewAtHead()
})

test('the journal comes first: while it writes, the view shows nothing and nothing says 已保存', async () => {
  const release = machine.hold('commit')
  const person = aPerson()
  const done = commit(recording(person))
  await vi.waitFor(() => expect(machine.calls).toContain('commit'))
  expect(await database.people.get(person.id)).toBeUndefined()
  expect(saveStateText(saveState.get())).toBe('正在保存')
  release()
  await done
  expect(await database.people.get(person.id)).toBeDefined()
})

test('commits are written in the order in which they came, one at a time', async () => {
  const person = aPerson({ name: '甲' })
  const first = commit(recording(person))
  const second = first.then(async () => {
    const seen = await database.people.get(person.id)
    return commit({ id: anId(), act: 'correctPerson', summary: '改名', ops: [put('people', { ...seen!, name: '乙' })] })
  })
  const others = Array.from({ length: 20 }, () => commit(recording()))
  const seqs = (await Promise.all([first, ...others])).map(written => written.seq)
  await second
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  expect((await database.people.get(person.id))?.name).toBe('乙')
  await expectViewAtHead()
})

test('a commit is not sent before the one in front of it is answered and shown', async () => {
  const release = machine.hold('commit')
  const [first, second] = [commit(recording()), commit(recording())]
  await vi.waitFor(() => expect(machine.calls).toContain('commit'))
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(machine.calls.filter(call => call === 'commit')).toHaveLength(1)
  release()
  expect((await first).seq).toBeLessThan((await second).seq)
})

test('a refused commit leaves nothing behind, is said, and does not hold up the next', async () => {
  const before = await view.state()
  machine.failNext('commit', 'disk-full')
  await expect(commit(recording())).rejects.toThrow('磁盘空间不足')
  expect(saveStateText(saveState.get())).toBe('未能保存：磁盘空间不足：刚才的内容还在屏幕上，没有丢失。请清理磁盘后再点“保存”。')
  expect(await view.state()).toEqual(before)
  await commit(recording())
  expect(saveState.get().kind).toBe('saved')
})

test('a field that fails its schema is named, and nothing of the commit is written', async () => {
  const [good, bad] = [aPerson(), aPerson({ name: ' ' })]
  const both = { id: anId(), act: 'importRoster', summary: '导入', ops: [put('people', good), put('people', bad)] }
  await expect(commit(both)).rejects.toMatchObject({ failure: { code: 'invalid-rows', problems: [{ id: bad.id, path: 'name' }] } })
  expect(await database.people.count()).toBe(0)
})

test('someone else changed the row meanwhile: a conflict, never an overwrite', async () => {
  const person = aPerson()
  await commit(recording(person))
  const seen = (await database.people.get(person.id))!
  await commit({ id: anId(), act: 'correctPerson', summary: '改', ops: [put('people', { ...seen, phone: '1' })] })
  await expect(commit({ id: anId(), act: 'correctPerson', summary: '改', ops: [put('people', { ...seen, phone: '2' })] })).rejects.toThrow('刚才已被修改')
  expect((await database.people.get(person.id))?.phone).toBe('1')
})

describe('when the answer is lost', () => {
  test('the same commit is said again and written once', async () => {
    machine.loseNextReply('commit')
    await commit(recording())
    expect(machine.calls.filter(call => call === 'commit')).toHaveLength(2)
    expect(machine.rowsOf('people')).toHaveLength(1)
    await expectViewAtHead()
  })

  test('it did not arrive at all: said again and written', async () => {
    machine.loseNextCall('commit')
    await commit(recording())
    expect(machine.rowsOf('people')).toHaveLength(1)
  })

  test('still no answer: not called saved; saving again writes it once', async () => {
    const person = aPerson()
    for (let i = 0; i < 3; i++) machine.loseNextReply('commit')
    await expect(commit(recording(person))).rejects.toMatchObject({ failure: { code: 'machine-gone' } })
    expect(saveState.get().kind).toBe('notSaved')
    await commit(recording(person)) // under a new id, as a second click makes it
    expect(machine.journal.filter(c => c.act === 'recordPerson')).toHaveLength(1)
    expect(saveState.get().kind).toBe('saved')
    await expectViewAtHead()
  })

  test('typed on meanwhile and saved again: the newer text follows the one that had got through', async () => {
    const person = aPerson({ remark: '前' })
    for (let i = 0; i < 3; i++) machine.loseNextReply('commit')
    await expect(commit(recording(person))).rejects.toThrow()
    await commit(recording({ ...person, remark: '后' }))
    expect((await database.people.get(person.id))?.remark).toBe('后')
    await expectViewAtHead()
  })

  test('it had never got through: the next commit is written all the same', async () => {
    for (let i = 0; i < 3; i++) machine.loseNextCall('commit')
    await expect(commit(recording())).rejects.toThrow()
    machine.failNext('commit', 'disk-full') // the lost one, said again
    await commit(recording(aPerson({ name: '后来的人' })))
    expect((await database.people.toArray()).map(p => p.name)).toEqual(['后来的人'])
  })
})

describe('when the view fails', () => {
  test('the browser storage refuses the rows: saved all the same, and the view is made anew', async () => {
    let fails = 1
    const failing = () => {
      fails -= 1
      if (fails >= 0) throw new DOMException('IO error', 'UnknownError')
    }
    database.people.hook('creating').subscribe(failing)
    await commit(recording())
    database.people.hook('creating').unsubscribe(failing)
    expect(saveState.get().kind).toBe('saved')
    await expectViewAtHead()
  })

  test('the view missed a commit: the gap is filled from the journal', async () => {
    machine.seed([{ table: 'people', row: aPerson() }])
    await commit(recording())
    expect(await database.people.count()).toBe(2)
    await expectViewAtHead()
  })

  test('the view can not be made anew: saved all the same, and the status says that reading fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const failing = () => { throw new DOMException('full', 'QuotaExceededError') }
    database.people.hook('creating').subscribe(failing)
    await commit(recording())
    database.people.hook('creating').unsubscribe(failing)
    expect(saveState.get().kind).toBe('saved')
    expect(viewStatus.get().kind).toBe('unreadable')
    expect(machine.rowsOf('people')).toHaveLength(1)
  })

  test('a read that fails is answered from the view made anew', async () => {
    const person = aPerson({ name: '陈赟' })
    await commit(recording(person))
    let fails = 1
    const answer = await read(async () => {
      fails -= 1
      if (fails >= 0) throw new DOMException('Internal error retrieving', 'UnknownError')
      return database.people.get(person.id)
    })
    expect(answer?.name).toBe('陈赟')
    await expectViewAtHead()
  })
})
