import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { expect } from 'vitest'
import { choose, exportBoth, foundArchive, goTo, rareNames, sees } from '../support/clerk.ts'
import { readPdf, withoutSpace } from '../support/read-pdf.ts'
import { storyTest } from '../support/story-test.ts'
import { hasTool } from '../support/tools.ts'

const names = [...rareNames, '高静姝', '何青禾', '沈砚秋', '苏映雪']

/** As clerks keep it: a title over all, two rows of titles, an ID number in words, dates in every shape. */
function rosterFile(phones: readonly string[]): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['云岭市档案服务中心党员花名册', null, null, null, null, null, null], [],
    ['序号', '姓名', '性别', '出生年月', '所在党支部', '党籍', null, '联系电话'],
    [null, null, null, null, null, '入党时间', '转正时间', null],
    ...names.map((name, i) => [i + 1, name, i % 2 === 0 ? '男' : '女', ['1978.01', '1985年6月', '1990-02', '19751103'][i % 4], i < 6 ? '第一党支部' : '第二党支部', '2001.07.01', '2002年7月1日', phones[i] ?? '']),
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '花名册')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer // its typing knows no buffer
}

storyTest('from a roster file to registers and the printed 花名册', { pictures: 'roster-import' }, async story => {
  const { page } = story
  const file = join(story.user.home, '党员花名册.xlsx')
  writeFileSync(file, rosterFile(names.map((_, i) => `1390000000${i}`)))
  await foundArchive(page)
  const importing = async () => {
    await page.getByLabel('选择名册文件').setInputFiles(file)
    await sees(page, /标题在第 3、4 行/)
    await page.getByRole('button', { name: '核对每一行' }).click()
  }
  await page.evaluate(() => { window.location.hash = '#/import' })
  await sees(page, '把 Excel 或 WPS 表格拖到这里，或者')
  await story.shot('1-choose')
  await page.getByLabel('选择名册文件').setInputFiles(file)
  await sees(page, /标题在第 3、4 行/)
  await story.shot('2-columns')
  await page.getByRole('button', { name: '核对每一行' }).click()
  await sees(page, `共 ${names.length} 行：新增 ${names.length} 人。`)
  await story.shot('3-rows')
  await page.getByText('新党组织 2').click()
  await sees(page, '新建在哪个党组织下')
  await story.shot('4-organisations')
  await page.getByRole('button', { name: `写入 ${names.length} 人` }).click()
  await sees(page, `已导入：新增 ${names.length} 人，更改 0 人`)
  await story.shot('5-result')
  await page.getByRole('button', { name: '看花名册' }).click()
  await sees(page, `共 ${names.length} 人`)
  await story.shot('6-people')

  await page.getByRole('button', { name: /导入表格/ }).click()
  await importing()
  await sees(page, `共 ${names.length} 行：${names.length} 人与档案相同。`)
  await page.getByRole('button', { name: '没有需要写入的内容' }).waitFor()
  await page.getByRole('button', { name: '取消' }).click()

  await goTo(page, '台账')
  await choose(page, '台账', '党员花名册')
  await sees(page, /^共 \d+ 页$/)
  await story.shot('7-ledger')
  await exportBoth(page, '迎检材料')
  const folder = join(story.user.home, '迎检材料')
  const pdf = readdirSync(folder).find(name => name.endsWith('.pdf'))
  expect(pdf).toBeDefined()
  if (!hasTool('pdftotext')) return
  const text = withoutSpace((await readPdf(readFileSync(join(folder, pdf ?? '')))).pageTexts.join(''))
  for (const name of names.slice(0, 6)) expect(text).toContain(withoutSpace(name)) // those of the branch that is printed
})
