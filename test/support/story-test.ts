import { expect, test } from 'vitest'
import { aStory, type Story } from './story.ts'

interface Options {
  /** Under test-output/e2e. */
  readonly pictures: string
  readonly skip?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** A whole story in a real browser. It leaves its pictures, the last one where it failed, and no page of it may err, breach its policy or ask the network. */
export function storyTest(name: string, { pictures, skip = false, env = {} }: Options, tell: (story: Story) => Promise<void>): void {
  test.skipIf(skip)(name, { timeout: 300_000 }, async () => {
    const story = await aStory({ pictures: `e2e/${pictures}`, env })
    try {
      await tell(story)
      expect(story.troubles).toEqual([])
    } catch (error) {
      await story.shot('failed').catch((lost: unknown) => { console.warn('no picture of the failure', lost) })
      throw error
    } finally {
      await story.end()
    }
  })
}
