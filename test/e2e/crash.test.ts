import { expect } from 'vitest'
import { aBranchWithMembers, beginMeeting, field, goTo, rareNames, saveAndClose, sees } from '../support/clerk.ts'
import { storyTest } from '../support/story-test.ts'

const words = '传达学习有关文件精神，党员逐一发言；周𬘭提出三条建议，欧阳䶮作了说明。'

storyTest('a half-typed meeting outlives the death of browser and program', { pictures: 'crash' }, async story => {
  await aBranchWithMembers(story.page, [...rareNames])
  await beginMeeting(story.page)
  await story.page.getByRole('button', { name: '添加议题' }).click()
  await field(story.page, '议题').fill('学习𬱖字的写法')
  await field(story.page, '汇报（传达）内容').fill(words)
  await field(story.page, '地点').fill('三楼会议室')
  await sees(story.page, /草稿已存 \d\d:\d\d，尚未保存/)
  await story.shot('1-before')
  await story.crash()

  await story.start()
  await goTo(story.page, '今日')
  await sees(story.page, '没有保存的草稿')
  await story.shot('2-offered-again')
  await story.page.getByRole('link', { name: '接着填' }).click()
  await sees(story.page, '记录会议')
  await expect.poll(() => field(story.page, '汇报（传达）内容').inputValue()).toBe(words)
  expect(await field(story.page, '议题').inputValue()).toBe('学习𬱖字的写法')
  expect(await field(story.page, '地点').inputValue()).toBe('三楼会议室')
  expect(await story.page.getByRole('checkbox', { name: '党员大会', exact: true }).isChecked()).toBe(true)
  await saveAndClose(story.page)
  await sees(story.page, words)
  await story.crash()

  await story.start()
  await goTo(story.page, '今日')
  await sees(story.page, /月通常要做/)
  expect(await story.page.getByText('没有保存的草稿').count()).toBe(0)
  await goTo(story.page, '会议')
  await sees(story.page, '共 1 次会议')
  await story.shot('3-saved')
})
