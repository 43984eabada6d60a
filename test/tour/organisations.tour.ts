import { field, goTo } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { walk, type Walk } from './walk.ts'

walk('organisations', { prepare: user => { prepareArchive(user) } }, async walking => {
  await organisations(walking)
  await elections(walking)
})

async function organisations({ page, look, to }: Walk): Promise<void> {
  await goTo(page, '党组织')
  await look('organisations')
  await page.getByRole('row').filter({ hasText: '办公室党支部' }).first().click()
  await look('organisation')
  await page.locator('.page-body').evaluate(body => { body.scrollTo(0, 100_000) })
  await look('organisation-end')
  await page.getByRole('button', { name: '变更' }).click()
  await look('organisation-change')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '任职' }).click()
  await look('organisation-appoint')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^办理/ }).click()
  await page.getByRole('menuitem', { name: '撤销党组织' }).click()
  await look('organisation-dissolve')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '编辑' }).click()
  await look('organisation-edit')
  await to('#/organisations/new')
  await look('organisation-new')
}

async function elections({ page, look, to }: Walk): Promise<void> {
  await to('#/terms')
  await look('terms')
  await page.getByRole('row').filter({ hasText: '逾期 160 天' }).click()
  await look('term')
  await page.locator('.page-body').evaluate(body => { body.scrollTo(0, 100_000) })
  await look('term-end')
  await page.getByRole('button', { name: '编辑' }).click()
  await look('term-edit')
  await page.getByText('提醒记录').scrollIntoViewIfNeeded()
  await look('term-edit-end')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '完成换届' }).click()
  await field(page, '大会日期').fill('0101')
  await look('term-election')
  await to('#/terms/new')
  await page.getByRole('button', { name: '保存任期' }).click()
  await look('term-new-problems')
}
