// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { aFact, aMeeting, anArchiveBox, anArchiveItem, anOrganisation, aUnit, day, time } from '../../../support/builders.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }
const typing = { selector: 'input, textarea' }
const branch = anOrganisation()
const rows = [{ table: 'organisations' as const, row: branch }, { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) }]
const meetings = [aMeeting({ organisationId: branch.id, title: '五月党员大会' }), aMeeting({ organisationId: branch.id, title: '三月党员大会', startAt: time('2026-03-20T09:00'), endAt: null })].map(row => ({ table: 'meetings' as const, row }))

beforeEach(() => {
  connectArchive(archivePort)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  return () => { vi.useRealTimers() }
})

test('records that are ticked become items, numbered on by day; then none is left', async () => {
  const memory = await showWindow('#/archive-items', [...rows, ...meetings, { table: 'units', row: aUnit({ fondsNo: 'Z109' }) }, { table: 'archiveItems', row: anArchiveItem({ retention: 'D10', organisationCode: '', itemNo: 7 }) }])
  fireEvent.click((await screen.findAllByText('从记录生成', undefined, wait))[0]!)
  expect(await screen.findByText('2026年度还有 2 件没有归档', undefined, wait)).toBeTruthy()
  fireEvent.click(await screen.findByText('第一党支部五月党员大会会议记录', undefined, wait))
  fireEvent.click(screen.getByText('第一党支部三月党员大会会议记录'))
  fireEvent.click(await screen.findByText('归档 2 件', undefined, wait))
  expect(await screen.findByText('Z109-WS·2026-D10-0009', undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('archiveItems')).toEqual(expect.arrayContaining([expect.objectContaining({ itemNo: 8, documentOn: '2026-03-20', isOwnTitle: true }), expect.objectContaining({ itemNo: 9, documentOn: '2026-05-20', link: { table: 'meetings', id: meetings[0]!.row.id } })]))
})

test('without a 全宗号 nothing is filed, and it is said where it is set', async () => {
  await showWindow('#/archive-items/records', [...rows, ...meetings, { table: 'units', row: aUnit({ fondsNo: '' }) }])
  expect(await screen.findByText('还没有填全宗号，编不出档号。请先在“设置”的单位信息里填写。', undefined, wait)).toBeTruthy()
})

test('an item by hand goes on from the last number; gaps are closed by renumbering', async () => {
  const memory = await showWindow('#/archive-items/new?year=2026', [...rows, { table: 'units', row: aUnit({ fondsNo: 'Z109' }) }, { table: 'archiveItems', row: anArchiveItem({ retention: 'D10', organisationCode: '', itemNo: 4, documentOn: day('2026-01-05') }) }])
  expect(await screen.findByText('Z109-WS·2026-D10-0005', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('保存', { selector: 'button span' }))
  fireEvent.change(screen.getByLabelText('题名', typing), { target: { value: '关于主题党日的通知' } })
  fireEvent.click(screen.getByText('保存', { selector: 'button span' }))
  expect(await screen.findByText('共 2 件', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('重排件号'))
  await waitFor(() => expect(memory.rowsOf('archiveItems').map(row => row['itemNo']).toSorted()).toEqual([1, 2]), wait)
})

test('a box takes the items of its span, and gives them back when it is deleted', async () => {
  const items = [1, 2, 3].map(itemNo => anArchiveItem({ itemNo, retention: 'D10', organisationCode: '' }))
  const other = anArchiveItem({ itemNo: 2, retention: 'Y', organisationCode: '' })
  const memory = await showWindow('#/archive-items/boxes/new?year=2026', [...rows, ...[...items, other].map(row => ({ table: 'archiveItems' as const, row }))])
  const boxed = () => memory.rowsOf('archiveItems').filter(row => row['boxId'] !== null).map(row => row['itemNo']).toSorted()
  fireEvent.change(await screen.findByLabelText('盒号', typing, wait), { target: { value: '1' } })
  fireEvent.change(screen.getByLabelText('起件号', typing), { target: { value: '2' } })
  fireEvent.click(screen.getByText('保存', { selector: 'button span' }))
  expect(await screen.findByText('起止件号要都填，止号不小于起号；都空着就是空盒。', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('止件号', typing), { target: { value: '3' } })
  fireEvent.click(screen.getByText('保存', { selector: 'button span' }))
  await waitFor(() => expect(boxed()).toEqual([2, 3]), wait)
  fireEvent.click(await screen.findByText('0002—0003', undefined, wait))
  fireEvent.click(await screen.findByText('删除', { selector: 'button span' }, wait))
  await waitFor(() => expect(boxed()).toEqual([]), wait)
})

test('another 机构（问题） goes on from its own last number and leaves the box; back in its series an item keeps its number', async () => {
  const box = anArchiveBox({ retention: 'D10', organisationCode: '' })
  const item = anArchiveItem({ itemNo: 4, retention: 'D10', organisationCode: '', boxId: box.id })
  const memory = await showWindow(`#/archive-items/${item.id}`, [...rows, { table: 'archiveBoxes', row: box }, { table: 'archiveItems', row: item }, { table: 'archiveItems', row: anArchiveItem({ itemNo: 7, retention: 'D10', organisationCode: 'JDW' }) }])
  const code = await screen.findByLabelText('机构（问题）代码', typing, wait)
  fireEvent.change(code, { target: { value: 'JDW' } })
  expect(await screen.findByText('Z109-WS·2026-D10-JDW-0008', undefined, wait)).toBeTruthy()
  fireEvent.change(code, { target: { value: '' } })
  expect(await screen.findByText('Z109-WS·2026-D10-0004', undefined, wait)).toBeTruthy()
  fireEvent.change(code, { target: { value: 'JDW' } })
  fireEvent.click(screen.getByText('保存', { selector: 'button span' }))
  await waitFor(() => expect(memory.rowsOf('archiveItems')).toContainEqual(expect.objectContaining({ id: item.id, itemNo: 8, boxId: null })), wait)
})
