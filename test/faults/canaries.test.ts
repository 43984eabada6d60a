import { gzipSync } from 'node:zlib'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { aPerson, anId } from '../support/builders.ts'
import { temporaryFolders } from '../support/disks.ts'
import { inEncodings } from '../support/encodings.ts'
import '../support/quick-passwords.ts'
import { setPassword } from '../support/passwords.ts'
import { aDesk, begin } from '../support/start-tools.ts'

const newFolder = temporaryFolders()

/** Fictional, and found nowhere else. */
const canaries = Array.from({ length: 50 }, (_, i) => [
  `99${String(8_800_000_000_000_000 + i * 7_919).padStart(16, '0')}`, `骆鹤${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'子丑寅卯辰'[Math.floor(i / 10)]}`, `第${i}只金丝雀在窗台上数了三遍雨点`,
][i % 3] ?? '')

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
}

async function found(folder: string): Promise<string[]> {
  const needles = canaries.flatMap(inEncodings)
  const hits: string[] = []
  for (const file of await filesUnder(folder)) {
    const bytes = await fs.readFile(file)
    if (needles.some(needle => bytes.includes(needle) || Buffer.from(path.basename(file)).includes(needle))) hits.push(file)
  }
  return hits
}

test('with a password, a data folder that is lost gives away none of 50 canaries in records, drafts, attachments and snapshots; nor are keys in clear', async () => {
  const desk = await aDesk(newFolder())
  const open = await begin(desk)
  await setPassword(open)
  for (const canary of canaries) {
    const person = aPerson({ id: anId(), name: canary.slice(0, 20), remark: canary })
    await open.archive.commit({ id: anId(), act: 'recordPerson', summary: `登记人员：${canary}`, ops: [put('people', person)] })
    await open.drafts.save({ form: 'meeting', recordId: anId(), savedAt: desk.tools.now().toISOString(), content: { text: canary } })
    for (const bytes of inEncodings(canary)) await open.blobs.put(Buffer.concat([bytes, Buffer.alloc(2000)]))
  }
  await open.snapshots.takeNow()
  expect(await found(desk.inData())).toEqual([])
  await open.close()
  expect(await found(desk.root)).toEqual([])
  const secrets = await Promise.all((await filesUnder(desk.inData())).map(async file => ((await fs.readFile(file)).includes('AGE-SECRET-KEY-') ? file : null)))
  expect(secrets.filter(file => file !== null)).toEqual([])
})

test('the search finds them where they are', async () => {
  const folder = newFolder()
  for (const [i, bytes] of inEncodings(canaries[1]!).entries()) await fs.writeFile(path.join(folder, `${i}`), Buffer.concat([gzipSync('x'), bytes]))
  expect(await found(folder)).toHaveLength(3)
})
