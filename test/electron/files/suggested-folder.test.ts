import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { suggestedFolder } from '../../../electron/files/suggested-folder.ts'

test.each<[string, NodeJS.Platform, boolean, string]>([
  ['Windows with a second fixed drive', 'win32', true, 'D:\\党务台账数据'],
  ['Windows whose D: is a stick, a disc or nothing', 'win32', false, join(homedir(), '党务台账数据')],
  ['Linux', 'linux', true, join(homedir(), '党务台账数据')],
])('%s', async (_, platform, isFixed, expected) => {
  expect(await suggestedFolder(platform, async () => isFixed)).toBe(expected)
})
