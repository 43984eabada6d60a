import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { choose, chooseOrganisation, exportBoth, goTo, sees } from '../support/clerk.ts'
import { readDocx } from '../support/read-docx.ts'
import { readPdf, withoutSpace } from '../support/read-pdf.ts'
import { today } from '../support/prepared-archive.ts'
import { storyTest } from '../support/story-test.ts'
import { hasTool } from '../support/tools.ts'

storyTest('the sample archive yields a year of one branch: minutes, ledger, matrix', { pictures: 'sample-year' }, async story => {
  const { page } = story
  await page.getByRole('checkbox', { name: '我已知道：不在本软件中录入国家秘密' }).check({ timeout: 60_000 })
  await page.getByRole('button', { name: '打开示例档案' }).click()
  await sees(page, '这是示例档案，单位和人员都是虚构的。')
  await goTo(page, '今日')
  await sees(page, /月通常要做/)
  await story.shot('1-today')

  await goTo(page, '台账')
  await chooseOrganisation(page, '党组织', '办公室党支部')
  await choose(page, '期间', `${today().slice(0, 4)}年全年`)
  await sees(page, /^共 \d+ 页$/)
  await exportBoth(page, '全年台账')
  await story.shot('2-ledger')
  await choose(page, '台账', '三会一课年度汇总表')
  await sees(page, /^共 1 页$/)
  await exportBoth(page, null)
  await story.shot('3-matrix')
  await choose(page, '台账', '会议记录')
  await choose(page, '哪次会议', /^本期全部会议/)
  await sees(page, /^共 \d\d+ 页$/)
  await exportBoth(page, null)
  await story.shot('4-minutes')

  const folder = join(story.user.home, '全年台账')
  const names = readdirSync(folder)
  expect(names.filter(name => name.endsWith('.docx'))).toHaveLength(3)
  for (const name of names.filter(file => file.endsWith('.docx'))) {
    const words = withoutSpace(readDocx(readFileSync(join(folder, name))).text)
    expect(words).toContain('办公室')
    if (!hasTool('pdftotext')) continue
    const { pageTexts, fonts } = await readPdf(readFileSync(join(folder, name.replace(/docx$/, 'pdf'))))
    expect(pageTexts.length).toBeGreaterThan(0)
    expect(fonts.filter(font => !font.embedded)).toEqual([])
  }
})
