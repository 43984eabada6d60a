import { choose, sees } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { walk } from './walk.ts'

walk('preview', { prepare: user => { prepareArchive(user) } }, async ({ page, look, to }) => {
  await to('#/ledgers')
  await choose(page, '台账', '会议记录')
  await sees(page, /^共 \d+ 页$/)
  await look('wide')
  await page.getByRole('button', { name: '缩略图' }).click()
  await look('thumbnails')
  await choose(page, '显示比例', '整页')
  await look('whole-page')
  await page.getByLabel('页面').press('End')
  await look('last-page')
  await page.getByRole('button', { name: /右栏$/ }).click()
  await look('missing-toggled')
  await choose(page, '台账', '党员花名册')
  await sees(page, /^共 \d+ 页$/)
  await choose(page, '显示比例', '适合宽度')
  await look('landscape')
  await page.getByRole('combobox', { name: '台账' }).fill('dj')
  await look('ledger-search')
})
