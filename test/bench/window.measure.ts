import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { root } from '../support/program.ts'
import type { Story } from '../support/story.ts'
import { archiveStory } from './archive-story.ts'

const rounds = 3
const figures: Record<string, number[]> = {}
const record = (name: string, ms: number) => { (figures[name] ??= []).push(ms) }

/** Without words an empty archive. */
function storyWith(sampleWords: readonly string[]): Promise<Story> {
  return sampleWords.length === 0
    ? archiveStory('init', ['--unit', '云岭市文化和档案局'], { begins: false })
    : archiveStory('sample', ['--seed', '5', '--today', '2026-11-22', ...sampleWords], { begins: false })
}

/** From the start of the programs to 今日 with its findings. */
async function started(story: Story): Promise<number> {
  const began = performance.now()
  await story.start()
  await story.page.getByText(/月通常要做|建立党组织|第一步/).first().waitFor({ timeout: 300_000 })
  return performance.now() - began
}

test('start and rebuild', async () => {
  const [empty, full] = [await storyWith([]), await storyWith(['--branches', '30', '--people', '1700', '--meetings', '16500', '--years', '5'])]
  record('first start, 20,000 records (builds the view)', await started(full))
  await full.quit()
  await started(empty)
  await empty.quit()
  for (let i = 0; i < rounds; i++) {
    record('start, no records', await started(empty))
    await empty.quit()
    record('start, 20,000 records', await started(full))
    if (i < rounds - 1) await full.quit()
  }
  for (let i = 0; i < rounds; i++) record('rebuild, 20,000 records', await rebuilt(full.page))
  await full.end()
  await empty.end()
})

async function rebuilt(page: Page): Promise<number> {
  await page.evaluate(() => { location.hash = '#/data' })
  await page.getByRole('button', { name: '重建显示数据' }).waitFor()
  const began = performance.now()
  await page.getByRole('button', { name: '重建显示数据' }).click()
  await page.getByText('✓ 已按档案重新整理。').waitFor({ timeout: 300_000 })
  const ms = performance.now() - began
  await page.evaluate(() => { location.hash = '#/today' })
  await page.getByText(/月通常要做/).first().waitFor()
  return ms
}

const words = ['研', '研究', '研究本月', '公共服务', 'z', 'zz', '张喆', '档案', '安', '安排']

test('search per keystroke over 5,000 minutes', async () => {
  const story = await storyWith(['--branches', '12', '--people', '300', '--meetings', '5000', '--years', '3'])
  await started(story)
  const { page } = story
  await page.evaluate(() => { location.hash = '#/meetings' })
  await page.getByText(/^共 5000 次会议$/).waitFor({ timeout: 120_000 })
  const box = page.getByPlaceholder(/标题、议题/)
  await box.fill('预热')
  await page.getByText(/筛出/).waitFor()
  await box.fill('')
  await page.getByText(/^共 5000 次会议$/).waitFor()
  for (let round = 0; round < rounds; round++) {
    for (const word of words) record('keystroke', await answered(page, word))
    await box.fill('')
    await page.getByText(/^共 5000 次会议$/).waitFor()
  }
  await story.end()
})

/** Milliseconds in the page from a changed search text to the last change that it makes to the page. */
function answered(page: Page, word: string): Promise<number> {
  return page.evaluate(async text => {
    const box = document.querySelector<HTMLInputElement>('input[placeholder^="标题、议题"]')
    if (box === null) throw new Error('no search box')
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    let last = 0
    const watch = new MutationObserver(() => { last = performance.now() })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
    const began = performance.now()
    set?.call(box, text)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await new Promise(resolve => setTimeout(resolve, 1_000))
    watch.disconnect()
    return last - began
  }, word)
}

test('writes the figures', () => {
  writeFileSync(process.env['BENCH_OUT'] ?? join(root, 'test-output/bench/window.json'), JSON.stringify(figures))
})
