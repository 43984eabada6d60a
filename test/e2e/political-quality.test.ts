import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { field, goTo, makeFolder, saved, sees } from '../support/clerk.ts'
import { inEncodings } from '../support/encodings.ts'
import type { User } from '../support/program.ts'
import { readPdf, withoutSpace } from '../support/read-pdf.ts'
import { storyTest } from '../support/story-test.ts'

const password = '青松另册七月流火'
/** Fictional, and found nowhere else. */
const canaries = Array.from({ length: 50 }, (_, i) => `第${i}只蜂鸟把${'红橙黄绿青蓝紫'[i % 7]}色纽扣藏进了钟楼`)

storyTest('a political-quality file, from its first page to the lock; nothing of it is found on the disk afterwards', { pictures: 'political-quality' }, async story => {
  const { page } = story
  await page.getByRole('checkbox', { name: '我已知道：不在本软件中录入国家秘密' }).check({ timeout: 60_000 })
  await page.getByRole('button', { name: '打开示例档案' }).click()
  await sees(page, '这是示例档案，单位和人员都是虚构的。')
  await goTo(page, '政治素质档案')
  await sees(page, '示例档案的口令：')
  await story.shot('01-locked')
  await field(page, '政治素质档案的口令').fill('示例档案的分区口令')
  await page.keyboard.press('Enter')
  await sees(page, '共 12 册')
  await story.shot('02-register')
  await anotherPassword(page)
  await sees(page, '共 12 册')

  await page.getByRole('button', { name: '建档' }).first().click()
  await field(page, '干部姓名').fill('方')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await story.shot('03-new')
  await page.getByRole('button', { name: '建档' }).last().click()
  await saved(page)
  await sees(page, '查看之前先登记')
  await field(page, '调阅人').fill('林小满')
  await field(page, '事由').fill('年度更新')
  await field(page, '批准人').fill('机关党委书记')
  await page.getByRole('checkbox', { name: '调阅人不是干部本人，也不是其亲属' }).check()
  await story.shot('04-access')
  await page.getByRole('button', { name: '登记并打开' }).click()
  await sees(page, '理论学习与政治理论素养')
  expect(decodeURIComponent(await page.locator('.screen-mark-words').evaluate(mark => getComputedStyle(mark).backgroundImage))).toMatch(/云岭市文化和档案局　林小满　\d{4}年/)
  await story.shot('05-empty-file')

  await page.getByRole('button', { name: /^线索/ }).click()
  const pending = page.getByText(/^共 \d+ 条，待处理 \d+ 条$/)
  const before = await pending.textContent()
  await sees(page, /主题党日/)
  await story.shot('05b-evidence')
  await page.getByRole('checkbox', { name: '选中第 1 行' }).check()
  await page.getByRole('checkbox', { name: '选中第 2 行' }).check()
  await page.getByRole('button', { name: '采用 2 条' }).click()
  await expect.poll(() => pending.textContent(), { timeout: 30_000 }).not.toBe(before) // the rows that were adopted are gone
  await saved(page)
  await page.getByRole('checkbox', { name: '选中第 1 行' }).check()
  await page.getByRole('button', { name: '不采用' }).click()
  await saved(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '理论学习与政治理论素养：添加材料' }).click()
  await field(page, '材料名称').fill(canaries[0] ?? '')
  await field(page, '摘要').fill(canaries.join('；'))
  await page.getByRole('radio', { name: '正向' }).check()
  await page.getByRole('checkbox', { name: '政治忠诚' }).check()
  await story.shot('06-entry')
  await page.getByRole('button', { name: '保存材料' }).click()
  await saved(page)
  await sees(page, canaries[0] ?? '')

  await page.getByRole('button', { name: '添加测评' }).click()
  await sees(page, /^1\. /)
  await story.shot('07-evaluation')
  await page.getByLabel(/^1\. .*：好$/).fill('12')
  await page.getByRole('button', { name: '保存测评' }).click()
  await saved(page)
  await page.getByRole('button', { name: '添加政治体检' }).click()
  await page.getByRole('button', { name: '添加一项' }).click()
  await story.shot('08-check-up')
  await field(page, '第 1 项：内容').fill(canaries[1] ?? '')
  await field(page, '结论').fill(canaries[2] ?? '')
  await page.getByRole('button', { name: '保存政治体检' }).click()
  await saved(page)
  await page.getByRole('button', { name: '添加鉴定' }).click()
  await field(page, '鉴定意见').fill(canaries[3] ?? '')
  await page.getByRole('button', { name: '保存鉴定' }).click()
  await sees(page, /年度政治素质鉴定/)
  await story.shot('09-file')
  await page.getByRole('button', { name: '矩阵' }).click()
  await page.getByRole('button', { name: /^政治忠诚，\d+：正向 1$/ }).click()
  await story.shot('09b-matrix')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '添加处分' }).click()
  await field(page, '结论').fill(canaries[4] ?? '')
  await page.waitForTimeout(2500) // a draft is kept, and the clerk leaves

  await page.goto(`${page.url().split('#')[0] ?? ''}#/dossiers`)
  await sees(page, '共 13 册')
  await sees(page, '方婷婷：处分')
  await story.shot('09d-draft-left')
  await page.getByText('方婷婷', { exact: true }).first().click()
  await page.getByRole('button', { name: '打印、导出' }).click()
  await page.getByRole('checkbox', { name: '调阅人不是干部本人，也不是其亲属' }).check()
  await page.getByRole('button', { name: '登记并生成' }).click()
  await sees(page, '✓ 已登记')
  await story.shot('09c-print')
  await page.getByRole('button', { name: '存为 PDF' }).click()
  await makeFolder(page, '调阅')
  await sees(page, '✓ 已存为')
  const [out = ''] = readdirSync(join(story.user.home, '调阅'))
  const { pageTexts } = await readPdf(readFileSync(join(story.user.home, '调阅', out)))
  for (const word of ['领导干部政治素质档案', '方婷婷', canaries[0] ?? '', '调阅登记表', '年度更新']) expect(withoutSpace(pageTexts.join(''))).toContain(word)
  rmSync(join(story.user.home, '调阅'), { recursive: true })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await sees(page, '共 13 册')
  await field(page, '姓名、编号、职务').fill(canaries[5] ?? '')
  await sees(page, '共 13 册，筛出 0 册')
  await page.waitForTimeout(1500)
  await field(page, '姓名、编号、职务').fill('')
  await story.shot('10-register')
  for (const [i, word] of ['待办与缺项', '政治素质矩阵', '目录与测评表', '调阅登记'].entries()) {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: word }).click()
    if (i === 0) { // asked once for the pages over all files
      await sees(page, '查看之前先登记')
      await page.getByRole('checkbox', { name: '调阅人不是干部本人，也不是其亲属' }).check()
      await story.shot('10a-access-over-all')
      await page.getByRole('button', { name: '登记并打开' }).click()
    }
    await page.getByRole('heading', { level: 1, name: word }).waitFor()
    await page.waitForTimeout(600)
    await story.shot(`10${'bcde'[i] ?? ''}-${word}`)
    await page.keyboard.press('Escape')
  }
  await sees(page, '政素-013')
  await page.getByRole('button', { name: '锁上' }).click()
  await sees(page, '请输入政治素质档案的口令')
  expect(await page.content()).not.toContain('政素-013')
  await story.shot('11-locked')
  await goTo(page, '数据')
  await page.goto(`${page.url().split('#')[0] ?? ''}#/data/acts`)
  await sees(page, '维护封存分区')
  const shown = await page.content()
  expect(canaries.filter(canary => shown.includes(canary))).toEqual([])
  await story.shot('12-acts')
  await story.quit()
  expect(traces(story.user)).toEqual([])

  await story.start()
  await goTo(story.page, '政治素质档案')
  await field(story.page, '政治素质档案的口令').fill(password)
  await story.page.keyboard.press('Enter')
  await sees(story.page, '政素-013')
})

/** 更换口令: the present one proven, the new one, its printed key typed back. */
async function anotherPassword(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '更换口令' }).click()
  await field(page, '现在的口令').fill('示例档案的分区口令')
  await field(page, '新口令').fill(password)
  await field(page, '再输一遍').fill(password)
  await page.keyboard.press('Enter')
  await sees(page, '只有这张恢复密钥能打开政治素质档案')
  const recoveryKey = (await page.getByLabel('恢复密钥', { exact: true }).locator('span').allInnerTexts()).map(group => group.replace('-', '').trim()).join('-')
  await page.getByRole('button', { name: '下一步：核对打印件' }).click()
  await field(page, '恢复密钥').fill(recoveryKey)
  await page.keyboard.press('Enter')
}

/** Files of the user's home (data folder, settings, logs, browser profile, temp) that say one of the canaries, as text or as a name. */
function traces(user: User): string[] {
  const needles = canaries.flatMap(inEncodings)
  return filesBelow(user.home).filter(file => { const bytes = readFileSync(file); return needles.some(needle => bytes.includes(needle)) })
}

function filesBelow(folder: string): string[] {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).filter(file => statSync(file).size < 200e6)
}
