import { beforeEach, describe, expect, test, vi } from 'vitest'
import { draftKeeper } from '../../../renderer/storage/draft-keeper.ts'
import { draftRepository } from '../../../renderer/storage/draft-repository.ts'
import { settingsRepository } from '../../../renderer/storage/settings-repository.ts'
import { withoutMarked } from '../../../renderer/storage/without-marked.ts'
import { anId } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => { machine = await openedArchive() })

describe('a form that is typed into', () => {
  test('is kept soon after the last keystroke, and only its newest state', async () => {
    const id = anId()
    const keeper = draftRepository.keep('meeting', id)
    for (const title of ['党', '党员', '党员大会']) keeper.change({ title })
    expect(keeper.state.get()).toEqual({ kind: 'changed' })
    await vi.waitFor(() => expect(keeper.state.get().kind).toBe('kept'), { timeout: 20_000 })
    expect(machine.calls.filter(call => call === 'saveDraft')).toHaveLength(1)
    expect((await draftRepository.ofRecord('meeting', id))?.content).toEqual({ title: '党员大会' })
  })

  test('is kept at once when the field or the window is left', async () => {
    const id = anId()
    const keeper = draftRepository.keep('meeting', id)
    keeper.change({ title: '支委会' })
    await keeper.flush()
    expect((await draftRepository.ofRecord('meeting', id))?.content).toEqual({ title: '支委会' })
    await keeper.flush()
    expect(machine.calls.filter(call => call === 'saveDraft')).toHaveLength(1)
  })

  test('saved or given up, nothing is kept any longer, not even what was being written', async () => {
    const id = anId()
    const keeper = draftRepository.keep('meeting', id)
    keeper.change({ title: '一' })
    await keeper.flush()
    keeper.change({ title: '二' })
    void keeper.flush()
    await Promise.resolve()
    keeper.change({ title: '三' })
    await keeper.discard()
    await keeper.flush() // the window loses its focus as the form closes
    expect(await draftRepository.all()).toEqual([])
    expect(keeper.state.get()).toEqual({ kind: 'none' })
  })

  test('a full disk is said, and the text is written as soon as there is room', async () => {
    const id = anId()
    const keeper = draftRepository.keep('meeting', id)
    machine.failNext('saveDraft', 'disk-full')
    keeper.change({ title: '甲' })
    await keeper.flush()
    expect(keeper.state.get()).toMatchObject({ kind: 'notKept', message: expect.stringContaining('磁盘空间不足') })
    await keeper.flush()
    expect((await draftRepository.ofRecord('meeting', id))?.content).toEqual({ title: '甲' })
  })

  test('a field with a mark of classification is not written, by the built-in marks and the unit\'s own', async () => {
    await settingsRepository.changeSettings({ classificationWords: ['青松工程'] })
    const id = anId()
    const keeper = draftRepository.keep('meeting', id)
    keeper.change({ title: '传达文件', topics: [{ content: '（机密）某文件', n: 1 }, { content: '青松工程进展' }], host: null })
    await keeper.flush()
    expect((await draftRepository.ofRecord('meeting', id))?.content).toEqual({ title: '传达文件', topics: [{ content: '', n: 1 }, { content: '' }], host: null })
  })
})

test('writes follow each other, one at a time, and the last one is the newest', async () => {
  const written: unknown[] = []
  let running = 0
  const keeper = draftKeeper({
    save: async content => {
      running += 1
      expect(running).toBe(1)
      await new Promise(resolve => setTimeout(resolve, 5))
      running -= 1
      written.push(content)
      return '2026-11-22T01:00:00.000Z'
    },
    remove: async () => {},
  })
  for (let i = 1; i <= 5; i++) {
    keeper.change(i)
    void keeper.flush()
  }
  await keeper.flush()
  expect(written).toEqual([5])
  keeper.change(6)
  const first = keeper.flush()
  keeper.change(7)
  await Promise.all([first, keeper.flush()])
  expect(written.at(-1)).toBe(7)
})

test('drafts are offered newest first', async () => {
  for (const title of ['旧', '新']) {
    const keeper = draftRepository.keep('meeting', anId())
    keeper.change({ title })
    await keeper.flush()
  }
  const [newest, oldest] = await draftRepository.all()
  expect([newest?.content, oldest?.content]).toEqual([{ title: '新' }, { title: '旧' }])
  await draftRepository.remove(newest!)
  expect(await draftRepository.all()).toEqual([oldest])
})

test('marked texts are emptied wherever they stand; the rest stays as it is', () => {
  const content = { a: '密', b: ['开', '密'], c: { d: '密', e: 3, f: null }, g: true }
  expect(withoutMarked(content, text => text === '密')).toEqual({ a: '', b: ['开', ''], c: { d: '', e: 3, f: null }, g: true })
})
