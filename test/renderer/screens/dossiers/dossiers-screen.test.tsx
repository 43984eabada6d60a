// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { putInSection } from '#shared/model/dossier/section-tables.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { sectionDoor } from '../../../../renderer/storage/section/section-door.ts'
import { connectSection } from '../../../../renderer/workers/section/section-client.ts'
import { connectSpreadsheets } from '../../../../renderer/workers/spreadsheet-client.ts'
import { aFact, aMeeting, anId, anOrganisation, aPerson, time } from '../../../support/builders.ts'
import { aDossier, aDossierEntry, aDossierTemplate, anAppraisal, anEvaluation } from '../../../support/dossiers.ts'
import type { MemoryMachine } from '../../../support/memory-machine.ts'
import { sectionPort } from '../../../support/section-port.ts'
import { spreadsheetPort } from '../../../support/spreadsheet-port.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }
const typing = { selector: 'input, textarea' }
const password = '青松另册七月流火'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  connectSection(sectionPort)
  sectionDoor.state.set({ kind: 'unknown' })
  return () => { vi.useRealTimers() }
})

const zhou = aPerson({ name: '周岚', unitPost: '副局长' })
const branch = anOrganisation()
const lecture = aMeeting({ organisationId: branch.id, kinds: ['partyLecture'], title: '七月党课', belongYear: 2026, startAt: time('2026-07-01T09:00'), lecture: { lecturerId: zhou.id, lecturerName: '', lecturerDuty: '', subject: '守正创新', audience: '', outline: '', response: '' } })
const template = aDossierTemplate()

/** An archive with a locked section, one file in it. */
async function aLockedSection(hash: string, some: Partial<Dossier> = {}, meetings = [lecture]): Promise<{ readonly memory: MemoryMachine; readonly dossier: Dossier }> {
  const memory = await showWindow('#/settings', [
    { table: 'people', row: zhou }, { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) }, ...meetings.map(row => ({ table: 'meetings' as const, row })),
  ], { section: { password } })
  const dossier = aDossier({ personId: zhou.id, templateId: template.id, openedOn: '2026-01-08' as never, ...some })
  orThrow(await memory.machine.unlockSection({ secret: { kind: 'password', password } }))
  orThrow(await memory.machine.commitSection({ id: anId(), ops: [putInSection('dossierTemplates', template), putInSection('dossiers', dossier)] }))
  orThrow(await memory.machine.lockSection({}))
  window.location.hash = hash.replace('ID', dossier.id)
  return { memory, dossier }
}

/** A file as a window gives it; jsdom's own can't be read. */
const fileOf = (text: string, name: string) => Object.assign(new File([text], name), { arrayBuffer: async () => new TextEncoder().encode(text).buffer })

async function unlocked(): Promise<void> {
  fireEvent.change(await screen.findByLabelText('政治素质档案的口令', typing, wait), { target: { value: password } })
  fireEvent.click(screen.getByText('打开', { selector: 'button span' }))
}

async function registered(reader = '林小满', word = '登记并打开'): Promise<void> {
  fireEvent.change(await screen.findByLabelText('调阅人', typing, wait), { target: { value: reader } })
  fireEvent.change(screen.getByLabelText('事由', typing), { target: { value: '年度更新' } })
  fireEvent.change(screen.getByLabelText('批准人', typing), { target: { value: '李书记' } })
  fireEvent.click(screen.getByLabelText('调阅人不是干部本人，也不是其亲属'))
  fireEvent.click(screen.getByText(word))
}

const dossiersOf = (memory: MemoryMachine) => memory.section.rows().flatMap(({ table, row }) => (table === 'dossiers' && row !== null ? [row as unknown as Dossier] : []))
const accessesOf = (memory: MemoryMachine) => memory.section.rows().filter(({ table }) => table === 'dossierAccesses').map(({ row }) => row)

describe('锁着的时候', () => {
  test('什么也看不到；口令不对说清楚；打开后能看，锁上又看不到', async () => {
    await aLockedSection('#/dossiers')
    fireEvent.change(await screen.findByLabelText('政治素质档案的口令', typing, wait), { target: { value: '不对的口令一二三' } })
    expect(document.body.textContent).not.toContain('周岚')
    fireEvent.click(screen.getByText('打开', { selector: 'button span' }))
    expect(await screen.findByText(/口令不对/, undefined, wait)).toBeTruthy()
    await unlocked()
    expect(await screen.findByText('共 1 册', undefined, wait)).toBeTruthy()
    expect(await screen.findByText('周岚', undefined, wait)).toBeTruthy()
    fireEvent.click(screen.getByText('锁上', { selector: 'button span' }))
    expect(await screen.findByText('已锁上', undefined, wait)).toBeTruthy()
    expect(document.body.textContent).not.toContain('周岚')
  })

  test('机器一侧先锁上了：保存时回到锁着的样子，没有一半的内容', async () => {
    const { memory } = await aLockedSection(`#/dossiers/ID/entry/${anId()}`)
    await unlocked()
    await registered()
    fireEvent.change(await screen.findByLabelText('材料名称', typing, wait), { target: { value: '一份材料' } })
    memory.section.lock()
    fireEvent.click(screen.getByText('保存材料'))
    expect(await screen.findByText('五分钟没有操作，已经锁上', undefined, wait)).toBeTruthy()
    expect(dossiersOf(memory)[0]?.entries).toEqual([])
  })
})

describe('调阅登记', () => {
  test('没有事由和批准人不能看；登记了才看得到，锁上之前不再问', async () => {
    const { memory } = await aLockedSection('#/dossiers/ID')
    await unlocked()
    fireEvent.click(await screen.findByText('登记并打开', undefined, wait))
    expect(await screen.findByText('请填写事由。', undefined, wait)).toBeTruthy()
    expect(accessesOf(memory)).toEqual([])
    await registered()
    expect(await screen.findByText('周岚的政治素质档案', undefined, wait)).toBeTruthy()
    expect(accessesOf(memory)).toMatchObject([{ action: 'view', reader: '林小满', purpose: '年度更新', approver: '李书记', declaredUnrelated: true }])
    window.location.hash = '#/dossiers'
    expect(await screen.findByText('共 1 册', undefined, wait)).toBeTruthy()
    fireEvent.click(await screen.findByText('ZS-001', undefined, wait))
    expect(await screen.findByText('周岚的政治素质档案', undefined, wait)).toBeTruthy()
    expect(accessesOf(memory)).toHaveLength(1)
  })

  test('印过全部的登记册，不等于看过每一册：打开一册仍要登记', async () => {
    const { memory, dossier } = await aLockedSection('#/dossiers/print')
    await unlocked()
    await registered('林小满', '登记并生成')
    expect(await screen.findByText(/已登记。每一页都印有/, undefined, wait)).toBeTruthy()
    window.location.hash = `#/dossiers/${dossier.id}`
    expect(await screen.findByText('调阅：周岚', undefined, wait)).toBeTruthy()
    expect(accessesOf(memory)).toMatchObject([{ action: 'print' }])
  })

  test.each([['findings', '共 1 件'], ['matrix', '共 1 册，有空缺 1 册']])('%s 说到各人档案里的内容，登记了才看得到', async (path, shown) => {
    const { memory } = await aLockedSection(`#/dossiers/${path}`, { openedOn: '2024-01-08' as never, appraisals: [anAppraisal({ year: 2025, text: '能按要求完成任务。' })] })
    await unlocked()
    await screen.findByText('调阅：待办与缺项、矩阵', undefined, wait)
    expect(screen.queryByText(shown)).toBeNull()
    await registered()
    expect(await screen.findByText(shown, undefined, wait)).toBeTruthy()
    expect(accessesOf(memory)).toMatchObject([{ action: 'view', what: '待办与缺项、矩阵' }])
  })

  test('本人不能看自己的，想看也记下来', async () => {
    const { memory } = await aLockedSection('#/dossiers/ID')
    await unlocked()
    await registered('周岚')
    expect(await screen.findByText('周岚是本人，应当回避，不能调阅。', undefined, wait)).toBeTruthy()
    await waitFor(() => expect(accessesOf(memory)).toMatchObject([{ action: 'refused', reader: '周岚' }]), wait)
    expect(screen.queryByText('周岚的政治素质档案')).toBeNull()
  })
})

test('只记结论的类：没有附件栏，处分类要写谁批准入档', async () => {
  const { memory } = await aLockedSection(`#/dossiers/ID/entry/${anId()}?section=discipline`)
  await unlocked()
  await registered()
  expect(await screen.findByText(/信访、线索原件不入档/, undefined, wait)).toBeTruthy()
  expect(screen.queryByText('添加扫描件、附件')).toBeNull()
  fireEvent.change(screen.getByLabelText('材料名称', typing), { target: { value: '谈话函询结论' } })
  fireEvent.click(screen.getByText('保存材料'))
  expect(await screen.findByText(/请写明谁批准入档/, undefined, wait)).toBeTruthy()
  expect(dossiersOf(memory)[0]?.entries).toEqual([])
  fireEvent.change(screen.getByLabelText('入档批准', typing), { target: { value: '机关纪委书记' } })
  fireEvent.click(screen.getByText('保存材料'))
  await waitFor(() => expect(dossiersOf(memory)[0]?.entries).toMatchObject([{ sectionCode: 'discipline', name: '谈话函询结论', authorisedBy: '机关纪委书记', files: [] }]), wait)
})

test('带密级字样的内容不能保存', async () => {
  const { memory } = await aLockedSection(`#/dossiers/ID/entry/${anId()}`)
  await unlocked()
  await registered()
  fireEvent.change(await screen.findByLabelText('材料名称', typing, wait), { target: { value: '某某情况（机密）' } })
  fireEvent.click(screen.getByText('保存材料'))
  expect(await screen.findByText(/发现密级字样/, undefined, wait)).toBeTruthy()
  expect(dossiersOf(memory)[0]?.entries).toEqual([])
})

test('线索：采用的归入档案并连着来源，不采用的不再列出；来源改了，档案里提示', async () => {
  const { memory } = await aLockedSection('#/dossiers/ID/evidence')
  await unlocked()
  await registered()
  expect(await screen.findByText(/在第一党支部讲党课“守正创新”/, undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByLabelText('选中第 1 行'))
  fireEvent.click(screen.getByText('采用 1 条'))
  await waitFor(() => expect(dossiersOf(memory)[0]?.entries).toMatchObject([{ sectionCode: 'theory', name: '讲党课“守正创新”', direction: 'neutral', source: { key: `lecture/${lecture.id}`, table: 'meetings', recordId: lecture.id } }]), wait)
  expect(await screen.findByText(/待处理 0 条/, undefined, wait)).toBeTruthy()
})

test('线索：保存期间勾选的另一条还勾着，已采用的不再算勾选', async () => {
  const later = aMeeting({ ...lecture, id: anId(), title: '九月党课', startAt: time('2026-09-01T09:00') })
  const { memory } = await aLockedSection('#/dossiers/ID/evidence', {}, [lecture, later])
  await unlocked()
  await registered()
  expect(await screen.findByText(/待处理 2 条/, undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByLabelText('选中第 1 行'))
  fireEvent.click(screen.getByText('采用 1 条'))
  fireEvent.click(screen.getByLabelText('选中第 2 行'))
  expect(await screen.findByText(/待处理 1 条/, undefined, wait)).toBeTruthy()
  expect(dossiersOf(memory)[0]?.entries).toHaveLength(1)
  expect(await screen.findByText('采用 1 条', undefined, wait)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('选中第 1 行').checked).toBe(true)
})

test('来源记录改了，档案里提示，打开材料可以改为现在的', async () => {
  const entry = aDossierEntry({ sectionCode: 'theory', name: '讲党课', summary: '旧的说法。', source: { key: `lecture/${lecture.id}`, table: 'meetings', recordId: lecture.id, fact: '旧的说法。' } })
  const { memory, dossier } = await aLockedSection('#/dossiers/ID', { entries: [entry] })
  await unlocked()
  await registered()
  expect(await screen.findByText(/来源记录有变动/, { selector: '.source-changed' }, wait)).toBeTruthy()
  window.location.hash = `#/dossiers/${dossier.id}/entry/${entry.id}`
  fireEvent.click(await screen.findByText('改为现在的', undefined, wait))
  fireEvent.click(screen.getByText('保存材料'))
  await waitFor(() => expect(dossiersOf(memory)[0]?.entries[0]).toMatchObject({ name: '讲党课“守正创新”', formedOn: lecture.startAt.slice(0, 10), summary: expect.stringContaining('讲党课“守正创新”'), source: { fact: expect.stringContaining('讲党课“守正创新”') } }), wait)
})

test('目录改了另存一版：旧档案仍按旧目录，换用以后才按新的', async () => {
  const { memory } = await aLockedSection('#/dossiers/template')
  await unlocked()
  fireEvent.change(await screen.findByLabelText('第 1 类', typing, wait), { target: { value: '干部基本情况' } })
  fireEvent.click(screen.getByText('存为第 2 版'))
  await waitFor(() => expect(memory.section.rows().filter(({ table }) => table === 'dossierTemplates').map(({ row }) => row?.['version'])).toEqual([1, 2]), wait)
  fireEvent.click(await screen.findByText('ZS-001', undefined, wait))
  await registered()
  expect(await screen.findByText('一、基本情况', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('更多', { selector: 'button span' }))
  fireEvent.click(await screen.findByText('换用第 2 版目录', undefined, wait))
  expect(await screen.findByText('一、干部基本情况', undefined, wait)).toBeTruthy()
})

test('登记册从表格读入：先逐行核对，不能用的行说明原因，其余一次写入', async () => {
  connectSpreadsheets(spreadsheetPort)
  const { memory, dossier } = await aLockedSection('#/dossiers/import', { position: '处长' })
  await unlocked()
  await registered()
  const register = () => fileOf('姓名,档案编号,单位及职务\n周岚,ZS-001,副局长\n孟常,ZS-002,处长\n', '登记册.csv')
  fireEvent.change(await screen.findByLabelText('选择登记册文件', undefined, wait), { target: { files: [register()] } })
  expect(await screen.findByText('共 2 行：建档 0，更新 1，没有变化 0，不读入 1', undefined, wait)).toBeTruthy()
  expect(screen.getByText('A 列“姓名”：人员中没有“孟常”，请先在“人员”里登记。')).toBeTruthy()
  expect(dossiersOf(memory)).toMatchObject([{ position: '处长' }])
  fireEvent.click(screen.getByText('读入 1 行'))
  expect(await screen.findByText('新建 0 册，更新 1 册', undefined, wait)).toBeTruthy()
  expect(dossiersOf(memory)).toMatchObject([{ id: dossier.id, position: '副局长', archiveNo: 'ZS-001' }])
})

test('不是登记册的表格，说明缺什么', async () => {
  connectSpreadsheets(spreadsheetPort)
  await aLockedSection('#/dossiers/import')
  await unlocked()
  await registered()
  fireEvent.change(await screen.findByLabelText('选择登记册文件', undefined, wait), { target: { files: [fileOf('性别,年龄\n女,50\n', '别的表.csv')] } })
  expect(await screen.findByText(/“别的表.csv”里没有找到登记册的表头/, undefined, wait)).toBeTruthy()
})

test('批量扫描件：一个文件一份材料；不收的说明原因，其余一次归入', async () => {
  const { memory } = await aLockedSection('#/dossiers/ID/scans')
  await unlocked()
  await registered()
  const paper = fileOf('材料', '考核表.docx')
  fireEvent.change(await screen.findByLabelText('选择扫描件', undefined, wait), { target: { files: [paper, fileOf('不是图片', '某某（机密）.txt')] } })
  expect(await screen.findByText(/有 1 个文件没有加入/, undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('第 1 份：材料名称', typing), { target: { value: '年度考核登记表' } })
  fireEvent.click(screen.getByText('归入 1 份'))
  await waitFor(() => expect(dossiersOf(memory)[0]?.entries).toMatchObject([{ name: '年度考核登记表', pages: null, files: [{ name: '考核表.docx' }] }]), wait)
})

test('封面可以改，停止建档以后不再催年度更新；没有编号不能存', async () => {
  const { memory } = await aLockedSection('#/dossiers/ID/cover')
  await unlocked()
  await registered()
  fireEvent.change(await screen.findByLabelText('档案编号', typing, wait), { target: { value: '' } })
  fireEvent.click(screen.getByText('保存封面'))
  expect(await screen.findByText('请填写档案编号。', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('档案编号', typing), { target: { value: 'ZS-007' } })
  const closed = screen.getByLabelText('停止建档日期', typing)
  fireEvent.change(closed, { target: { value: '2026-10-31' } })
  fireEvent.blur(closed)
  fireEvent.click(screen.getByText('保存封面'))
  await waitFor(() => expect(dossiersOf(memory)).toMatchObject([{ archiveNo: 'ZS-007', closedOn: '2026-10-31' }]), wait)
  expect(await screen.findByText(/2026\.10\.31停止建档/, undefined, wait)).toBeTruthy()
})

test('没存完的材料，回到登记册还找得到，接着填', async () => {
  await aLockedSection(`#/dossiers/ID/entry/${anId()}`)
  await unlocked()
  await registered()
  fireEvent.change(await screen.findByLabelText('材料名称', typing, wait), { target: { value: '写到一半的材料' } })
  fireEvent.click(screen.getByText('返回', { selector: 'button span' }))
  await screen.findByText('周岚的政治素质档案', undefined, wait)
  window.location.hash = '#/dossiers'
  expect(await screen.findByText('周岚：材料', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('接着填'))
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('材料名称', typing).value).toBe('写到一半的材料'), wait)
})

test('选好的扫描件没归入就走开，回来还在', async () => {
  const { memory, dossier } = await aLockedSection('#/dossiers/ID/scans')
  await unlocked()
  await registered()
  fireEvent.change(await screen.findByLabelText('选择扫描件', undefined, wait), { target: { files: [fileOf('一', '考核表.docx'), fileOf('二', '任免表.docx')] } })
  await screen.findByText('归入 2 份', undefined, wait)
  fireEvent.click(screen.getByText('返回', { selector: 'button span' }))
  await screen.findByText('周岚的政治素质档案', undefined, wait)
  window.location.hash = `#/dossiers/${dossier.id}/scans`
  fireEvent.click(await screen.findByText('归入 2 份', undefined, wait))
  await waitFor(() => expect(dossiersOf(memory)[0]?.entries.map(({ name }) => name)).toEqual(['考核表', '任免表']), wait)
})

test('附件另存到文件夹：先登记导出，再存出去', async () => {
  const entry = aDossierEntry({ files: [] })
  const { memory, dossier } = await aLockedSection(`#/dossiers/ID/entry/${entry.id}`, { entries: [entry] })
  await unlocked()
  await registered()
  fireEvent.change(await screen.findByLabelText('选择附件文件', undefined, wait), { target: { files: [fileOf('任免表的内容', '任免表.docx')] } })
  fireEvent.click(await screen.findByText('另存到文件夹', undefined, wait))
  fireEvent.click(await screen.findByText('登记并另存', undefined, wait))
  expect(await screen.findByText('本人及亲属应当回避，请由其他人调阅。', undefined, wait)).toBeTruthy()
  expect(accessesOf(memory)).toHaveLength(1)
  fireEvent.click(screen.getByLabelText('调阅人不是干部本人，也不是其亲属'))
  fireEvent.click(screen.getByText('登记并另存'))
  expect(await screen.findByText('✓ 已保存：D:\\打印\\任免表.docx', undefined, wait)).toBeTruthy()
  expect(accessesOf(memory)).toMatchObject([{ action: 'view' }, { action: 'export', what: '任免表.docx', dossierIds: [dossier.id] }])
})

test('录了一半的票不会不声不响地丢掉：先记入或清空，才能保存', async () => {
  const evaluation = anEvaluation({ templateId: template.id, entered: 'sheets' })
  const { memory } = await aLockedSection(`#/dossiers/ID/evaluation/${evaluation.id}`, { evaluations: [evaluation] })
  await unlocked()
  await registered()
  const [first] = await screen.findAllByLabelText('好', { selector: 'input' }, wait)
  fireEvent.click(first!)
  fireEvent.click(screen.getByText('保存测评'))
  expect(await screen.findByText(/这张还没有记入/, undefined, wait)).toBeTruthy()
  expect(dossiersOf(memory)[0]?.evaluations[0]?.sheets).toEqual([])
  fireEvent.click(screen.getByText('记入这张，录下一张'))
  fireEvent.click(screen.getByText('保存测评'))
  await waitFor(() => expect(dossiersOf(memory)[0]?.evaluations[0]?.sheets).toHaveLength(1), wait)
})

test('历年测评结果按方面、年度列出', async () => {
  const [item] = template.positiveItems
  const held = (year: number, votes: number) => anEvaluation({ year, templateId: template.id, counts: [{ itemId: item!.id, answer: 'good', votes }, { itemId: item!.id, answer: 'average', votes: 1 }] })
  await aLockedSection('#/dossiers/ID/matrix', { evaluations: [held(2024, 3), held(2025, 4)] })
  await unlocked()
  await registered()
  const table = await screen.findByLabelText('历年测评结果', { selector: 'table' }, wait)
  expect([...table.querySelectorAll('tr')].map(row => [...row.children].map(cell => cell.textContent))).toEqual([
    ['测评', '方面', '2024', '2025'], [expect.stringContaining('正向测评'), '政治忠诚', '好 3 票（75%）、一般 1 票（25%）', '好 4 票（80%）、一般 1 票（20%）'],
  ])
})
