import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aUser, screens, type User } from '../support/program.ts'
import { aStory, type Story } from '../support/story.ts'

export type ScreenSize = keyof typeof screens

/** Takes pictures along the way; every page must be free of errors and breaches of its policy. */
export interface Walk {
  readonly story: Story
  readonly page: Page
  /** Waits until nothing is being read or made any more. */
  look(name: string): Promise<void>
  /** A page by its address. */
  to(hash: string): Promise<void>
}

/** One round in each size of window. */
export function walk(name: string, { sizes = ['plain', 'enlarged'], prepare }: { readonly sizes?: readonly ScreenSize[]; readonly prepare?: (user: User) => void }, go: (walk: Walk) => Promise<void>): void {
  test.each(sizes)(`${name} %s`, async screen => {
    const user = aUser()
    prepare?.(user)
    const story = await aStory({ pictures: `tour/${screen === 'plain' ? '100' : '125'}-${name}`, screen, user })
    let count = 0
    const look = async (what: string) => {
      await settled(story.page)
      count += 1
      await story.shot(`${String(count).padStart(2, '0')}-${what}`)
    }
    const to = async (hash: string) => {
      await story.page.evaluate(next => { location.hash = next }, hash)
      await settled(story.page)
    }
    try {
      await go({ story, look, to, get page() { return story.page } })
    } catch (error) {
      await story.shot('failed').catch((lost: unknown) => { console.warn('no picture of the failure', lost) })
      throw error
    } finally {
      await story.end()
    }
    expect(story.troubles).toEqual([])
  })
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .ant-spin-spinning, .ant-btn-loading') === null && !/正在排版|正在整理内容/.test(document.body.innerText), undefined, { timeout: 120_000 })
  await page.waitForTimeout(250) // transitions of the component library
}
