import { describe, expect, test } from 'vitest'
import { UsageError } from '../../../electron/commands/command.ts'
import { parseWords } from '../../../electron/commands/parse-words.ts'

const merge = { options: { from: 'texts', data: 'text', 'password-file': 'optionalText', 'dry-run': 'flag' } } as const
const verifyBackup = { options: { 'password-file': 'optionalText' }, positions: ['备份的位置'] } as const

describe('an option with several values', () => {
  test.each([
    ['one after another', ['--from', 'A', 'B', 'C', '--data', 'D']],
    ['named each time', ['--from', 'A', '--data', 'D', '--from', 'B', '--from', 'C']],
    ['in both ways', ['--data', 'D', '--from', 'A', '--from=B', '--from', 'C']],
  ])('%s', (_, words) => {
    const given = parseWords(merge, words)
    expect([given.all('from'), given.text('data'), given.flag('dry-run')]).toEqual([['A', 'B', 'C'], 'D', false])
  })

  test('ends at the next option, a flag too', () => {
    const given = parseWords(merge, ['--from', 'A', 'B', '--dry-run', '--data', 'D'])
    expect([given.all('from'), given.flag('dry-run')]).toEqual([['A', 'B'], true])
  })

  test.each([['no value', ['--from', '--data', 'D']], ['no such option', ['--data', 'D']], ['a word that belongs to none', ['--from', 'A', '--data', 'D', 'B']]])('%s is wrong usage', (_, words) => {
    expect(() => parseWords(merge, words)).toThrow(UsageError)
  })
})

describe('a word without an option', () => {
  test.each([[['SET', '--password-file', 'F']], [['--password-file', 'F', 'SET']]])('stands before or behind the options: %j', words => {
    const given = parseWords(verifyBackup, words)
    expect([given.position(0), given.optional('password-file')]).toEqual(['SET', 'F'])
  })

  test('must be given, and only once', () => {
    expect(() => parseWords(verifyBackup, [])).toThrow('请写明备份的位置')
    expect(() => parseWords(verifyBackup, ['A', 'B'])).toThrow('多出参数“B”')
  })

  test('is wrong usage for a command that takes none', () => {
    expect(() => parseWords({ options: {} }, ['x'])).toThrow(UsageError)
  })
})
