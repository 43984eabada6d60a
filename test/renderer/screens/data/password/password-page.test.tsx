// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PasswordPage } from '../../../../../renderer/screens/data/password/password-page.tsx'
import { openedArchive } from '../../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../../support/window.tsx'

giveTheWindowASize()
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } })
const press = (word: string) => fireEvent.click(screen.getByText(word, { selector: 'button span' }))
const good = '云岭山水2026春'

async function toTypeBack(): Promise<readonly string[]> {
  show(<PasswordPage />)
  await screen.findByText(/^还没有设置口令|^已设置口令/)
  fireEvent.click(screen.getByText(/^(设置|更换)口令$/, { selector: 'button span' }))
  if (screen.queryByLabelText('现在的口令') !== null) type('现在的口令', 'alte-Losung-77')
  type('新口令', good)
  type('再输一遍', good)
  press('下一步：恢复密钥')
  const shown = await screen.findByLabelText('恢复密钥')
  const groups = [...shown.querySelectorAll('span')].map(span => span.textContent)
  press('下一步：核对打印件')
  return groups
}

test('from a weak password to one in force, with the printed key typed back', async () => {
  const memory = await openedArchive()
  show(<PasswordPage />)
  await screen.findByText('还没有设置口令')
  press('设置口令')
  type('新口令', '12345678')
  press('下一步：恢复密钥')
  expect(screen.getByText(/连续的数字/)).toBeTruthy()
  type('新口令', good)
  type('再输一遍', `${good}x`)
  expect(screen.getByText('两次输入的不一样，请重新输入')).toBeTruthy()
  expect(memory.calls).not.toContain('beginPassword')
  type('再输一遍', good)
  press('下一步：恢复密钥')
  const groups = [...(await screen.findByLabelText('恢复密钥')).querySelectorAll('span')].map(span => span.textContent)
  expect(groups).toHaveLength(7)
  press('下一步：核对打印件')
  expect(screen.queryByText(groups[0]!)).toBeNull() // not to be copied from the screen
  type('恢复密钥', groups.join(' ').toLowerCase())
  press('核对并启用口令')
  expect(await screen.findByText('口令已启用')).toBeTruthy()
  expect((await memory.machine.keyStatus({}))).toMatchObject({ ok: true, value: { protection: 'password', identity: 2 } })
})

test('says which group was typed wrong, and nothing is in force until all are right', async () => {
  const memory = await openedArchive()
  const groups = await toTypeBack()
  type('恢复密钥', groups.map((group, i) => (i === 3 ? 'AAAAA' : group)).join('-'))
  press('核对并启用口令')
  expect(screen.getByText('第 4 组和打印件不一样，请对照着再看一遍。')).toBeTruthy()
  expect(memory.calls).not.toContain('confirmPassword')
  type('恢复密钥', groups.slice(0, 6).join(''))
  expect(screen.getByText('第 7 组和打印件不一样，请对照着再看一遍。')).toBeTruthy()
})

test('changing the password asks for the present one', async () => {
  const memory = await openedArchive({ keys: { password: '旧口令很难猜', isOpened: true } })
  show(<PasswordPage />)
  await screen.findByText('已设置口令')
  press('更换口令')
  type('新口令', good)
  type('再输一遍', good)
  press('下一步：恢复密钥')
  expect(screen.getByText('请输入现在的口令')).toBeTruthy()
  type('现在的口令', '不是这个')
  press('下一步：恢复密钥')
  expect(await screen.findByText(/^口令不对，没有打开/)).toBeTruthy()
  expect(memory.calls.filter(call => call === 'beginPassword')).toHaveLength(1)
})

test('an upper unit is registered by its code, and a wrong code is refused in words', async () => {
  const memory = await openedArchive()
  show(<PasswordPage />)
  await screen.findByText('本单位的收件码')
  type('上级单位', '云岭市直机关工委')
  type('上级收件码', 'age1zu kurz')
  press('登记上级单位')
  expect(await screen.findByText(/^上级单位的收件码不对/)).toBeTruthy()
  type('上级收件码', `age1${'z'.repeat(58)}`)
  press('登记上级单位')
  expect(await screen.findByText('云岭市直机关工委')).toBeTruthy()
  expect(await memory.machine.keyStatus({})).toMatchObject({ ok: true, value: { units: [{ name: '云岭市直机关工委' }] } })
})
