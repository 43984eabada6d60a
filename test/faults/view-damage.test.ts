import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginMeeting, chooseOrganisation, field, goTo, saveAndClose, sees } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { aUser, type User } from '../support/program.ts'
import { aStory, type Story } from '../support/story.ts'
import { cutOff, flipBits, newestFile, recordsInArchive, recordsInView, replaceView, viewFolder } from '../support/view-store.ts'

const sizes = { branches: 2, people: 24, meetings: 30, years: 1 }
const remade = /^(显示用的数据有损坏|这个窗口里没有显示用的数据)，已从档案重新整理好。已保存的内容都在。$/

let story: Story
let saves = 0

beforeAll(async () => {
  const user = aUser()
  prepareArchive(user, sizes)
  story = await aStory({ pictures: 'faults/view', user })
  await open()
}, 240_000)

afterAll(() => story.end())

/** The list of meetings, which reads the whole view. */
async function open(): Promise<void> {
  await goTo(story.page, '会议')
  await sees(story.page, /^共 \d+ 次会议$/)
}

async function recordOne(): Promise<void> {
  await beginMeeting(story.page, { kind: '其他' })
  await chooseOrganisation(story.page, '党组织', '办公室党支部')
  await field(story.page, '会议名称').fill(`损坏试验中记录的第 ${saves + 1} 次会议`)
  await saveAndClose(story.page)
  saves += 1
}

/** Window and archive hold the same records, and all that were saved here are among them. */
async function holdsEverything(): Promise<void> {
  const shown = await recordsInView(story.page)
  const kept = recordsInArchive(story.user)
  expect(shown.size).toBeGreaterThan(100)
  expect([...shown.values()].filter(row => /^损坏试验中记录的第 \d+ 次会议$/.test(String(row['title'])))).toHaveLength(saves)
  expect(new Map([...shown].sort())).toEqual(new Map([...kept].sort()))
}

async function again(): Promise<void> {
  await story.start()
  try {
    await open()
  } catch (error) {
    await story.shot('failed')
    throw error
  }
}

describe('the browser’s database is damaged between two starts', { timeout: 240_000 }, () => {
  test('700 bytes cut off its newest log: all is there at the next start, after a save, and at the two starts after that', async () => {
    await recordOne()
    await story.quit()
    cutOff(newestFile(viewFolder(story.user), /\.log$/), 700)
    await again()
    await holdsEverything()
    await recordOne()
    await story.quit()
    await again()
    await holdsEverything()
    await story.quit()
    await again()
    await holdsEverything()
  })

  test.each([
    ['bits of its log', (folder: string) => { flipBits(newestFile(folder, /\.log$/)) }],
    ['bits of its tables', (folder: string) => { flipBits(newestFile(folder, /\.ldb$/)) }],
    ['bits of its MANIFEST', (folder: string) => { flipBits(newestFile(folder, /^MANIFEST/)) }],
    ['its MANIFEST is gone', (folder: string) => { rmSync(newestFile(folder, /^MANIFEST/)) }],
    ['its folder is gone', (folder: string) => { rmSync(folder, { recursive: true }) }],
  ])('%s: it is made anew, said in one sentence, and stays so', async (_, damage) => {
    await recordOne()
    await story.quit()
    damage(viewFolder(story.user))
    await again()
    await sees(story.page, remade)
    await story.shot('made-anew')
    await holdsEverything()
    await story.quit()
    await again()
    await holdsEverything()
    expect(await story.page.getByText(remade).count()).toBe(0)
  })

  test('another archive’s database in its place: its rows are offered before anything, then everything is there', async () => {
    await story.quit()
    const other = await anotherArchive(story.port)
    replaceView(story.user, other)
    await story.start()
    await sees(story.page, '找不到这些记录的档案文件夹')
    await story.shot('foreign')
    await story.page.getByRole('button', { name: /^放弃这些记录，打开/ }).click()
    await story.page.getByRole('dialog').getByRole('button', { name: '放弃这些记录' }).click()
    await open()
    await holdsEverything()
    expect(readdirSync(join(other.data, 'journal')).length).toBeGreaterThan(0)
    other.leave()
  })

  test('nothing of all this troubled a page', () => {
    expect(story.troubles).toEqual([])
  })
})

/** A user of their own, whose window has shown their own archive at the same address. */
async function anotherArchive(port: number): Promise<User> {
  const user = aUser()
  prepareArchive(user, { branches: 1, people: 10, meetings: 5, years: 1 })
  const theirs = await aStory({ pictures: 'faults/view', user, port })
  await goTo(theirs.page, '会议')
  await sees(theirs.page, /^共 \d+ 次会议$/)
  await theirs.quit()
  return user
}
