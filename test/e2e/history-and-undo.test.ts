import { expect } from 'vitest'
import { aBranchWithMembers, beginMeeting, field, saveAndClose, sees } from '../support/clerk.ts'
import { storyTest } from '../support/story-test.ts'
import { recordsInArchive, recordsInView } from '../support/view-store.ts'

storyTest('a meeting is changed and deleted; its history tells how, and every step can be taken back', { pictures: 'history-and-undo' }, async story => {
  const { page } = story
  await aBranchWithMembers(page, ['张喆', '欧阳䶮', '周𬘭'])
  await beginMeeting(page)
  await field(page, '地点').fill('三楼会议室')
  await saveAndClose(page)
  await page.getByRole('button', { name: /编辑$/ }).click()
  await field(page, '地点').fill('四楼会议室')
  await saveAndClose(page)

  await page.getByRole('button', { name: '历史' }).click()
  await sees(page, '由“三楼会议室”改为“四楼会议室”')
  await story.shot('1-history')
  await page.getByRole('button', { name: '恢复到这个状态' }).click()
  await sees(page, '由“四楼会议室”改为“三楼会议室”')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+z')
  await sees(page, /^已撤销：/)
  await sees(page, '四楼会议室')
  await page.keyboard.press('Control+z')
  await sees(page, '三楼会议室')
  await page.getByRole('button', { name: '重做' }).click()
  await sees(page, /^已重做：/)
  await sees(page, '四楼会议室')
  await story.shot('2-redone')

  await page.getByRole('button', { name: /删除$/ }).click()
  await sees(page, /^已删除会议/)
  await page.evaluate(() => { location.hash = '#/data/deleted' })
  await page.getByRole('checkbox', { name: '选中第 1 行' }).check({ timeout: 60_000 })
  await page.getByRole('button', { name: '恢复选中的 1 条' }).click()
  await sees(page, /^✓ 已恢复 1 条/)
  await story.shot('3-restored')
  const [meeting] = [...(await recordsInView(page))].filter(([key]) => key.startsWith('meetings ')).map(([, row]) => row)
  expect(meeting).toMatchObject({ place: '四楼会议室' })
  await story.quit()
  expect([...recordsInArchive(story.user)].filter(([key]) => key.startsWith('meetings ')).map(([, row]) => row)).toEqual([meeting])
})
