import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { foundArchive, goTo, sees } from '../support/clerk.ts'
import { environment, root } from '../support/program.ts'
import { storyTest } from '../support/story-test.ts'

storyTest('one window at a time; the program ends itself, with a snapshot, after the last one', { pictures: 'one-window', env: { DANGWU_LINGER_MS: '2500' } }, async story => {
  const { page, program, user } = story
  await foundArchive(page)
  const second = await story.browser.newPage()
  await second.addInitScript(() => { window.close = () => undefined }) // so that its words can be read
  await second.goto(program.address)
  await sees(second, '档案已在另一个窗口打开')
  await sees(second, '同一时间只用一个窗口')
  expect(await second.getByText('云岭市档案服务中心').count()).toBe(0)
  await story.shot('1-second-window', second)
  await second.close()

  const again = spawnSync(process.execPath, [join(root, 'dist/electron/browser-shell.mjs'), '--no-browser'], { env: environment(user), encoding: 'utf8' })
  expect(again.status).toBe(0)
  expect(again.stdout).toContain('党务台账已经在运行')

  await page.reload()
  await goTo(page, '党组织')
  const exit = once(program.process, 'exit')
  await story.browser.close()
  expect(await exit).toEqual([0, null])
  const snapshots = readdirSync(join(user.data, 'snapshots'), { recursive: true }).filter(name => String(name).endsWith('.list'))
  expect(snapshots.length).toBeGreaterThan(0)
})
