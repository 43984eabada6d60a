import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createArchive } from '../../../../electron/archive/state/archive.ts'
import { type CommitOp, put, remove } from '#shared/archive/commit.ts'
import { rowHash, toggleRow } from '#shared/archive/view-hash.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aBranch, aCommit, addsPerson, contentOf, heavyPerson, journalFilesIn, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { aMeeting, aPerson, aUnit, time } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()

async function fresh() {
  const folder = newFolder()
  await newArchive(folder)
  return { folder, archive: await opened(folder) }
}

const failureOf = (work: Promise<unknown>) => work.then(() => { throw new Error('nothing was refused') }, (error: ExpectedFailure) => error.failure)

describe('a new archive', () => {
  test('holds its unit and nothing else', async () => {
    const { archive } = await fresh()
    expect(archive.head()).toMatchObject({ seq: 1, counts: { units: 1 }, unitName: '云岭市档案服务中心', isSample: false, readOnly: false })
    await archive.close()
  })

  test('is never made over another', async () => {
    const { folder, archive } = await fresh()
    await archive.close()
    const again = createArchive(folder, journalKeys(), { unit: aUnit(), actor: '', device: '', at: '2026-11-22T01:00:00.000Z', commitId: randomUUID() })
    expect((await failureOf(again)).code).toBe('folder-not-empty')
  })
})

describe('a commit', () => {
  test('answers with its rows as they are stored, and they are there after a restart', async () => {
    const { folder, archive } = await fresh()
    const person = aPerson()
    const answer = await archive.commit(aCommit([put('people', person)]))
    const row = answer.rows[0]!.row!
    expect(row).toMatchObject({ ...person, rev: 2, createdAt: answer.at, createdBy: '林小满', updatedAt: answer.at, updatedBy: '林小满', source: 'manual' })
    expect(row['_h']).toBe(rowHash(row))
    await archive.close()
    const again = await opened(folder)
    expect(await again.row('people', person.id)).toEqual(row)
    expect(again.head()).toEqual(archive.head())
    await again.close()
  })

  test('keeps counts and viewHash as the rows make them', async () => {
    const { archive } = await fresh()
    const first = (await archive.commit(addsPerson())).rows[0]!
    await archive.commit(aCommit([put('people', { ...(first.row as never as ReturnType<typeof aPerson>), name: '李堃' })]))
    const second = (await archive.commit(addsPerson('王頔'))).rows[0]!
    await archive.commit(aCommit([remove('people', { id: second.id, rev: 4 })]))
    const rows = (await contentOf(archive)) as { table: TableName; id: string; row: Record<string, unknown> }[]
    expect(archive.head().viewHash).toBe(rows.reduce((sum, { table, id, row }) => toggleRow(sum, table, id, rowHash(row)), '0'.repeat(64)))
    expect(archive.head().counts).toEqual({ units: 1, people: 1 })
    await archive.close()
  })

  test('with an old revision is refused and leaves nothing behind', async () => {
    const { folder, archive } = await fresh()
    const person = aPerson()
    await archive.commit(aCommit([put('people', person)]))
    await archive.commit(aCommit([put('people', { ...person, rev: 2, name: '李堃' })]))
    const before = journalFilesIn(folder)
    const failure = await failureOf(archive.commit(aCommit([put('people', aPerson()), put('people', { ...person, rev: 2, name: '王頔' })])))
    expect(failure).toMatchObject({ code: 'conflict', problems: [{ table: 'people', id: person.id }] })
    expect(journalFilesIn(folder)).toEqual(before)
    expect(archive.head()).toMatchObject({ seq: 3, counts: { units: 1, people: 1 } })
    await archive.close()
  })

  test('that is repeated after a lost reply answers as the first did, also after a restart', async () => {
    const { folder, archive } = await fresh()
    const commit = addsPerson()
    const answer = await archive.commit(commit)
    await archive.commit(addsPerson('李堃'))
    expect(await archive.commit(commit)).toEqual(answer)
    await archive.close()
    const again = await opened(folder)
    expect(await again.commit(commit)).toEqual(answer)
    expect(again.head()).toMatchObject({ seq: 3, counts: { people: 2 } })
    await again.close()
  })

  test('that is repeated while the first is being written answers the same', async () => {
    const { archive } = await fresh()
    const commit = addsPerson()
    const answers = await Promise.all([archive.commit(addsPerson()), archive.commit(commit), archive.commit(commit)])
    expect(answers[2]).toEqual(answers[1])
    expect(archive.head()).toMatchObject({ seq: 3, counts: { people: 2 } })
    await archive.close()
  })

  test('among many at once is checked upon the ones before it', async () => {
    const { archive } = await fresh()
    const person = aPerson()
    const commits = [addsPerson(), aCommit([put('people', person)]), aCommit([put('people', { ...person, name: '李堃' })])]
    const [, first, second] = await Promise.allSettled(commits.map(commit => archive.commit(commit)))
    expect(first).toMatchObject({ status: 'fulfilled', value: { seq: 3 } })
    expect(second).toMatchObject({ status: 'rejected', reason: { failure: { code: 'conflict' } } })
    await archive.close()
  })

  test('names each field that fails, and what is expected, in Chinese', async () => {
    const { archive } = await fresh()
    const bad = { ...aPerson({ name: ' ' }), birth: '1980-13', sex: 3, isRetired: 'no' }
    const failure = await failureOf(archive.commit(aCommit([{ table: 'people', id: bad.id, ifRev: null, value: bad }])))
    expect(failure.code).toBe('invalid-rows')
    expect(Object.fromEntries(failure.problems!.map(p => [p.path, p.message]))).toEqual({
      name: '不能为空', birth: '应为日期，如 2026-03-01，或应为年月，如 1978-01', sex: '应为以下之一：0（未知）、1（男）、2（女）、9（未说明）',
      isRetired: '应为是或否（true 或 false）',
    })
    await archive.close()
  })

  test('cleans pasted control characters and says so', async () => {
    const { archive } = await fresh()
    const answer = await archive.commit(addsPerson('张\u0007喆'))
    expect(answer.rows[0]!.row!['name']).toBe('张喆')
    expect(answer.cleaned).toEqual([{ table: 'people', id: answer.rows[0]!.id, path: 'name', message: '第 2 个字符是看不见的控制符，已删去' }])
    await archive.close()
  })

  test('keeps fields that it does not know', async () => {
    const { archive } = await fresh()
    const person = { ...aPerson(), futureField: [1, 2] }
    const answer = await archive.commit(aCommit([put('people', person)]))
    expect(answer.rows[0]!.row!['futureField']).toEqual([1, 2])
    await archive.close()
  })

  test('of a row longer than 2 MiB is refused', async () => {
    const { archive } = await fresh()
    expect((await failureOf(archive.commit(aCommit([put('people', heavyPerson(2 * 1024 * 1024))])))).code).toBe('row-too-large')
    await archive.close()
  })

  test('keeps the base fields of an import and of an undo, and sets them else', async () => {
    const { archive } = await fresh()
    const base = { createdAt: '2020-01-01T00:00:00.000Z', createdBy: '周明', updatedAt: '2020-01-02T00:00:00.000Z', updatedBy: '周明', source: 'import' }
    const person = { ...aPerson(), ...base }
    const imported = await archive.commit(aCommit([put('people', person)]), { keepBase: true })
    expect(imported.rows[0]!.row).toMatchObject(base)
    const edited = await archive.commit(aCommit([put('people', { ...person, rev: 2, remark: '改', ...{ createdBy: '别人' } })]))
    expect(edited.rows[0]!.row).toMatchObject({ ...base, updatedAt: edited.at, updatedBy: '林小满' })
    const undone = await archive.commit(aCommit([put('people', { ...person, rev: 3 })], { act: 'undo' }))
    expect(undone.rows[0]!.row).toMatchObject(base)
    await archive.close()
  })

  test('of a meeting entered by hand more than seven days after it wants a reason', async () => {
    const { archive } = await fresh()
    const { branch, commit } = aBranch()
    await archive.commit(commit)
    const held = (startAt: string, backfillReason = '') =>
      archive.commit(aCommit([put('meetings', aMeeting({ organisationId: branch.id, startAt: time(startAt), endAt: null, backfillReason }))]))
    expect(await failureOf(held('2026-11-14T09:00'))).toMatchObject({ code: 'invalid-rows', problems: [{ path: 'backfillReason' }] })
    await held('2026-11-15T09:00')
    const late = (await held('2026-11-14T09:00', '当时记录人出差')).rows[0]!
    const hidden = { table: 'meetings' as const, id: late.id, ifRev: 4, value: { ...late.row, backfillReason: '' } }
    expect(await failureOf(archive.commit(aCommit([hidden])))).toMatchObject({ code: 'invalid-rows', problems: [{ path: 'backfillReason' }] })
    await archive.close()
  })

  test('that is only examined writes nothing', async () => {
    const { folder, archive } = await fresh()
    const before = journalFilesIn(folder)
    const commit = addsPerson()
    expect((await archive.examine(commit)).rows).toHaveLength(1)
    expect(journalFilesIn(folder)).toEqual(before)
    expect((await archive.commit(commit)).seq).toBe(2)
    await archive.close()
  })

  test('is refused by an archive that is only read', async () => {
    const { folder, archive } = await fresh()
    await archive.close()
    const reading = await opened(folder, { readOnly: true })
    expect((await failureOf(reading.commit(addsPerson()))).code).toBe('archive-read-only')
    expect(reading.head().readOnly).toBe(true)
    await reading.close()
  })
})

describe('reading', () => {
  test('pages come in journal order, none too large, and hold every row once', async () => {
    const { archive } = await fresh()
    const people = Array.from({ length: 11 }, () => heavyPerson(1024 * 1024))
    await archive.commit(aCommit(people.map(person => put('people', person))))
    await archive.commit(addsPerson('最后'))
    const pages = []
    for (let after: string | null = null, more = true; more;) {
      const page = await archive.rowsPage(after)
      pages.push(page.rows)
      after = page.next
      more = after !== null
    }
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(4.1 * 1024 * 1024)
    const ids = pages.flat().map(row => row.id)
    expect(new Set(ids).size).toBe(13)
    expect(ids).toHaveLength(13)
    expect(pages.flat().map(row => row.row!['rev'])).toEqual([1, ...people.map(() => 2), 3])
    await archive.close()
  })

  test('changedSince tells what was written and what was deleted, as it is now', async () => {
    const { archive } = await fresh()
    const [first] = (await archive.commit(addsPerson())).rows
    const [second] = (await archive.commit(addsPerson('李堃'))).rows
    await archive.commit(aCommit([remove('people', { id: first!.id, rev: 2 })]))
    expect(await archive.changedSince(2)).toEqual([second, { table: 'people', id: first!.id, row: null }])
    expect(await archive.changedSince(4)).toEqual([])
    await archive.close()
  })

  test('the whole state is a Reader', async () => {
    const { archive } = await fresh()
    const { branch, commit } = aBranch()
    await archive.commit(commit)
    const meeting = aMeeting({ organisationId: branch.id, startAt: time('2026-11-20T09:00'), endAt: null })
    await archive.commit(aCommit([put('meetings', meeting)]))
    const reader = await archive.reader()
    expect(await reader.unit()).toMatchObject({ name: '云岭市档案服务中心' })
    expect(await reader.meeting(meeting.id)).toEqual(await archive.row('meetings', meeting.id))
    expect(await reader.organisationFacts()).toHaveLength(1)
    await archive.close()
  })
})

describe('a checkpoint', () => {
  test('survives JSON and starts an archive that is the same, with the frames after it', async () => {
    const { folder, archive } = await fresh()
    const { branch, commit } = aBranch()
    await archive.commit(commit)
    const repeatable = addsPerson()
    const answer = await archive.commit(repeatable)
    const checkpoint = JSON.parse(JSON.stringify(archive.checkpoint()))
    await archive.commit(addsPerson('李堃'))
    const whole = { head: archive.head(), rows: await contentOf(archive) }
    await archive.close()
    const again = await opened(folder, { checkpoint })
    expect({ head: again.head(), rows: await contentOf(again) }).toEqual(whole)
    expect(await again.commit(repeatable)).toEqual(answer)
    expect((await failureOf(again.commit(aCommit([remove('organisations', { id: branch.id, rev: 2 })])))).code).toBe('invalid-rows')
    expect(await again.verify()).toMatchObject({ ok: true, seq: 4, frames: 4 })
    await again.close()
  })

  test('that does not fit the journal is ignored', async () => {
    const { folder, archive } = await fresh()
    await archive.commit(addsPerson())
    const checkpoint = { ...archive.checkpoint(), head: 'ab'.repeat(32), rows: [] }
    await archive.close()
    const again = await opened(folder, { checkpoint })
    expect(again.head()).toEqual(archive.head())
    await again.close()
  })
})

describe('large commits', () => {
  test('are written in parts, read back, and never parted between files', async () => {
    const { folder, archive } = await fresh()
    const people = Array.from({ length: 24 }, () => heavyPerson(1024 * 1024))
    const commit = aCommit(people.map(person => put('people', person)))
    const answer = await archive.commit(commit)
    await archive.commit(addsPerson())
    expect(journalFilesIn(folder).map(file => file.name)).toEqual(['000001-1.j1', '000002-1.j1'])
    expect(await archive.verify()).toMatchObject({ ok: true, seq: 3, frames: 26 })
    await archive.close()
    const again = await opened(folder)
    expect(again.head()).toEqual(archive.head())
    expect((await again.commit(commit)).rows).toEqual(answer.rows)
    await again.close()
  })
})

test('an archive that was made anew under another key epoch goes on in a new file', async () => {
  const { folder, archive } = await fresh()
  await archive.close()
  const later = await opened(folder, {}, journalKeys({ epoch: 2 }))
  await later.commit(addsPerson())
  await later.close()
  expect(journalFilesIn(folder).map(file => file.name)).toEqual(['000001-1.j1', '000002-2.j1'])
  const again = await opened(folder, {}, journalKeys({ epoch: 2 }))
  expect(again.head()).toMatchObject({ seq: 2, counts: { units: 1, people: 1 } })
  await again.close()
})

test('deleting and changing in one commit is judged by what stands in the end', async () => {
  const { archive } = await fresh()
  const { branch, fact, commit } = aBranch()
  await archive.commit(commit)
  const both: CommitOp[] = [remove('organisations', { id: branch.id, rev: 2 }), remove('organisationFacts', { id: fact.id, rev: 2 })]
  await archive.commit(aCommit(both))
  expect(archive.head().counts).toEqual({ units: 1 })
  await archive.close()
})
