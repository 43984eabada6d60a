import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { foundArchive } from '../support/clerk.ts'
import { root } from '../support/program.ts'
import { aStory } from '../support/story.ts'
import { takeTasks, watchTasks } from './long-tasks.ts'

const people = 10_000
const patience = { timeout: 600_000 }
const figures: Record<string, number> = {}

/** As an export of the national member system looks: one line of titles, a dozen columns. */
function largeRoster(count: number): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['姓名', '性别', '公民身份号码', '民族', '出生日期', '学历', '人员类别', '所在党支部', '手机号码', '入党日期', '转正日期', '工作岗位', '现居住地'],
    ...Array.from({ length: count }, (_, i) => {
      const birth = `19${60 + (i % 20)}${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}`
      return [`赵${String.fromCharCode(0x5000 + (i % 200))}${String.fromCharCode(0x6000 + Math.floor(i / 200))}`, i % 2 === 0 ? '男' : '女', '', '汉族', birth, '大学本科', '正式党员', `第${1 + (i % 50)}党支部`, `1390${String(i).padStart(7, '0')}`, '2001.07.01', '2002.07.01', '公务员', `云岭市滨河街道建设路${i}号`]
    }),
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '花名册')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer // its typing knows no buffer
}

test('ten thousand people from a file to the list', async () => {
  const story = await aStory({ pictures: 'bench' })
  const { page } = story
  const file = join(story.user.home, '名册.xlsx')
  writeFileSync(file, largeRoster(people))
  await foundArchive(page)
  await page.evaluate(() => { location.hash = '#/import' })
  await page.getByText('把 Excel 或 WPS 表格拖到这里，或者').waitFor(patience)
  await watchTasks(page)
  await timed(page, 'file to columns', async () => {
    await page.getByLabel('选择名册文件').setInputFiles(file)
    await page.getByText(/共 10000 行/).waitFor(patience)
  })
  await timed(page, 'columns to preview of 10,000 rows', async () => {
    await page.getByRole('button', { name: '核对每一行' }).click()
    await page.getByText('共 10000 行：').waitFor(patience)
    await page.getByRole('row').nth(5).waitFor(patience)
  })
  await timed(page, 'scrolling the preview', () => scrolled(page, 'import-rows-row-0'))
  await timed(page, 'commit of 10,000 people, the view with it', async () => {
    await page.getByRole('button', { name: '写入 10000 人' }).click()
    await page.getByText(/已导入：新增 10000 人/).waitFor(patience)
  })
  await story.shot('import-result')
  await timed(page, 'to the list of people', async () => {
    await page.getByRole('button', { name: '看花名册' }).click()
    await page.getByText(/^共 10000 人/).waitFor(patience)
  })
  await page.waitForTimeout(1000)
  await timed(page, 'scrolling the list of 10,000 people', () => scrolled(page, 'people-row-0'))
  await timed(page, 'taking it back', async () => {
    await page.keyboard.press('Control+z')
    await page.getByText(/共 0 人|这里放党员/).first().waitFor(patience)
  })
  await story.end()
  writeFileSync(process.env['BENCH_OUT'] ?? join(root, 'test-output/bench/imports.json'), JSON.stringify(figures))
})

async function timed(page: Page, name: string, work: () => Promise<void>): Promise<void> {
  await takeTasks(page)
  const began = performance.now()
  await work()
  figures[`${name}, ms`] = Math.round(performance.now() - began)
  await page.waitForTimeout(300)
  const tasks = await takeTasks(page)
  figures[`${name}, longest task ms`] = Math.max(0, ...tasks.map(Math.round))
  figures[`${name}, tasks over 50 ms`] = tasks.length
}

/** From top to end in sixty steps, a frame each. */
async function scrolled(page: Page, row: string): Promise<void> {
  await page.locator(`#${row}`).waitFor(patience)
  await page.evaluate(async id => {
    const scroller = document.getElementById(id)?.closest('.list-scroller')
    if (scroller == null) throw new Error('no list')
    for (let step = 0; step <= 60; step++) {
      scroller.scrollTop = (scroller.scrollHeight * step) / 60
      await new Promise(resolve => requestAnimationFrame(resolve))
    }
  }, row)
}
