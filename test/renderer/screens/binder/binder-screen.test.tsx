// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { failures } from '#shared/contract/outcome.ts'
import { lastFolder } from '../../../../renderer/parts/last-folder.ts'
import { BinderScreen } from '../../../../renderer/screens/binder/binder-screen.tsx'
import { binderRepository } from '../../../../renderer/storage/binder-repository.ts'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { settingsRepository } from '../../../../renderer/storage/settings-repository.ts'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { parseHash } from '../../../../renderer/ui/route.ts'
import { connectBinders } from '../../../../renderer/workers/binder-client.ts'
import { binderPorts } from '../../../support/binder-port.ts'
import { branch, branchArchive, kun } from '../../../support/branch-archive.ts'
import { aMeeting, anAttendee, aTopic, time } from '../../../support/builders.ts'
import type { MemoryMachine } from '../../../support/memory-machine.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }
const committee = aMeeting({ organisationId: branch.id, kinds: ['committee'], title: '十月支委会', startAt: time('2026-10-20T14:30'), attendees: [anAttendee({ personId: kun.id, status: 'absent' })], topics: [aTopic()] })
const folder = { token: 'folder-1', label: 'E:\\迎检' }
let saved: { name: string; bytes: number; head: string }[]
let saveFails: string | null
let folders: string[]
let ports: ReturnType<typeof binderPorts>
let memory: MemoryMachine

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  memory = await branchArchive()
  memory.seed([{ table: 'meetings', row: committee }])
  await rebuildView()
  saved = []
  saveFails = null
  folders = []
  connectStorage({
    ...memory.machine,
    fontFaces: async () => ({ ok: true, value: [{ id: 'bundled:NotoSerifSC_400Regular.ttf', family: 'Noto Serif SC', postscriptName: null, bundled: true }] }),
    beginFolder: async ({ parent }) => {
      folders.push(`begin ${parent}`)
      return { ok: true, value: { token: 'begun', label: 'E:\\迎检\\0123.part' } }
    },
    finishFolder: async ({ begun, name }) => {
      folders.push(`finish ${begun} ${name}`)
      return { ok: true, value: { folder: { token: 'made', label: `E:\\迎检\\${name}` } } }
    },
    dropFolder: async ({ begun }) => {
      folders.push(`drop ${begun}`)
      return { ok: true, value: {} }
    },
    saveDocument: async ({ name, bytes }) => { // jsdom's bytes are of another realm than the contract's check
      if (saveFails !== null && name.endsWith(saveFails)) return { ok: false, failure: { code: 'disk-full', message: failures['disk-full'] } }
      saved.push({ name, bytes: bytes.length, head: String.fromCharCode(...bytes.slice(0, 4)) })
      return { ok: true, value: { file: { token: `file-${saved.length}`, label: `E:\\迎检\\${name}` } } }
    },
  })
  ports = binderPorts()
  connectBinders(ports.make)
  lastFolder.set(folder)
  return () => { vi.useRealTimers() }
})

const press = async (words: string) => {
  const button = (await screen.findByText(words, { selector: 'button span, button' }, wait)).closest('button')!
  await act(async () => { fireEvent.click(button) })
}

/** To the last step, with the short checklist 换届专项. */
async function ready() {
  show(<BinderScreen />)
  await screen.findByText('选范围', undefined, wait)
  await press('下一步')
  await press('下一步')
  await screen.findByText(/个部分，/, undefined, wait)
  await press('去成册')
  await screen.findByText('册名', undefined, wait)
}

const few = (formats: readonly string[] = ['pdf', 'docx']) => localStorage.setItem('preference:binder-choice', JSON.stringify({ step: 0, organisationId: branch.id, isTree: true, period: '2026', checklist: '三会一课专项', ledgers: ['meeting-ledger', 'meeting-minutes'], formats, numbering: null, hasSignatures: true, hasMinutes: true }))

test('what is missing is told before anything is printed, leads to its field, and the task is found again as it was', async () => {
  few()
  show(<BinderScreen />)
  await press('下一步')
  await press('下一步')
  const gaps = await screen.findByRole('region', { name: /的缺项$/ }, wait)
  fireEvent.click(within(gaps).getAllByText(/李堃缺席，没有写原因/)[0]!)
  expect(parseHash(window.location.hash)).toMatchObject({ screen: 'meetings', query: { field: 'attendees.0.reason' } })
  cleanup()
  show(<BinderScreen />)
  expect(await screen.findByText(/共 3 个部分，缺 \d+ 项/, undefined, wait)).toBeTruthy()
})

test('one PDF and one Word file go to the folder, whole; the archive keeps of what they were made, and tells what changed since', async () => {
  few()
  await ready()
  await press('成册')
  expect(await screen.findByText(/已成册：3 个部分，共 \d+ 页/, undefined, wait)).toBeTruthy()
  expect(saved.map(({ name, head }) => [name, head])).toEqual([[expect.stringMatching(/^三会一课专项材料_.*_2026年\.pdf$/), '%PDF'], [expect.stringMatching(/\.docx$/), 'PK\u0003\u0004']])
  const [binder] = await binderRepository.all()
  expect(binder).toMatchObject({ checklist: '三会一课专项', period: '2026', madeOn: '2026-11-22', formats: ['pdf', 'docx'], organisationIds: [branch.id] })
  expect(binder!.entries.map(({ ledger, firstPage }) => [ledger, firstPage])).toEqual([['meeting-ledger', 3], ['meeting-minutes', expect.any(Number)], ['signatures', expect.any(Number)]])
  await press('从头开始')
  await press('此后改了什么')
  expect(await screen.findByText('此后没有变化。', undefined, wait)).toBeTruthy()
})

test('a folder is filled under another name and gets its own when it is whole', async () => {
  few(['folder'])
  await ready()
  await press('成册')
  expect(await screen.findByText(/已成册：3 个部分/, undefined, wait)).toBeTruthy()
  expect(folders).toEqual(['begin folder-1', expect.stringMatching(/^finish begun 三会一课专项材料_.*_2026年$/)])
  expect(saved.map(({ name }) => name)).toEqual([...['01_三会一课台账', '02_会议记录', '03_签字页'].flatMap(stem => [`${stem}.pdf`, `${stem}.docx`]), '00_目录.pdf', '00_目录.docx'])
  expect((await binderRepository.all())[0]).toMatchObject({ formats: ['folder'] })
})

test('a Word file alone still has its book to look at: each part leads to its page, and only the Word file is saved', async () => {
  few(['docx'])
  await ready()
  await press('成册')
  await screen.findByText(/已成册：3 个部分/, undefined, wait)
  expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/\.docx$/)])
  fireEvent.click(screen.getByRole('button', { name: /^看第 3 页：/ }))
  expect(await screen.findByText('返回结果', undefined, wait)).toBeTruthy()
  expect((screen.getByLabelText('从第几页') as HTMLInputElement).value).toBe('3')
  await press('返回结果')
  expect(await screen.findByText(/已成册：3 个部分/, undefined, wait)).toBeTruthy()
})

test('a folder that meets a full disk is dropped, and nothing is kept', async () => {
  few(['folder'])
  saveFails = '会议记录.docx'
  await ready()
  await press('成册')
  expect(await screen.findByText(/磁盘空间不足.*没有留下文件/, undefined, wait)).toBeTruthy()
  await waitFor(() => expect(folders).toEqual(['begin folder-1', 'drop begun']), wait)
  expect(await binderRepository.all()).toEqual([])
})

test('cancelled: the worker is ended at once, nothing is written, nothing is kept', async () => {
  few()
  await ready()
  const before = ports.ended()
  await press('成册')
  await press('取消')
  expect(await screen.findByText('已取消，没有写出文件。档案没有受影响。', undefined, wait)).toBeTruthy()
  expect(ports.ended()).toBe(before + 1)
  expect(saved).toEqual([])
  expect(await binderRepository.all()).toEqual([])
})

test('a disk that is full says what was written whole, and the archive keeps no binder that was not made', async () => {
  few()
  saveFails = '.docx'
  await ready()
  await press('成册')
  expect(await screen.findByText(/磁盘空间不足.*已完整写好：PDF/, undefined, wait)).toBeTruthy()
  expect(saved).toHaveLength(1)
  expect(await binderRepository.all()).toEqual([])
})

test('a ledger is found by its initials, and ticking it keeps the order of the others', async () => {
  few()
  show(<BinderScreen />)
  await press('下一步')
  fireEvent.change(await screen.findByLabelText('找台账', undefined, wait), { target: { value: 'dyhmc' } })
  fireEvent.click(screen.getByLabelText('党员花名册'))
  expect(screen.queryByLabelText('三会一课台账')).toBeNull()
  expect(JSON.parse(localStorage.getItem('preference:binder-choice')!)).toMatchObject({ ledgers: ['meeting-ledger', 'meeting-minutes', 'member-roster'] })
  fireEvent.change(screen.getByLabelText('找台账'), { target: { value: 'shyktz' } })
  expect((screen.getByLabelText('三会一课台账') as HTMLInputElement).checked).toBe(true)
})

test('ledgers of one’s own choice are kept as a checklist of the unit', async () => {
  few()
  show(<BinderScreen />)
  await press('下一步')
  fireEvent.change(await screen.findByLabelText('清单名称', undefined, wait), { target: { value: '季度抽查' } })
  await press('保存清单')
  await waitFor(async () => expect((await settingsRepository.current()).checklists).toEqual([{ name: '季度抽查', ledgers: ['meeting-ledger', 'meeting-minutes'] }]), wait)
  await waitFor(() => expect(screen.queryByText('存为清单')).toBeNull(), wait)
  expect(JSON.parse(localStorage.getItem('preference:binder-choice')!)).toMatchObject({ checklist: '季度抽查', ledgers: null })
})

test('a unit without organisations is told what belongs here', async () => {
  const { connectedMachine } = await import('../../../support/open-view.ts')
  await connectedMachine()
  await rebuildView()
  show(<BinderScreen />)
  expect(await screen.findByText(/请先成立党组织、登记党员，再记录会议/, undefined, wait)).toBeTruthy()
})
