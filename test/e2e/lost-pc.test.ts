import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { aBranchWithMembers, beginMeeting, field, foundArchive, goTo, saveAndClose, sees } from '../support/clerk.ts'
import { chooseFolderAsStick, setPassword } from '../support/keys-clerk.ts'
import { runCli } from '../support/prepared-archive.ts'
import { aUser, type User } from '../support/program.ts'
import { aStory, type Story } from '../support/story.ts'
import { storyTest } from '../support/story-test.ts'

const password = '云岭山水2026春'
const title = '讨论接收预备党员𬱖的请示'
const attached = '签到表.pdf'

storyTest('lose the PC, and go on with the stick and the printed key', { pictures: 'lost-pc' }, async story => {
  const stick = join(story.user.home, 'U盘')
  mkdirSync(stick)
  await aBranchWithMembers(story.page, ['周𬘭', '张喆', '欧阳䶮'])
  await recordWithAttachment(story)

  await goTo(story.page, '数据')
  await story.page.getByRole('button', { name: '备份到 U 盘' }).click()
  await sees(story.page, '带出去的备份必须有口令保护')
  await story.shot('password-first')
  await story.page.getByRole('button', { name: '设置口令' }).click()
  const recoveryKey = await setPassword(story.page, password, step => story.shot(step))
  await backUp(story)
  await story.quit()

  const heir = aUser()
  cpSync(stick, join(heir.home, 'U盘'), { recursive: true }) // the stick is put into the other PC
  const other = await aStory({ pictures: 'e2e/lost-pc', user: heir })
  try {
    await restoreOnNewPc(other, recoveryKey)
    await other.quit()
    expect(everyRecord(heir)).toBe(everyRecord(story.user))
    expect(other.troubles).toEqual([])
  } catch (error) {
    await other.shot('failed-on-the-new-pc').catch((lost: unknown) => { console.warn('no picture of the failure', lost) })
    throw error
  } finally {
    await other.end()
  }
})

/** What the command line exports, with the password that both archives have. */
function everyRecord(user: User): string {
  const out = join(user.home, 'records.ndjson')
  const passwordFile = join(user.home, 'password.txt')
  writeFileSync(passwordFile, password)
  runCli(user, ['export', '--data', user.data, '--out', out, '--password-file', passwordFile])
  return readFileSync(out, 'utf8')
}

/** A meeting with a scanned list, as a clerk enters it. */
async function recordWithAttachment(story: Story): Promise<void> {
  const { page } = story
  const file = join(story.user.home, attached)
  writeFileSync(file, '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
  await beginMeeting(page)
  await field(page, '会议名称').fill(title)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await sees(page, attached)
  await saveAndClose(page)
}

async function backUp({ page, shot }: Story): Promise<void> {
  await page.getByRole('button', { name: '现在备份到 U 盘' }).click()
  await chooseFolderAsStick(page, 'U盘')
  await page.getByRole('button', { name: '开始备份' }).click()
  await sees(page, /备份完成/)
  await sees(page, '这份备份不在 U 盘上') // a test has no stick
  await sees(page, '备份在本机磁盘上')
  await shot('backed-up')
}

async function restoreOnNewPc({ page, shot }: Story, recoveryKey: string): Promise<void> {
  await sees(page, '首次使用')
  await page.getByRole('button', { name: '从备份恢复' }).click()
  await chooseFolderAsStick(page, 'U盘')
  await page.getByRole('button', { name: '下一步：选哪一份' }).click()
  await page.getByRole('radio', { name: '用打印的恢复密钥' }).check()
  await field(page, '恢复密钥').fill(recoveryKey)
  await shot('which-backup')
  await page.getByRole('button', { name: '下一步：放在哪里' }).click()
  await page.getByRole('checkbox', { name: /我已知道/ }).check()
  await field(page, '操作人').fill('何青禾')
  await page.getByRole('button', { name: '恢复到这台电脑' }).click()
  await sees(page, '口令与恢复密钥')
  await shot('restored')
  await goTo(page, '人员')
  await sees(page, '周𬘭')
  await goTo(page, '会议')
  await page.getByText(title).first().click()
  await sees(page, attached)
  await shot('the-meeting-with-its-list')
  await goTo(page, '数据')
  await page.getByRole('button', { name: '校验档案' }).click()
  await sees(page, /✓ 档案完好/)
}

storyTest('wrong passwords, waiting, and the printed key', { pictures: 'wrong-password' }, async story => {
  await foundArchive(story.page)
  await goTo(story.page, '数据')
  await story.page.getByRole('button', { name: '口令与恢复密钥' }).click()
  await sees(story.page, '还没有设置口令')
  const recoveryKey = await setPassword(story.page, password, step => story.shot(step))
  await story.quit()
  await story.start()
  const { page } = story
  await sees(page, '这份档案有口令保护')
  await story.shot('unlock')
  await tryPassword(page, '不是这个')
  await sees(page, /^口令不对，没有打开/)
  await story.shot('wrong')
  for (let tries = 2; tries <= 5; tries += 1) await tryPassword(page, `还不是${tries}`)
  await sees(page, /还要等 \d+ 秒才能再试/)
  await story.shot('waiting')
  await story.quit()
  await story.start() // the wait outlives the program
  await sees(story.page, /还要等 \d+ 秒才能再试/)
  await story.page.getByRole('button', { name: '忘记口令：用恢复密钥打开' }).click()
  await field(story.page, '恢复密钥').fill(recoveryKey.toLowerCase().replaceAll('-', ' '))
  await story.page.getByText(/还要等/).waitFor({ state: 'hidden', timeout: 60_000 })
  await story.page.keyboard.press('Enter')
  await sees(story.page, '这次是用恢复密钥打开的')
  await story.shot('opened-by-key')
})

/** Enter, and until the answer is there. */
async function tryPassword(page: Page, typed: string): Promise<void> {
  await field(page, '口令').fill(typed)
  const answered = page.waitForResponse(response => response.url().endsWith('/chooseStart'), { timeout: 60_000 })
  await page.keyboard.press('Enter')
  await answered
  await page.locator('.unlock-form .ant-btn-loading').waitFor({ state: 'detached', timeout: 60_000 })
}
