import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { today } from '../support/builders.ts'
import { field, goTo, makeFolder } from '../support/clerk.ts'
import { aUser, root } from '../support/program.ts'
import type { Story } from '../support/story.ts'
import { archiveStory } from './archive-story.ts'
import { takeTasks, watchTasks } from './long-tasks.ts'

const files = 300
const rounds = 7
const password = '测速用的分区口令'
const patience = { timeout: 1_000_000 }
const figures: { rows: number; years: number; matrix: number[]; otherYear: number[]; batch?: object } = { rows: 0, years: 0, matrix: [], otherYear: [] }

test('matrix and every whole file of 300 dossiers', async () => {
  const story = await storyWithDossiers()
  await story.page.getByText(/月通常要做/).first().waitFor(patience)
  await goTo(story.page, '政治素质档案')
  for (let round = 0; round < rounds; round++) {
    await unlock(story.page)
    figures.matrix.push(await matrixOpened(story.page))
    figures.rows = await story.page.getByRole('grid', { name: '政治素质矩阵' }).evaluate(grid => Number(grid.ariaRowCount) - 1)
    if (round === 0) await story.shot('dossiers-matrix')
    await otherYears(story.page)
    await story.page.keyboard.press('Escape')
    if (round < rounds - 1) await story.page.getByRole('button', { name: '锁上' }).click()
  }
  figures.batch = await wholeFiles(story)
  await story.shot('dossiers-whole-files')
  await story.end()
  writeFileSync(process.env['BENCH_OUT'] ?? join(root, 'test-output/bench/dossiers.json'), JSON.stringify(figures))
})

/** The same archive as the command line is measured with. */
function storyWithDossiers(): Promise<Story> {
  const user = aUser()
  const secret = join(user.home, 'section.txt')
  writeFileSync(secret, `${password}\n`)
  return archiveStory('sample', ['--seed', '7', '--today', today, '--people', '2000', '--branches', '30', '--dossiers', String(files), '--section-password-file', secret], { user })
}

async function unlock(page: Page): Promise<void> {
  await field(page, '政治素质档案的口令').fill(password, patience)
  await page.keyboard.press('Enter')
  await page.getByText(`共 ${files} 册`).waitFor(patience)
}

/** Milliseconds from the click that registers the access to the painted table of all files. */
async function matrixOpened(page: Page): Promise<number> {
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '政治素质矩阵' }).click()
  await register(page)
  await page.waitForTimeout(500)
  return tableAfterClick(page, '政治素质矩阵', () => page.getByRole('button', { name: '登记并打开' }).click())
}

async function register(page: Page): Promise<void> {
  await field(page, '调阅人').fill('测速的调阅人', patience)
  await field(page, '事由').fill('年度更新')
  await field(page, '批准人').fill('机关党委书记')
  await page.getByRole('checkbox', { name: '调阅人不是干部本人，也不是其亲属' }).check()
}

/** Last year and this one again, each from its choice to the painted table. */
async function otherYears(page: Page): Promise<void> {
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option')
  for (const nth of [1, 0]) {
    await page.waitForTimeout(300)
    await field(page, '年度').click()
    await options.first().waitFor(patience)
    figures.years = await options.count()
    figures.otherYear.push(await tableAfterClick(page, '政治素质矩阵', () => options.nth(nth).click()))
  }
}

/** 一册一个 PDF, from the choice of the folder to the result. */
async function wholeFiles(story: Story): Promise<object> {
  const { page } = story
  await page.getByRole('button', { name: '打印、导出' }).click()
  await page.getByRole('radio', { name: `全部 ${files} 册整卷，一册一个 PDF` }).check(patience)
  await register(page)
  await watchTasks(page)
  await page.getByRole('button', { name: '登记并生成' }).click()
  await makeFolder(page, '全部档案')
  await takeTasks(page)
  const began = performance.now()
  await page.getByText(`已存出 ${files} 册`).waitFor(patience)
  return { seconds: (performance.now() - began) / 1000, tasks: await takeTasks(page), peakMegabytes: await peakOfWindow(story) }
}

/** The most memory that the window's process ever had, its workers with it. */
async function peakOfWindow({ browser }: Story): Promise<number> {
  const session = await browser.browser()?.newBrowserCDPSession()
  const { processInfo = [] } = await session?.send('SystemInfo.getProcessInfo') ?? {}
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  return Math.max(0, ...peaks)
}

/** Milliseconds in the page from a click to the next painted frame after the rows of that table have come or changed. */
async function tableAfterClick(page: Page, label: string, click: () => Promise<void>): Promise<number> {
  await page.evaluate(name => {
    const painted = new Promise<number>(resolve => {
      let clickedAt = 0
      addEventListener('click', event => { clickedAt = event.timeStamp }, { capture: true, once: true })
      const watch = new MutationObserver(changes => {
        const rows = document.querySelector(`[role=grid][aria-label="${name}"] .list-rows`)
        if (clickedAt === 0 || !rows?.querySelector('.list-row') || !changes.some(({ target }) => target.contains(rows) || rows.contains(target))) return
        watch.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)))
      })
      watch.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    Object.assign(window, { painted })
  }, label)
  await click()
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
}
