import { describe, expect, test } from 'vitest'
import { type Call, type Handlers, callNames } from '#shared/contract/contract.ts'
import { ExpectedFailure, failures } from '#shared/contract/outcome.ts'
import { answer } from '../../../electron/contract/serve.ts'

function served(handle: () => Promise<unknown>) {
  const logged: unknown[][] = []
  const handlers = Object.fromEntries(callNames.map(call => [call, handle])) as unknown as Handlers
  return { handlers, logged, log: { note: () => {}, error: (...what: unknown[]) => { logged.push(what) } } }
}

describe('a call', () => {
  test('is answered with its value', async () => {
    expect(await answer(served(async () => []), 'drafts', {})).toEqual({ ok: true, value: [] })
  })

  test('that fails as expected is answered with that failure, its fields and its detail, and nothing is logged', async () => {
    const problems = [{ table: 'people', id: '1', path: 'name', message: '不能为空' }]
    const parts = served(async () => { throw new ExpectedFailure('invalid-rows', { problems, detail: 'why' }) })
    expect(await answer(parts, 'drafts', {})).toEqual({ ok: false, failure: { code: 'invalid-rows', message: failures['invalid-rows'], problems, detail: 'why' } })
    expect(parts.logged).toEqual([])
  })

  test('that fails unexpectedly says so plainly, tells nothing of the error, and logs it', async () => {
    const error = new Error('张喆 /home/clerk/secret')
    const parts = served(async () => { throw error })
    expect(await answer(parts, 'drafts', {})).toEqual({ ok: false, failure: { code: 'unexpected', message: failures.unexpected } })
    expect(parts.logged).toEqual([['drafts failed', error]])
  })

  test('whose handler throws before it awaits is no different', async () => {
    const parts = served(() => { throw new ExpectedFailure('archive-not-open') })
    expect(await answer(parts, 'drafts', {})).toMatchObject({ ok: false, failure: { code: 'archive-not-open' } })
  })

  test.each<Call>([...callNames])('%s with a wrong input never reaches its handler; the detail names fields, not contents', async call => {
    let reached = false
    const parts = served(async () => { reached = true })
    for (const wrong of [null, undefined, 1, '张喆', [], true]) {
      const outcome = await answer(parts, call, wrong)
      expect(outcome).toMatchObject({ ok: false, failure: { code: 'bad-request', message: failures['bad-request'] } })
      expect(JSON.stringify(outcome)).not.toContain('张喆')
    }
    expect(reached).toBe(false)
  })

  test('hands its handler only the fields that the contract knows', async () => {
    let seen: unknown
    const parts = served(async (...given: unknown[]) => { seen = given[0]; return {} })
    await answer(parts, 'setActor', { actor: ' 林小满 ', path: '/etc/passwd' })
    expect(seen).toEqual({ actor: '林小满' })
  })

  test('whose answer is not what the contract says is found out where that is asked for', async () => {
    const parts = served(async () => ({ savedAt: 'yesterday' }))
    expect(await answer({ ...parts, checkOutput: true }, 'saveDraft', { form: 'meeting', recordId: '01980000-0000-7000-8000-000000000001', content: 1 })).toMatchObject({ ok: false, failure: { code: 'unexpected' } })
  })
})
