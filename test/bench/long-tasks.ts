import type { Page } from 'playwright-core'

interface Watched extends Window {
  longTasks: number[]
}

/** Begins to note the main thread's tasks that are longer than 50 ms, as the browser itself tells them. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { longTasks } = Object.assign(window as unknown as Watched, { longTasks: [] as number[] })
    new PerformanceObserver(list => { for (const { duration } of list.getEntries()) longTasks.push(duration) }).observe({ type: 'longtask' })
  })
}

/** Those since the last time that they were taken, in milliseconds. */
export function takeTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as Watched).longTasks.splice(0))
}
