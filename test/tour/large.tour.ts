import { field, goTo } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { walk } from './walk.ts'

walk('large', { sizes: ['plain'], prepare: user => { prepareArchive(user, { branches: 60, people: 10_000, meetings: 10_000, years: 3 }) } }, async ({ page, look }) => {
  await look('opening')
  await goTo(page, '会议')
  await page.getByText(/^共 \d+ 次会议$/).waitFor({ timeout: 120_000 })
  await look('meetings')
  await page.locator('[data-list]').evaluate(list => { list.scrollTo(0, list.scrollHeight / 2) })
  await look('meetings-middle')
  await field(page, '查找会议').fill('主题党日 张')
  await look('meetings-found')
  await goTo(page, '人员')
  await page.getByText(/^共 \d+ 人/).waitFor({ timeout: 120_000 })
  await page.locator('[data-list]').evaluate(list => { list.scrollTo(0, list.scrollHeight) })
  await look('people-end')
  await goTo(page, '党组织')
  await look('organisations')
  await goTo(page, '今日')
  await look('today')
  await goTo(page, '台账')
  await look('ledger')
})
