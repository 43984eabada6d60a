// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { StartGate } from '../../../../renderer/screens/start/start-gate.tsx'
import { connectedMachine } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()
const recoveryKey = recoveryKeyOf(new Uint8Array(20).fill(3))
const wait = { timeout: 10_000 }

async function sealed() {
  const memory = await connectedMachine({ keys: { password: '云岭山水2026春', recoveryKey } })
  show(<StartGate firstRun={() => <p>首次使用</p>}>{open => <p>已打开 {open.archive.unitName}</p>}</StartGate>)
  await screen.findByText('这份档案有口令保护，请输入口令。')
  return memory
}

/** Enter, as the browser submits a form of one field. */
function answer(label: string, value: string): void {
  const field = screen.getByLabelText(label, { selector: 'input' })
  fireEvent.change(field, { target: { value } })
  fireEvent.submit(field.closest('form')!)
}

test('the unit stands there, the cursor in the field, and the password opens it', async () => {
  await sealed()
  expect(screen.getByText('云岭市档案服务中心')).toBeTruthy()
  const field = screen.getByLabelText('口令')
  expect(document.activeElement).toBe(field)
  expect(field.getAttribute('type')).toBe('password')
  fireEvent.click(screen.getByLabelText('显示口令'))
  expect(field.getAttribute('type')).toBe('text')
  answer('口令', '云岭山水2026春')
  expect(await screen.findByText('已打开 云岭市档案服务中心', undefined, wait)).toBeTruthy()
})

test('wrong passwords are said, after five the clerk waits and is told how long', async () => {
  const memory = await sealed()
  for (let tries = 1; tries <= 5; tries += 1) {
    answer('口令', `不对${tries}`)
    await screen.findByText(/^口令不对，没有打开/)
    await expect.poll(() => memory.calls.filter(call => call === 'start').length).toBe(tries + 1)
  }
  expect(await screen.findByText(/还要等 \d+ 秒才能再试/)).toBeTruthy()
  expect(screen.getByText('打开档案', { selector: 'button span' }).closest('button')!.disabled).toBe(true)
  const before = memory.calls.filter(call => call === 'chooseStart').length
  answer('口令', '云岭山水2026春')
  await new Promise(resolve => setTimeout(resolve, 20)) // a call would have come in by now
  expect(memory.calls.filter(call => call === 'chooseStart').length).toBe(before)
})

test('the recovery key opens it in any shape and leads to a new password', async () => {
  await sealed()
  fireEvent.click(screen.getByText('忘记口令：用恢复密钥打开'))
  answer('恢复密钥', recoveryKey.toLowerCase().replaceAll('-', ' '))
  expect(await screen.findByText('已打开 云岭市档案服务中心', undefined, wait)).toBeTruthy()
  expect(window.location.hash).toBe('#/data/password')
})
