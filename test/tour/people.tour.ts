import type { Page } from 'playwright-core'
import { chooseOrganisation, field, goTo } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { walk } from './walk.ts'

walk('people', { prepare: user => { prepareArchive(user) } }, async walking => {
  const { page, look, to } = walking
  const scroll = (by: number) => page.locator('main').evaluate((main, top) => { for (const box of main.querySelectorAll('*')) if (box.scrollHeight > box.clientHeight + 40 && getComputedStyle(box).overflowY !== 'visible') box.scrollTop = top }, by)
  const card = async (name: string, mark = '') => {
    await to(`#/people?state=all${mark === '' ? '' : `&mark=${mark}`}&text=${encodeURIComponent(name)}`)
    await page.getByRole('row').nth(1).click()
    await page.getByText('党员基本情况').waitFor()
  }
  await goTo(page, '人员')
  await look('list')
  await field(page, '截至').fill('20250601')
  await look('list-as-of')
  await page.getByRole('button', { name: '选择显示的列' }).click()
  await look('list-columns')
  await page.keyboard.press('Escape')
  await card('陈赟')
  await look('card')
  await scroll(600)
  await look('card-middle')
  await scroll(100_000)
  await look('card-end')
  await page.getByRole('button', { name: '编辑' }).click()
  for (let step = 0; step < 6; step++) {
    await scroll(step * 560)
    await look(`form-${step}`)
  }
  await scroll(100_000)
  await look('form-end')
  await page.getByLabel('照片文件').setInputFiles({ name: '证件照.png', mimeType: 'image/png', buffer: await page.screenshot({ clip: { x: 300, y: 200, width: 300, height: 400 } }) })
  await page.getByRole('img', { name: '陈赟的照片' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('党员基本情况').waitFor()
  await look('card-with-photo')
  await card('', 'lost')
  await look('card-lost')
  await openAct(page, '转出本单位')
  await look('leave')
  await page.keyboard.press('Escape')
  await openAct(page, '变更党籍状态')
  await look('status')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '更正' }).first().click()
  await look('correct-membership')
  await page.keyboard.press('Escape')
  await to('#/cadres')
  await look('cadres')
  await chooseOrganisation(page, '查看的党组织', '办公室党支部')
  await look('cadres-branch')
})

async function openAct(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '办理' }).click()
  await page.getByRole('menuitem', { name: title }).click()
}
