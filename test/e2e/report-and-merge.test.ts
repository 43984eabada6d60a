import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { establishBranch, field, foundArchive, makeFolder, pasteMembers, saved, sees } from '../support/clerk.ts'
import { aStory, type Story } from '../support/story.ts'
import { storyTest } from '../support/story-test.ts'

const patience = 60_000
const schoolUnit = '云岭市第一中学'

storyTest('a lower unit reports, the upper unit merges it, decides a conflict and takes the merge back', { pictures: 'report-and-merge' }, async school => {
  const committee = await aStory({ pictures: 'e2e/report-and-merge' })
  try {
    await foundArchive(committee.page, { actor: '林小满', unit: '云岭市直属机关工委' })
    const code = await ownCode(committee.page)
    await schoolWithMembers(school.page)

    await report(school, code, '上报一')
    await merge(school, committee, '上报一')
    await sees(committee.page, /会新增 \d+ 条、更新 0 条/)
    await committee.shot('2-examined')
    await committee.page.getByRole('button', { name: '汇总到本档案' }).click()
    await sees(committee.page, /已汇总：新增 \d+ 条/)
    await committee.shot('3-merged')
    await committee.page.getByRole('button', { name: '完成' }).click()

    await changePost(school.page, '副校长')
    await changePost(committee.page, '校长')
    await report(school, code, '上报二')
    await merge(school, committee, '上报二')
    await committee.page.getByRole('button', { name: '下一步：决定 1 处不一致' }).click({ timeout: patience })
    await committee.page.getByRole('listbox', { name: '两边不一致的内容' }).focus()
    await committee.page.keyboard.press('ArrowRight')
    await sees(committee.page, '✓ 取下级')
    await committee.shot('4-conflict')
    await committee.page.getByRole('button', { name: '汇总到本档案' }).click()
    await sees(committee.page, /已汇总/)
    await committee.page.getByRole('button', { name: '完成' }).click()
    expect(await postOf(committee.page)).toBe('副校长')

    await takeBackLastMerge(committee)
    expect(await postOf(committee.page)).toBe('校长')
    expect(committee.troubles).toEqual([])
  } catch (error) {
    await committee.shot('failed-committee')
    throw error
  } finally {
    await committee.end()
  }
})

async function to(page: Page, hash: string): Promise<void> {
  await page.evaluate(next => { location.hash = next }, hash)
}

async function ownCode(page: Page): Promise<string> {
  await to(page, '#/data/merge')
  await page.getByText('本单位的收件码（下级上报时要用）').click({ timeout: patience })
  return page.getByLabel('本单位的收件码').innerText()
}

async function schoolWithMembers(page: Page): Promise<void> {
  await foundArchive(page, { actor: '周知夏', unit: schoolUnit })
  await establishBranch(page, { fullName: '中共云岭市第一中学支部委员会', shortName: '一中党支部' })
  await page.getByRole('button', { name: '下一步：登记党员' }).click()
  await pasteMembers(page, ['张喆', '欧阳䶮'])
  await sees(page, '已登记 2 名党员')
}

/** 上报 into a new folder of the school's own home. */
async function report(school: Story, code: string, folder: string): Promise<void> {
  const { page } = school
  await to(page, '#/data/submit')
  await field(page, '上级单位名称').fill('云岭市直属机关工委')
  await field(page, '上级的收件码').fill(code)
  await page.getByRole('button', { name: '下一步：存到哪里' }).click()
  await page.getByRole('button', { name: '选择别的文件夹' }).click({ timeout: patience })
  await makeFolder(page, folder)
  await page.getByRole('button', { name: '生成上报文件' }).click()
  await sees(page, /上报文件已生成：\d+ 条记录/)
  await school.shot('1-reported')
  await page.getByRole('button', { name: '完成' }).click()
}

/** The file is carried over and examined. */
async function merge(school: Story, committee: Story, folder: string): Promise<void> {
  cpSync(join(school.user.home, folder), join(committee.user.home, folder), { recursive: true })
  const { page } = committee
  await to(page, '#/data/merge')
  await page.getByRole('button', { name: '选择文件夹' }).click({ timeout: patience })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '个人文件夹' }).click({ timeout: patience })
  await dialog.getByRole('button', { name: folder }).click({ timeout: patience })
  await dialog.locator('.folder-here').filter({ hasText: new RegExp(`${folder}$`) }).waitFor({ timeout: patience })
  await dialog.getByRole('button', { name: '选这个文件夹' }).click()
  await sees(page, schoolUnit)
  await page.getByRole('button', { name: '核对这些文件（1 份）' }).click()
}

async function openPerson(page: Page): Promise<void> {
  await to(page, '#/people?state=all')
  await page.getByRole('row').filter({ hasText: '张喆' }).click({ timeout: patience })
  await page.getByRole('heading', { level: 1, name: '张喆' }).waitFor({ timeout: patience })
}

async function changePost(page: Page, post: string): Promise<void> {
  await openPerson(page)
  await page.getByRole('button', { name: '编辑' }).click()
  await field(page, '行政职务').fill(post)
  await page.keyboard.press('Control+Enter')
  await sees(page, post)
  await saved(page)
}

async function postOf(page: Page): Promise<string> {
  await openPerson(page)
  return page.getByRole('rowheader', { name: '行政职务' }).locator('xpath=following-sibling::td[1]').innerText()
}

async function takeBackLastMerge(committee: Story): Promise<void> {
  const { page } = committee
  await to(page, '#/data/acts')
  await page.getByRole('row').filter({ hasText: '汇总下级' }).first().click({ timeout: patience })
  await sees(page, '涉及记录')
  await committee.shot('5-act')
  await page.getByRole('button', { name: '撤销这次操作' }).click({ timeout: patience })
  await sees(page, /^已撤销/)
  await committee.shot('6-undone')
}
