import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prepareArchive, runCli, today } from '../support/prepared-archive.ts'
import { aUser, root } from '../support/program.ts'
import { docxToPdf } from '../support/read-docx.ts'
import { hasTool, run } from '../support/tools.ts'

const pictures = join(root, 'test-output', 'tour', 'ledgers')
const mostPages = 6

test.skipIf(!hasTool('pdftoppm'))('a picture of each page of sample ledgers', async () => {
  const user = aUser()
  prepareArchive(user)
  const folder = join(user.home, 'ledgers')
  const year = today().slice(0, 4)
  runCli(user, ['ledgers', '--data', user.data, '--out', folder, '--organisation', '办公室党支部', '--period', year, '--ledger', 'meeting-ledger,meeting-matrix', '--format', 'docx,pdf', '--today', today()])
  runCli(user, ['ledgers', '--data', user.data, '--out', folder, '--organisation', '机关党委', '--period', year, '--ledger', 'meeting-matrix', '--format', 'docx,pdf', '--today', today()])
  runCli(user, ['ledgers', '--data', user.data, '--out', folder, '--organisation', '办公室党支部', '--period', `${year}-01`, '--ledger', 'meeting-minutes', '--format', 'docx,pdf', '--today', today()])
  mkdirSync(pictures, { recursive: true })
  const files = readdirSync(folder, { recursive: true }).map(String).filter(name => /\.(docx|pdf)$/.test(name)).sort()
  expect(files.length).toBeGreaterThan(4)
  const minutes = files.filter(name => name.includes('会议记录')).slice(0, 4)
  for (const file of [...files.filter(name => !name.includes('会议记录')), ...minutes]) await draw(join(folder, file))
  user.leave()
})

/** The pages as PNG: a PDF by poppler, a Word file by LibreOffice before that. */
async function draw(file: string): Promise<void> {
  const name = file.split('/').at(-1) ?? ''
  if (name.endsWith('.docx') && !hasTool('soffice')) return
  const pdf = name.endsWith('.docx') ? join(pictures, `${name}.pdf`) : file
  if (pdf !== file) writeFileSync(pdf, await docxToPdf(readFileSync(file)))
  await run('pdftoppm', ['-png', '-r', '70', '-l', String(mostPages), pdf, join(pictures, name)])
}
