import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Archive } from '../../../../electron/archive/state/archive.ts'
import { type CommitOp, put, remove } from '#shared/archive/commit.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import type { ExpectedFailure } from '#shared/contract/outcome.ts'
import { aBranch, aCommit, newArchive, opened } from '../../../support/archives.ts'
import { aDevelopmentCase, aFact, aMeeting, aMembership, anAttendee, anId, anOrganisation, aPerson, aPost, aTopic, aUnit, day, time } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
let archive: Archive

beforeEach(async () => {
  const folder = newFolder()
  await newArchive(folder)
  archive = await opened(folder)
})
afterEach(() => archive.close())

/** `path：message` of each problem; 'saved' when there is none. */
async function saving(...ops: CommitOp[]): Promise<string[] | 'saved'> {
  const seq = archive.head().seq
  try {
    await archive.commit(aCommit(ops))
    return 'saved'
  } catch (error) {
    expect(archive.head().seq, 'nothing is left behind').toBe(seq)
    return ((error as ExpectedFailure).failure.problems ?? []).map(p => `${p.path}：${p.message}`)
  }
}

async function withBranchAndPerson() {
  const { branch, fact, commit } = aBranch()
  const person = aPerson()
  await archive.commit({ ...commit, ops: [...commit.ops, put('people', person)] })
  return { branch, fact, person }
}

describe('references', () => {
  test('a row that is named must exist, wherever it is named', async () => {
    const { branch } = await withBranchAndPerson()
    expect(await saving(put('meetings', aMeeting({
      organisationId: branch.id, startAt: time('2026-11-20T09:00'), endAt: null, hostId: anId(), attendees: [anAttendee()],
      topics: [aTopic({ speeches: [{ personId: anId(), speakerName: '', text: '同意', isDissent: false }] })],
    })))).toEqual([
      'hostId：档案中没有这条人员记录，请重新选择', 'attendees.0.personId：档案中没有这条人员记录，请重新选择',
      'topics.0.speeches.0.personId：档案中没有这条人员记录，请重新选择',
    ])
    expect(await saving(put('posts', aPost()))).toEqual(['personId：档案中没有这条人员记录，请重新选择', 'organisationId：档案中没有这条党组织记录，请重新选择'])
  })

  test('both may come in one commit, in any order', async () => {
    const { branch } = await withBranchAndPerson()
    const person = aPerson()
    expect(await saving(put('posts', aPost({ personId: person.id, organisationId: branch.id })), put('people', person))).toBe('saved')
  })

  test('what others name can’t be deleted, and the sentence says who names it', async () => {
    const { branch, person } = await withBranchAndPerson()
    const membership = aMembership({ personId: person.id, organisationId: branch.id })
    const held = (startAt: string) => aMeeting({ organisationId: branch.id, startAt: time(startAt), endAt: null, attendees: [anAttendee({ personId: person.id })], hostId: person.id })
    await archive.commit(aCommit([put('memberships', membership), put('meetings', held('2026-11-20T09:00')), put('meetings', held('2026-11-21T09:00'))]))
    const refused = ['：人员「张喆」还被1 条党员关系、2 条会议使用，不能删除；请先修改或删除那些记录']
    expect(await saving(remove('people', { id: person.id, rev: 2 }))).toEqual(refused)
    expect(await saving(remove('memberships', { id: membership.id, rev: 3 }), remove('people', { id: person.id, rev: 2 }))).toEqual([refused[0]!.replace('1 条党员关系、', '')])
  })

  test('a row that is no longer named can go', async () => {
    const { branch, person } = await withBranchAndPerson()
    const other = aPerson()
    const post = aPost({ personId: person.id, organisationId: branch.id })
    await archive.commit(aCommit([put('people', other), put('posts', post)]))
    expect(await saving(put('posts', { ...post, personId: other.id, rev: 3 }), remove('people', { id: person.id, rev: 2 }))).toBe('saved')
  })
})

test('one unit and one row of settings', async () => {
  expect(await saving(put('units', aUnit()))).toEqual(['：只能有一条单位记录，请修改已有的那一条'])
  expect(await saving(put('settings', { ...defaultSettings, id: anId() }))).toBe('saved')
  expect(await saving(put('settings', { ...defaultSettings, id: anId() }))).toEqual(['：只能有一条设置记录，请修改已有的那一条'])
})

describe('days', () => {
  test.each([
    ['前一段到前一天为止', '2020-01-01', '2022-12-31', '2023-01-01', null, 'saved'],
    ['同一天既是止又是起', '2020-01-01', '2023-01-01', '2023-01-01', null, 'refused'],
    ['前一段没有截止', '2020-01-01', null, '2023-01-01', '2023-12-31', 'refused'],
    ['后一段在前一段之前', '2020-01-01', null, '2019-01-01', '2019-12-31', 'saved'],
  ] as const)('党员关系：%s', async (_, from1, to1, from2, to2, expected) => {
    const { branch, person } = await withBranchAndPerson()
    const one = (from: string, to: string | null) =>
      put('memberships', aMembership({ personId: person.id, organisationId: branch.id, from: day(from), to: to === null ? null : day(to) }))
    expect(await saving(one(from1, to1))).toBe('saved')
    const answer = await saving(one(from2, to2))
    if (expected === 'saved') expect(answer).toBe('saved')
    else expect(answer).toEqual(['from：起止日期与此人的另一段党员关系重叠，请先填好前一段的转出日期'])
  })

  test('closing the earlier span and opening the next in one commit is no overlap', async () => {
    const { branch, fact } = await withBranchAndPerson()
    const next = aFact({ organisationId: branch.id, from: day('2024-01-01') })
    expect(await saving(put('organisationFacts', next))).toEqual(['from：起止日期与这个党组织的另一段情况重叠，请先填好前一段的截止日期'])
    expect(await saving(put('organisationFacts', { ...fact, to: day('2023-12-31'), rev: 2 }), put('organisationFacts', next))).toBe('saved')
  })

  test('an end is not before its beginning; a meeting ends after it starts', async () => {
    const { branch, person } = await withBranchAndPerson()
    const post = (to: string) => put('posts', aPost({ personId: person.id, organisationId: branch.id, from: day('2024-05-01'), to: day(to) }))
    expect(await saving(post('2024-05-01'))).toBe('saved')
    expect(await saving(post('2024-04-30'))).toEqual(['to：应不早于「任职起」'])
    const meeting = (endAt: string) => put('meetings', aMeeting({ organisationId: branch.id, startAt: time('2026-11-20T09:00'), endAt: time(endAt) }))
    expect(await saving(meeting('2026-11-20T09:01'))).toBe('saved')
    expect(await saving(meeting('2026-11-20T09:00'))).toEqual(['endAt：应晚于「开始时间」'])
    const suspended = aMembership({ personId: person.id, organisationId: branch.id, votingSuspensions: [{ from: day('2026-01-02'), to: day('2026-01-01') }] })
    expect(await saving(put('memberships', suspended))).toEqual(['votingSuspensions.0.to：截止日期应不早于开始日期'])
  })
})

describe('superiors', () => {
  const place = (superiorId: string | null, from = '2020-01-01', to: string | null = null) => {
    const organisation = anOrganisation()
    const fact = aFact({ organisationId: organisation.id, superiorId, from: day(from), to: to === null ? null : day(to) })
    return { organisation, fact, ops: [put('organisations', organisation), put('organisationFacts', fact)] }
  }

  test('make no loop, neither at once nor over several steps', async () => {
    const a = place(null)
    const b = place(a.organisation.id)
    const c = place(b.organisation.id)
    await archive.commit(aCommit([...a.ops, ...b.ops, ...c.ops]))
    const refused = ['superiorId：上级党组织不能是本组织或它的下级，请重新选择']
    expect(await saving(put('organisationFacts', { ...a.fact, superiorId: a.organisation.id, rev: 2 }))).toEqual(refused)
    expect(await saving(put('organisationFacts', { ...a.fact, superiorId: c.organisation.id, rev: 2 }))).toEqual(refused)
  })

  test('may change places over time', async () => {
    const a = place(null, '2020-01-01', '2022-12-31')
    const b = place(a.organisation.id, '2020-01-01', '2022-12-31')
    await archive.commit(aCommit([...a.ops, ...b.ops]))
    const later = aFact({ organisationId: a.organisation.id, superiorId: b.organisation.id, from: day('2023-01-01') })
    expect(await saving(put('organisationFacts', later))).toBe('saved')
  })
})

test('the same row twice in one commit, and a row to delete that isn’t there', async () => {
  const person = aPerson()
  expect(await saving(put('people', person), put('people', { ...person, name: '李堃' }))).toEqual(['id：同一条记录在一次保存里出现了两次，应只出现一次'])
  expect(await saving({ table: 'people', id: anId(), ifRev: null, value: null })).toEqual(['：档案中没有这条记录，无法删除'])
  expect(await saving({ table: 'people', id: anId(), ifRev: null, value: person })).toEqual([expect.stringContaining('id：应与记录的编号一致')])
})

describe('who may develop and approve (细则 22 条)', () => {
  const approvedBy = (organisationId: string | null, kind: 'committee' | 'partyGroup') => ({ approver: { kind, organisationId, name: '' } })

  test('C40: 党组 is refused as the approver, by its kind and by the type of the organisation chosen', async () => {
    const { branch, person } = await withBranchAndPerson()
    const partyGroup = anOrganisation({ type: 'partyGroup' })
    const own = { personId: person.id, organisationId: branch.id }
    expect(await saving(put('developmentCases', aDevelopmentCase({ ...own, ...approvedBy(null, 'partyGroup') })))).toEqual(['approver：党组不能审批预备党员，应由党委审批'])
    expect(await saving(put('organisations', partyGroup), put('developmentCases', aDevelopmentCase({ ...own, ...approvedBy(partyGroup.id, 'committee') })))).toEqual(['approver：党组不能审批预备党员，应由党委审批'])
    expect(await saving(put('developmentCases', aDevelopmentCase({ ...own, ...approvedBy(null, 'committee') })))).toBe('saved')
  })

  test('a temporary branch develops nobody, and a branch of cases does not become one', async () => {
    const { branch, person } = await withBranchAndPerson()
    const temporary = anOrganisation({ type: 'temporaryBranch' })
    const of = (organisationId: string) => put('developmentCases', aDevelopmentCase({ personId: person.id, organisationId }))
    expect(await saving(put('organisations', temporary), of(temporary.id))).toEqual(['organisationId：临时党支部不能发展党员，请选择其组织关系所在的党支部'])
    expect(await saving(of(branch.id))).toBe('saved')
    const stored = (await archive.row('organisations', branch.id))!
    const { _h, rev, ...value } = stored
    expect(await saving({ table: 'organisations', id: branch.id, ifRev: Number(rev), value: { ...value, type: 'temporaryBranch' } })).toEqual(['type：临时党支部不能发展党员，请选择其组织关系所在的党支部；有发展党员记录选了这个党组织'])
  })
})
