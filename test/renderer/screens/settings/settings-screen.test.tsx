// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FontFaceInfo } from '#shared/contract/contract.ts'
import { missingFonts } from '../../../../renderer/screens/settings/font-setting.tsx'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const section = async (name: string) => within(await screen.findByRole('region', { name }, wait))

test('a new 操作人 is told to the machine side', async () => {
  const memory = await showWindow('#/settings')
  const actor = await section('操作人')
  const field = actor.getByLabelText<HTMLInputElement>('操作人', { selector: 'input' })
  expect(field.value).toBe('林小满')
  fireEvent.change(field, { target: { value: '陈赟' } })
  fireEvent.click(actor.getByText('保存操作人'))
  expect(await actor.findByText('✓ 已改为 陈赟')).toBeTruthy()
  expect(memory.head().actor).toBe('陈赟')
})

test('the unit renames itself, and a failure to save keeps what was typed', async () => {
  const memory = await showWindow('#/settings')
  const unit = await section('单位')
  const name = () => unit.getByLabelText<HTMLInputElement>('单位名称', { selector: 'input' })
  fireEvent.change(name(), { target: { value: '云岭市文化和档案局' } })
  memory.failNext('commit', 'disk-full')
  fireEvent.click(unit.getByText('保存单位信息'))
  expect(await unit.findByText(/磁盘空间不足/)).toBeTruthy()
  expect(name().value).toBe('云岭市文化和档案局')
  fireEvent.click(unit.getByText('保存单位信息'))
  await waitFor(() => expect(memory.rowsOf('units')[0]!['name']).toBe('云岭市文化和档案局'), wait)
})

test('rules are the defaults until the unit sets its own', async () => {
  const memory = await showWindow('#/settings')
  const rules = await section('提醒和检查')
  expect(rules.getByText('保存提醒设置').closest('button')!.disabled).toBe(true)
  fireEvent.click(rules.getByLabelText('党课每季度一次', { selector: 'button' }))
  fireEvent.change(rules.getByLabelText('密级提示词', { selector: 'textarea' }), { target: { value: '内部资料\n\n 商密 ' } })
  fireEvent.click(rules.getByText('保存提醒设置'))
  await waitFor(() => expect(memory.rowsOf('settings')[0]).toMatchObject({ lectureEveryQuarter: false, firstTopicRequired: true, classificationWords: ['内部资料', '商密'] }), wait)
})

test('the zoom is kept for this PC and takes hold at once', async () => {
  await showWindow('#/settings')
  fireEvent.click((await section('显示')).getByText('125%'))
  await waitFor(() => expect(document.documentElement.style.zoom).toBe('1.25'))
  fireEvent.keyDown(document.body, { key: '-', ctrlKey: true })
  await waitFor(() => expect(document.documentElement.style.zoom).toBe('1.1'))
  expect(localStorage.getItem('preference:zoom')).toBe('1.1')
})

const face = (id: string, bundled = false): FontFaceInfo => ({ id, family: '', postscriptName: null, bundled })

test.each([
  ['全都没有', [face('bundled:NotoSerifSC_400Regular.ttf', true)], ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312', '宋体']],
  ['只缺小标宋', [face('system:simfang.ttf'), face('system:SIMKAI.TTF'), face('system:simhei.ttf'), face('system:simsun.ttc')], ['方正小标宋简体']],
  ['齐全', [face('system:FZXBSJW.TTF'), face('system:simfang.ttf'), face('system:simkai.ttf'), face('system:simhei.ttf'), face('system:simsun.ttc')], []],
])('公文字体%s', (_, faces, missing) => {
  expect(missingFonts(faces)).toEqual(missing)
})
