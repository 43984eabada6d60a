import { sees } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { walk } from './walk.ts'

walk('paper', { prepare: user => { prepareArchive(user) } }, async ({ page, look, to }) => {
  await to('#/settings')
  const sheet = page.getByRole('region', { name: '纸面样式' })
  await sees(page, '版心 156 × 225 毫米，符合公文格式')
  await sheet.scrollIntoViewIfNeeded()
  await look('as-the-standard')
  await sheet.getByLabel('左边距').fill('40')
  await sheet.getByText('— 1 —（单页在右、双页在左）').click()
  await sheet.getByLabel('落款', { exact: true }).locator('visible=true').last().fill('党支部（盖章）\n填表人\n党支部书记\n填表日期')
  await sheet.getByRole('combobox', { name: '给哪个台账改标题' }).click()
  await page.keyboard.type('党员花名册')
  await page.keyboard.press('Enter')
  await sheet.getByLabel('党员花名册的标题').fill('本支部党员名册')
  await sheet.getByRole('heading', { name: '纸面样式' }).scrollIntoViewIfNeeded()
  await look('of-the-unit')
  await sheet.getByRole('button', { name: '保存纸面样式' }).click()
  await page.getByRole('region', { name: '公文字体' }).scrollIntoViewIfNeeded()
  await look('fonts')
  await to('#/ledgers?ledger=member-roster')
  await page.locator('canvas').first().waitFor()
  const folded = page.getByRole('button', { name: /展开右栏/ })
  if (await folded.isVisible()) await folded.click()
  await page.getByRole('checkbox', { name: /PDF\/A-2b/ }).click()
  await look('ledger')
})
