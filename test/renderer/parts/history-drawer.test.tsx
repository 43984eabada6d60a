// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { meetingRepository } from '../../../renderer/storage/meeting-repository.ts'
import { aFact, aMeeting, anOrganisation, aTopic, time } from '../../support/builders.ts'
import { showWindow } from '../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const long = '会议听取了上半年工作情况的汇报。大家认为，成绩值得肯定，问题也不容忽视，作风还要改进，制度还要完善。会议要求抓紧整改。'

async function changedMeeting() {
  const branch = anOrganisation()
  const meeting = aMeeting({ organisationId: branch.id, title: '六月党员大会', place: '三楼会议室', startAt: time('2026-11-20T09:00'), endAt: null, topics: [aTopic({ title: '讨论转正', resolution: '同意', content: long })] })
  const memory = await showWindow(`#/meetings/${meeting.id}`, [
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id }) }, { table: 'meetings', row: meeting },
  ])
  await screen.findByText('历史', undefined, wait)
  const saved = (await meetingRepository.byId(meeting.id))!
  await meetingRepository.recordMeeting({ ...saved, place: '四楼会议室', topics: [{ ...saved.topics[0]!, resolution: '同意按期转正', content: long.replace('抓紧', '限期') }] })
  fireEvent.click(screen.getByText('历史'))
  return { memory, meeting, list: await screen.findByRole('list', { name: '历史：六月党员大会' }, wait) }
}

test('tells who changed what from what to what, in the words of the form; of a long text only what differs', async () => {
  const { list } = await changedMeeting()
  const [newest, first] = within(list).getAllByText(/林小满/).map(one => one.closest('li')!.textContent)
  expect(newest).toContain('保存会议记录')
  expect(newest).toContain('地点由“三楼会议室”改为“四楼会议室”')
  expect(newest).toContain('议题“讨论转正”的决议由“同意”改为“同意按期转正”')
  expect(newest).toContain('会议要求抓紧限期整改。')
  expect(newest).not.toContain('上半年工作情况')
  expect(first).toContain('新建，填写了')
})

test('an earlier state is taken up again in an act of its own, which can be undone', async () => {
  const { memory, meeting, list } = await changedMeeting()
  fireEvent.click(within(list).getByText('恢复到这个状态'))
  await waitFor(() => expect(memory.row('meetings', meeting.id)).toMatchObject({ place: '三楼会议室' }), wait)
  expect(memory.journal.at(-1)).toMatchObject({ act: 'restoreState', summary: '恢复到以前的状态：六月党员大会' })
  expect(memory.row('meetings', meeting.id)?.['updatedAt']).not.toBe(memory.row('meetings', meeting.id)?.['createdAt'])
  fireEvent.click(await screen.findByText('撤销', undefined, wait))
  await waitFor(() => expect(memory.row('meetings', meeting.id)).toMatchObject({ place: '四楼会议室' }), wait)
})

test('a deleted meeting keeps its history, and comes back from it', async () => {
  const { memory, meeting } = await changedMeeting()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  const { createdAt } = memory.row('meetings', meeting.id)!
  await meetingRepository.deleteMeeting(meeting.id)
  fireEvent.click(await screen.findByText('查看历史', undefined, wait))
  const list = await screen.findByRole('list', { name: '历史：会议记录' }, wait)
  expect(within(list).getAllByRole('listitem')[0]!.textContent).toContain('删除')
  fireEvent.click(within(list).getAllByText('恢复到这个状态')[0]!)
  await waitFor(() => expect(memory.row('meetings', meeting.id)).toMatchObject({ place: '四楼会议室', createdAt }), wait)
})

test('a history that cannot be read is told', async () => {
  const branch = anOrganisation()
  const meeting = aMeeting({ organisationId: branch.id, title: '六月党员大会' })
  const memory = await showWindow(`#/meetings/${meeting.id}`, [{ table: 'organisations', row: branch }, { table: 'meetings', row: meeting }])
  memory.failNext('recordHistory', 'damaged')
  fireEvent.click(await screen.findByText('历史', undefined, wait))
  expect(await screen.findByText(/档案文件有损坏/, undefined, wait)).toBeTruthy()
})
