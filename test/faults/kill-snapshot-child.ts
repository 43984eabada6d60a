import { setTimeout as pause } from 'node:timers/promises'
import { anId } from '../support/builders.ts'
import { addPeople, aDesk, begin, reopen } from '../support/start-tools.ts'

/** The process that is killed: commits, takes snapshots, saves drafts and attachments, and says each one only when it was acknowledged. */
const desk = await aDesk(process.argv[2] ?? '')
const isNew = desk.settings.read().dataFolder === null
const open = isNew ? await begin(desk) : await reopen(desk)
const say = (text: string) => process.stdout.write(`${text}\n`)
say('open')

const recordId = anId()
for (let i = Date.now(); ; i++) {
  desk.wait(1000 + (Date.now() % 60_000))
  const [person] = await addPeople(open, [`人员${i}`])
  say(`person ${person?.id ?? ''}`)
  await open.drafts.save({ form: 'meeting', recordId, savedAt: new Date().toISOString(), content: { step: i, text: '半'.repeat(20_000) } })
  say(`draft ${i}`)
  const { sha256 } = await open.blobs.put(Buffer.from(`附件${i}`.repeat(10_000)))
  say(`blob ${sha256}`)
  const { id, seq } = await open.snapshots.takeNow()
  say(`snapshot ${id} ${seq}`)
  if (i % 5 === 0) await pause(1)
}
