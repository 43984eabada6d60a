import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, onTestFinished, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { examineMerge } from '../../../../electron/archive/merge/merge-archives.ts'
import { withOthers } from '../../../../electron/archive/merge/open-others.ts'
import { submit, type SubmitWish } from '../../../../electron/archive/merge/submit.ts'
import { openSet } from '../../../../electron/archive/sets/open-set.ts'
import type { OpenFolder } from '../../../../electron/archive/start/open-folder.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { aFact, aMeeting, aMembership, anOrganisation, aPerson, day, time, today } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { anArchive, change, hand, merge, save } from '../../../support/merge-tools.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()

async function opened(unitName: string): Promise<OpenFolder> {
  const open = await anArchive(newFolder(), unitName)
  onTestFinished(() => open.close())
  return open
}

async function twoBranches() {
  const lower = await opened('水务局')
  const upper = await opened('机关工委')
  const branches = ['第一支部', '第二支部'].map(name => {
    const organisation = anOrganisation()
    const person = aPerson({ name: `${name}张喆` })
    return { organisation, person, fact: aFact({ organisationId: organisation.id, shortName: name, fullName: name }), membership: aMembership({ personId: person.id, organisationId: organisation.id }) }
  })
  const { sha256, bytes } = await lower.blobs.put(Buffer.from('签到表'))
  await lower.blobs.put(Buffer.from('别处的附件'))
  const attachments = [{ id: hand.newId(), name: '签到.pdf', mime: 'application/pdf', bytes, sha256, category: 'signIn' as const }]
  const meeting = aMeeting({ organisationId: branches[0]!.organisation.id, startAt: time('2026-11-20T14:30'), endAt: null, attachments })
  await save(lower, [...branches.flatMap(one => [put('organisations', one.organisation), put('organisationFacts', one.fact), put('people', one.person), put('memberships', one.membership)]), put('meetings', meeting)])
  return { lower, upper, branches, meeting, sha256 }
}

function wishFor(upper: OpenFolder, some: Partial<SubmitWish> = {}): SubmitWish {
  return { folder: newFolder(), receiver: { name: '机关工委', recipient: upper.keys.recipient }, organisationId: null, from: null, to: null, now: new Date('2026-11-22T08:00:00.000Z'), today, ...some }
}

const mergedBy = (upper: OpenFolder, ...files: string[]) => withOthers(files.map(place => ({ place, secret: null, backupId: null })), upper.keys, unwatched, others => merge(upper, others))

test('a report of one organisation is one file that receiver and sender open, with its rows and attachments only', async () => {
  const { lower, upper, branches, sha256 } = await twoBranches()
  const wish = wishFor(upper, { organisationId: branches[0]!.organisation.id })
  const done = await submit(lower, wish, unwatched)
  expect(readdirSync(wish.folder)).toEqual(['上报_水务局_20261122.zip'])
  expect(done).toMatchObject({ records: 5, files: 1 })
  for (const reader of [upper, lower]) {
    const set = await openSet(done.file, { identities: reader.keys.identities })
    expect(set.card).toMatchObject({ kind: 'submission', unit: '水务局', archiveId: lower.keys.archiveId })
    const backup = await set.verify(set.backupIds[0]!, unwatched)
    expect((await backup.rows()).map(({ table }) => table).sort()).toEqual(['meetings', 'memberships', 'organisationFacts', 'organisations', 'people'])
    expect([...backup.blobs.keys()]).toEqual([sha256])
    expect(backup.manifest).toMatchObject({ kind: 'submission', seq: lower.archive.head().seq, head: lower.archive.head().head, missingBlobs: [] })
    expect(set.keys.journalKey(1)).toBeUndefined()
    await set.close()
  }
  const stranger = await generateX25519Identity()
  await expect(openSet(done.file, { identities: [stranger] })).rejects.toMatchObject({ failure: { code: 'password-needed' } })
  expect(readdirSync(path.join(lower.folder, 'work'))).toEqual([])
})

test('the upper unit merges the report, and the next one is compared with it', async () => {
  const { lower, upper, branches, meeting, sha256 } = await twoBranches()
  await upper.blobs.put(Buffer.from('签到表'))
  const another = await lower.blobs.put(Buffer.from('另一份附件'))
  await change(lower, 'meetings', meeting.id, { attachments: [...meeting.attachments, { ...meeting.attachments[0]!, id: hand.newId(), sha256: another.sha256 }] })
  const first = await submit(lower, wishFor(upper), unwatched)
  expect((await mergedBy(upper, first.file)).total.added).toBe(9)
  expect(Buffer.from(await upper.blobs.get(sha256)).toString()).toBe('签到表')
  expect(Buffer.from(await upper.blobs.get(another.sha256)).toString()).toBe('另一份附件')
  await change(lower, 'people', branches[0]!.person.id, { phone: '1' })
  await change(upper, 'people', branches[0]!.person.id, { remark: '上级备注' })
  const second = await submit(lower, wishFor(upper, { organisationId: branches[0]!.organisation.id }), unwatched)
  const { report, total } = await mergedBy(upper, second.file)
  expect(report).toMatchObject({ conflicts: [], flags: [], sources: [{ unit: '水务局', baseSeq: 3, isKnown: false }] })
  expect(total).toEqual({ added: 0, changed: 1, same: 4, deleted: 0 })
  expect(upper.archive.head().counts).toMatchObject({ people: 2, memberships: 2 })
  expect((await mergedBy(upper, second.file)).seq).toBeNull()
})

test('a file is never overwritten', async () => {
  const { lower, upper } = await twoBranches()
  const wish = wishFor(upper)
  await submit(lower, wish, unwatched)
  const before = readFileSync(path.join(wish.folder, '上报_水务局_20261122.zip'))
  await submit(lower, wish, unwatched)
  expect(readdirSync(wish.folder)).toEqual(['上报_水务局_20261122 (2).zip', '上报_水务局_20261122.zip'])
  expect(readFileSync(path.join(wish.folder, '上报_水务局_20261122.zip')).equals(before)).toBe(true)
})

test('a wrong recipient is refused before anything is written; cancelling leaves nothing', async () => {
  const { lower, upper } = await twoBranches()
  for (const recipient of ['', 'age1', 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq', `${upper.keys.recipient}x`]) {
    const wish = wishFor(upper, { receiver: { name: '机关工委', recipient } })
    await expect(submit(lower, wish, unwatched)).rejects.toMatchObject({ failure: { code: 'no-recipient' } })
    expect(readdirSync(wish.folder)).toEqual([])
  }
  const cancelled = new AbortController()
  const wish = wishFor(upper)
  const work = submit(lower, wish, { signal: cancelled.signal, report: ({ doing }) => { if (doing === '正在写入附件') cancelled.abort() } })
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  expect(readdirSync(wish.folder)).toEqual([])
  expect(readdirSync(path.join(lower.folder, 'work'))).toEqual([])
})

test('a damaged report, one for somebody else, and one’s own backup are refused, and the archive is as before', async () => {
  const { lower, upper } = await twoBranches()
  const { file } = await submit(lower, wishFor(upper), unwatched)
  const before = upper.archive.head()
  const examined = (open: OpenFolder, place: string) => withOthers([{ place, secret: null, backupId: null }], open.keys, unwatched, others => examineMerge(open, others, hand, unwatched))
  const broken = path.join(newFolder(), 'broken.zip')
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(broken, bytes)
  await expect(examined(upper, broken)).rejects.toMatchObject({ failure: { code: 'set-damaged' } })
  const stranger = await opened('环保局')
  await expect(examined(stranger, file)).rejects.toMatchObject({ failure: { code: 'password-needed' } })
  await expect(examined(lower, file)).rejects.toMatchObject({ failure: { code: 'set-other-archive' } })
  expect(upper.archive.head()).toEqual(before)
})

test.skipIf(!hasTool('age') || !hasTool('unzip'))('the age program opens every file of a report with the receiver’s identity alone', async () => {
  const { lower, upper } = await twoBranches()
  const identity = await generateX25519Identity()
  const { file } = await submit(lower, wishFor(upper, { receiver: { name: '机关工委', recipient: await identityToRecipient(identity) } }), unwatched)
  const folder = newFolder()
  copyFileSync(file, path.join(folder, 'report.zip'))
  execFileSync('unzip', ['-q', 'report.zip'], { cwd: folder })
  const set = path.join(folder, '上报_水务局_20261122')
  mkdirSync(path.join(folder, 'open'))
  writeFileSync(path.join(folder, 'receiver.txt'), `${identity}\n`)
  const age = (file: string, key: string) => execFileSync('age', ['-d', '-i', path.join(folder, key), path.join(set, file)])
  writeFileSync(path.join(folder, 'file.txt'), age('keys/1/unit-机关工委.age', 'receiver.txt'))
  for (const pack of readdirSync(path.join(set, 'packs'))) expect(age(`packs/${pack}`, 'file.txt').length).toBeGreaterThan(0)
  const [manifest] = readdirSync(path.join(set, 'snapshots')).filter(name => name.endsWith('.age'))
  expect(JSON.parse(age(`snapshots/${manifest}`, 'file.txt').toString())).toMatchObject({ kind: 'submission', unit: '水务局' })
})

test('meetings of some days alone come with what they name', async () => {
  const { lower, upper, meeting } = await twoBranches()
  await save(lower, [put('meetings', { ...meeting, id: hand.newId(), startAt: time('2025-03-01T09:00'), belongYear: 2025, backfillReason: '补录', attachments: [] })])
  const done = await submit(lower, wishFor(upper, { from: day('2026-01-01'), to: day('2026-12-31') }), unwatched)
  expect((await mergedBy(upper, done.file)).report.changes.lines.map(({ table, added }) => [table, added])).toEqual([['organisations', 1], ['meetings', 1]])
})
