import { expect, test } from 'vitest'
import { orThrow } from '#shared/contract/outcome.ts'
import { memoryMachine } from './memory-machine.ts'

test('a password comes into force once the printed key is typed back, and is asked for by a machine that starts with it', async () => {
  const { machine } = memoryMachine()
  const { recoveryKey } = orThrow(await machine.beginPassword({ current: null, password: '梧桐档案四月灯火' }))
  expect(orThrow(await machine.keyStatus({}))).toMatchObject({ protection: 'none', identity: 1 })
  expect(await machine.confirmPassword({ recoveryKey: 'X' })).toMatchObject({ ok: false, failure: { code: 'wrong-recovery-key' } })
  expect(orThrow(await machine.confirmPassword({ recoveryKey: recoveryKey.toLowerCase() }))).toEqual({ identity: 2 })
  expect(orThrow(await machine.dataStatus({}))).toMatchObject({ protection: 'password', openedWith: 'password' })
})

test('a sealed machine gives nothing away before the password, and makes one wait after five wrong ones', async () => {
  const { machine, waited } = memoryMachine({ keys: { password: '梧桐档案四月灯火' } })
  const unlock = (password: string) => machine.chooseStart({ kind: 'unlock', secret: { kind: 'password', password } })
  expect(orThrow(await machine.start({}))).toMatchObject({ kind: 'sealed', unitName: '云岭市档案服务中心', waitSeconds: 0 })
  for (const call of ['rowsPage', 'keyStatus', 'dataStatus'] as const) expect(await machine[call]({ after: null } as never)).toMatchObject({ ok: false, failure: { code: 'archive-not-open' } })
  for (let i = 0; i < 5; i++) expect(await unlock('不对')).toMatchObject({ ok: false, failure: { code: 'wrong-password' } })
  expect(await unlock('梧桐档案四月灯火')).toMatchObject({ ok: false, failure: { code: 'too-many-tries' } })
  expect(orThrow(await machine.start({}))).toMatchObject({ kind: 'sealed', waitSeconds: 30 })
  waited()
  expect(orThrow(await unlock('梧桐档案四月灯火'))).toMatchObject({ kind: 'ready' })
})
