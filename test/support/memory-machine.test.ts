import { expect, test } from 'vitest'
import { orThrow } from '#shared/contract/outcome.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aDuesStandard, aDuesYear, anId, anOrganisation, aPerson, aTermOfOffice, day, month } from './builders.ts'
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

const entering = (act: string, table: TableName, row: { readonly id: string }) => ({ id: anId(), act, summary: '登记', ops: [{ table, id: row.id, ifRev: null, value: row }] })

test('one standard a month, one row of payments a year, one election a day, as on the real machine side', async () => {
  const { machine, seed } = memoryMachine()
  const [person, organisation] = [aPerson(), anOrganisation()]
  const rows = [
    { table: 'duesStandards', field: 'from', first: aDuesStandard({ personId: person.id, from: month('2026-01') }), next: aDuesStandard({ personId: person.id, from: month('2026-02') }) },
    { table: 'duesPayments', field: 'year', first: aDuesYear({ personId: person.id, year: 2026 }), next: aDuesYear({ personId: person.id, year: 2025 }) },
    { table: 'termsOfOffice', field: 'electedOn', first: aTermOfOffice({ organisationId: organisation.id, electedOn: day('2023-06-15') }), next: aTermOfOffice({ organisationId: organisation.id, electedOn: day('2026-06-15') }) },
  ] as const
  seed([{ table: 'people', row: person }, { table: 'organisations', row: organisation }])
  for (const { table, field, first, next } of rows) {
    orThrow(await machine.commit(entering('enter', table, first)))
    expect(await machine.commit(entering('enter', table, { ...first, id: anId() }))).toMatchObject({ ok: false, failure: { code: 'invalid-rows', problems: [{ table, path: field }] } })
    orThrow(await machine.commit(entering('enter', table, next)))
  }
})

test('rows of an import say that they come from one', async () => {
  const { machine, row } = memoryMachine()
  const [typed, read] = [aPerson(), aPerson()]
  orThrow(await machine.commit(entering('recordPerson', 'people', typed)))
  orThrow(await machine.commit(entering('importRecords', 'people', read)))
  expect([typed, read].map(({ id }) => row('people', id)?.['source'])).toEqual(['manual', 'import'])
})
