import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import { aBranchWithMembers, beginMeeting, cursorIn, field, goTo, rareNames, saveAndClose, searchEverywhere, sees } from '../support/clerk.ts'
import { storyTest } from '../support/story-test.ts'

storyTest('rare names are found by any character and by initials, everywhere', { pictures: 'names' }, async story => {
  const { page } = story
  await aBranchWithMembers(page, [...rareNames, '曾小满', '单青禾'])
  await beginMeeting(page)
  await page.getByRole('button', { name: '添加议题' }).click()
  await field(page, '议题').fill('关于𬱖、𬘭二字印制办法的说明')
  await saveAndClose(page)
  for (const [typed, name] of [['喆', '张喆'], ['堃', '李堃'], ['頔', '王頔'], ['赟', '陈赟'], ['䶮', '欧阳䶮'], ['𬘭', '周𬘭'], ['oyy', '欧阳䶮'], ['zc', '周𬘭'], ['wd', '王頔'], ['zxm', '曾小满'], ['sqh', '单青禾']] as const) {
    expect((await searchEverywhere(page, typed)).join(' ')).toContain(name)
  }
  expect((await searchEverywhere(page, '𬱖')).join(' ')).toContain('第一党支部')
  await story.shot('1-search')

  await goTo(page, '人员')
  for (const [typed, name] of [['䶮', '欧阳䶮'], ['oyy', '欧阳䶮'], ['𬘭', '周𬘭']] as const) {
    await field(page, '姓名、拼音首字母、证件尾号').fill(typed)
    await sees(page, '共 8 人，筛出 1 人')
    await page.getByRole('row').filter({ hasText: name }).waitFor()
  }
  await story.shot('2-people')
  await goTo(page, '会议')
  await field(page, '查找会议').fill('𬘭')
  await page.getByRole('row').filter({ hasText: '𬱖、𬘭' }).waitFor()
  await field(page, '查找会议').fill('𬱗')
  await sees(page, '没有符合条件的会议')
})

storyTest('what the IME composes is neither lost nor doubled', { pictures: 'ime' }, async story => {
  const { page } = story
  await aBranchWithMembers(page, [...rareNames])
  await beginMeeting(page)
  const ime = await page.context().newCDPSession(page)

  await field(page, '地点').fill('')
  await compose(ime, page, ['s', 'sa', 'san', 'san l', 'san lou'], '三楼')
  await compose(ime, page, ['h', 'hui', 'hui yi', 'hui yi shi'], '会议室')
  expect(await field(page, '地点').inputValue()).toBe('三楼会议室')

  await field(page, '会议名称').fill('第一党支部党员大会')
  await page.keyboard.press('Home')
  await compose(ime, page, ['2', 'n', 'ni', 'nian'], '２０２６年度')
  await page.keyboard.press('End')
  await compose(ime, page, ['k', 'kuo'], '（扩大）')
  expect(await field(page, '会议名称').inputValue()).toBe('２０２６年度第一党支部党员大会（扩大）')

  await page.getByRole('button', { name: '添加议题' }).click()
  await field(page, '汇报（传达）内容').focus()
  await compose(ime, page, ['c', 'chuan', 'chuan da'], '传达学习')
  await compose(ime, page, ['y', 'yan'], '䶮')
  await compose(ime, page, ['c', 'chen'], '𬘭')
  await page.keyboard.press('Enter')
  await compose(ime, page, ['d', 'di', 'di er'], '第二行')
  expect(await field(page, '汇报（传达）内容').inputValue()).toBe('传达学习䶮𬘭\n第二行')

  await field(page, '主持人').focus()
  await compose(ime, page, ['o', 'ou', 'ou yang'], '欧阳')
  await page.getByRole('option', { name: '欧阳䶮' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await field(page, '主持人').inputValue()).toBe('欧阳䶮')

  await field(page, '缺席人员').focus()
  await compose(ime, page, ['w', 'wang'], '王')
  await page.keyboard.press('Enter')
  await sees(page.getByRole('list', { name: '缺席人员' }), '王頔')
  expect(await field(page, '缺席人员').inputValue()).toBe('')
  await sees(page, /草稿已存/)
  await story.shot('1-typed')
  await saveAndClose(page)
  await sees(page, '传达学习䶮𬘭')
  await sees(page, '２０２６年度第一党支部党员大会（扩大）')
})

/** As Chromium's IMEs do: the composition grows under the cursor, keys during it are process keys, and the choice replaces it. */
async function compose(ime: CDPSession, page: Page, steps: readonly string[], chosen: string): Promise<void> {
  const where = await cursorIn(page)
  for (const step of steps) {
    await processKey(ime, 'Process')
    await ime.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length })
  }
  await processKey(ime, 'Enter') // takes what is composed; the form must not move on
  expect(await cursorIn(page)).toBe(where)
  await ime.send('Input.insertText', { text: chosen })
}

/** Some systems name the key that the IME has taken, some call it Process; its code is 229 either way. */
async function processKey(ime: CDPSession, key: 'Process' | 'Enter'): Promise<void> {
  for (const type of ['rawKeyDown', 'keyUp'] as const) await ime.send('Input.dispatchKeyEvent', { type, key, code: key === 'Enter' ? 'Enter' : 'KeyA', windowsVirtualKeyCode: 229 })
}
