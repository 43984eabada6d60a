import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { chooseOrganisation, sees } from '../support/clerk.ts'
import { prepareArchive } from '../support/prepared-archive.ts'
import { readDocx } from '../support/read-docx.ts'
import { readPdf, withoutSpace } from '../support/read-pdf.ts'
import { storyTest } from '../support/story-test.ts'
import { hasTool } from '../support/tools.ts'

storyTest('an inspector asks for a branch’s year: gaps first, then one book whose contents tell the true pages', {
  pictures: 'inspection-binder', skip: !hasTool('pdftotext'), prepare: user => { prepareArchive(user); return undefined },
}, async story => {
  const { page } = story
  const next = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.waitForFunction(() => document.querySelector('nav') !== null, undefined, { timeout: 60_000 })
  await page.evaluate(() => { location.hash = '#/binder' })
  await chooseOrganisation(page, '党组织', '办公室党支部')
  await next('下一步')
  await next('下一步')
  await sees(page, /^共 \d+ 个部分，/)
  await story.shot('1-gaps')
  await next('去成册')
  await next('选文件夹')
  await page.getByRole('dialog').getByRole('button', { name: '个人文件夹' }).click()
  await page.getByRole('button', { name: '选这个文件夹' }).click()
  await next('成册')
  await page.getByRole('button', { name: '取消', exact: true }).click()
  await sees(page, '已取消，没有写出文件。档案没有受影响。')
  expect(binders(story.user.home)).toEqual([])

  await next('成册')
  await page.getByText(/已成册：/).waitFor({ timeout: 120_000 })
  await story.shot('2-made')
  const told = await page.locator('.binder-parts tbody tr').evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => (cell.firstChild?.textContent ?? '').trim())))
  expect(told.length).toBeGreaterThan(8)
  const [docx, pdf] = binders(story.user.home)
  const pages = (await readPdf(readFileSync(join(story.user.home, pdf ?? '')))).pageTexts.map(withoutSpace)
  const contents = pages.slice(1, 3).join('')
  const word = withoutSpace(readDocx(readFileSync(join(story.user.home, docx ?? ''))).text)
  for (const [title = '', firstPage = ''] of told) {
    expect(contents, title).toContain(`${title}${firstPage}`)
    expect(word, title).toContain(title)
    expect(pages[Number(firstPage) - 1], title).toContain(title)
  }

  const stretch = { from: 2, to: Math.min(12, pages.length) }
  await next('逐页查看和打印')
  await sees(page, `共 ${pages.length} 页`)
  await page.getByRole('spinbutton', { name: '从第几页' }).fill(String(stretch.from))
  await page.getByRole('spinbutton', { name: '到第几页' }).fill(String(stretch.to))
  await story.shot('3-book')
  const printed = await readPdf(await printedBy(page, () => page.getByRole('button', { name: /打印$/ }).click()))
  const sheets = (await readPdf(readFileSync(join(story.user.home, pdf ?? '')))).pages.slice(stretch.from - 1, stretch.to)
  expect(new Set(sheets.map(({ width }) => width)).size).toBe(2) // upright and across
  expect(printed.pages).toEqual(sheets)
})

/** What goes to the printer while the print dialog is open, as a PDF. */
async function printedBy(page: Page, print: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(() => {
    window.print = () => {
      const kept = document.querySelector('.print-pages')?.cloneNode(true)
      if (kept === undefined) return
      for (const picture of (kept as Element).querySelectorAll('img')) picture.removeAttribute('src') // its address ends with the dialog; its room on paper stays
      document.body.append(kept)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync([...document.adoptedStyleSheets].flatMap(one => [...one.cssRules]).map(rule => rule.cssText).join('\n'))
      queueMicrotask(() => { setTimeout(() => { document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; document.body.dataset['printed'] = '1' }) })
    }
  })
  await print()
  await page.waitForFunction(() => document.body.dataset['printed'] === '1', undefined, { timeout: 120_000 })
  return page.pdf({ preferCSSPageSize: true })
}

/** The Word file, then the PDF. */
function binders(home: string): readonly string[] {
  return readdirSync(home).filter(name => name.startsWith('年度党建检查材料')).sort()
}
