// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { MergeConflict, MergeReport } from '#shared/archive/merge-report.ts'
import { works } from '../../../../../renderer/parts/work-keeper.ts'
import { anId } from '../../../../support/builders.ts'
import { showWindow } from '../../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const archiveId = '01980000-0000-7000-8000-0000000000aa'
const at = '2026-11-20T01:00:00.000Z'
const button = (text: string | RegExp) => screen.getByText(text, { selector: 'button span, button' }).closest('button')!

function aConflict(some: Partial<MergeConflict> = {}): MergeConflict {
  return {
    table: 'meetings', id: anId(), source: 0, path: 'place', kind: 'field', title: '六月党员大会', organisation: '第一党支部', field: '地点', proposed: null, reason: '',
    mine: { value: '三楼', text: '三楼会议室', by: '林小满', at }, theirs: { value: '四楼', text: '四楼会议室', by: '周知夏', at }, ...some,
  }
}

function aReport(some: Partial<MergeReport> = {}): MergeReport {
  return {
    sources: [{ unit: '云岭市第一中学', archiveId, backupId: 'b', seq: 9, rows: 40, baseSeq: null, isKnown: false }],
    changes: { total: { added: 12, changed: 3, same: 25, deleted: 0 }, lines: [{ table: 'people', organisation: '第一党支部', added: 12, changed: 3, same: 25, deleted: 0 }], rows: [], rowsTotal: 0, problems: [] },
    conflicts: [], doubles: [], flags: [], stamp: 's', ...some,
  }
}

/** A stick with the lower unit's report, found and ticked. */
async function chosen(report: MergeReport, opensWith: ('unit' | 'own' | 'password')[] = ['own']) {
  works.set({})
  const memory = await showWindow('#/data/merge')
  const stick = memory.backups.plugIn({ label: '金士顿 (E:)' })
  memory.backups.lay(stick, { unit: '云岭市第一中学', kind: 'submission', isThisArchive: false, archiveId, opensWith, label: 'E:\\党务台账上报_云岭市第一中学', backups: [{ id: 'b', at, seq: 9, bytes: 1000, problem: null, mayGo: false }] })
  memory.backups.lay(stick, { label: 'E:\\党务台账备份_本单位', unit: '云岭市档案服务中心', backups: [{ id: 'c', at, seq: 9, bytes: 1000, problem: null, mayGo: false }] })
  memory.works.answer('examineMerge', () => ({ kind: 'examineMerge', report }))
  memory.works.answer('merge', () => ({ kind: 'merge', seq: 1, total: report.changes.total, flags: [] }))
  fireEvent.click(await screen.findByText('在 金士顿 (E:) 里找', undefined, wait))
  await screen.findByText('云岭市第一中学', undefined, wait)
  return memory
}

test('says what to choose, and our own backup is told apart from a lower unit', async () => {
  await chosen(aReport())
  expect(screen.getByText(/这是本单位自己的备份/)).toBeTruthy()
  expect(screen.getByText('核对这些文件（1 份）')).toBeTruthy()
})

test('everything is shown before anything is written; then the result says what was done', async () => {
  const memory = await chosen(aReport({ flags: ['人员「李堃」：云岭市第一中学已删除，本单位改过，已保留。'] }))
  fireEvent.click(screen.getByText('核对这些文件（1 份）'))
  expect(await screen.findByText('会新增 12 条、更新 3 条，25 条相同；没有两边不一致的内容。现在还什么都没有改动。', undefined, wait)).toBeTruthy()
  expect(screen.getByText('：40 条记录，第一次汇总。', { exact: false })).toBeTruthy()
  expect(screen.getByText(/已保留/)).toBeTruthy()
  fireEvent.click(screen.getByText('汇总到本档案'))
  expect(await screen.findByText('已汇总：新增 12 条，更新 3 条', undefined, wait)).toBeTruthy()
  expect(screen.getByText('撤销这次汇总')).toBeTruthy()
  expect(memory.works.orders.map(order => order.kind)).toEqual(['examineMerge', 'merge'])
})

test('conflicts are decided with the arrow keys, and nothing is merged before all are', async () => {
  const [one, two] = [aConflict(), aConflict({ field: '主持人', path: 'hostName' })]
  const memory = await chosen(aReport({ conflicts: [one, two] }))
  fireEvent.click(screen.getByText('核对这些文件（1 份）'))
  fireEvent.click(await screen.findByText('下一步：决定 2 处不一致', undefined, wait))
  expect((await screen.findByText('还有 2 处没有决定', { selector: 'button span' })).closest('button')!.disabled).toBe(true)
  const list = screen.getByRole('listbox', { name: '两边不一致的内容' })
  fireEvent.keyDown(list, { key: 'ArrowRight' })
  fireEvent.keyDown(list, { key: 'ArrowDown' })
  fireEvent.keyDown(list, { key: 'ArrowLeft' })
  fireEvent.click(await screen.findByText('汇总到本档案', undefined, wait))
  await screen.findByText(/^已汇总/, undefined, wait)
  const order = memory.works.orders.at(-1)!
  expect(order.kind === 'merge' && order.decisions.map(({ id, path, take }) => [id, path, take])).toEqual([[one.id, 'place', 'theirs'], [two.id, 'hostName', 'mine']])
})

test('ten thousand conflicts draw only those in sight, and are decided at once', async () => {
  const memory = await chosen(aReport({ conflicts: Array.from({ length: 10_000 }, () => aConflict()) }))
  fireEvent.click(screen.getByText('核对这些文件（1 份）'))
  fireEvent.click(await screen.findByText('下一步：决定 10000 处不一致', undefined, wait))
  expect((await screen.findAllByRole('option', undefined, wait)).length).toBeLessThan(60)
  fireEvent.click(button('全部取下级'))
  fireEvent.click(await screen.findByText('汇总到本档案', undefined, wait))
  await screen.findByText(/^已汇总/, undefined, wait)
  const order = memory.works.orders.at(-1)!
  expect(order.kind === 'merge' && order.decisions.length).toBe(10_000)
})

test('a set that needs a password asks for it, and only that', async () => {
  const memory = await chosen(aReport(), ['password'])
  expect(screen.getByText('核对这些文件（1 份）').closest('button')!.disabled).toBe(true)
  fireEvent.change(screen.getByLabelText('云岭市第一中学的口令'), { target: { value: '七月流火九月授衣' } })
  fireEvent.click(screen.getByText('核对这些文件（1 份）'))
  await screen.findByText(/会新增 12 条/, undefined, wait)
  expect(memory.works.orders[0]).toMatchObject({ sets: [{ secret: { kind: 'password', password: '七月流火九月授衣' } }] })
})

test('a file that was merged before changes nothing', async () => {
  const report = aReport({ changes: { total: { added: 0, changed: 0, same: 40, deleted: 0 }, lines: [], rows: [], rowsTotal: 0, problems: [] } })
  await chosen({ ...report, sources: report.sources.map(source => ({ ...source, isKnown: true })) })
  fireEvent.click(screen.getByText('核对这些文件（1 份）'))
  expect(await screen.findByText(/以前已经合并过，不会重复写入/, undefined, wait)).toBeTruthy()
  expect(button('汇总到本档案').disabled).toBe(true)
})

test('a file that is damaged is told, and nothing was written', async () => {
  const memory = await chosen(aReport())
  memory.works.failNext('set-damaged')
  fireEvent.click(screen.getByText('核对这些文件（1 份）'))
  expect(await screen.findByText(/这份备份有损坏，没有使用它，档案没有被改动/, undefined, wait)).toBeTruthy()
  await waitFor(() => expect(memory.works.orders).toHaveLength(1))
})
