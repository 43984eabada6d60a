import { writeFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createKeys, openKeys } from '../../../../electron/archive/keys/keys.ts'
import { LiveKeys } from '../../../../electron/archive/keys/archive-keys.ts'
import { freeTries, tried, waitSeconds } from '../../../../electron/archive/keys/tries.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { setPassword, somePassword } from '../../../support/passwords.ts'

const newFolder = temporaryFolders()
const realTries = Number(process.env['FAULT_PASSWORD_TRIES'] ?? 12)

/** A folder with a clock of its own; `key` opens it, anything else doesn't. */
function aDoor(folder = newFolder()) {
  let at = Date.UTC(2026, 10, 22, 8)
  const paused: number[] = []
  const tools = { now: () => new Date(at), pause: async (ms: number) => { paused.push(ms) } }
  const turn = (word: string) => tried(folder, tools, async () => {
    if (word !== 'key') throw new ExpectedFailure(word === 'printed' ? 'wrong-recovery-key' : 'wrong-password')
    return 'open'
  })
  const codeOf = (word: string) => turn(word).catch((error: unknown) => (error as ExpectedFailure).failure.code)
  return { folder, tools, paused, turn, codeOf, wait: (seconds: number) => { at += seconds * 1000 }, left: () => waitSeconds(folder, tools.now()) }
}

async function fail(door: ReturnType<typeof aDoor>, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    door.wait(await door.left())
    expect(await door.codeOf('x')).toBe('wrong-password')
  }
}

describe('wrong secrets', () => {
  test('each takes 300 ms at least', async () => {
    const door = aDoor()
    await fail(door, 3)
    expect(door.paused).toHaveLength(3)
    for (const ms of door.paused) expect(ms).toBeGreaterThan(250)
  })

  test('five are free, then half a minute, doubled each time up to a quarter of an hour', async () => {
    const door = aDoor()
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      await fail(door, 1)
      waits.push(await door.left())
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  })

  test('a printed key that is wrong counts as well', async () => {
    const door = aDoor()
    for (let i = 0; i < freeTries; i++) expect(await door.codeOf('printed')).toBe('wrong-recovery-key')
    expect(await door.codeOf('key')).toBe('too-many-tries')
  })

  test('while one must wait even the right one is not tried, and it is said how long', async () => {
    const door = aDoor()
    await fail(door, freeTries)
    await expect(door.turn('key')).rejects.toMatchObject({ failure: { code: 'too-many-tries', message: expect.stringContaining('30 秒') } })
    door.wait(29)
    await expect(door.turn('key')).rejects.toMatchObject({ failure: { message: expect.stringContaining('1 秒') } })
    door.wait(1)
    expect(await door.turn('key')).toBe('open')
  })

  test('a right one makes all forgotten', async () => {
    const door = aDoor()
    await fail(door, freeTries - 1)
    await door.turn('key')
    await fail(door, freeTries - 1)
    expect(await door.left()).toBe(0)
    expect(await fs.readdir(door.folder)).toEqual(['unlock-tries.json'])
    await door.turn('key')
    expect(await fs.readdir(door.folder)).toEqual([])
  })

  test('what is not about the secret counts for nothing', async () => {
    const door = aDoor()
    for (let i = 0; i < 10; i++) await expect(tried(door.folder, door.tools, async () => { throw new ExpectedFailure('keys-unreadable') })).rejects.toThrow()
    expect([await door.left(), door.paused]).toEqual([0, []])
  })

  test('a clock that is set back makes the waiting begin anew', async () => {
    const door = aDoor()
    await fail(door, freeTries + 1)
    door.wait(50)
    expect(await door.left()).toBe(10)
    door.wait(-3600)
    expect(await door.left()).toBe(60)
    door.wait(59)
    expect(await door.codeOf('key')).toBe('too-many-tries')
    door.wait(1)
    expect(await door.turn('key')).toBe('open')
  })

  test('are counted in the folder before they are tried: a program that was killed meanwhile has used them up', async () => {
    const door = aDoor()
    let seen = ''
    await tried(door.folder, door.tools, async () => { seen = await fs.readFile(path.join(door.folder, 'unlock-tries.json'), 'utf8') })
    expect(JSON.parse(seen)).toMatchObject({ wrong: 1 })
  })

  test('another program, after a restart, counts on from the folder', async () => {
    const door = aDoor()
    writeFileSync(path.join(door.folder, 'unlock-tries.json'), JSON.stringify({ wrong: 7, at: door.tools.now().toISOString() }))
    expect(await door.left()).toBe(120)
  })

  test('a file that is taken away or damaged does not help a program that knows better, nor keep anybody out', async () => {
    const door = aDoor()
    await fail(door, freeTries)
    await fs.rm(path.join(door.folder, 'unlock-tries.json'))
    expect(await door.left()).toBe(30)
    const other = aDoor()
    writeFileSync(path.join(other.folder, 'unlock-tries.json'), 'damaged')
    expect(await other.turn('key')).toBe('open')
  })

  test('1,000 of them in a row, however long one waits: none opens', async () => {
    const door = aDoor()
    let opened = 0
    let refused = 0
    for (let i = 0; i < 1000; i++) {
      const answer = await door.codeOf(`x${i}`)
      if (answer === 'open') opened++
      if (answer === 'too-many-tries') refused++
      door.wait(i % 3 === 0 ? 900 : 10)
    }
    expect(opened).toBe(0)
    expect(refused).toBeGreaterThan(500)
  })
})

test(`${realTries} wrong passwords against the real slot: none opens, and the right one still does`, async () => {
  const folder = newFolder()
  await setPassword({ folder, keys: new LiveKeys(await createKeys(folder, anId())) })
  let at = Date.UTC(2026, 10, 22, 8)
  const tools = { now: () => new Date(at), pause: async () => undefined }
  const turn = (password: string) => tried(folder, tools, () => openKeys(folder, { secret: { kind: 'password', password } }))
  for (let i = 0; i < realTries; i++) {
    await expect(turn(`${somePassword}${i}`)).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
    at += 900_000
  }
  expect((await turn(somePassword)).identity).toBe(2)
})
