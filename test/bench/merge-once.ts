import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CommitOp, put } from '#shared/archive/commit.ts'
import { examineMerge, mergeArchives } from '../../electron/archive/merge/merge-archives.ts'
import { withOthers } from '../../electron/archive/merge/open-others.ts'
import { submit } from '../../electron/archive/merge/submit.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { aFact, aMembership, anOrganisation, aPerson, today } from '../support/builders.ts'
import { aDesk, begin, reopen } from '../support/start-tools.ts'

/** `make FOLDER UNITS PEOPLE` writes an upper archive and one report a unit; `merge FOLDER UNITS` examines and merges them all and prints how long that took. */
const [what, folder = '', units = '', people = ''] = process.argv.slice(2)
if (what === 'make') await make(Number(units), Number(people))
else await merge(Number(units))

async function make(unitCount: number, peopleCount: number): Promise<void> {
  const upper = await begin(await aDesk(join(folder, 'upper')), '机关工委')
  mkdirSync(join(folder, 'reports'))
  for (let unit = 0; unit < unitCount; unit++) {
    const lower = await begin(await aDesk(join(folder, `lower-${unit}`)), `单位${unit}`)
    await lower.archive.commit({ id: randomUUID(), act: 'record', summary: '录入', ops: unitRows(unit, peopleCount) })
    await submit(lower, {
      folder: join(folder, 'reports'), receiver: { name: '机关工委', recipient: upper.keys.recipient }, organisationId: null, from: null, to: null, now: new Date(), today,
    }, unwatched)
    await lower.close()
  }
  await upper.close()
  process.stdout.write('{}\n')
}

function unitRows(unit: number, peopleCount: number): CommitOp[] {
  const branches = Array.from({ length: Math.ceil(peopleCount / 50) }, () => anOrganisation({ id: randomUUID() }))
  const ops: CommitOp[] = branches.flatMap(({ id }, i) => [put('organisations', branches[i] ?? anOrganisation()), put('organisationFacts', aFact({ id: randomUUID(), organisationId: id, fullName: `单位${unit}第${i}支部`, shortName: `第${i}支部` }))])
  for (let i = 0; i < peopleCount; i++) {
    const person = aPerson({ id: randomUUID(), name: `人员${unit}-${i}` })
    ops.push(put('people', person), put('memberships', aMembership({ id: randomUUID(), personId: person.id, organisationId: branches[i % branches.length]?.id ?? '' })))
  }
  return ops
}

async function merge(unitCount: number): Promise<void> {
  const open = await reopen(await aDesk(join(folder, 'upper')))
  const began = performance.now()
  const sets = Array.from({ length: unitCount }, (_, unit) => ({ place: join(folder, 'reports', `上报_单位${unit}_20261122.zip`), secret: null, backupId: null }))
  const hand = { newId: () => randomUUID(), today }
  let examined = 0
  const { total } = await withOthers(sets, open.keys, unwatched, async others => {
    const { stamp } = await examineMerge(open, others, hand, unwatched)
    examined = performance.now() - began
    return mergeArchives(open, others, { decisions: [], stamp }, hand, unwatched)
  })
  const seconds = (performance.now() - began) / 1000
  await open.close()
  process.stdout.write(`${JSON.stringify({ rows: total.added, examineSeconds: examined / 1000, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 })}\n`)
}
