import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseOrganisation, goTo, sees } from '../support/clerk.ts'
import { madeBytes } from '../support/made-spreadsheets/made-files.ts'
import { memberSpreadsheets } from '../support/made-spreadsheets/member-spreadsheets.ts'
import { prepareArchive, today } from '../support/prepared-archive.ts'
import { walk, type Walk } from './walk.ts'

walk('registers', { prepare: user => { prepareArchive(user) } }, async walking => {
  await agenda(walking)
  await dues(walking)
  await study(walking)
  await imports(walking)
  await registersOnPaper(walking)
  await settings(walking)
})

async function agenda({ page, look }: Walk): Promise<void> {
  await goTo(page, '今日')
  await look('today')
  await page.locator('.page-body').evaluate(body => { body.scrollTo(0, 600) })
  await look('today-more')
}

async function dues({ page, look, to }: Walk): Promise<void> {
  await to('#/dues')
  await chooseOrganisation(page, '查看的党组织', '办公室党支部')
  await look('dues-collection')
  const grid = page.getByRole('grid')
  await grid.locator('[data-list]').focus()
  for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  await look('dues-cell')
  await page.keyboard.press('Control+i')
  await page.getByRole('dialog').waitFor()
  await look('dues-payments')
  await page.keyboard.press('Escape')
  await to(`#/dues/standards?year=${today().slice(0, 4)}`)
  await look('dues-standards')
  await page.getByRole('grid').locator('[data-list]').focus()
  await page.keyboard.press('ArrowDown')
  await look('dues-standard-cell')
  await chooseOrganisation(page, '查看的党组织', '全部党组织')
  await look('dues-standards-all')
}

async function study({ page, look, to }: Walk): Promise<void> {
  await to('#/study')
  await look('study-hours')
  await to('#/study/trainings')
  await look('trainings')
  await page.getByRole('row').nth(1).click()
  await look('training-form')
  await page.locator('.page-body').evaluate(body => { body.scrollTo(0, 500) })
  await look('training-attendees')
  await to('#/study/trainings/new')
  await look('training-new')
}

async function imports({ page, look, to, story }: Walk): Promise<void> {
  const made = memberSpreadsheets.find(({ fileName }) => fileName.includes('标题在上'))!
  const file = join(story.user.home, made.fileName)
  writeFileSync(file, await madeBytes(made.format, made.sheets))
  await to('#/import')
  await look('import-choose')
  await page.getByLabel('选择名册文件').setInputFiles(file)
  await sees(page, /标题在第/)
  await look('import-columns')
  await page.getByRole('button', { name: '核对每一行' }).click()
  await sees(page, /共 \d+ 行：/)
  await look('import-rows')
  await page.getByText(/^新党组织 \d+$/).click()
  await look('import-organisations')
  await page.getByRole('button', { name: /^写入 \d+ 人/ }).click()
  await sees(page, /已导入：新增/)
  await look('import-result')
}

async function registersOnPaper({ page, look, to }: Walk): Promise<void> {
  const year = today().slice(0, 4)
  for (const ledger of ['member-roster', 'cadre-roster', 'development-register', 'dues-collection']) {
    await to(`#/ledgers?ledger=${ledger}&period=${year}`)
    await page.getByText(/^共 \d+ 页$/).waitFor({ timeout: 60_000 })
    await look(`ledger-${ledger}`)
  }
  await to(`#/ledgers?ledger=member-roster&period=${year}`)
  await page.getByRole('button', { name: /选择栏目/ }).click()
  await look('ledger-columns')
  await page.keyboard.press('Escape')
}

async function settings({ page, look }: Walk): Promise<void> {
  await goTo(page, '设置')
  for (let part = 0; part < 5; part++) {
    await page.locator('.page-body').evaluate((body, top) => { body.scrollTo(0, top) }, part * 560)
    await look(`settings-${part}`)
  }
}
