// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FontFaceInfo } from '#shared/contract/contract.ts'
import { filledRoles, missingFonts } from '../../../../renderer/screens/settings/font-setting.tsx'
import { problemsOf } from '../../../../renderer/screens/settings/work-calendars.tsx'
import { settingsRepository } from '../../../../renderer/storage/settings-repository.ts'
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

test('每组各存各的：别组正填着的留着，栏目的选择不动', async () => {
  const memory = await showWindow('#/settings')
  await settingsRepository.changeSettings({ ledgerColumns: { 'member-roster': ['name'] } })
  const study = await section('学时')
  fireEvent.change(study.getByLabelText('党员年度学时', { selector: 'input' }), { target: { value: '40' } })
  const terms = await section('换届和党务干部')
  fireEvent.change(terms.getByLabelText('换届请示提前月数', { selector: 'input' }), { target: { value: '4' } })
  fireEvent.click(terms.getByText('保存换届和干部设置'))
  await waitFor(() => expect(memory.rowsOf('settings')[0]).toMatchObject({ termRequestMonths: 4, studyHoursMember: 32 }), wait)
  expect(study.getByLabelText<HTMLInputElement>('党员年度学时', { selector: 'input' }).value).toBe('40')
  fireEvent.click(study.getByText('保存学时设置'))
  await waitFor(() => expect(memory.rowsOf('settings')[0]).toMatchObject({ termRequestMonths: 4, studyHoursMember: 40, ledgerColumns: { 'member-roster': ['name'] } }), wait)
})

test('半天折算多于全天的不能存', async () => {
  await showWindow('#/settings')
  const study = await section('学时')
  fireEvent.change(study.getByLabelText('半天折合学时', { selector: 'input' }), { target: { value: '9' } })
  expect(study.getByText('半天不能多于全天')).toBeTruthy()
  expect(study.getByText('保存学时设置').closest('button')!.disabled).toBe(true)
})

test('党费和预备期的写法', async () => {
  const memory = await showWindow('#/settings')
  const dues = await section('党费')
  fireEvent.click(dues.getByText('到角'))
  fireEvent.change(dues.getByLabelText('党费上缴比例', { selector: 'input' }), { target: { value: '32.5' } })
  fireEvent.click(dues.getByText('保存党费设置'))
  await waitFor(() => expect(memory.rowsOf('settings')[0]).toMatchObject({ duesRounding: 'jiao', duesRemitShare: 0.325 }), wait)
  const development = await section('发展党员')
  fireEvent.click(development.getByText('满一年的前一天'))
  fireEvent.click(development.getByText('保存发展党员设置'))
  await waitFor(() => expect(memory.rowsOf('settings')[0]).toMatchObject({ duesRounding: 'jiao', probationEnd: 'dayBefore' }), wait)
})

test('节假日按年填写，看不懂的指出来，不能存', async () => {
  const memory = await showWindow('#/settings')
  const days = await section('节假日')
  fireEvent.change(days.getByLabelText('添加年份', { selector: 'input' }), { target: { value: '2027' } })
  fireEvent.click(days.getByText('添加'))
  const holidays = days.getByLabelText('2027年放假日期')
  fireEvent.change(holidays, { target: { value: '1月1日至3日 春节' } })
  expect(days.getByText(/“春节”看不懂，或不在 2027 年/)).toBeTruthy()
  expect(days.getByText('保存节假日').closest('button')!.disabled).toBe(true)
  fireEvent.change(holidays, { target: { value: '1月1日至3日、5月1日' } })
  fireEvent.click(days.getByText('保存节假日'))
  await waitFor(() => expect(memory.rowsOf('settings')[0]).toMatchObject({ workCalendars: [{ year: 2027, holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-05-01'], workdays: [] }] }), wait)
})

test.each([
  ['放假又上班', '1月2日', '1月2日', '1月2日既放假又上班，请核对。'], ['上班日不是周末', '', '1月4日', '1月4日不是周六、周日，不用写在调休上班里。'], ['都对', '1月1日', '1月2日', undefined],
])('节假日：%s', (_, holidays, workdays, problem) => {
  expect(problemsOf({ year: 2027, holidays, workdays })[0]).toBe(problem)
})

test('编制数、机关工作人员总数和层级', async () => {
  const memory = await showWindow('#/settings')
  const unit = await section('单位')
  fireEvent.change(unit.getByLabelText('编制数', { selector: 'input' }), { target: { value: '130' } })
  fireEvent.change(unit.getByLabelText('机关工作人员总数', { selector: 'input' }), { target: { value: '120' } })
  fireEvent.click(unit.getByText('保存单位信息'))
  await waitFor(() => expect(memory.rowsOf('units')[0]).toMatchObject({ staffQuota: 130, totalStaff: 120 }), wait)
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

test('每种公文字体写明本机用哪一种，缺的写明用什么代替', async () => {
  const memory = await showWindow('#/settings')
  const fonts = await section('公文字体')
  const rows = await fonts.findAllByRole('row')
  expect(memory).toBeTruthy()
  expect(rows.map(row => within(row).queryAllByRole('cell').map(cell => cell.textContent))).toContainEqual(['标题', '方正小标宋简体', '✕ 没有', '思源宋体（粗）'])
  expect(filledRoles([{ ...face('system:simfang.ttf'), family: '仿宋' }]).find(({ role }) => role === 'fang')?.found).toEqual(['仿宋'])
})

test('纸面样式：页边距、页码、落款、标题一起存下；国标记作没有改', async () => {
  const memory = await showWindow('#/settings')
  const paper = async () => section('纸面样式')
  const saved = () => memory.rowsOf('settings')[0]?.['paper']
  fireEvent.change((await paper()).getByLabelText('左边距', { selector: 'input' }), { target: { value: '32' } })
  expect((await paper()).getByText(/版心 152 × 225 毫米，国标为/)).toBeTruthy()
  expect((await paper()).getByRole('img', { name: '版心 152 × 225 毫米的样页' })).toBeTruthy()
  fireEvent.click((await paper()).getByText(/^— 1 —（单页/))
  fireEvent.change((await paper()).getByLabelText('落款', { selector: 'textarea' }), { target: { value: '填表人\n\n党组织负责人 ' } })
  const choice = (await paper()).getByRole('combobox', { name: '给哪个台账改标题' })
  fireEvent.mouseDown(choice)
  fireEvent.change(choice, { target: { value: '党员花名册' } })
  fireEvent.click(await screen.findByTitle('党员花名册', undefined, wait))
  fireEvent.change((await paper()).getByLabelText('党员花名册的标题', { selector: 'input' }), { target: { value: '党员名册' } })
  fireEvent.click((await paper()).getByText('保存纸面样式'))
  await waitFor(() => expect(saved()).toEqual({ margins: { top: 37, right: 26, bottom: 35, left: 32 }, numbering: 'dashed', titles: { 'member-roster': '党员名册' }, signatures: ['填表人', '党组织负责人'] }), wait)
  await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull(), wait)
  fireEvent.click((await paper()).getByText('恢复国标'))
  fireEvent.click((await paper()).getByText('恢复原名'))
  fireEvent.click((await paper()).getByText('保存纸面样式'))
  await waitFor(() => expect(saved()).toMatchObject({ margins: null, titles: {} }), wait)
})

test('存档格式在设置里也能选，马上对这台电脑生效', async () => {
  await showWindow('#/settings')
  const box = (await section('纸面样式')).getByRole<HTMLInputElement>('checkbox', { name: /PDF\/A-2b/ })
  fireEvent.click(box)
  expect(localStorage.getItem('preference:archivalPdf')).toBe('true')
  localStorage.removeItem('preference:archivalPdf')
})

test('落款太多、太长的不能存', async () => {
  await showWindow('#/settings')
  const paper = await section('纸面样式')
  const lines = () => paper.getByLabelText('落款', { selector: 'textarea' })
  fireEvent.change(lines(), { target: { value: Array.from({ length: 9 }, (_, i) => `第${i}人`).join('\n') } })
  expect(paper.getByText('落款最多 8 项，现在有 9 项')).toBeTruthy()
  expect(paper.getByText('保存纸面样式').closest('button')!.disabled).toBe(true)
  fireEvent.change(lines(), { target: { value: '这一项落款实在是太长了根本印不下' + '啊啊' } })
  expect(paper.getByText(/太长，每项最多 16 个字/)).toBeTruthy()
})
