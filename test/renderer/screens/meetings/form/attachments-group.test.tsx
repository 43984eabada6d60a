// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useReducer } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { connectStorage } from '../../../../../renderer/storage/connection.ts'
import { AttachmentsGroup } from '../../../../../renderer/screens/meetings/form/attachments-group.tsx'
import { newMeetingForm } from '../../../../../renderer/screens/meetings/form/meeting-form.ts'
import { meetingFormReducer } from '../../../../../renderer/screens/meetings/form/meeting-form-reducer.ts'
import { anId } from '../../../../support/builders.ts'
import { openedArchive } from '../../../../support/open-view.ts'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
let kept = 0
let isHeld: Promise<void> = Promise.resolve()

beforeEach(async () => {
  const { machine } = await openedArchive()
  kept = 0
  isHeld = Promise.resolve()
  connectStorage({
    ...machine,
    putBlob: async ({ bytes }) => { // jsdom's bytes are not those of Node, which the machine in memory asks for
      await isHeld
      kept += 1
      return { ok: true, value: { sha256: '0'.repeat(64), bytes: bytes.length } }
    },
  })
})

const reasons: string[] = []

function Group() {
  const [form, dispatch] = useReducer(meetingFormReducer, newMeetingForm(anId(), {}))
  return <AttachmentsGroup attachments={form.attachments} ownWords={[]} onConfirmed={(_, reason) => reasons.push(reason)} dispatch={dispatch} />
}

/** jsdom's own has no arrayBuffer. */
const file = (name: string) => Object.assign(new File(['words'], name, { type: 'application/octet-stream' }), { arrayBuffer: () => Promise.resolve(new TextEncoder().encode('words').buffer) })
const names = () => [...document.querySelectorAll('.attachment-name')].map(name => name.textContent)

function choose(...files: readonly File[]) {
  fireEvent.change(screen.getByLabelText('选择附件文件'), { target: { files } })
}

test('a file that is no attachment is named, and the files after it are added all the same', async () => {
  render(<Group />)
  choose(file('议程.docx'), file('开始.exe'), file('讲稿.pdf'))
  await waitFor(() => expect(names()).toEqual(['议程.docx', '讲稿.pdf']), wait)
  expect(await screen.findByText(/“开始.exe”没有添加：这种文件不能作为附件/)).toBeTruthy()
})

test('a marked file waits for its written reason while others are still being kept, and none is forgotten', async () => {
  render(<Group />)
  let goOn = () => {}
  isHeld = new Promise(resolve => { goOn = resolve })
  choose(file('讲稿.pdf'), file('通知（机密）.docx'))
  fireEvent.change(await screen.findByPlaceholderText(/确认不涉密的理由/), { target: { value: '已请保密办核对，是公开的通知' } })
  fireEvent.click(screen.getByRole('button', { name: '已核实不涉密，添加' }))
  goOn()
  await waitFor(() => expect(names()).toEqual(['讲稿.pdf', '通知（机密）.docx']), wait)
  expect(reasons).toEqual(['已请保密办核对，是公开的通知'])
})

test('nothing of a refused file is kept', async () => {
  render(<Group />)
  choose(file('通知（机密）.docx'))
  fireEvent.click(await screen.findByRole('button', { name: '不添加' }))
  expect(names()).toEqual([])
  expect(kept).toBe(0)
})

test('a pasted or dropped file is added; text with a picture beside it stays text', async () => {
  render(<Group />)
  const given = (type: string, clipboard: object, property: string) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    Object.defineProperty(event, property, { value: clipboard })
    return !document.body.dispatchEvent(event)
  }
  expect(given('paste', { types: ['text/plain', 'Files'], files: [file('image.png')] }, 'clipboardData')).toBe(false)
  expect(given('paste', { types: ['Files'], files: [file('扫描件.pdf')] }, 'clipboardData')).toBe(true)
  await waitFor(() => expect(names()).toEqual(['扫描件.pdf']), wait)
  expect(given('drop', { types: ['Files'], files: [file('签到表.xlsx')] }, 'dataTransfer')).toBe(true)
  await waitFor(() => expect(names()).toEqual(['扫描件.pdf', '签到表.xlsx']), wait)
})
