import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { put, type StoredRow } from '#shared/archive/commit.ts'
import type { OpenFolder } from '../../../../electron/archive/start/open-folder.ts'
import { examineMerge, mergeArchives } from '../../../../electron/archive/merge/merge-archives.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { aFact, aMeeting, aMembership, anAttendee, anOrganisation, aPerson, aTopic, day, time } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { anArchive, asOther, change, decisions, drop, exported, hand, merge, save, undo } from '../../../support/merge-tools.ts'

const newFolder = temporaryFolders()

async function opened(unitName: string): Promise<OpenFolder> {
  const open = await anArchive(newFolder(), unitName)
  onTestFinished(() => open.close())
  return open
}

/** A branch with a person and a meeting. */
function aBranchOf(name: string) {
  const organisation = anOrganisation()
  const fact = aFact({ organisationId: organisation.id, fullName: `中共${name}支部委员会`, shortName: name })
  const person = aPerson({ name: `${name}张喆` })
  const membership = aMembership({ personId: person.id, organisationId: organisation.id })
  const topic = aTopic()
  const meeting = aMeeting({ organisationId: organisation.id, title: `${name}党员大会`, startAt: time('2026-11-20T14:30'), endAt: null, attendees: [anAttendee({ personId: person.id })], topics: [topic] })
  return {
    organisation, fact, person, membership, topic, meeting,
    ops: [put('organisations', organisation), put('organisationFacts', fact), put('people', person), put('memberships', membership), put('meetings', meeting)],
  }
}

/** A lower unit and its upper unit, which has merged it once. */
async function upperAndLower() {
  const lower = await opened('水务局')
  const branch = aBranchOf('水务局')
  await save(lower, branch.ops)
  const upper = await opened('机关工委')
  const first = await merge(upper, [await asOther(lower)])
  return { lower, upper, branch, first }
}

const fieldsOf = async ({ archive }: OpenFolder, table: 'people' | 'meetings' | 'memberships', id: string) => (await archive.row(table, id)) ?? {}

test('a first merge takes what only theirs has, as it is, in one commit after a snapshot', async () => {
  const { lower, upper, branch, first } = await upperAndLower()
  expect(first.report.sources).toMatchObject([{ unit: '水务局', baseSeq: null, isKnown: false }])
  expect(first.total).toEqual({ added: 5, changed: 0, same: 0, deleted: 0 })
  const [act] = (await upper.archive.history.acts({ before: null, limit: 1, isWanted: () => true })).acts
  expect(act).toMatchObject({ seq: first.seq, act: 'merge', summary: '汇总 1 个单位：新增 5、改动 0' })
  const [mine, theirs] = [await fieldsOf(upper, 'people', branch.person.id), await fieldsOf(lower, 'people', branch.person.id)]
  expect({ ...mine, rev: 0, _h: '' }).toEqual({ ...theirs, rev: 0, _h: '' })
  expect(await upper.archive.allRows('units')).toMatchObject([{ name: '机关工委' }])
  expect((await upper.snapshots.list())[0]?.seq).toBe(1)
})

test('the same file twice changes nothing and asks nothing', async () => {
  const { lower, upper } = await upperAndLower()
  const { seq } = upper.archive.head()
  const again = await merge(upper, [await asOther(lower)])
  expect(again).toMatchObject({ seq: null, total: { added: 0, changed: 0, same: 5, deleted: 0 }, report: { conflicts: [], sources: [{ isKnown: true }] } })
  expect(upper.archive.head().seq).toBe(seq)
})

test('two archives edited apart: each side keeps its own changes, and what both changed is asked with who and when', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await change(lower, 'people', branch.person.id, { phone: '111', unitPost: '处长' })
  await change(lower, 'meetings', branch.meeting.id, { topics: [{ ...branch.topic, resolution: '同意' }] })
  await change(upper, 'people', branch.person.id, { remark: '上级备注', unitPost: '副处长' })
  await change(upper, 'meetings', branch.meeting.id, { topics: [{ ...branch.topic, title: '改过的议题' }] })
  const { report, total } = await merge(upper, [await asOther(lower)], 'theirs')
  expect(report.conflicts).toMatchObject([{
    table: 'people', path: 'unitPost', kind: 'field', title: '水务局张喆', organisation: '水务局', field: '行政职务', proposed: null,
    mine: { value: '副处长', text: '副处长', by: '林小满' }, theirs: { value: '处长', text: '处长', by: '林小满' },
  }])
  expect(report.conflicts[0]?.theirs.at).not.toBeNull()
  expect(total.changed).toBe(2)
  expect(await fieldsOf(upper, 'people', branch.person.id)).toMatchObject({ phone: '111', remark: '上级备注', unitPost: '处长' })
  expect((await fieldsOf(upper, 'meetings', branch.meeting.id))['topics']).toMatchObject([{ title: '改过的议题', resolution: '同意' }])
})

test('undecided conflicts refuse the merge, and a decision for mine is not asked again', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await change(lower, 'people', branch.person.id, { phone: '1' })
  await change(upper, 'people', branch.person.id, { phone: '2' })
  const other = await asOther(lower)
  const report = await examineMerge(upper, [other], hand, unwatched)
  const before = upper.archive.head()
  await expect(mergeArchives(upper, [other], { decisions: [], stamp: report.stamp }, hand, unwatched)).rejects.toMatchObject({ failure: { code: 'merge-undecided' } })
  expect(upper.archive.head()).toEqual(before)
  const sources = readdirSync(path.join(upper.folder, 'sources'))
  await mergeArchives(upper, [other], { decisions: decisions(report.conflicts, 'mine'), stamp: report.stamp }, hand, unwatched)
  expect(readdirSync(path.join(upper.folder, 'sources'))).toHaveLength(sources.length + 1)
  expect(await fieldsOf(upper, 'people', branch.person.id)).toMatchObject({ phone: '2' })
  expect(await merge(upper, [other])).toMatchObject({ seq: null, report: { conflicts: [] } })
})

test('a merge by an old report is refused', async () => {
  const { lower, upper, branch } = await upperAndLower()
  const other = await asOther(lower)
  const { stamp } = await examineMerge(upper, [other], hand, unwatched)
  await change(upper, 'people', branch.person.id, { phone: '2' })
  await expect(mergeArchives(upper, [other], { decisions: [], stamp }, hand, unwatched)).rejects.toMatchObject({ failure: { code: 'merge-stale' } })
})

test('merge, then undo: the export is the same byte for byte, and the state that both shared is the one before', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await change(lower, 'people', branch.person.id, { phone: '1' })
  const more = aBranchOf('水务局二')
  await save(lower, more.ops)
  await change(upper, 'people', branch.person.id, { remark: '上级备注' })
  const before = await exported(upper, newFolder())
  const { seq } = await merge(upper, [await asOther(lower)])
  expect(await exported(upper, newFolder())).not.toBe(before)
  await undo(upper, seq!)
  expect(await exported(upper, newFolder())).toBe(before)
  const again = await merge(upper, [await asOther(lower)])
  expect(again.total).toEqual({ added: 5, changed: 1, same: 4, deleted: 0 })
  expect(again.report.sources[0]?.baseSeq).toBe(2)
})

test('after the undo of a first merge, its rows are new again', async () => {
  const { lower, upper, first } = await upperAndLower()
  await undo(upper, first.seq!)
  expect(await upper.archive.allRows('people')).toEqual([])
  expect((await merge(upper, [await asOther(lower)])).report).toMatchObject({ sources: [{ baseSeq: null }], changes: { total: { added: 5 } } })
})

test('deletions are followed, an edit is kept against one and told, and so is what it names', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await drop(lower, 'meetings', branch.meeting.id)
  await drop(lower, 'memberships', branch.membership.id)
  await drop(lower, 'people', branch.person.id)
  await change(upper, 'memberships', branch.membership.id, { joinedOn: day('2001-07-01') })
  const { report, flags } = await merge(upper, [await asOther(lower)])
  expect(report.conflicts).toMatchObject([{ table: 'memberships', path: '', kind: 'editAgainstDelete', proposed: 'mine', field: '整条记录', theirs: { text: '（已删除）' } }])
  expect(flags).toEqual([
    '党员关系「水务局张喆」：水务局已删除，本单位改过，已保留。',
    '人员「水务局张喆」：水务局已删除，因党员关系「水务局张喆」还要用到它，已保留。',
  ])
  expect(report.flags).toEqual(flags)
  expect(upper.archive.head().counts).toMatchObject({ people: 1, memberships: 1 })
  expect(upper.archive.head().counts['meetings']).toBeUndefined()
})

test('a row that the archive’s rules refuse is left out with the rule’s sentence, and asked again next time', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await change(upper, 'memberships', branch.membership.id, { to: day('2026-06-30') })
  const [here, there] = [aBranchOf('环保局'), aBranchOf('林业局')]
  await save(upper, here.ops)
  await save(upper, [put('memberships', aMembership({ personId: branch.person.id, organisationId: here.organisation.id, from: day('2026-07-01') }))])
  await change(lower, 'memberships', branch.membership.id, { to: day('2026-08-31') })
  await save(lower, there.ops)
  const moved = aMembership({ personId: branch.person.id, organisationId: there.organisation.id, from: day('2026-09-01') })
  await save(lower, [put('memberships', moved)])
  const { report, flags, total } = await merge(upper, [await asOther(lower)])
  expect(report.conflicts.find(({ kind }) => kind === 'refused')).toMatchObject({
    table: 'memberships', id: moved.id, path: '', proposed: 'mine', mine: { value: null, text: '（没有这条记录）' }, reason: '党员关系「编入日期」：起止日期与此人的另一段党员关系重叠，请先填好前一段的转出日期',
  })
  expect(flags.join()).toContain('没有采用')
  expect(total.added).toBe(5)
  expect(await upper.archive.row('memberships', moved.id)).toBeNull()
  const again = await merge(upper, [await asOther(lower)])
  expect(again.report.conflicts).toMatchObject([{ kind: 'refused', id: moved.id }])
  expect(again).toMatchObject({ seq: null, total: { added: 0, changed: 0, deleted: 0 } })
})

test('a meeting of a year that is sealed here is left out, and its attachments with it', async () => {
  const { lower, upper, branch } = await upperAndLower()
  const seal = { id: hand.newId(), year: 2025, state: 'sealed' as const, reason: '', changedOn: day('2026-11-01') }
  await save(upper, [put('yearSeals', seal)])
  const { sha256, bytes } = await lower.blobs.put(Buffer.from('补的附件'))
  const late = aMeeting({
    organisationId: branch.organisation.id, belongYear: 2025, startAt: time('2025-03-01T09:00'), endAt: null, backfillReason: '补录',
    attachments: [{ id: hand.newId(), name: '附件.pdf', mime: 'application/pdf', bytes, sha256, category: 'scan' }],
  })
  await save(lower, [put('meetings', late)])
  const { report, seq } = await merge(upper, [await asOther(lower)])
  expect(report.conflicts).toMatchObject([{ kind: 'refused', table: 'meetings', id: late.id }])
  expect(report.conflicts[0]?.reason).toContain('封账')
  expect(seq).toBeNull()
  await expect(upper.blobs.get(sha256)).rejects.toMatchObject({ failure: { code: 'blob-missing' } })
})

test.each(['damaged', 'missing'])('a %s source makes the next merge a first one: conflicts, never silent loss', async how => {
  const { lower, upper, branch } = await upperAndLower()
  const [source] = readdirSync(path.join(upper.folder, 'sources')).map(name => path.join(upper.folder, 'sources', name))
  if (how === 'damaged') {
    const bytes = readFileSync(source!)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(source!, bytes)
  } else {
    rmSync(source!)
  }
  await change(lower, 'people', branch.person.id, { phone: '1' })
  const report = await examineMerge(upper, [await asOther(lower)], hand, unwatched)
  expect(report.conflicts).toMatchObject([{ path: 'phone', proposed: null }])
  expect(report.flags).toEqual(['水务局：上次汇总时留下的对照内容缺失或损坏，这次按第一次汇总处理，两边不一致的内容请逐条核对。'])
  expect(report.sources[0]?.baseSeq).toBeNull()
})

test('an older file than the one merged last asks instead of turning things back', async () => {
  const { lower, upper, branch } = await upperAndLower()
  const old = await asOther(lower)
  await change(lower, 'people', branch.person.id, { phone: '1' })
  await merge(upper, [await asOther(lower)])
  const report = await examineMerge(upper, [old], hand, unwatched)
  expect(report.changes.total).toMatchObject({ added: 0, changed: 0, deleted: 0 })
  expect(report.conflicts).toMatchObject([{ path: 'phone', mine: { value: '1' }, theirs: { value: '' } }])
  expect(report.flags[0]).toContain('比上次汇总的还早')
})

test('after a restore of this archive a merge is compared as a first one', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await save(upper, [put('people', { ...(await upper.archive.row('people', branch.person.id)), remark: '旧备注' } as never)], 'restore')
  const report = await examineMerge(upper, [await asOther(lower)], hand, unwatched)
  expect(report.conflicts).toMatchObject([{ path: 'remark' }])
  expect(report.flags[0]).toContain('恢复过备份')
})

test('a part that lacks a row it doesn’t speak of deletes nothing', async () => {
  const { lower, upper, branch } = await upperAndLower()
  await drop(lower, 'meetings', branch.meeting.id)
  await save(lower, [put('people', aPerson({ name: '新来的' }))])
  const rows = (await asOther(lower)).rows
  const part = { organisationIds: [branch.organisation.id], personIds: null, from: day('2025-01-01'), to: day('2025-12-31'), rows: null }
  const outOfDays = await examineMerge(upper, [await asOther(lower, { rows: rows.filter(({ table }) => table === 'organisations'), scope: part })], hand, unwatched)
  expect(outOfDays.changes.lines.filter(({ table }) => table === 'meetings')).toEqual([])
  expect(outOfDays.changes.lines.filter(({ table, deleted }) => table === 'people' && deleted > 0)).toEqual([])
  const withinDays = await examineMerge(upper, [await asOther(lower, { rows, scope: { ...part, from: null, to: null } })], hand, unwatched)
  expect(withinDays.changes.lines.find(({ table }) => table === 'meetings')?.deleted).toBe(1)
})

test('attachments come with the rows that name them, and only what is lacking is copied', async () => {
  const { lower, upper, branch } = await upperAndLower()
  const attach = async (name: string) => {
    const { sha256, bytes } = await lower.blobs.put(Buffer.from(`附件${name}`))
    return { id: hand.newId(), name, mime: 'application/pdf', bytes, sha256, category: 'scan' as const }
  }
  const [first, second] = [await attach('一.pdf'), await attach('二.pdf')]
  await change(lower, 'meetings', branch.meeting.id, { attachments: [first] })
  await merge(upper, [await asOther(lower)])
  await change(lower, 'meetings', branch.meeting.id, { attachments: [first, second] })
  const asked: string[] = []
  const other = await asOther(lower)
  await merge(upper, [{ ...other, eachBlob: (wanted, use, context) => { asked.push(...wanted); return other.eachBlob(wanted, use, context) } }])
  expect(asked).toEqual([second.sha256])
  for (const { sha256, name } of [first, second]) expect(Buffer.from(await upper.blobs.get(sha256)).toString()).toBe(`附件${name}`)
})

test('twenty files at once are one commit; strangers of the same name are told as likely doubles', async () => {
  const upper = await opened('机关工委')
  await save(upper, [put('people', aPerson({ name: '张喆', birth: day('1980-05-01') }))])
  const others = []
  for (let i = 0; i < 20; i++) {
    const lower = await anArchive(newFolder(), `单位${i}`)
    await save(lower, [...aBranchOf(`单位${i}`).ops, ...(i === 7 ? [put('people', aPerson({ name: '张喆', birth: day('1980-05-20') }))] : [])])
    others.push(await asOther(lower))
    await lower.close()
  }
  const { report, seq, total } = await merge(upper, others)
  expect(total.added).toBe(101)
  expect(report.doubles).toMatchObject([{ table: 'people', title: '张喆', otherTitle: '张喆', reason: '姓名和出生年月相同' }])
  expect(upper.archive.head().seq).toBe(seq)
  expect(readdirSync(path.join(upper.folder, 'sources'))).toHaveLength(20)
  expect((await merge(upper, others)).seq).toBeNull()
})

test('archives of one origin that hold the same are merged without a change, and share that state from then on', async () => {
  const lower = await opened('水务局')
  const branch = aBranchOf('水务局')
  await save(lower, branch.ops)
  const upper = await opened('机关工委')
  const rows: readonly StoredRow[] = (await asOther(lower)).rows.filter(({ table }) => table !== 'units')
  await save(upper, rows.map(({ table, id, row }) => ({ table, id, ifRev: null, value: row })), 'merge')
  const { seq, total } = await merge(upper, [await asOther(lower)])
  expect(total).toEqual({ added: 0, changed: 0, same: 5, deleted: 0 })
  expect(seq).toBe(upper.archive.head().seq)
  await change(lower, 'people', branch.person.id, { phone: '1' })
  expect((await merge(upper, [await asOther(lower)])).report.conflicts).toEqual([])
  expect((await upper.archive.verify()).ok).toBe(true)
})
