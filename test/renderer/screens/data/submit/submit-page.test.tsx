// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { works } from '../../../../../renderer/parts/work-keeper.ts'
import { showWindow } from '../../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const code = `age1${'q'.repeat(58)}`

async function atFirstStep() {
  works.set({})
  const memory = await showWindow('#/data/submit')
  memory.backups.plugIn({ label: '金士顿 (E:)' })
  await screen.findByText('下一步：存到哪里', undefined, wait)
  return memory
}

function fill(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } })
}

test('a half-pasted code is told before anything is made', async () => {
  const memory = await atFirstStep()
  fill('上级单位名称', '云岭市直属机关工委')
  fill('上级的收件码', code.slice(0, 40))
  fireEvent.click(screen.getByText('下一步：存到哪里'))
  expect(await screen.findByText(/收件码不完整/)).toBeTruthy()
  expect(memory.works.orders).toEqual([])
})

test('the file is made for that unit, and the result says what is in it, where it is and who can open it; the code is kept', async () => {
  const memory = await atFirstStep()
  memory.works.answer('submit', () => ({ kind: 'submit', file: { token: 'f', label: 'E:\\党务台账上报.zip' }, records: 128, files: 3, bytes: 2e6 }))
  fill('上级单位名称', '云岭市直属机关工委')
  fill('上级的收件码', ` ${code} `)
  fireEvent.click(screen.getByText('下一步：存到哪里'))
  fireEvent.click(await screen.findByText('金士顿 (E:)', undefined, wait))
  fireEvent.click(screen.getByText('生成上报文件'))
  expect(await screen.findByText('上报文件已生成：128 条记录，3 个附件', undefined, wait)).toBeTruthy()
  expect(screen.getByText(/只有“云岭市直属机关工委”和本单位能打开/)).toBeTruthy()
  expect(screen.getByText('E:\\党务台账上报.zip')).toBeTruthy()
  expect(memory.works.orders).toMatchObject([{ kind: 'submit', receiver: '云岭市直属机关工委', recipient: code, organisationId: null, from: null, to: null }])
  expect(localStorage.getItem('preference:submit:recipient')).toContain(code)
})
