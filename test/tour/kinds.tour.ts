import { prepareArchive } from '../support/prepared-archive.ts'
import { walk } from './walk.ts'

walk('kinds', { prepare: user => { prepareArchive(user) } }, async ({ page, look, to }) => {
  await to('#/talks')
  await look('talks-none')
  await to('#/talks/owed')
  await look('talks-owed')
  await page.getByRole('row').nth(1).click()
  await page.getByText('双方签字').waitFor()
  await look('talk-form')
  await to('#/reviews')
  await look('reviews')
  await page.getByRole('row').nth(1).click()
  await page.getByText('测评票', { exact: true }).waitFor()
  await page.getByText('自评、互评、意见').first().click()
  await look('review')
  await to('#/meetings/new?kinds=themeDay,organisationalLife,centerGroup,other')
  await page.getByText('五个一', { exact: true }).waitFor()
  for (const label of ['主题党日', '组织生活会', '中心组学习']) {
    await page.locator('h2, h3, legend').filter({ hasText: label }).last().scrollIntoViewIfNeeded()
    await look(`form-${label}`)
  }
  await to('#/meetings/new?kinds=memberAssembly')
  await page.getByRole('button', { name: '添加议题' }).click()
  await page.getByRole('combobox', { name: '议题事项' }).click()
  await page.getByTitle('选举', { exact: true }).click()
  await page.getByRole('button', { name: '记录选举' }).click()
  await page.getByRole('button', { name: '添加候选人' }).click()
  await page.getByRole('button', { name: '添加候选人' }).scrollIntoViewIfNeeded()
  await look('form-election')
})
