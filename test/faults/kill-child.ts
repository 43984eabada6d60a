import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { put } from '#shared/archive/commit.ts'
import { aPerson } from '../support/builders.ts'
import { heavyPerson, opened } from '../support/archives.ts'

/** The process that is killed: streams commits, and says each one only when the archive has acknowledged it. */
const folder = process.argv[2] ?? ''
const archive = await opened(folder)
process.stdout.write(`open ${archive.head().seq}\n`)

const write = async (ids: readonly string[], bytes: number) => {
  const ops = ids.map(id => put('people', { ...(bytes === 0 ? aPerson() : heavyPerson(bytes)), id }))
  const { seq } = await archive.commit({ id: randomUUID(), act: 'kill', summary: '测试', ops })
  process.stdout.write(`ack ${seq} ${ids.join(' ')}\n`)
}
const ids = (count: number) => Array.from({ length: count }, () => randomUUID())

for (let i = 1; ; i++) {
  if (i % 20 === 0) await write(ids(10), 1_000_000) // in two parts
  else await Promise.all(Array.from({ length: i % 4 }, () => write(ids(1 + (i % 3)), i % 10 === 0 ? 60_000 : 0)))
  if (i % 7 === 0) await pause(1)
}
