import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openLog } from '../../../electron/files/log-file.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const at = () => new Date('2026-11-22T01:30:00Z')

describe('the log', () => {
  test('says when, what and where in the program', () => {
    const folder = join(newFolder(), 'logs')
    openLog(folder, at).error('commit failed', new RangeError('offset out of range'))
    const text = readFileSync(join(folder, 'ledger.log'), 'utf8')
    expect(text).toMatch(/^2026-11-22T01:30:00\.000Z commit failed: RangeError: offset out of range\n {4}at .*log-file\.test\.ts/)
  })

  test('tells the cause too', () => {
    const folder = newFolder()
    openLog(folder, at).error('commit failed', new Error('outer', { cause: new TypeError('inner') }))
    expect(readFileSync(join(folder, 'ledger.log'), 'utf8')).toContain('caused by TypeError: inner')
  })

  test.each([
    ['a name', '张喆'], ['a rare name', '欧阳䶮'], ['a character beyond the basic plane', '𬘭'], ['an ID number', '110101199001011234'], ['an ID number that ends in X', '11010119900101123X'],
    ['a phone number', '13800138000'], ['the user\'s home folder', homedir()],
  ])('holds no %s', (_, secret) => {
    const folder = newFolder()
    openLog(folder, at).error(`row of ${secret}`, new Error(`could not write ${secret}.`))
    const text = readFileSync(join(folder, 'ledger.log'), 'utf8').split('\n')[0]!
    expect(text).not.toContain(secret)
    expect(text).toContain('could not write')
  })

  test('is set aside at one megabyte; three old ones are kept', () => {
    const folder = newFolder()
    const log = openLog(folder, at)
    for (const round of ['first', 'second', 'third', 'fourth', 'fifth']) {
      log.note(round)
      writeFileSync(join(folder, 'ledger.log'), `${round} ${'x'.repeat(1024 * 1024)}`)
    }
    log.note('last')
    expect(readdirSync(folder).sort()).toEqual(['ledger.1.log', 'ledger.2.log', 'ledger.3.log', 'ledger.log'])
    expect(readFileSync(join(folder, 'ledger.1.log'), 'utf8')).toMatch(/^fifth/)
    expect(readFileSync(join(folder, 'ledger.3.log'), 'utf8')).toMatch(/^third/)
    expect(readFileSync(join(folder, 'ledger.log'), 'utf8')).toMatch(/last\n$/)
  })

  test('that cannot be written stops nothing', () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'ledger.log')) // a folder where the file should be
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    openLog(folder, at).note('something')
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
  })
})
