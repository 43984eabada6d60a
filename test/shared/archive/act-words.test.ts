import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actName, actWords } from '#shared/archive/act-words.ts'

const root = join(import.meta.dirname, '..', '..', '..')

test('every act that the program does has a Chinese name', () => {
  const sources = ['electron', 'renderer'].flatMap(folder => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name)).map(name => readFileSync(join(root, folder, name), 'utf8')))
  const done = new Set(sources.flatMap(source => [...source.matchAll(/(?<!\.)\bwrite\('([a-zA-Z]+)'|\bact: '([a-zA-Z]+)'/g)].map(([, written, named]) => written ?? named ?? '')))
  expect(done.size).toBeGreaterThan(20)
  expect([...done].filter(act => !(act in actWords))).toEqual([])
})

test('an act of another version gets a general word, never its code', () => {
  expect(actName('recordSomethingNew')).toBe('其他操作')
  expect(actName('recordMeeting')).toBe('保存会议记录')
})
