import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { aBranchWithMembers, beginMeeting, exportBoth, field, goTo, saveAndClose, searchEverywhere, sees } from '../support/clerk.ts'
import { readDocx } from '../support/read-docx.ts'
import { readPdf, withoutSpace } from '../support/read-pdf.ts'
import { storyTest } from '../support/story-test.ts'
import { hasTool } from '../support/tools.ts'

const script = '<script>window.struck=1</script><img src=x onerror="window.struck=1">'
const formula = '=HYPERLINK("http://example.org/","点我")'
const template = '${window.struck=1} {{7*7}} javascript:window.struck=1 <a href="javascript:window.struck=1">点</a>'
const wordFields = '{ INCLUDETEXT "file:///etc/passwd" } <w:p/> ]]> &lt;b&gt; &#x41;'
const hostileName = '王<b>五</b>'
const all = [script, formula, template, wordFields]

storyTest('hostile texts stay texts, on the screen and in the files', { pictures: 'hostile-texts' }, async story => {
  const { page } = story
  page.on('dialog', dialog => { throw new Error(`a text opened a dialog: ${dialog.message()}`) })
  await aBranchWithMembers(page, [hostileName, '张喆', '李堃'])
  await beginMeeting(page)
  await field(page, '会议名称').fill(script)
  await field(page, '地点').fill(formula)
  await page.getByRole('button', { name: '添加议题' }).click()
  await field(page, '议题').fill(template)
  await field(page, '汇报（传达）内容').fill(`${wordFields}\u0000\u0001\u0008\uFFFE\uD800控制符`)
  await sees(page, '内容已清理')
  await field(page, '决议').fill('\u202E过通\u202C方案')
  await story.shot('1-form')
  await saveAndClose(page)
  for (const text of all) await sees(page, text)
  await sees(page, '〈U+202E〉')
  await story.shot('2-record')
  await goTo(page, '会议')
  await sees(page, script)
  expect((await searchEverywhere(page, '<img src')).join()).toContain(script)
  expect((await searchEverywhere(page, '<b>')).join()).toContain(hostileName)
  await goTo(page, '人员')
  await sees(page, hostileName)

  await goTo(page, '会议')
  await page.getByRole('row').filter({ hasText: script }).click()
  await page.getByRole('button', { name: '打印或导出' }).click()
  await exportBoth(page, '<b>导出</b>')
  await story.shot('3-exported')
  expect(await page.evaluate(() => 'struck' in window)).toBe(false)
  expect(await page.locator('.document-sheet script, .list-table img, .list-table b').count()).toBe(0)

  const folder = readdirSync(story.user.home).find(name => name.includes('导出')) ?? ''
  expect(folder).not.toMatch(/[<>/]/)
  for (const name of readdirSync(join(story.user.home, folder))) {
    expect(name).not.toMatch(/[<>:"/\\|?*]/)
    await staysText(readFileSync(join(story.user.home, folder, name)), name)
  }
})

async function staysText(bytes: Buffer, name: string): Promise<void> {
  if (name.endsWith('.docx')) {
    const { text, parts } = readDocx(bytes)
    for (const line of all) expect(withoutSpace(text)).toContain(withoutSpace(line))
    const xml = Object.values(parts).join('')
    expect([...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(match => match[1]?.trim()).filter(code => code !== 'PAGE' && code !== 'NUMPAGES' && code !== 'SECTIONPAGES')).toEqual([])
    expect(xml).not.toMatch(/w:hyperlink|TargetMode="External"|attachedTemplate/)
  } else if (hasTool('pdftotext')) {
    const { pageTexts } = await readPdf(bytes)
    for (const line of all) expect(withoutSpace(pageTexts.join(''))).toContain(withoutSpace(line))
    expect(bytes.toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|\/URI|\/Launch|\/EmbeddedFile/)
  }
}

storyTest('the page runs no script but its own', { pictures: 'hostile-texts' }, async story => {
  const { page } = story
  await sees(page, '首次使用')
  await page.evaluate(() => {
    const inline = document.createElement('script')
    inline.textContent = 'window.struck = "inline"'
    document.body.append(inline)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.struck = "handler"')
    document.body.append(button)
    button.click()
    const foreign = document.createElement('script')
    foreign.src = 'http://127.0.0.1:9/foreign.js'
    document.body.append(foreign)
  })
  const evaluated = await page.evaluate(() => new Promise<string>(resolve => {
    setTimeout(() => { // out of the debugger's own leave to make code from text
      try {
        Function('window.struck = "eval"')()
        resolve('ran')
      } catch (error) {
        resolve(String(error))
      }
    })
  }))
  expect(evaluated).toMatch(/^EvalError/)
  expect(await page.evaluate(() => (window as unknown as { struck?: string }).struck)).toBeUndefined() // a name that only a stray script would set
  expect(await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'fetched', String))).toMatch(/Failed to fetch/)
  await expect.poll(() => story.takeTroubles().length).toBeGreaterThan(3)
  story.takeTroubles()
})
