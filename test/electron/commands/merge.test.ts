import '../../support/quick-passwords.ts'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { submit } from '../../../electron/archive/merge/submit.ts'
import { unwatched } from '../../../electron/archive/store/work-context.ts'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import { aPerson, today } from '../../support/builders.ts'
import { temporaryFolders } from '../../support/disks.ts'
import { anArchive, change, hand, save } from '../../support/merge-tools.ts'
import { aDesk, reopen } from '../../support/start-tools.ts'

const newFolder = temporaryFolders()
let upper = ''
let report = ''
const person = aPerson({ id: hand.newId(), name: '张喆' })

async function cli(...words: string[]) {
  const lines: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => { lines.push({ ...line }) }, say: words => { said.push(words) }, bundledFonts: [] })
  return { code, lines, said: said.join('\n') }
}

/** An upper archive that has merged a lower one once, then both changed the person's phone. */
beforeAll(async () => {
  const lower = await anArchive(newFolder(), '水务局')
  await save(lower, [put('people', person)])
  const root = newFolder()
  const open = await anArchive(root, '机关工委')
  const reported = async () => (await submit(lower, {
    folder: newFolder(), receiver: { name: '机关工委', recipient: open.keys.recipient }, organisationId: null, from: null, to: null, now: new Date(), today,
  }, unwatched)).file
  const first = await reported()
  upper = open.folder
  await open.close()
  expect((await cli('merge', '--from', first, '--data', upper)).lines).toEqual([{ added: 1, changed: 0, same: 0, deleted: 0, conflicts: 0, seq: 2 }])
  await change(lower, 'people', person.id, { phone: '1' })
  report = await reported()
  await lower.close()
  const again = await reopen(await aDesk(root))
  await change(again, 'people', person.id, { phone: '2' })
  await again.close()
})

const conflict = { source: 0, table: 'people', id: person.id, path: 'phone', kind: 'field', title: '张喆', field: '电话', mine: '2', theirs: '1', proposed: null, reason: '' }

test('a dry run prints the sources, every conflict and the numbers, and changes nothing', async () => {
  const before = readdirSync(path.join(upper, 'sources'))
  const { code, lines } = await cli('merge', '--from', report, '--data', upper, '--dry-run')
  expect(code).toBe(0)
  expect(lines).toEqual([
    { unit: '水务局', rows: 1, baseSeq: 2, isKnown: false }, { conflict }, { added: 0, changed: 0, same: 1, deleted: 0, conflicts: 1, seq: null },
  ])
  expect(readdirSync(path.join(upper, 'sources'))).toEqual(before)
})

test('undecided conflicts refuse the merge by name; --take decides them all', async () => {
  const refused = await cli('merge', '--from', report, '--data', upper)
  expect(refused).toMatchObject({ code: 1, lines: [{ conflict }] })
  expect(refused.said).toContain('1 处两边不一致')
  expect((await cli('merge', '--from', report, '--data', upper, '--take', 'both')).code).toBe(2)
  expect((await cli('merge', '--from', report, '--data', upper, '--take', 'theirs')).lines).toEqual([{ added: 0, changed: 1, same: 0, deleted: 0, conflicts: 1, seq: 4 }])
  expect((await cli('merge', '--from', report, '--data', upper)).lines).toEqual([{ added: 0, changed: 0, same: 1, deleted: 0, conflicts: 0, seq: null }])
})

test('a full backup of another archive is opened by its password', { timeout: 60_000 }, async () => {
  const root = newFolder()
  const other = await anArchive(root, '环保局')
  await save(other, [put('people', aPerson({ id: hand.newId(), name: '李堃' }))])
  await other.close()
  const password = path.join(newFolder(), 'password.txt')
  writeFileSync(password, '云岭水务2026口令')
  expect((await cli('keys', '--data', other.folder, '--set-password-file', password)).code).toBe(0)
  const stick = newFolder()
  expect((await cli('backup', '--data', other.folder, '--to', stick, '--password-file', password)).code).toBe(0)
  const set = path.join(stick, readdirSync(stick)[0]!)
  expect((await cli('merge', '--from', set, '--data', upper)).code).toBe(1)
  const wrong = path.join(newFolder(), 'wrong.txt')
  writeFileSync(wrong, '不是这个口令')
  expect((await cli('merge', '--from', set, '--data', upper, '--password-file', wrong)).said).toContain('口令不对')
  expect((await cli('merge', '--from', set, '--data', upper, '--password-file', password)).lines).toMatchObject([{ added: 1, conflicts: 0 }])
})
