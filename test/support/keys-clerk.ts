import type { Page } from 'playwright-core'
import { field, sees } from './clerk.ts'

/** On the page of the password: chosen, its key read off the screen and typed back. `look`: at each step. The answer is the printed key. */
export async function setPassword(page: Page, password: string, look: (step: string) => Promise<void>): Promise<string> {
  await page.getByRole('button', { name: '设置口令' }).click()
  await field(page, '新口令').fill(password)
  await field(page, '再输一遍').fill(password)
  await look('password-chosen')
  await page.keyboard.press('Enter')
  await sees(page, '忘记口令时，只有这张恢复密钥能打开档案')
  await look('recovery-key')
  const recoveryKey = (await page.getByLabel('恢复密钥', { exact: true }).locator('span').allInnerTexts()).map(group => group.replace('-', '').trim()).join('-')
  await page.getByRole('button', { name: '下一步：核对打印件' }).click()
  await field(page, '恢复密钥').fill(recoveryKey.toLowerCase())
  await look('recovery-key-typed-back')
  await page.keyboard.press('Enter')
  await sees(page, '口令已启用')
  await look('password-set')
  return recoveryKey
}

/** A folder of the user's home in the window's own picker, where a stick would be chosen. */
export async function chooseFolderAsStick(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: '选择别的文件夹' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '个人文件夹' }).click()
  await dialog.getByRole('button', { name: folder }).click()
  await dialog.getByText(`/${folder}`).waitFor()
  await dialog.getByRole('button', { name: '选这个文件夹' }).click()
}
