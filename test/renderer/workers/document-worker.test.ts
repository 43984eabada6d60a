import { readFile } from 'node:fs/promises'
import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, expect, test, vi } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import type { FromDocumentWorker, ToDocumentWorker } from '../../../renderer/workers/document-protocol.ts'

const folders: Readonly<Record<string, string>> = {
  'NotoSerifSC_400Regular.ttf': 'noto-serif-sc/400Regular', 'NotoSerifSC_700Bold.ttf': 'noto-serif-sc/700Bold',
  'NotoSansSC_400Regular.ttf': 'noto-sans-sc/400Regular', 'NotoSansSC_700Bold.ttf': 'noto-sans-sc/700Bold',
}
const fonts = bundledFontFiles.map(font => ({ font, faceId: font.file }))
const wanted: string[] = []
const posted: FromDocumentWorker[] = []

/** The worker's own file, in this thread: what it posts lands here, fonts are handed to it as the window does. */
const hear = await (async () => {
  let listener: (event: { readonly data: ToDocumentWorker }) => void = () => {}
  vi.stubGlobal('addEventListener', (_: string, heard: typeof listener) => { listener = heard })
  vi.stubGlobal('self', {
    postMessage: (message: FromDocumentWorker) => {
      posted.push(message)
      if (message.kind !== 'wantFont') return
      wanted.push(message.faceId)
      void readFile(`node_modules/@expo-google-fonts/${folders[message.faceId]}/${message.faceId}`).then(bytes => hear({ kind: 'font', faceId: message.faceId, bytes: new Uint8Array(bytes) }))
    },
  })
  await import('../../../renderer/workers/document-worker.ts')
  return (data: ToDocumentWorker) => listener({ data: structuredClone(data) })
})()

afterAll(() => vi.unstubAllGlobals())

const document = (text: string): Document => ({
  title: '会议记录', sections: [{ page: portraitA4({ numbering: 'pageOfPages' }), blocks: [{ type: 'heading', level: 1, text: '会议记录' }, { type: 'paragraph', runs: [{ text, subject: '第一党支部党员大会' }] }] }],
})

async function answer(id: number, task: Extract<ToDocumentWorker, { kind: 'task' }>['task']): Promise<FromDocumentWorker> {
  hear({ kind: 'task', id, task })
  return vi.waitFor(() => {
    const found = posted.find(m => 'id' in m && m.id === id && m.kind !== 'step')
    expect(found).toBeDefined()
    return found!
  }, { timeout: 50_000 })
}

test('Word needs no font and holds the words', async () => {
  const answered = await answer(1, { kind: 'render', format: 'docx', document: document('欧阳䶮、周𬘭出席。'), fonts: [] })
  if (answered.kind !== 'rendered') throw new Error(answered.kind)
  expect(answered.rendered.pages).toBeNull()
  expect(strFromU8(unzipSync(answered.rendered.bytes)['word/document.xml']!)).toContain('欧阳䶮、周𬘭出席。')
  expect(wanted).toEqual([])
})

test('a spreadsheet needs no font either and holds the words', async () => {
  const answered = await answer(9, { kind: 'render', format: 'xlsx', document: document('欧阳䶮、周𬘭出席。'), fonts: [] })
  if (answered.kind !== 'rendered') throw new Error(answered.kind)
  expect(answered.rendered.pages).toBeNull()
  expect(strFromU8(unzipSync(answered.rendered.bytes)['xl/sharedStrings.xml']!)).toContain('欧阳䶮、周𬘭出席。')
  expect(wanted).toEqual([])
})

test('a PDF is a copy for the archive only where that is asked for', async () => {
  const written = async (id: number, more: { readonly archival?: boolean }) => {
    const answered = await answer(id, { kind: 'render', format: 'pdf', document: document('甲'), fonts, ...more })
    return answered.kind === 'rendered' ? new TextDecoder('latin1').decode(answered.rendered.bytes) : ''
  }
  expect(await written(21, { archival: true })).toContain('pdfaid:part')
  expect(await written(22, {})).not.toContain('pdfaid:part')
})

test('PDF fetches the fonts that it needs, once', async () => {
  const answered = await answer(2, { kind: 'render', format: 'pdf', document: document('欧阳䶮、周𬘭出席。'), fonts })
  if (answered.kind !== 'rendered') throw new Error(JSON.stringify(answered))
  expect(answered.rendered.pages).toBe(1)
  expect(new TextDecoder('latin1').decode(answered.rendered.bytes.slice(0, 5))).toBe('%PDF-')
  const fetched = [...wanted]
  expect(fetched.length).toBeGreaterThan(0)
  expect(new Set(fetched).size).toBe(fetched.length)
  await answer(3, { kind: 'render', format: 'pdf', document: document('再印一次。'), fonts })
  expect(wanted).toEqual(fetched)
  expect(posted.filter(m => m.kind === 'step' && m.id === 2)).toEqual([{ kind: 'step', id: 2, step: 'fonts' }, { kind: 'step', id: 2, step: 'layout' }])
})

test('a character that no font has is named with its record', async () => {
  const answered = await answer(4, { kind: 'uncovered', document: document('张\u{32000}出席。'), fonts })
  expect(answered).toMatchObject({ kind: 'uncovered', characters: [{ character: '\u{32000}', codePoint: 'U+32000', subject: '第一党支部党员大会' }] })
})

test('without any font it fails with the reason, and goes on serving', async () => {
  expect(await answer(5, { kind: 'render', format: 'pdf', document: document('甲'), fonts: [] })).toMatchObject({ kind: 'failed' })
  expect(await answer(6, { kind: 'render', format: 'docx', document: document('甲'), fonts: [] })).toMatchObject({ kind: 'rendered' })
})
