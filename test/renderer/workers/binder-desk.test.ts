import { expect, test } from 'vitest'
import { binderOrder } from '#shared/binder/binder-order.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { lookAtBinder, makeBinder, writersWith } from '../../../renderer/workers/binder-desk.ts'
import type { BinderProgress } from '../../../renderer/workers/binder-protocol.ts'
import { aFact, aMeeting, aMembership, anAttachment, anAttendee, anOrganisation, aPerson, aTopic, time, today } from '../../support/builders.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { readerOf } from '../../support/reader-of.ts'
import { hasTool } from '../../support/tools.ts'

const branch = anOrganisation()
const person = aPerson({ name: '欧阳\u{ffff0}喆' })
const reader = readerOf({
  organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], people: [person], memberships: [aMembership({ personId: person.id, organisationId: branch.id })],
  meetings: [aMeeting({ organisationId: branch.id, startAt: time('2026-05-20T14:30'), attendees: [anAttendee({ personId: person.id, status: 'absent' })], topics: [aTopic()], attachments: [anAttachment({ name: '照片.jpg', sha256: 'a'.repeat(64) }), anAttachment({ name: '签到表.pdf', sha256: 'b'.repeat(64) })] })],
})
const order = binderOrder({ organisations: { kind: 'one', id: branch.id }, period: yearPeriod(2026), checklist: { name: '抽查', ledgers: ['meeting-ledger', 'meeting-minutes', 'no-such-ledger'] } })
const wish = { order, today, fonts: [], footerNote: null }
const written: string[] = []
const files = { write: async (folder: string | null, name: string, bytes: Uint8Array) => { written.push(`${folder ?? ''}/${name} ${String.fromCharCode(...bytes.slice(0, 2))}`) }, attachment: async (sha256: string) => (sha256.startsWith('a') ? new TextEncoder().encode('%PDF-1.7') : null) }
const tools = (progress: BinderProgress[] = []) => ({ reader, files, writers: writersWith(bundledFonts), report: (told: BinderProgress) => { progress.push(told) } })

test('a look tells gaps, what was left out, and characters that no font has, each once', async () => {
  const looked = await lookAtBinder({ kind: 'look', ...wish }, tools())
  expect(looked.parts.map(({ ledger }) => ledger)).toEqual(['meeting-ledger', 'meeting-minutes', 'signatures'])
  expect(looked.gaps.map(({ finding }) => finding.message)).toContain('欧阳\u{ffff0}喆缺席，没有写原因')
  expect(new Set(looked.gaps.map(({ finding }) => `${finding.subject.id} ${finding.message}`)).size).toBe(looked.gaps.length)
  expect(looked.notices).toEqual([expect.stringContaining('no-such-ledger')])
  expect(looked.uncovered.map(({ codePoint }) => codePoint)).toContain('U+FFFF0')
})

test.skipIf(!hasTool('pdftotext'))('the PDF has each part on the page that is told; progress counts parts and pages', async () => {
  const progress: BinderProgress[] = []
  const made = await makeBinder({ kind: 'make', formats: ['pdf', 'docx'], ...wish }, tools(progress))
  expect(made.books.map(({ format }) => format)).toEqual(['pdf', 'docx'])
  const pages = (await readPdf(made.books[0]!.bytes)).pageTexts.map(withoutSpace)
  expect(pages).toHaveLength(made.pages)
  made.places!.forEach(({ firstPage }, i) => expect(pages[firstPage - 1]).toContain(made.parts[i]!.title))
  expect(progress.at(-1)).toMatchObject({ done: 3, total: 3 })
  expect(Math.max(...progress.map(told => told.pages))).toBeGreaterThanOrEqual(3)
})

test('the folder has a PDF and a Word file a part, attachments by number, and the contents last', async () => {
  const progress: BinderProgress[] = []
  const made = await makeBinder({ kind: 'make', formats: ['folder'], ...wish }, tools(progress))
  expect(made.books).toEqual([])
  expect(made.places).toBeNull() // its files have their own numbers: no book is laid out for them
  expect(progress.map(({ doing }) => doing).filter(doing => doing.startsWith('正在排版'))).toEqual([])
  expect(made.partPages).toHaveLength(3)
  expect(made.pages).toBe(made.partPages.reduce((sum, own) => sum + own, 0))
  expect(progress.at(-1)?.pages).toBeGreaterThanOrEqual(made.pages)
  expect(written).toEqual([
    ...['01_三会一课台账', '02_会议记录', '03_签字页'].flatMap(stem => [`/${stem}.pdf %P`, `/${stem}.docx PK`]), '附件/001_照片.jpg %P', '/00_目录.pdf %P', '/00_目录.docx PK',
  ])
  expect(made.notices).toEqual([expect.stringContaining('“照片.jpg”其实是PDF，已照原样复制'), expect.stringContaining('“签到表.pdf”的文件不在档案里或已损坏，没有复制')])
})
