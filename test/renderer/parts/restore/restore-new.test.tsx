// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { works } from '../../../../renderer/parts/work-keeper.ts'
import { FirstRunScreen } from '../../../../renderer/screens/first-run/first-run-screen.tsx'
import { StartGate } from '../../../../renderer/screens/start/start-gate.tsx'
import { aPerson, aUnit, stored } from '../../../support/builders.ts'
import { connectedMachine } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()
beforeEach(() => works.set({}))
const press = (word: string | RegExp) => fireEvent.click(screen.getByText(word, { selector: 'button span' }))
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } })
const recoveryKey = recoveryKeyOf(new Uint8Array(20).fill(9))

test('a new PC: from the first-run screen to an open archive by the recovery key, the notice read first', async () => {
  const memory = await connectedMachine({ unitName: null })
  const stick = memory.backups.plugIn()
  const unit = aUnit({ name: '云岭市档案服务中心' })
  const person = aPerson({ name: '周𬘭' })
  memory.backups.lay(stick, { unit: unit.name, archiveId: '01980000-0000-7000-8000-0000000000aa', isThisArchive: false, opensWith: ['password', 'recovery'], backups: [{ id: 'b1', at: '2026-11-20T02:00:00.000Z', seq: 1, bytes: 5e6, problem: null, mayGo: false }] },
    [{ table: 'units', id: unit.id, row: stored(unit) }, { table: 'people', id: person.id, row: stored(person) }], { password: '旧口令很难猜', recoveryKey })
  show(<StartGate firstRun={(folder, decide) => <FirstRunScreen suggestedFolder={folder} onDecision={decide} onCreated={() => {}} />}>{open => <p>已打开 {open.archive.unitName}，操作人 {open.archive.actor}</p>}</StartGate>)
  fireEvent.click(await screen.findByText('从备份恢复', { selector: 'button span' }))
  fireEvent.click(await screen.findByLabelText(/金士顿/))
  fireEvent.click(await screen.findByLabelText(/云岭市档案服务中心/))
  press('下一步：选哪一份')
  fireEvent.click(screen.getByLabelText('用打印的恢复密钥'))
  type('恢复密钥', `${recoveryKey.slice(0, -1)}Q`)
  press('下一步：放在哪里')
  press('恢复到这台电脑')
  expect(screen.getByText('请先阅读并勾选上面一行')).toBeTruthy()
  expect(screen.getByText('请填写操作人姓名')).toBeTruthy()
  type('操作人', '何青禾')
  press('恢复到这台电脑')
  expect(screen.getByText('请先阅读并勾选上面一行')).toBeTruthy()
  expect(memory.works.orders).toEqual([])
  fireEvent.click(screen.getByLabelText(/我已知道/))
  press('恢复到这台电脑')
  expect(await screen.findByText(/^恢复密钥不对/)).toBeTruthy()
  press('上一步：重新输入')
  type('恢复密钥', recoveryKey)
  press('下一步：放在哪里')
  press('恢复到这台电脑')
  expect(await screen.findByText('已打开 云岭市档案服务中心，操作人 何青禾', undefined, { timeout: 10_000 })).toBeTruthy()
  expect(memory.rowsOf('people').map(row => row['name'])).toEqual(['周𬘭'])
  expect(window.location.hash).toBe('#/data/password')
})
