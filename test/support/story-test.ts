import { expect, test } from 'vitest'
import { aUser, type User } from './program.ts'
import { aStory, type Story } from './story.ts'

interface Options {
  /** Under test-output/e2e. */
  readonly pictures: string
  readonly skip?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** What is there before the program first starts; its answer is called at the end. */
  readonly prepare?: (user: User) => (() => void) | undefined
}

/** A whole story in a real browser. It leaves its pictures, the last one where it failed, and no page of it may err, breach its policy or ask the network. */
export function storyTest(name: string, { pictures, skip = false, env = {}, prepare }: Options, tell: (story: Story) => Promise<void>): void {
  test.skipIf(skip)(name, { timeout: 300_000 }, async () => {
    const user = aUser()
    const undo = prepare?.(user)
    const story = await aStory({ pictures: `e2e/${pictures}`, env, user })
    try {
      await tell(story)
      expect(story.troubles).toEqual([])
    } catch (error) {
      await story.shot('failed').catch((lost: unknown) => { console.warn('no picture of the failure', lost) })
      throw error
    } finally {
      await story.end(undo)
    }
  })
}
