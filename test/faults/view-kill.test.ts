import { expect, test } from 'vitest'
import { beginMeeting, chooseOrganisation, field, goTo, saved, sees } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { aUser } from '../support/program.ts'
import { aStory, type Story } from '../support/story.ts'
import { recordsInArchive, recordsInView } from '../support/view-store.ts'

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 3)

test(`browser and program killed at random while a form is saved again and again: ${rounds} times, nothing acknowledged is lost`, { timeout: 120_000 + rounds * 120_000 }, async () => {
  const user = aUser()
  prepareArchive(user, { branches: 1, people: 12, meetings: 10, years: 1 })
  const story = await aStory({ pictures: 'faults/view-kill', user })
  for (let round = 1; round <= rounds; round += 1) {
    const title = `第 ${round} 轮`
    const acknowledged = await saveUntilKilled(story, title)
    await story.start()
    await goTo(story.page, '会议')
    await sees(story.page, /^共 \d+ 次会议$/)
    const shown = await recordsInView(story.page)
    const kept = recordsInArchive(user)
    expect(new Map([...shown].sort())).toEqual(new Map([...kept].sort()))
    const meeting = [...kept.values()].find(row => row['title'] === title)
    expect(Number(/\d+/.exec(String(meeting?.['summary']))?.[0])).toBeGreaterThanOrEqual(acknowledged)
  }
  expect(story.troubles).toEqual([])
  await story.end()
})

/** The number of the last save that the window called saved. */
async function saveUntilKilled(story: Story, title: string): Promise<number> {
  const { page } = story
  await beginMeeting(page, { kind: '其他' })
  await chooseOrganisation(page, '党组织', '办公室党支部')
  await field(page, '会议名称').fill(title)
  let acknowledged = 0
  const saving = (async () => {
    for (let n = 1; ; n += 1) {
      await field(page, '主持人小结').fill(`第 ${n} 次保存`)
      await page.locator('.draft-line').waitFor()
      await page.keyboard.press('Control+s')
      await page.locator('.draft-line').waitFor({ state: 'detached' })
      await saved(page)
      acknowledged = n
    }
  })().catch((error: unknown) => { if (acknowledged === 0) throw error }) // its page was killed
  await expect.poll(() => acknowledged, { timeout: 60_000 }).toBeGreaterThan(0)
  await new Promise(resolve => setTimeout(resolve, Math.random() * 2_500))
  await story.crash()
  await saving
  return acknowledged
}
