import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aBranchWithMembers, cursorIn, exportBoth, field, goTo, rareNames, saved, sees, tabTo } from '../support/clerk.ts'
import { readDocx } from '../support/read-docx.ts'
import { readPdf, withoutSpace } from '../support/read-pdf.ts'
import { storyTest } from '../support/story-test.ts'
import { hasTool } from '../support/tools.ts'

const others = ['高静姝', '林小满', '何青禾', '沈砚秋', '苏映雪', '顾长风']
const title = '讨论接收预备党员𬱖的请示'
const content = '传达有关通知精神，逐项讨论。姓名用字：喆堃頔赟䶮𬘭𬱖。'

storyTest('from the first start to minutes and a ledger on paper', { pictures: 'first-ledger' }, async story => {
  const { page } = story
  await sees(page, '首次使用')
  await story.shot('1-first-run')
  await aBranchWithMembers(page, [...rareNames, ...others])
  await story.shot('2-people')
  await recordByKeyboard(page)
  await story.shot('3-meeting')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /编辑$/ }).waitFor({ timeout: 60_000 })
  await saved(page)
  await sees(page, '请假')
  await story.shot('4-record')

  await page.keyboard.press('Control+p')
  await exportBoth(page, '迎检材料')
  await story.shot('5-minutes-exported')
  await goTo(page, '台账')
  await sees(page, /^共 \d+ 页$/)
  await exportBoth(page, null)
  await story.shot('6-ledger-exported')

  const folder = join(story.user.home, '迎检材料')
  const names = readdirSync(folder)
  expect(names.filter(name => name.endsWith('.docx'))).toHaveLength(2)
  expect(names.filter(name => name.endsWith('.pdf'))).toHaveLength(2)
  const minutes = names.filter(name => name.startsWith('会议记录'))
  expect(minutes).toHaveLength(2)
  for (const name of names) await holdsItsWords(join(folder, name), minutes.includes(name))
})

/** 党员大会 with a vote and two absentees, without touching the mouse. */
async function recordByKeyboard(page: Page): Promise<void> {
  await goTo(page, '会议')
  await page.keyboard.press('Control+n')
  await page.getByRole('heading', { name: '记录会议' }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('Escape') // the form closes without a question …
  await page.getByRole('heading', { name: '会议', exact: true }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('Control+n') // … and opens again
  await page.getByRole('heading', { name: '记录会议' }).waitFor({ timeout: 60_000 })
  await expect.poll(() => cursorIn(page)).toBe('党员大会')
  await page.keyboard.press('Space')
  await tabTo(page, '会议日期')
  await page.keyboard.type(await page.evaluate(() => `${new Date().getMonth() + 1}.${new Date().getDate()}`))
  await page.keyboard.press('Enter')
  await page.keyboard.type('1430')
  await page.keyboard.press('Enter')
  await page.keyboard.type('下午4点')
  await sees(page, '有表决权的党员应到 12 人，半数以上须 6 人，已到 12 人，够')
  await tabTo(page, '地点')
  await page.keyboard.type('三楼会议室')
  await page.keyboard.press('Enter')
  await page.keyboard.type('zz')
  await page.keyboard.press('Enter')
  expect(await field(page, '主持人').inputValue()).toBe('张喆')
  await tabTo(page, '记录人')
  await page.keyboard.type('欧阳䶮')
  await absent(page, 'lk', '李堃', '出差')
  await absent(page, 'zc', '周𬘭', '病假')
  await sees(page, '应到 12 人，实到 10 人（83.3%）；有表决权：应到 12 人，实到 10 人')
  await tabTo(page, '添加议题')
  await page.keyboard.press('Enter')
  await expect.poll(() => cursorIn(page)).toBe('议题')
  await page.keyboard.type(title)
  await tabTo(page, '汇报（传达）内容')
  await page.keyboard.type(content)
  await tabTo(page, '记录表决')
  await page.keyboard.press('Enter')
  await tabTo(page, '同意')
  await page.keyboard.type('6')
  await sees(page, '未通过：赞成 6 票，须 7 票，还差 1 票')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('9')
  await sees(page, '通过：赞成 9 票，超过应到半数（须 7 票）')
}

async function absent(page: Page, initials: string, name: string, reason: string): Promise<void> {
  await field(page, '缺席人员').focus()
  await page.keyboard.type(initials)
  await page.keyboard.press('Enter')
  await tabTo(page, `${name}：原因`)
  await page.keyboard.type(reason)
}

async function holdsItsWords(file: string, isMinutes: boolean): Promise<void> {
  const expected = [...(isMinutes ? [title, content, ...rareNames, ...others, '出差', '病假'] : [title, '李堃', '周𬘭']), '三楼会议室'].map(withoutSpace)
  if (file.endsWith('.docx')) {
    const text = withoutSpace(readDocx(readFileSync(file)).text)
    for (const word of expected) expect(text).toContain(word)
  } else if (hasTool('pdftotext')) {
    const { pageTexts, fonts } = await readPdf(readFileSync(file))
    const text = withoutSpace(pageTexts.join(''))
    for (const word of expected) expect(text).toContain(word)
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter(font => !font.embedded)).toEqual([])
  }
}
