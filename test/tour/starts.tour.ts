import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginMeeting, chooseOrganisation, field, goTo, saveAndClose, sees } from '../support/clerk.ts'
import { prepareArchive, runCli } from '../support/prepared-archive.ts'
import { aUser, type User } from '../support/program.ts'
import { aStory, type Story } from '../support/story.ts'

const size = { branches: 1, people: 12, meetings: 8, years: 1 }

/** Every start that can't go on by itself, and how it comes about. */
const starts: Readonly<Record<string, { readonly title: string; readonly harm: (user: User) => void }>> = {
  damaged: {
    title: '档案文件有损坏',
    harm: user => {
      rmSync(join(user.data, 'checkpoint.age')) // else the damage is found in the background, and said at the start after this one
      flip(journal(user))
    },
  },
  'journal-missing': { title: '档案的主文件不见了', harm: user => { rmSync(join(user.data, 'journal'), { recursive: true }) } },
  'keys-missing': { title: '档案的密钥文件读不出来', harm: user => { rmSync(join(user.data, 'keys'), { recursive: true }) } },
  'keys-nowhere': { title: '档案的密钥文件读不出来', harm: user => { for (const folder of ['keys', 'keys-copy', join('snapshots', 'keys')]) rmSync(join(user.data, folder), { recursive: true }) } },
  'folder-missing': { title: '找不到数据文件夹', harm: user => { renameSync(user.data, join(user.home, '挪走了')) } },
  'not-ours': {
    title: '这不是党务台账的数据文件夹',
    harm: user => {
      rmSync(user.data, { recursive: true })
      mkdirSync(user.data)
      writeFileSync(join(user.data, '通讯录.txt'), '别的文件')
    },
  },
  'newer-format': {
    title: '档案由更新的版本写成',
    harm: user => {
      const file = join(user.data, 'archive.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"format":\s*1/, '"format":9'))
    },
  },
  'journal-behind': {
    title: '档案里缺少最近保存的内容',
    harm: user => {
      rmSync(join(user.data, 'journal'), { recursive: true })
      cpSync(join(user.home, 'before', 'journal'), join(user.data, 'journal'), { recursive: true })
      rmSync(user.profile, { recursive: true })
    },
  },
  'view-ahead': {
    title: '档案里缺少最近保存的内容',
    harm: user => {
      rmSync(user.data, { recursive: true })
      cpSync(join(user.home, 'before'), user.data, { recursive: true })
    },
  },
  sealed: {
    title: '这份档案有口令保护',
    harm: user => {
      writeFileSync(join(user.home, 'password.txt'), '云岭山水2026春')
      runCli(user, ['keys', '--data', user.data, '--set-password-file', join(user.home, 'password.txt')])
    },
  },
  'torn-tail': { title: '上次写入时程序或电脑突然中断', harm: user => { appendFileSync(journal(user), Buffer.alloc(100)) } },
}

test.each(Object.keys(starts))('start %s', async name => {
  const user = aUser()
  prepareArchive(user, size)
  cpSync(user.data, join(user.home, 'before'), { recursive: true })
  const story = await aStory({ pictures: 'tour/125-starts', screen: 'enlarged', user })
  await recordOne(story)
  await story.quit()
  starts[name]!.harm(user) // the key is one of theirs
  await story.start()
  try {
    await sees(story.page, starts[name]!.title)
    await story.page.waitForTimeout(300)
  } finally {
    await story.shot(name)
  }
  expect(story.troubles).toEqual([])
  await story.end()
})

test('a window whose program is gone', async () => {
  const user = aUser()
  prepareArchive(user, size)
  const story = await aStory({ pictures: 'tour/125-starts', screen: 'enlarged', user })
  await beginMeeting(story.page)
  await field(story.page, '地点').fill('三楼会议室')
  await story.program.kill()
  await sees(story.page, '与本机程序的联系中断了')
  await story.shot('program-gone')
  await story.end()
})

test('start with an address that is no longer whole', async () => {
  const story = await aStory({ pictures: 'tour/125-starts', screen: 'enlarged' })
  const page = await story.browser.newPage()
  await page.goto(`http://127.0.0.1:${story.port}/`)
  await page.waitForTimeout(1_500)
  await story.shot('without-token', page)
  await story.end()
})

async function recordOne(story: Story): Promise<void> {
  await goTo(story.page, '会议')
  await beginMeeting(story.page, { kind: '其他' })
  await chooseOrganisation(story.page, '党组织', '办公室党支部')
  await field(story.page, '会议名称').fill('最近保存的会议')
  await saveAndClose(story.page)
}

function journal(user: User): string {
  const folder = join(user.data, 'journal')
  return join(folder, readdirSync(folder).filter(name => name.endsWith('.j1')).sort().at(-1) ?? '')
}

function flip(file: string): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = bytes[at]! ^ 1 // within the file
  writeFileSync(file, bytes)
}
