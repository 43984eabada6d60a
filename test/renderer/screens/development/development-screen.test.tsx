// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { DevelopmentCase } from '#shared/model/development-case.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { aDevelopmentCase, aDevelopmentStep, aFact, aMembership, anOrganisation, aPerson, day } from '../../../support/builders.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }
const typing = { selector: 'input, textarea' }

function branchWithApplicant(some: Partial<DevelopmentCase> = {}) {
  const branch = anOrganisation()
  const committee = anOrganisation({ type: 'organCommittee' })
  const he = aPerson({ name: '何知夏', pinyinInitials: 'hzx', birth: day('1998-05-01') })
  const zhang = aPerson({ name: '张喆', pinyinInitials: 'zz' })
  const of = aDevelopmentCase({ personId: he.id, organisationId: branch.id, steps: [aDevelopmentStep({ code: 'apply', on: day('2025-01-10') }), aDevelopmentStep({ code: 'activistDecide', on: day('2025-03-10') })], ...some })
  const rows = [
    { table: 'organisations' as const, row: branch }, { table: 'organisations' as const, row: committee },
    { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) }, { table: 'organisationFacts' as const, row: aFact({ organisationId: committee.id, shortName: '机关党委', fullName: '机关党委' }) },
    { table: 'people' as const, row: he }, { table: 'people' as const, row: zhang }, { table: 'memberships' as const, row: aMembership({ personId: zhang.id, organisationId: branch.id }) },
    { table: 'developmentCases' as const, row: of },
  ]
  return { branch, committee, he, zhang, of, rows }
}

async function open(hash: string, rows: Parameters<typeof showWindow>[1] = []) {
  connectArchive(archivePort)
  return showWindow(hash, rows)
}

/** An entry of the menu of 办理. */
async function take(word: string): Promise<void> {
  const entry = await waitFor(() => {
    const found = screen.getAllByText(word).find(one => one.closest('[role=menuitem]') !== null)
    expect(found).toBeDefined()
    return found!
  })
  fireEvent.click(entry)
}

test('the list says stage, next step and how urgent it is, and finds by initials', async () => {
  const { rows } = branchWithApplicant()
  await open('#/development', rows)
  const row = (await screen.findByText('何知夏', undefined, wait)).closest<HTMLElement>('[role=row]')!
  expect(within(row).getByText('第一党支部')).toBeTruthy()
  expect(within(row).getByText('② 入党积极分子')).toBeTruthy()
  expect(within(row).getByText('上级党委备案')).toBeTruthy()
  expect(within(row).getByText(/✕ 逾期/)).toBeTruthy()
  expect(screen.getByText('共 1 人')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母、职务'), { target: { value: 'zz' } })
  expect(await screen.findByText('共 1 人，筛出 0 人')).toBeTruthy()
  expect(screen.getByText('没有符合条件的人。')).toBeTruthy()
})

test('an empty archive says what belongs here', async () => {
  await open('#/development')
  expect(await screen.findByText(/这里放入党申请人/, undefined, wait)).toBeTruthy()
})

test('the timeline draws 25 steps; arrows walk, focus speaks, Enter opens', async () => {
  const { rows, of } = branchWithApplicant()
  await open(`#/development/${of.id}`, rows)
  const cell = await screen.findByLabelText(/第 3 步.推荐和确定积极分子：已办，2025年3月10日/, undefined, wait)
  expect(document.querySelectorAll('[data-step]')).toHaveLength(25)
  fireEvent.focus(cell)
  const words = document.querySelector('.timeline-words')!
  expect(words.textContent).toContain('推荐和确定积极分子')
  fireEvent.keyDown(cell, { key: 'ArrowRight' })
  expect(document.activeElement?.getAttribute('data-step')).toBe('activistFile')
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' })
  expect(document.activeElement?.getAttribute('data-step')).toBe('candidateFile')
  expect(words.textContent).toContain('最早 2026年3月10日')
  fireEvent.click(document.activeElement!)
  await waitFor(() => expect(window.location.hash).toBe(`#/development/${of.id}/candidateFile`), wait)
})

test('C33: a day too early is held back in the form, saved once the reason is written', async () => {
  const { rows, of } = branchWithApplicant()
  const memory = await open(`#/development/${of.id}/candidateDecide`, rows)
  const date = await screen.findByLabelText('完成日期', typing, wait)
  fireEvent.change(date, { target: { value: '20260228' } })
  expect(await screen.findByText(/早了 10 天：最早 2026年3月10日/)).toBeTruthy()
  fireEvent.click(screen.getByText('保存步骤'))
  expect(memory.row('developmentCases', of.id)).toMatchObject({ steps: [{}, {}] })
  fireEvent.change(screen.getByLabelText('提前的原因', typing), { target: { value: '在原单位已培养半年' } })
  fireEvent.click(screen.getByText('保存步骤'))
  await waitFor(() => expect(window.location.hash).toBe(`#/development/${of.id}`), wait)
  expect(memory.row('developmentCases', of.id)!['steps']).toMatchObject([{}, {}, { code: 'candidateDecide', on: '2026-02-28', earlyReason: '在原单位已培养半年', materials: [{ name: '意见汇总', isThere: false }, { name: '会议记录' }] }])
})

test('C40: 党组 as the approver is refused before anything is saved', async () => {
  const { rows, of } = branchWithApplicant({ approver: { kind: 'partyGroup', organisationId: null, name: '' }, steps: [aDevelopmentStep({ code: 'branchMeeting', on: day('2026-04-20') })] })
  await open(`#/development/${of.id}/committeeApprove`, rows)
  expect(await screen.findByText('党组不能审批预备党员，应由党委审批', undefined, wait)).toBeTruthy()
  fireEvent.change(await screen.findByLabelText('完成日期', typing), { target: { value: '20260610' } })
  fireEvent.click(screen.getByText('保存步骤'))
  await waitFor(() => expect(screen.getAllByText('党组不能审批预备党员，应由党委审批').length).toBeGreaterThan(1), wait)
  expect(window.location.hash).toContain('committeeApprove')
})

test('支部大会通过 enters the register of members; mentors are found by initials', async () => {
  const { rows, of, zhang } = branchWithApplicant()
  const memory = await open(`#/development/${of.id}/branchMeeting`, rows)
  fireEvent.change(await screen.findByLabelText('完成日期', typing, wait), { target: { value: '20260420' } })
  fireEvent.click(screen.getByText('保存步骤'))
  await waitFor(() => expect(memory.rowsOf('memberships')).toHaveLength(2), wait)
  expect(memory.rowsOf('memberships').at(-1)).toMatchObject({ memberType: 'probationary', joinedOn: '2026-04-20' })
  await waitFor(() => expect(window.location.hash).toBe(`#/development/${of.id}`), wait) // the step's page leaves by itself
  window.location.hash = `#/development/${of.id}/mentorAssign`
  fireEvent.click(await screen.findByText('添加培养联系人', undefined, wait))
  const field = screen.getByLabelText('培养联系人 1', typing)
  fireEvent.change(field, { target: { value: 'zz' } })
  await screen.findByText('张喆', { selector: '[role="option"]' }, wait)
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.click(screen.getByText('保存步骤'))
  await waitFor(() => expect(memory.row('developmentCases', of.id)!['mentors']).toMatchObject([{ personId: zhang.id, name: '' }]), wait)
})

test('开始培养 enters a new person and the case at once, and refuses one who is not of age', async () => {
  const { rows, branch } = branchWithApplicant()
  const memory = await open('#/development/new', rows)
  fireEvent.change(await screen.findByLabelText('姓名', typing, wait), { target: { value: '欧阳望舒' } })
  fireEvent.change(screen.getByLabelText('出生年月', typing), { target: { value: '20101001' } })
  fireEvent.change(screen.getByLabelText('递交申请书日期', typing), { target: { value: '20260601' } })
  fireEvent.click(screen.getAllByText('开始培养').at(-1)!)
  expect(await screen.findByText(/申请人应年满 18 周岁/)).toBeTruthy()
  expect(memory.rowsOf('people')).toHaveLength(2)
  fireEvent.change(screen.getByLabelText('出生年月', typing), { target: { value: '19991001' } })
  fireEvent.click(screen.getAllByText('开始培养').at(-1)!)
  await waitFor(() => expect(memory.rowsOf('developmentCases')).toHaveLength(2), wait)
  expect(memory.journal.at(-1)!.ops).toHaveLength(2)
  expect(memory.rowsOf('developmentCases').at(-1)).toMatchObject({ organisationId: branch.id, steps: [{ code: 'apply', on: '2026-06-01' }] })
  expect(await screen.findByLabelText(/第 1 步.递交入党申请书：已办/, undefined, wait)).toBeTruthy()
})

test('延长预备期 says how far it may go and refuses more; the register of members follows', async () => {
  const { rows, of, he, branch } = branchWithApplicant({ steps: [aDevelopmentStep({ code: 'branchMeeting', on: day('2025-11-15') })] })
  const member = aMembership({ personId: he.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2025-11-15'), fullOn: null, from: day('2025-11-15') })
  const memory = await open(`#/development/${of.id}`, [...rows, { table: 'memberships', row: member }])
  fireEvent.click(await screen.findByText('办理', undefined, wait))
  await take('延长预备期')
  expect(await screen.findByText(/可以延到 2027年5月15日至2027年11月15日之间/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('支部大会决定日期', typing), { target: { value: '20261120' } })
  fireEvent.change(screen.getByLabelText('延长至', typing), { target: { value: '20271116' } })
  fireEvent.click(screen.getByText('登记延长'))
  expect(await screen.findByText(/延长不能少于半年，最长不超过一年/)).toBeTruthy()
  expect(memory.row('developmentCases', of.id)).toMatchObject({ extension: null })
  fireEvent.change(screen.getByLabelText('延长至', typing), { target: { value: '20270515' } })
  fireEvent.click(screen.getByText('登记延长'))
  await waitFor(() => expect(memory.row('memberships', member.id)).toMatchObject({ probationExtendedTo: '2027-05-15' }), wait)
  expect(memory.row('developmentCases', of.id)).toMatchObject({ extension: { decidedOn: '2026-11-20', to: '2027-05-15' } })
})

test('终止 asks for a reason, and leaves the list of those under way', async () => {
  const { rows, of } = branchWithApplicant()
  const memory = await open(`#/development/${of.id}`, rows)
  fireEvent.click(await screen.findByText('办理', undefined, wait))
  await take('终止')
  fireEvent.change(await screen.findByLabelText('终止日期', typing), { target: { value: '20261001' } })
  fireEvent.click(screen.getByText('登记终止'))
  expect(await screen.findByText('请写明终止的原因')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('原因', typing), { target: { value: '本人申请' } })
  fireEvent.click(screen.getByText('登记终止'))
  await waitFor(() => expect(memory.row('developmentCases', of.id)).toMatchObject({ terminated: { on: '2026-10-01', reason: '本人申请' } }), wait)
  window.location.hash = '#/development'
  expect(await screen.findByText('共 1 人，筛出 0 人', undefined, wait)).toBeTruthy()
  window.location.hash = '#/development?standing=terminated'
  expect(await screen.findByText('已终止', { selector: '.list-cell span' }, wait)).toBeTruthy()
})

test('a probationary member of the register begins with the day on which the branch accepted; a full member is refused', async () => {
  const { rows, branch } = branchWithApplicant()
  const chen = aPerson({ name: '陈赟', pinyinInitials: 'cy' })
  const member = aMembership({ personId: chen.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2026-01-15'), fullOn: null, from: day('2026-06-01') })
  const memory = await open('#/development/new', [...rows, { table: 'people', row: chen }, { table: 'memberships', row: member }])
  const name = await screen.findByLabelText('姓名', typing, wait)
  fireEvent.change(name, { target: { value: '张喆' } })
  expect(await screen.findByText('已是正式党员')).toBeTruthy()
  fireEvent.click(screen.getAllByText('开始培养').at(-1)!)
  expect(await screen.findByText('此人已是正式党员，不用再发展')).toBeTruthy()
  fireEvent.change(name, { target: { value: '陈赟' } })
  fireEvent.click(await screen.findByText(/预备期内转入本支部/, undefined, wait))
  fireEvent.click(screen.getAllByText('开始培养').at(-1)!)
  await waitFor(() => expect(memory.rowsOf('developmentCases')).toHaveLength(2), wait)
  expect(memory.rowsOf('developmentCases').at(-1)).toMatchObject({ personId: chen.id, transferredIn: true, steps: [{ code: 'branchMeeting', on: '2026-01-15' }] })
})

test('what is typed of a step is kept as a draft and offered in the list', async () => {
  const { rows, of } = branchWithApplicant()
  const memory = await open(`#/development/${of.id}/activistFile`, rows)
  fireEvent.change(await screen.findByLabelText('文号', typing, wait), { target: { value: '机关党委〔2025〕8号' } })
  fireEvent.click(screen.getByText('返回'))
  await waitFor(() => expect(window.location.hash).toBe(`#/development/${of.id}`), wait)
  window.location.hash = '#/development'
  expect(await screen.findByText(/有没保存的内容：何知夏，上级党委备案/, undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('继续填写'))
  expect((await screen.findByLabelText('文号', typing, wait) as HTMLInputElement).value).toBe('机关党委〔2025〕8号')
  expect(memory.row('developmentCases', of.id)!['steps']).toHaveLength(2)
})
