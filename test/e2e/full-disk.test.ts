import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { beginMeeting, chooseOrganisation, field, goTo, saved, sees } from '../support/clerk.ts'
import { isRoot, mountSmallDisk } from '../support/disks.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { storyTest } from '../support/story-test.ts'

storyTest('a full disk: nothing is called saved, the text stays, and saving works once there is room', {
  pictures: 'full-disk', skip: !isRoot,
  prepare: user => {
    const disk = join(user.home, 'disk')
    const away = mountSmallDisk(disk, 16)
    prepareArchive(user, { branches: 1, people: 12, meetings: 6, years: 1 }, join(disk, '党务台账数据'))
    return away
  },
}, async story => {
  const { page, user } = story
  const ballast = join(user.home, 'disk', 'ballast')
  await goTo(page, '会议')
  await sees(page, /^共 \d+ 次会议$/)
  const before = await page.getByText(/^共 \d+ 次会议$/).innerText()
  await beginMeeting(page, { kind: '其他' })
  await chooseOrganisation(page, '党组织', '办公室党支部')
  await field(page, '会议名称').fill('磁盘写满时的会议')
  await sees(page, /草稿已存/)
  fill(ballast)
  await page.getByRole('button', { name: '添加议题' }).click()
  await field(page, '汇报（传达）内容').fill('写满磁盘之后录入的内容。'.repeat(300))
  await page.keyboard.press('Control+s')
  await sees(page, '磁盘空间不足：刚才的内容还在屏幕上，没有丢失。')
  await story.shot('1-full')
  expect(await page.locator('.save-state').innerText()).toMatch(/^未能保存/)
  expect(await page.getByText(/已保存 \d/).count()).toBe(0)
  expect(await field(page, '汇报（传达）内容').inputValue()).toContain('写满磁盘之后录入的内容。')

  rmSync(ballast)
  await page.getByRole('button', { name: '再保存一次' }).click()
  await saved(page)
  await story.shot('2-room-again')
  await story.quit()
  await story.start()
  await goTo(story.page, '会议')
  await sees(story.page, `共 ${Number(/\d+/.exec(before)?.[0]) + 1} 次会议`)
  await sees(story.page, '磁盘写满时的会议')
  expect(readdirSync(join(user.home, 'disk'))).toEqual(['党务台账数据'])
})

/** Until not one block is left. */
function fill(file: string): void {
  for (let size = 1 << 20; size >= 512; size >>= 1) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
  expect(statfsSync(join(file, '..')).bavail).toBe(0)
}
