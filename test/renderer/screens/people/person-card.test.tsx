// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { aCadre, aFact, aMembership, anHonour, anId, anOrganisation, aPerson, aPost, day, month } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
beforeEach(() => connectArchive(archivePort))

const wait = { timeout: 30_000 }
const branch = anOrganisation({ establishedOn: day('2000-01-01') })
const other = anOrganisation({ establishedOn: day('2000-01-01') })

function rowsOf(person: Person, memberships: readonly Membership[], more: Parameters<typeof showWindow>[1] = []): Parameters<typeof showWindow>[1] {
  return [
    { table: 'organisations', row: branch }, { table: 'organisations', row: other },
    { table: 'organisationFacts', row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) }, { table: 'organisationFacts', row: aFact({ organisationId: other.id, shortName: '第二党支部' }) },
    { table: 'people', row: person }, ...memberships.map(row => ({ table: 'memberships' as const, row })), ...more,
  ]
}

const zhang = aPerson({
  name: '张喆', idNumber: '11010519491231002X', sex: '2', birth: month('1949-12'), phone: '13800005678', nationality: '01', unitPost: '办公室主任', rank: '一级主任科员',
  fullTimeEducation: { level: '21', levelWords: '', degree: '4', degreeWords: '', school: '云岭大学', major: '历史学' },
  resume: [{ id: anId(), from: month('2003-08'), to: month('2010-05'), text: '云岭市档案馆科员', isPartyWork: false }, { id: anId(), from: month('2010-08'), to: null, text: '机关党委干事', isPartyWork: true }],
  family: [{ id: anId(), relation: '妻子', name: '李堃', birth: month('1981-02'), politicalStatus: '13', unitPost: '云岭市第一中学教师' }],
  assessments: [{ id: anId(), year: 2025, grade: 'excellent' }], cadre: aCadre({ kind: 'fullTime', dutyDescription: '组织工作' }),
})
const present = aMembership({ personId: zhang.id, organisationId: branch.id, joinedOn: month('2005-07'), fullOn: day('2006-11-22') })

const field = (label: string) => screen.getByLabelText(label, { selector: 'input' })
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } })

test('the card tells everything in the paper’s order, with personal numbers covered until they are asked for', async () => {
  await showWindow(`#/people/${zhang.id}`, rowsOf(zhang, [present], [{ table: 'posts', row: aPost({ personId: zhang.id, organisationId: branch.id }) }, { table: 'honours', row: anHonour({ personId: zhang.id, level: '市级', title: '优秀党务工作者' }) }]))
  expect(await screen.findByText('党员基本情况', undefined, wait)).toBeTruthy()
  expect(screen.getByText('110105********002X')).toBeTruthy()
  expect(screen.queryByText('11010519491231002X')).toBeNull()
  expect(screen.getByText('138****5678')).toBeTruthy()
  fireEvent.click(screen.getByLabelText('显示完整的公民身份号码'))
  expect(screen.getByText('11010519491231002X')).toBeTruthy()
  expect(screen.queryByText('13800005678')).toBeNull()
  const words = document.querySelector('.paper')!.textContent ?? ''
  const order = ['姓名', '曾用名', '出生年月', '公民身份号码', '入党日期', '党龄', '全日制教育', '党内职务', '行政职务', '组织关系', '党内任职', '简历', '家庭主要成员', '年度考核', '表彰奖励', '党务干部']
  expect(order.filter(word => words.includes(word))).toEqual(order)
  expect(order.map(word => words.indexOf(word)).every((at, i, all) => i === 0 || at > (all[i - 1] ?? 0))).toBe(true)
  expect(words).toContain('2005年7月')
  expect(words).toContain('云岭大学 历史学')
  expect(words).toContain('市级优秀党务工作者')
  expect(words).toContain('这一段之前空着 2010.06 至 2010.07')
  expect(words).toContain('处分不在这里记')
})

test('the unit may have its office’s duties first', async () => {
  const settings = { id: anId(), ...defaultSettings, partyPostFirst: false }
  await showWindow(`#/people/${zhang.id}`, rowsOf(zhang, [present], [{ table: 'settings', row: settings }]))
  await screen.findByText('党员基本情况', undefined, wait)
  const words = document.querySelector('.paper')!.textContent ?? ''
  expect(words.indexOf('行政职务')).toBeLessThan(words.indexOf('党内职务'))
})

test('a finding stands beside the card and leads to its dialog', async () => {
  const lost = { ...present, lost: { since: day('2020-01-01'), lastActivityOn: null, lastDuesOn: null } }
  const memory = await showWindow(`#/people/${zhang.id}`, rowsOf(zhang, [lost]))
  fireEvent.click(await screen.findByText(/失去联系，已满六个月/, undefined, wait))
  expect(await screen.findByText('失联情况：张喆')).toBeTruthy()
  type('最后参加活动', '20191231')
  fireEvent.click(screen.getByText('登记失联'))
  await waitFor(() => expect(memory.rowsOf('memberships')[0]).toMatchObject({ lost: { since: '2020-01-01', lastActivityOn: '2019-12-31' } }), wait)
  await waitFor(() => expect(location.hash).toBe(`#/people/${zhang.id}`))
})

test('a status has its day, and the card says what the member is from then on', async () => {
  const memory = await showWindow(`#/people/${zhang.id}`, rowsOf(zhang, [present]))
  fireEvent.click(await screen.findByText('办理', undefined, wait))
  fireEvent.click(await screen.findByText('变更党籍状态'))
  fireEvent.click(await screen.findByText('登记状态'))
  expect(await screen.findByText('请选择党籍状态')).toBeTruthy()
  fireEvent.mouseDown(screen.getByLabelText('党籍状态', { selector: 'input' }))
  fireEvent.click(await screen.findByTitle('停止党籍'))
  type('从哪一天起', '20200101')
  fireEvent.click(screen.getByText('登记状态'))
  await waitFor(() => expect(memory.journal.at(-1)).toMatchObject({ act: 'changeStatus', summary: '停止党籍：张喆（2020年1月1日）' }), wait)
  expect(await screen.findByText('正式党员（不在册）', undefined, wait)).toBeTruthy()
  expect(screen.getByText('停止党籍（2020年1月1日起）')).toBeTruthy()
  fireEvent.click(screen.getByText('办理'))
  expect(await screen.findByText('恢复党籍')).toBeTruthy()
})

test('a transfer keeps its letter; one that had run out is said and held against nobody', async () => {
  const memory = await showWindow(`#/people/${zhang.id}`, rowsOf(zhang, [present]))
  fireEvent.click(await screen.findByText('办理', undefined, wait))
  fireEvent.click(await screen.findByText('转出本单位'))
  type('最后一天', '2026.6.30')
  type('转到哪里', '中共邻县县委办公室支部委员会')
  type('介绍信编号', '第12号')
  type('有效期至', '2026.6.1')
  expect(await screen.findByText(/已过有效期/)).toBeTruthy()
  fireEvent.click(screen.getByText('办理转出'))
  await waitFor(() => expect(memory.rowsOf('memberships')[0]).toMatchObject({ to: '2026-06-30', status: 'transferredOut', statusOn: '2026-07-01', transferOut: { on: '2026-06-30', to: '中共邻县县委办公室支部委员会', letterNo: '第12号', validUntil: '2026-06-01' } }), wait)
})

test('the ID number is checked as it is typed and fills what is empty; a mismatch is a hint that holds nothing up', async () => {
  const blank = aPerson({ name: '陈赟', sex: '9', birth: null })
  const memory = await showWindow(`#/people/${blank.id}/edit`, rowsOf(blank, []))
  await screen.findByLabelText('公民身份号码', { selector: 'input' }, wait)
  type('公民身份号码', '110105194912310021')
  expect(await screen.findByText(/末位应为 X/)).toBeTruthy()
  fireEvent.click(screen.getByText('保存人员'))
  expect(memory.journal.at(-1)?.act).not.toBe('correctPerson')
  type('公民身份号码', '11010519491231002x')
  fireEvent.blur(field('公民身份号码'))
  await waitFor(() => expect((field('出生年月') as HTMLInputElement).value).toBe('1949-12-31'))
  expect(screen.queryByText(/末位应为/)).toBeNull()
  type('出生年月', '194911')
  expect(await screen.findByText(/与填写的 1949年11月 不一致/)).toBeTruthy()
  fireEvent.click(screen.getByText('保存人员'))
  await waitFor(() => expect(memory.rowsOf('people').find(row => row['id'] === blank.id)).toMatchObject({ idNumber: '11010519491231002X', sex: '2', birth: '1949-11' }), wait)
})

test('lines of the résumé, the family and party work are kept; half-typed ones are said at their place, empty ones are left out', async () => {
  const person = aPerson({ name: '陈赟' })
  const memory = await showWindow(`#/people/${person.id}/edit`, rowsOf(person, []))
  await screen.findByText('加一段', undefined, wait)
  fireEvent.click(screen.getByText('加一段'))
  type('简历第 1 行单位职务', '云岭市档案馆科员')
  fireEvent.click(screen.getByText('加一人'))
  fireEvent.click(screen.getByText('是党务干部'))
  type('征求纪委意见日期', '2026.5.10')
  type('集体研究日期', '2026.5.9')
  fireEvent.click(screen.getByText('保存人员'))
  expect(await screen.findByText('请填写起始年月')).toBeTruthy()
  expect(screen.getByText('研究日期早于征求意见的日期')).toBeTruthy()
  type('简历第 1 行起', '2003.08')
  fireEvent.click(screen.getByLabelText('简历第 1 行党务经历'))
  type('集体研究日期', '2026.5.10')
  type('报组织部备案日期', '2026.5.20')
  fireEvent.click(screen.getByText('保存人员'))
  await waitFor(() => expect(memory.rowsOf('people').find(row => row['id'] === person.id)).toMatchObject({
    resume: [{ from: '2003-08', to: null, text: '云岭市档案馆科员', isPartyWork: true }], family: [], cadre: { kind: 'partTime', filing: { opinionOn: '2026-05-10', meetingOn: '2026-05-10', filedOn: '2026-05-20' } },
  }), wait)
})

test('an unreadable date of a line that was taken away again holds nothing up', async () => {
  const person = aPerson({ name: '陈赟' })
  const memory = await showWindow(`#/people/${person.id}/edit`, rowsOf(person, []))
  fireEvent.click(await screen.findByText('加一段', undefined, wait))
  type('简历第 1 行起', '二〇〇三')
  fireEvent.click(screen.getByText('保存人员'))
  expect((await screen.findAllByText(/看不懂这个日期/)).length).toBeGreaterThan(0)
  fireEvent.click(screen.getByLabelText('删去简历第 1 行'))
  fireEvent.click(screen.getByText('保存人员'))
  await waitFor(() => expect(memory.journal.at(-1)?.act).toBe('correctPerson'), wait)
})

test('a mark of classification in a line is refused at the line', async () => {
  const person = aPerson({ name: '陈赟' })
  const memory = await showWindow(`#/people/${person.id}/edit`, rowsOf(person, []))
  fireEvent.click(await screen.findByText('加一段', undefined, wait))
  type('简历第 1 行起', '2003.08')
  type('简历第 1 行单位职务', '参与（机密）项目')
  fireEvent.click(screen.getByText('保存人员'))
  expect(await screen.findByText(/发现密级字样/)).toBeTruthy()
  expect(within(document.querySelector<HTMLElement>('[role=listitem]')!).getByText(/发现密级字样/)).toBeTruthy()
  expect(memory.journal.at(-1)?.act).not.toBe('correctPerson')
})

test('an honour is granted on the card; without a title it bears its kind’s name', async () => {
  const memory = await showWindow(`#/people/${zhang.id}`, rowsOf(zhang, [present]))
  fireEvent.click(await screen.findByText('办理', undefined, wait))
  fireEvent.click(await screen.findByText('登记表彰'))
  type('授予单位', '中共云岭市委')
  type('授予时间', '202607')
  const [button] = (await screen.findAllByText('登记表彰')).filter(one => one.closest('.ant-modal-footer') !== null)
  fireEvent.click(button!)
  await waitFor(() => expect(memory.rowsOf('honours')[0]).toMatchObject({ personId: zhang.id, title: '优秀共产党员', grantedBy: '中共云岭市委', on: '2026-07' }), wait)
  expect(await screen.findByText('2026.07')).toBeTruthy()
})
