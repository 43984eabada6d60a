// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WorkLine } from '../../../renderer/parts/work-line.tsx'
import { works } from '../../../renderer/parts/work-keeper.ts'
import { WorkProgress } from '../../../renderer/parts/work-progress.tsx'
import { useWork } from '../../../renderer/parts/use-work.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

let memory: MemoryMachine
let stick = ''
beforeEach(async () => {
  memory = await openedArchive({ keys: { password: '云岭山水2026', isOpened: true } })
  stick = memory.backups.plugIn()
  works.set({})
})
afterEach(() => { vi.useRealTimers() })

function Page() {
  const work = useWork('backup')
  return (
    <>
      <button onClick={() => void work.begin({ folder: stick, form: 'folder' })}>备份</button>
      <WorkProgress work={work} title="正在备份" />
      {work.state.kind === 'done' && <p>写到 {work.state.result.label}</p>}
    </>
  )
}

const begin = () => fireEvent.click(screen.getByText('备份'))

test('says what is being done and how far it is, then hands on the result', async () => {
  const release = memory.works.hold({ doing: '正在写入附件', done: 3 * 1024 ** 2, total: 12 * 1024 ** 2 })
  show(<Page />)
  begin()
  expect(await screen.findByText('正在写入附件')).toBeTruthy()
  expect(screen.getByText(/25%.*3\.0 MB \/ 12 MB/)).toBeTruthy()
  release()
  expect(await screen.findByText('写到 金士顿 (E:)')).toBeTruthy()
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('a stick that stands still is no error, and is said so', async () => {
  memory.works.hold({ stalled: true })
  show(<Page />)
  begin()
  expect(await screen.findByText('U 盘较慢，没有出错，请再等等。')).toBeTruthy()
})

test('取消 ends it, and says that nothing has changed', async () => {
  memory.works.hold()
  show(<Page />)
  begin()
  fireEvent.click(await screen.findByText('取消'))
  expect(await screen.findByText('已取消，什么都没有改动。')).toBeTruthy()
  expect(memory.calls).toContain('cancelWork')
  expect(memory.backups.records).toEqual([])
})

test('a failure is told in its own sentence and can be put away', async () => {
  memory.works.failNext('drive-gone')
  show(<Page />)
  begin()
  expect(await screen.findByText(/^U 盘已断开，备份没有完成/)).toBeTruthy()
  fireEvent.click(screen.getByText('知道了'))
  expect(screen.queryByText(/U 盘已断开/)).toBeNull()
})

test('the work goes on while another page is shown, which says so, and is found again', async () => {
  const release = memory.works.hold({ done: 40, total: 100 })
  const page = show(<Page />)
  begin()
  await screen.findByText('正在写入附件')
  page.unmount()
  window.location.hash = '#/meetings'
  const bar = show(<WorkLine />)
  expect((await screen.findByText('正在备份 40%')).getAttribute('href')).toBe('#/data/backup')
  release()
  expect(await screen.findByText('✓ 备份已完成')).toBeTruthy()
  bar.unmount()
  show(<Page />)
  expect(screen.getByText('写到 金士顿 (E:)')).toBeTruthy()
})

test('the remaining time follows the pace of the present stage', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  memory.works.hold({ done: 1000, total: 10_000 })
  show(<Page />)
  begin()
  await screen.findByText('正在写入附件')
  memory.works.hold({ done: 4000, total: 10_000 })
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(screen.getByText(/约 20 秒/)).toBeTruthy()
})
