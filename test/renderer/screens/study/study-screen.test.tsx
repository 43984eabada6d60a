// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { TableName } from '#shared/model/tables.ts'
import { lastFolder } from '../../../../renderer/parts/last-folder.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { connectDocuments } from '../../../../renderer/workers/document-client.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { aMeeting, anAttendee, aTraining } from '../../../support/builders.ts'
import { duesArchive } from '../../../support/dues-archive.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }

async function showStudy(hash: string, isEmpty = false) {
  connectArchive(archivePort)
  const archive = duesArchive()
  const { zhang, li, first } = archive
  const training = aTraining({ hours: 40, attendees: [{ personId: zhang.id, hours: null, onLeave: false, result: '' }] })
  const meeting = aMeeting({ organisationId: first.id, kinds: ['partyLecture'], attendees: [zhang, li].map(({ id }) => anAttendee({ personId: id })) })
  const rows = Object.entries(archive.rows).flatMap(([table, some]) => some.map(row => ({ table: table as TableName, row })))
  const memory = await showWindow(hash.replace('ID', training.id).replace('LI', li.id), isEmpty ? [] : [...rows, { table: 'trainings', row: training }, { table: 'meetings', row: meeting }])
  return { ...archive, training, memory }
}

const textsOf = (name: string) => within(screen.getByText(name).closest<HTMLElement>('[role=row]')!).getAllByRole('gridcell').map(cell => cell.textContent)

/** Without 情况, which stands after 身份. */
const figuresOf = (name: string) => textsOf(name).toSpliced(3, 1)

test('每人一行：身份、标准、各项学时、合计、差额', async () => {
  await showStudy('#/study?year=2026')
  expect(await screen.findByText('共 5 人', undefined, wait)).toBeTruthy()
  expect(figuresOf('张喆').slice(0, 11)).toEqual(['张喆', '第一党支部', '书记', '56', '40', '1.5', '0', '0', '0', '41.5', '14.5'])
  expect(figuresOf('李堃').slice(2, 11)).toEqual(['党员', '32', '0', '1.5', '0', '0', '0', '1.5', '30.5'])
})

test('导出表格就是所看年度的学时统计', async () => {
  const composed: unknown[] = []
  await showStudy('#/study?year=2025')
  connectArchive(() => {
    const port = archivePort()
    return { ...port, post: message => { if (message.question.kind === 'compose') composed.push(message.question); port.post(message) } }
  })
  connectDocuments(() => ({ post: () => {}, onMessage: () => {}, close: () => {} }))
  lastFolder.set({ token: 'folder-1', label: 'D:\\导出' })
  const button = (await screen.findByText('导出表格', undefined, wait)).closest('button')!
  await waitFor(() => expect(button.disabled).toBe(false), wait)
  fireEvent.click(button)
  await waitFor(() => expect(composed[0]).toMatchObject({ ledgerId: 'study-hours', scope: { period: '2025' } }), wait)
})

test('从提醒来的，只列那个人；清除筛选就列全部', async () => {
  await showStudy('#/study?year=2026&person=LI')
  expect(await screen.findByText('共 5 人，筛出 1 人', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '清除筛选' }))
  expect(await screen.findByText('共 5 人', undefined, wait)).toBeTruthy()
})

test('还没有党员时说明这里放什么', async () => {
  await showStudy('#/study', true)
  expect(await screen.findByText(/这里按年统计党员学时/, undefined, wait)).toBeTruthy()
})

test('登记培训：缺什么说什么；名单按首字母选，一次保存', async () => {
  const { li, memory } = await showStudy('#/study/trainings/new')
  const name = await screen.findByRole('textbox', { name: '培训名称' }, wait)
  fireEvent.click(screen.getByText('保存培训'))
  expect(await screen.findByText('请填写培训名称。')).toBeTruthy()
  expect(screen.getByText(/请填写学时/)).toBeTruthy()
  fireEvent.change(name, { target: { value: '党员集中轮训' } })
  fireEvent.change(screen.getByRole('textbox', { name: '开始日期' }), { target: { value: '20260413' } })
  fireEvent.change(screen.getByRole('spinbutton', { name: '学时' }), { target: { value: '24' } })
  const picker = screen.getByRole('combobox', { name: '参训人员' })
  fireEvent.change(picker, { target: { value: 'lk' } })
  await screen.findByText('李堃', { selector: '[role="option"]' }, wait)
  fireEvent.keyDown(picker, { key: 'Enter' })
  expect(await screen.findByText('共 1 人')).toBeTruthy()
  fireEvent.click(screen.getByText('保存培训'))
  await waitFor(() => expect(memory.journal.at(-1)).toMatchObject({ act: 'recordTraining', summary: '登记培训：党员集中轮训' }), wait)
  expect(memory.rowsOf('trainings').find(row => row['name'] === '党员集中轮训')).toMatchObject({
    from: '2026-04-13', to: '2026-04-13', hours: 24, form: 'rotation', attendees: [{ personId: li.id, hours: null, onLeave: false, result: '' }],
  })
})

test('改培训：本人学时、请假，一次加入全部党员', async () => {
  const { zhang, training, memory } = await showStudy('#/study/trainings/ID')
  fireEvent.change(await screen.findByRole('spinbutton', { name: '张喆：学时' }, wait), { target: { value: '16' } })
  fireEvent.click(await screen.findByText('加入所看党组织的全部党员（4 人）', undefined, wait))
  expect(await screen.findByText('共 5 人')).toBeTruthy()
  fireEvent.click(within(screen.getByText('李堃').closest('li')!).getByRole('checkbox', { name: '请假' }))
  fireEvent.click(screen.getByText('保存培训'))
  await waitFor(() => expect(memory.journal.at(-1)?.summary).toBe(`修改培训：${training.name}`), wait)
  const attendees = memory.rowsOf('trainings')[0]?.['attendees'] as { personId: string; hours: number | null; onLeave: boolean }[]
  expect(attendees).toHaveLength(5)
  expect(attendees.find(({ personId }) => personId === zhang.id)?.hours).toBe(16)
  expect(attendees.filter(({ onLeave }) => onLeave)).toHaveLength(1)
})

test('没有写成时说明，填的还在', async () => {
  const { memory } = await showStudy('#/study/trainings/ID')
  const name = await screen.findByRole('textbox', { name: '培训名称' }, wait)
  fireEvent.change(name, { target: { value: '改了名称' } })
  memory.failNext('commit', 'disk-full')
  fireEvent.click(screen.getByText('保存培训'))
  expect((await screen.findAllByText(/磁盘空间不足/, undefined, wait)).length).toBeGreaterThan(0)
  expect((screen.getByRole('textbox', { name: '培训名称' }) as HTMLInputElement).value).toBe('改了名称')
  expect(memory.rowsOf('trainings')[0]?.['name']).not.toBe('改了名称')
})

test('密级字样的文件名被拒绝，不留下任何内容', async () => {
  await showStudy('#/study/trainings/ID')
  const input = await screen.findByLabelText<HTMLInputElement>('选择附件文件', undefined, wait)
  fireEvent.change(input, { target: { files: [new File(['x'], '机密★通知.pdf', { type: 'application/pdf' })] } })
  expect(await screen.findByText(/密级字样，没有添加/, undefined, wait)).toBeTruthy()
  expect(screen.queryByRole('list', { name: '附件' })).toBeNull()
})

test('删除培训可以撤销', async () => {
  const { memory } = await showStudy('#/study/trainings/ID')
  fireEvent.click(await screen.findByRole('button', { name: '删除' }, wait))
  await waitFor(() => expect(memory.rowsOf('trainings')).toHaveLength(0), wait)
  fireEvent.click(await screen.findByText('撤销', undefined, wait))
  await waitFor(() => expect(memory.rowsOf('trainings')).toHaveLength(1), wait)
})
