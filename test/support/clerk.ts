import type { Locator, Page } from 'playwright-core'

/** Names whose characters get lost elsewhere: beyond GB2312, beyond GBK, beyond the first plane. */
export const rareNames = ['张喆', '李堃', '王頔', '陈赟', '欧阳䶮', '周𬘭'] as const

const patience = 60_000

/** Waits until the page says so; machines are slow, so it waits long. */
export async function sees(page: Page | Locator, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: patience })
}

/** What is typed into: named by its label, one of the rows that bear the same name left out. */
export function field(page: Page, label: string): Locator {
  return page.locator('input, textarea').and(page.getByLabel(label, { exact: true })).last()
}

/** The top bar says 已保存. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.save-state').filter({ hasText: /^已保存 \d\d:\d\d$/ }).waitFor({ timeout: patience })
}

/** The first start up to an empty archive, as far as the guide. */
export async function foundArchive(page: Page, { actor = '林小满', unit = '云岭市档案服务中心' } = {}): Promise<void> {
  await page.getByRole('checkbox', { name: '我已知道：不在本软件中录入国家秘密' }).check({ timeout: patience })
  await field(page, '操作人').fill(actor)
  await field(page, '单位名称').fill(unit)
  await page.getByRole('button', { name: '新建档案' }).click()
  await sees(page, '先把档案建起来')
}

/** A choice of antd, by its words. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await field(page, label).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: typeof option === 'string' ? new RegExp(`^${escaped(option)}$`) : option }).click()
}

/** An organisation out of a tree, by its short name. */
export async function chooseOrganisation(page: Page, label: string, name: string): Promise<void> {
  await field(page, label).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper').filter({ hasText: new RegExp(`^${escaped(name)}$`) }).click()
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** 成立党组织 on the form in hand. */
export async function establishBranch(page: Page, { fullName = '中共云岭市档案服务中心第一支部委员会', shortName = '第一党支部', on = '20200101' } = {}): Promise<void> {
  await choose(page, '组织类型', '党支部')
  await field(page, '全称').fill(fullName)
  await field(page, '简称').fill(shortName)
  await field(page, '成立日期').fill(on)
  await page.getByRole('button', { name: '保存党组织' }).click()
  await saved(page)
}

/** A roster as it is copied out of a spreadsheet. */
export function roster(names: readonly string[]): string {
  const lines = names.map((name, i) => [name, i % 2 === 0 ? '男' : '女', `19${70 + (i % 30)}-0${1 + (i % 9)}`, '正式党员', '2001-07-01', '2002-07-01', '科员', ''].join('\t'))
  return ['姓名\t性别\t出生年月\t人员类别\t入党日期\t转正日期\t行政职务\t电话', ...lines].join('\n')
}

/** Pastes a roster, looks at it and lets it be written. */
export async function pasteMembers(page: Page, names: readonly string[]): Promise<void> {
  await field(page, '粘贴名册').fill(roster(names))
  await page.getByRole('button', { name: `核对这些人（${names.length} 行）` }).click()
  await sees(page, `共 ${names.length} 行，都可以写入`)
  await page.getByRole('button', { name: `写入 ${names.length} 人` }).click()
}

/** From the first start to a branch with members, at the list of people. */
export async function aBranchWithMembers(page: Page, names: readonly string[]): Promise<void> {
  await foundArchive(page)
  await establishBranch(page)
  await page.getByRole('button', { name: '下一步：登记党员' }).click()
  await pasteMembers(page, names)
  await sees(page, `已登记 ${names.length} 名党员`)
  await page.getByRole('button', { name: '登记完了' }).click()
  await page.getByRole('button', { name: '查看人员' }).click()
  await sees(page, `共 ${names.length} 人`)
}

/** A page of the navigation. */
export async function goTo(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: patience })
}

/** The empty form of a meeting, with one kind ticked, a day and its hours. */
export async function beginMeeting(page: Page, { kind = '党员大会', day = '', from = '1430', to = '1600' } = {}): Promise<void> {
  await goTo(page, '会议')
  await page.keyboard.press('Control+n')
  await page.getByRole('checkbox', { name: kind, exact: true }).check({ timeout: patience })
  await field(page, '会议日期').fill(day === '' ? localDay(new Date()) : day)
  await field(page, '开始时间').fill(from)
  await field(page, '散会时间').fill(to)
}

/** The PC's own date, as text. */
export function localDay(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}

/** Ctrl+Enter, and the record as it was saved. */
export async function saveAndClose(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /编辑$/ }).waitFor({ timeout: patience })
  await saved(page)
}

/** Tab after Tab until the cursor stands in that field, as somebody without a mouse gets there. */
export async function tabTo(page: Page, label: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await cursorIn(page) === label) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} times Tab did not lead to ${label}`)
}

/** The name of the field or button that has the cursor. */
export function cursorIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement
    return active === null || active === document.body ? '' : active.getAttribute('aria-label') ?? active.closest('label')?.textContent ?? active.textContent
  })
}

/** 导出, with the folder made in the window's own picker under the user's home. The answer is what the page says was made. */
export async function exportBoth(page: Page, newFolder: string | null): Promise<void> {
  await page.getByRole('button', { name: 'Word 和 PDF' }).click({ timeout: patience })
  if (newFolder !== null) await makeFolder(page, newFolder)
  await sees(page, /^已导出 \d+ 个文件到/)
}

/** The in-app picker: a new folder in the user's home. */
export async function makeFolder(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '个人文件夹' }).click({ timeout: patience })
  await field(page, '新文件夹的名称').fill(name)
  await dialog.getByRole('button', { name: '新建文件夹' }).click()
  await dialog.locator('button:disabled', { hasText: '新建文件夹' }).waitFor({ timeout: patience }) // it is made, and the field empty again
  await dialog.getByRole('button', { name: '选这个文件夹' }).click()
}

/** Ctrl+K, and what it finds. */
export async function searchEverywhere(page: Page, typed: string): Promise<readonly string[]> {
  await page.keyboard.press('Control+k')
  await field(page, '到处查找').fill(typed)
  const results = page.getByRole('listbox', { name: '查找结果' })
  await results.getByRole('option').first().waitFor({ timeout: patience })
  const found = await results.getByRole('option').allInnerTexts()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: '到处查找' }).waitFor({ state: 'hidden', timeout: patience })
  return found
}
