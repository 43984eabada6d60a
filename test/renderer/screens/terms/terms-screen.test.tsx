// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { TermsScreen } from '../../../../renderer/screens/terms/terms-screen.tsx'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { parseHash, useRoute } from '../../../../renderer/ui/route.ts'
import { anId, aFact, aMembership, anOrganisation, aPerson, aPost, aTermOfOffice, day } from '../../../support/builders.ts'
import { openedArchive } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  const end = connectWorkers()
  return () => {
    end()
    vi.useRealTimers()
  }
})

const root = anOrganisation({ type: 'organCommittee' })
const [first, second, third] = [anOrganisation(), anOrganisation(), anOrganisation()]
const [zhe, kun] = [aPerson({ name: '张喆', pinyinInitials: 'zz' }), aPerson({ name: '李堃', pinyinInitials: 'lk' })]
const late = aTermOfOffice({ organisationId: first.id })
const secretary = aPost({ personId: zhe.id, organisationId: first.id })

async function archive() {
  const machine = await openedArchive()
  machine.seed([
    ...[root, first, second, third].map(row => ({ table: 'organisations' as const, row })), { table: 'organisationFacts', row: aFact({ organisationId: root.id, shortName: '机关党委' }) },
    ...[first, second, third].map((one, i) => ({ table: 'organisationFacts' as const, row: aFact({ organisationId: one.id, superiorId: root.id, shortName: `第${'一二三'.charAt(i)}党支部`, fullName: `中共第${'一二三'.charAt(i)}支部委员会` }) })),
    ...[zhe, kun].map(row => ({ table: 'people' as const, row })), ...[zhe, kun].map(person => ({ table: 'memberships' as const, row: aMembership({ personId: person.id, organisationId: first.id }) })),
    { table: 'posts', row: secretary }, { table: 'termsOfOffice', row: late }, { table: 'termsOfOffice', row: aTermOfOffice({ organisationId: second.id, electedOn: day('2024-03-20') }) },
    { table: 'termsOfOffice', row: aTermOfOffice({ organisationId: root.id, electedOn: day('2025-05-20'), years: 5 }) },
  ])
  await rebuildView()
  return machine
}

function Here() {
  const { screen: path, rest, query } = useRoute()
  return path === 'terms' ? <TermsScreen rest={rest} query={query} /> : <p>{`在 ${path}/${rest.join('/')}`}</p>
}

async function open(hash: string) {
  const machine = await archive()
  window.location.hash = hash
  show(<Here />)
  return machine
}

const at = () => parseHash(window.location.hash)
const cells = () => screen.getAllByRole('row').slice(1).map(row => [...row.querySelectorAll('[role=gridcell]')].slice(0, 4).map(cell => cell.textContent))
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } })

test('每个党组织一行：届满日期、剩余或逾期天数带符号和文字', async () => {
  await open('#/terms')
  expect(await screen.findByText('共 4 个党组织')).toBeTruthy()
  expect(cells()).toEqual([
    ['机关党委', '✓ 未到期', '还有 1275 天', '2030.05.20'],
    ['第一党支部', '✕ 逾期', '逾期 160 天', '2026.06.15'],
    ['第二党支部', '! 待办', '还有 118 天', '2027.03.20'],
    ['第三党支部', '! 没有登记', '', ''],
  ])
})

test('点没有登记的一行就去登记，任期年数随组织类型', async () => {
  const machine = await open('#/terms')
  fireEvent.click(await screen.findByText('第三党支部'))
  expect(at()).toMatchObject({ rest: ['new'], query: { organisation: third.id } })
  await screen.findByText('保存任期')
  fireEvent.click(screen.getByText('保存任期'))
  expect(await screen.findByText('请填写选举日期')).toBeTruthy()
  type('选举日期', '20240520')
  expect(await screen.findByText('应于2027年5月20日换届，2026年11月20日起提醒')).toBeTruthy()
  fireEvent.click(screen.getByText('保存任期'))
  await waitFor(() => expect(machine.rowsOf('termsOfOffice')).toHaveLength(4))
  expect(machine.rowsOf('termsOfOffice').find(row => row['organisationId'] === third.id)).toMatchObject({ electedOn: '2024-05-20', years: 3, steps: [], extendedTo: null })
  expect(await screen.findByText('中共第三支部委员会换届情况')).toBeTruthy()
})

test('换届情况写明状态、下一步和十一步，旁边的提醒点一下就到那一步', async () => {
  await open(`#/terms/${late.id}`)
  expect(await screen.findByText('，逾期 160 天', { exact: false })).toBeTruthy()
  await waitFor(() => expect(screen.getAllByText('支委会研究').length).toBeGreaterThan(1))
  expect(screen.getByText('党组讨论').closest('tr')!.textContent).toContain('不适用')
  expect(await screen.findByText('张喆')).toBeTruthy()
  fireEvent.click(await screen.findByText(/逾期 160 天没有换届/))
  expect(at()).toMatchObject({ rest: [late.id, 'edit'], query: { field: 'steps.committeeStudy' } })
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('支委会研究：日期'))
})

test('请示、批复、延期和提醒一次保存，没填的步骤不存', async () => {
  const machine = await open(`#/terms/${late.id}?field=steps.request`)
  await screen.findByText('保存换届情况')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('向上级请示：日期'))
  type('向上级请示：日期', '20261101')
  type('向上级请示：文号', '一支〔2026〕2号')
  type('延期至', '20270801')
  expect(await screen.findByText('! 超过一般期限 1 年')).toBeTruthy()
  type('延期至', '20270331')
  expect(screen.queryByText('! 超过一般期限 1 年')).toBeNull()
  type('延期批复文号', '云机党〔2026〕9号')
  type('应到', '26')
  type('实到', '20')
  expect(await screen.findByText('须 21 人，还差 1 人')).toBeTruthy()
  fireEvent.click(screen.getByText('加一次提醒'))
  type('提醒 1：方式', '电话')
  fireEvent.click(screen.getByText('保存换届情况'))
  await waitFor(() => expect(machine.row('termsOfOffice', late.id)).toMatchObject({ extendedTo: '2027-03-31' }))
  expect(machine.row('termsOfOffice', late.id)).toMatchObject({
    extensionDocumentNo: '云机党〔2026〕9号', electionShould: 26, electionActual: 20, steps: [{ code: 'request', on: '2026-11-01', documentNo: '一支〔2026〕2号', note: '', isNotNeeded: false }],
    reminders: [{ kind: 'sixMonths', on: '2026-11-22', how: '电话' }],
  })
})

test('延期不晚于应换届日期、实到多于应到、看不懂的日期都不保存', async () => {
  const machine = await open(`#/terms/${late.id}/edit`)
  await screen.findByText('保存换届情况')
  type('延期至', '20260615')
  type('上级批复：日期', '明天')
  type('应到', '20')
  type('实到', '21')
  fireEvent.click(screen.getByText('保存换届情况'))
  expect(await screen.findByText('应晚于应换届日期2026年6月15日')).toBeTruthy()
  expect(screen.getByText('实到不能多于应到')).toBeTruthy()
  expect(screen.getByText(/看不懂这个日期/)).toBeTruthy()
  expect(machine.row('termsOfOffice', late.id)).toMatchObject({ extendedTo: null, electionActual: null })
})

test('Ctrl+S 保存并留在表单里，再改再存不算冲突；密级字样不保存', async () => {
  const machine = await open(`#/terms/${late.id}/edit`)
  await screen.findByText('保存换届情况')
  const save = () => fireEvent.keyDown(window, { key: 's', ctrlKey: true })
  type('届次', '第四届')
  save()
  await waitFor(() => expect(machine.row('termsOfOffice', late.id)).toMatchObject({ ordinal: '第四届' }))
  await waitFor(() => expect(screen.getByLabelText('届次', { selector: 'input' })).toHaveProperty('value', '第四届'))
  await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull())
  type('届次', '第五届')
  save()
  await waitFor(() => expect(machine.row('termsOfOffice', late.id)).toMatchObject({ ordinal: '第五届' }))
  type('向上级请示：说明', '（机密）')
  save()
  expect(await screen.findByText(/发现密级字样/)).toBeTruthy()
  expect(within(screen.getByText(/发现密级字样/).closest<HTMLElement>('[data-field]')!).getByLabelText('向上级请示：说明')).toBeTruthy()
  expect(machine.row('termsOfOffice', late.id)).toMatchObject({ steps: [] })
})

test('完成换届：旧班子到前一天，新班子从大会当天起，一次写入', async () => {
  const machine = await open(`#/terms/${late.id}`)
  fireEvent.click(await screen.findByText('完成换届'))
  await screen.findByLabelText('大会日期', { selector: 'input' })
  const done = () => screen.getAllByText('完成换届').at(-1)!
  expect(screen.getByLabelText('委员 1：姓名')).toHaveProperty('value', '张喆')
  fireEvent.click(done())
  expect(await screen.findByText('请填写选举大会的日期')).toBeTruthy()
  type('大会日期', '20261120')
  type('应到', '2')
  type('实到', '2')
  type('委员 1：姓名', '李堃')
  type('委员 1：批准文号', '云机党〔2026〕12号')
  fireEvent.click(screen.getByText('加一名'))
  type('委员 2：姓名', '没有这人')
  expect(await screen.findByText('任职到2026年11月19日为止：张喆（书记）')).toBeTruthy()
  expect(screen.getByText('2026年11月20日起任职：李堃（书记）')).toBeTruthy()
  fireEvent.click(done())
  expect(await screen.findByText(/“没有这人”不在人员里/)).toBeTruthy()
  expect(machine.rowsOf('termsOfOffice')).toHaveLength(3)
  type('委员 2：姓名', '张喆')
  fireEvent.click(done())
  await waitFor(() => expect(machine.rowsOf('termsOfOffice')).toHaveLength(4))
  expect(machine.row('posts', secretary.id)).toMatchObject({ to: '2026-11-19' })
  expect(machine.rowsOf('posts').filter(row => row['from'] === '2026-11-20').map(row => [row['personId'], row['post'], row['approvalDocumentNo']])).toEqual([[kun.id, 'secretary', '云机党〔2026〕12号'], [zhe.id, 'deputySecretary', '']])
  expect(machine.row('termsOfOffice', late.id)).toMatchObject({ electionShould: 2, electionActual: 2, steps: [{ code: 'assembly', on: '2026-11-20' }] })
  expect(await screen.findByText('2026年11月20日')).toBeTruthy()
})

test('记录一次提醒，误录的任期可以删除', async () => {
  const machine = await open(`#/terms/${late.id}`)
  fireEvent.click(await screen.findByText(/办理/))
  fireEvent.click(await screen.findByText('记录提醒'))
  fireEvent.click(await screen.findByText('记录提醒', { selector: 'button span' }))
  await waitFor(() => expect(machine.row('termsOfOffice', late.id)).toMatchObject({ reminders: [{ kind: 'overdue', on: '2026-11-22', how: '发函' }] }))
  expect(await screen.findByText('2026.11.22')).toBeTruthy()
  fireEvent.click(screen.getByText(/办理/))
  fireEvent.click(await screen.findByText('删除误录的任期'))
  await waitFor(() => expect(machine.row('termsOfOffice', late.id)).toBeUndefined())
})

test('没有的任期说明去处', async () => {
  await open(`#/terms/${anId()}`)
  expect(await screen.findByText(/没有这一届任期/)).toBeTruthy()
})
