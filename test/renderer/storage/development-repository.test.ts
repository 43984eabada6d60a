import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { developmentRepository, type StepExtras } from '../../../renderer/storage/development-repository.ts'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { blankPerson } from '#shared/model/person.ts'
import type { DevelopmentCase, DevelopmentStep } from '#shared/model/development-case.ts'
import { aDevelopmentCase, aDevelopmentStep, aFact, aMembership, anId, anOrganisation, aPerson, day, today } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

const branch = anOrganisation()
const person = aPerson({ name: '何知夏', birth: day('1998-05-01') })
let memory: MemoryMachine

beforeEach(async () => {
  memory = await openedArchive()
})

async function given(of: DevelopmentCase | null, memberships: readonly ReturnType<typeof aMembership>[] = []) {
  memory.seed([
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id }) }, { table: 'people', row: person },
    ...memberships.map(row => ({ table: 'memberships' as const, row })), ...(of === null ? [] : [{ table: 'developmentCases' as const, row: of }]),
  ])
  await rebuildView()
}

const caseWith = (steps: readonly DevelopmentStep[], some: Partial<DevelopmentCase> = {}) => aDevelopmentCase({ personId: person.id, organisationId: branch.id, steps: [...steps], ...some })
const step = (code: DevelopmentStep['code'], on: string, some: Partial<DevelopmentStep> = {}) => aDevelopmentStep({ code, on: day(on), ...some })

async function record(of: DevelopmentCase, done: DevelopmentStep, extras: StepExtras = {}) {
  const seen = (await developmentRepository.byId(of.id))!
  await developmentRepository.recordStep(seen, done, extras, today)
}

describe('beginning', () => {
  test('a new person and the case enter in one commit', async () => {
    await given(null)
    const before = memory.journal.length
    await developmentRepository.beginDevelopment(anId(), { kind: 'new', person: { ...blankPerson, name: '欧阳望舒', birth: day('1999-01-01') } }, { organisationId: branch.id, steps: [step('apply', '2026-06-01')] }, today)
    expect(memory.journal).toHaveLength(before + 1)
    expect(memory.journal.at(-1)).toMatchObject({ act: 'beginDevelopment', summary: '开始培养：欧阳望舒' })
    expect(memory.rowsOf('people').at(-1)).toMatchObject({ name: '欧阳望舒', pinyinInitials: 'oyws' })
    expect(memory.rowsOf('developmentCases')[0]).toMatchObject({ personId: memory.rowsOf('people').at(-1)!['id'], steps: [{ code: 'apply', on: '2026-06-01' }] })
  })

  test('nobody gets a second case while the first one runs, and nothing is left behind', async () => {
    const of = caseWith([])
    await given(of)
    const begin = () => developmentRepository.beginDevelopment(anId(), { kind: 'known', personId: person.id }, { organisationId: branch.id, steps: [] }, today)
    await expect(begin()).rejects.toThrow('何知夏已有正在办理的发展党员记录')
    expect(memory.rowsOf('developmentCases')).toHaveLength(1)
    await developmentRepository.endDevelopment((await developmentRepository.byId(of.id))!, { on: day('2026-06-01'), reason: '本人申请' }, false)
    await begin()
    expect(memory.rowsOf('developmentCases')).toHaveLength(2)
  })

  test('one who is not of age is held back', async () => {
    await given(null)
    const minor = { ...blankPerson, name: '周知夏', birth: day('2010-01-01') }
    await expect(developmentRepository.beginDevelopment(anId(), { kind: 'new', person: minor }, { organisationId: branch.id, steps: [step('apply', '2026-06-01')] }, today)).rejects.toThrow('年满 18 周岁')
    expect(memory.rowsOf('people')).toHaveLength(1)
  })
})

describe('steps', () => {
  test('C33: a step before its day is held back until a reason is written', async () => {
    const of = caseWith([step('activistDecide', '2025-03-10')])
    await given(of)
    await expect(record(of, step('candidateDecide', '2026-02-28'))).rejects.toThrow('最早 2026年3月10日')
    expect(memory.row('developmentCases', of.id)).toMatchObject({ steps: [{ code: 'activistDecide' }] })
    await record(of, step('candidateDecide', '2026-02-28', { earlyReason: '在原单位已培养半年' }))
    expect(memory.row('developmentCases', of.id)).toMatchObject({ steps: [{ code: 'activistDecide' }, { code: 'candidateDecide', earlyReason: '在原单位已培养半年' }] })
  })

  test('the notice that is entered with the step counts for it', async () => {
    const of = caseWith([step('activistDecide', '2025-03-10'), step('candidateDecide', '2026-05-20')])
    await given(of)
    const publicNotice = { from: day('2026-06-01'), to: day('2026-06-05'), result: '', hasObjection: false }
    await expect(record(of, step('candidateFile', '2026-06-04'), { publicNotice })).rejects.toThrow('2026年6月5日')
    await record(of, step('candidateFile', '2026-06-05'), { publicNotice })
    expect(memory.row('developmentCases', of.id)).toMatchObject({ publicNotice })
  })

  test('C40: 党组 as the approver is refused and the step is not kept', async () => {
    const of = caseWith([step('branchMeeting', '2026-04-20')])
    await given(of)
    await expect(record(of, step('committeeApprove', '2026-06-10'), { approver: { kind: 'partyGroup', organisationId: null, name: '' } })).rejects.toThrow('党组不能审批预备党员，应由党委审批')
    expect(memory.row('developmentCases', of.id)).toMatchObject({ approver: null, steps: [{ code: 'branchMeeting' }] })
  })
})

describe('the register of members follows', () => {
  test('支部大会通过 makes a probationary member from that day, in the same commit', async () => {
    const of = caseWith([])
    await given(of)
    await record(of, step('branchMeeting', '2026-04-20'))
    expect(memory.journal.at(-1)).toMatchObject({ act: 'admitProbationaryMember', summary: '支部大会通过接收预备党员：何知夏（2026年4月20日）' })
    expect(memory.journal.at(-1)!.ops).toHaveLength(2)
    expect(memory.rowsOf('memberships')).toMatchObject([{ personId: person.id, organisationId: branch.id, memberType: 'probationary', joinedOn: '2026-04-20', from: '2026-04-20', fullOn: null }])
    await record(of, step('branchMeeting', '2026-04-21'))
    expect(memory.rowsOf('memberships')).toMatchObject([{ joinedOn: '2026-04-21', from: '2026-04-21' }])
  })

  test('a membership that is there already is not made again', async () => {
    const of = caseWith([])
    await given(of, [aMembership({ personId: person.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2026-04-20'), fullOn: null })])
    await record(of, step('branchMeeting', '2026-04-20'))
    expect(memory.rowsOf('memberships')).toHaveLength(1)
  })

  test('转正 counts from the day that the probation ended, in every period of the person', async () => {
    const of = caseWith([step('branchMeeting', '2025-04-20'), step('committeeApprove', '2025-05-20'), step('fullMeeting', '2026-05-08')])
    const member = { personId: person.id, memberType: 'probationary' as const, joinedOn: day('2025-04-20'), fullOn: null }
    const other = anOrganisation()
    await given(of, [aMembership({ ...member, organisationId: branch.id, from: day('2025-04-20'), to: day('2025-12-31') }), aMembership({ ...member, organisationId: branch.id, from: day('2026-01-01') })])
    memory.seed([{ table: 'organisations', row: other }])
    await record(of, step('fullApprove', '2026-06-10'))
    expect(memory.journal.at(-1)).toMatchObject({ act: 'convertToFullMember' })
    expect(memory.rowsOf('memberships')).toMatchObject([{ fullOn: '2026-04-20', memberType: 'probationary' }, { fullOn: '2026-04-20', memberType: 'full' }])
  })

  test('C39: an extension lies between half a year and a year, once; conversion then counts from its end', async () => {
    const of = caseWith([step('branchMeeting', '2025-11-15'), step('committeeApprove', '2025-12-20')])
    await given(of, [aMembership({ personId: person.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2025-11-15'), fullOn: null })])
    const seen = async () => (await developmentRepository.byId(of.id))!
    const extend = async (to: string) => developmentRepository.extendProbation(await seen(), { decidedOn: day('2026-11-20'), to: day(to), reason: '' })
    await expect(extend('2027-05-14')).rejects.toThrow('应在 2027年5月15日至2027年11月15日之间')
    await expect(extend('2027-11-16')).rejects.toThrow('之间')
    expect(memory.rowsOf('memberships')).toMatchObject([{ probationExtendedTo: null }])
    await extend('2027-05-15')
    expect(memory.rowsOf('memberships')).toMatchObject([{ probationExtendedTo: '2027-05-15' }])
    await expect(extend('2027-06-15')).rejects.toThrow('只能延长一次')
  })

  test('终止 with 取消预备党员资格 ends the membership; a mistaken case can be put back', async () => {
    const of = caseWith([step('branchMeeting', '2026-04-20')])
    await given(of, [aMembership({ personId: person.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2026-04-20'), fullOn: null, from: day('2026-04-20') })])
    await developmentRepository.endDevelopment((await developmentRepository.byId(of.id))!, { on: day('2026-10-01'), reason: '不履行义务' }, true)
    expect(memory.rowsOf('memberships')).toMatchObject([{ to: '2026-10-01', status: 'removed', statusOn: '2026-10-01' }])
    const { undo } = await developmentRepository.removeMistakenCase((await developmentRepository.byId(of.id))!)
    expect(await developmentRepository.byId(of.id)).toBeNull()
    await undo()
    expect(await developmentRepository.byId(of.id)).toMatchObject({ terminated: { reason: '不履行义务' } })
  })

  test('when nothing can be written, neither the step nor the membership is', async () => {
    const of = caseWith([])
    await given(of)
    memory.failNext('commit', 'disk-full')
    await expect(record(of, step('branchMeeting', '2026-04-20'))).rejects.toThrow()
    expect(memory.rowsOf('memberships')).toHaveLength(0)
    expect(memory.row('developmentCases', of.id)).toMatchObject({ steps: [] })
  })
})
