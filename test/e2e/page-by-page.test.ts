import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { choose, sees } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { storyTest } from '../support/story-test.ts'

storyTest('a ledger is read page by page from the keyboard, and the next start knows how', { pictures: 'page-by-page', prepare: user => { prepareArchive(user); return undefined } }, async story => {
  const { page } = story
  await page.waitForFunction(() => document.querySelector('nav') !== null, undefined, { timeout: 60_000 })
  await page.evaluate(() => { location.hash = '#/ledgers' })
  await page.getByRole('combobox', { name: '台账' }).fill('dyhmc')
  await page.keyboard.press('Enter')
  await sees(page, /^共 [3-9] 页$/)
  const last = Number(/\d+/.exec(await page.getByText(/^共 \d+ 页$/).innerText())?.[0])
  await drawn(page, 1)

  const pages = page.getByLabel('页面', { exact: true })
  await pages.press('End')
  await standsAt(page, last)
  await drawn(page, last)
  await pages.press('Home')
  await standsAt(page, 1)
  await pages.press('ArrowRight')
  await standsAt(page, 2)
  await page.getByRole('textbox', { name: '页码' }).fill('3')
  await page.keyboard.press('Enter')
  await standsAt(page, 3)

  const before = await widthOf(page, 3)
  await pages.press('Control+=')
  await page.waitForFunction(was => (document.querySelector('[aria-label="第 3 页"].pdf-sheet')?.clientWidth ?? 0) > was, before)
  expect(await page.evaluate(() => document.documentElement.style.zoom)).toBe('1') // the window itself stays as it is
  await standsAt(page, 3)
  await pages.press('Control+0')
  await page.waitForFunction(was => document.querySelector('[aria-label="第 3 页"].pdf-sheet')?.clientWidth === was, before)

  await choose(page, '显示比例', '整页')
  await page.getByRole('button', { name: '缩略图' }).click()
  await page.getByRole('option', { name: '第 2 页' }).click()
  await standsAt(page, 2)
  await page.getByRole('option', { name: '第 2 页' }).locator('canvas').waitFor({ timeout: 60_000 })
  await story.shot('1-thumbnails')

  await story.quit()
  await story.start()
  await story.page.waitForFunction(() => document.querySelector('nav') !== null, undefined, { timeout: 60_000 })
  await story.page.evaluate(() => { location.hash = '#/ledgers' })
  await sees(story.page, '党员花名册')
  await sees(story.page, '整页')
  await story.page.getByRole('listbox', { name: '缩略图' }).waitFor({ timeout: 60_000 })
  await story.shot('2-as-before')
})

async function standsAt(page: Page, number: number): Promise<void> {
  await page.waitForFunction(wanted => [...document.querySelectorAll('input')].some(input => input.getAttribute('aria-label') === '页码' && input.value === String(wanted)), number, { timeout: 60_000 })
}

/** The sheet is there, and something is on it. */
async function drawn(page: Page, number: number): Promise<void> {
  await page.waitForFunction(wanted => {
    const canvas = document.querySelector<HTMLCanvasElement>(`[aria-label="第 ${wanted} 页"].pdf-sheet canvas`)
    if (canvas === null) return false
    return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some((value, i) => i % 4 === 0 && value < 100) === true
  }, number, { timeout: 60_000 })
}

async function widthOf(page: Page, number: number): Promise<number> {
  return page.locator(`[aria-label="第 ${number} 页"].pdf-sheet`).evaluate(sheet => sheet.clientWidth)
}
