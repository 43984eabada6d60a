import { expect, test } from 'vitest'
import { folderContentsDocument } from '#shared/binder/folder-contents.ts'
import { textsOf } from '#shared/documents/texts.ts'
import { day } from '../../support/builders.ts'
import { anOrder } from './a-binder.ts'

const contents = { order: anOrder({ kind: 'one', id: 'x' }), organisation: '第一党支部', madeOn: day('2026-11-22'), attachments: [], files: [{ organisation: '第一党支部', title: '党员花名册', file: '01_党员花名册', pages: 2 }] }
const textsOfFolder = (some: Partial<typeof contents> | object = {}) => [...textsOf(folderContentsDocument({ ...contents, ...some }))].map(({ text }) => text)

test('each file with what it holds and its pages, and the sum of them', () => {
  const texts = textsOfFolder()
  expect(texts.slice(-5)).toEqual(['1', '第一党支部', '党员花名册', '01_党员花名册', '2'])
  expect(texts.join('')).toContain('共 1 份、2 页')
})

test('attachments follow, with a dash for pages that nobody counted', () => {
  const texts = textsOfFolder({ attachments: [{ organisation: '第一党支部', title: '五月党员大会', file: '附件/001_签到表.jpg', pages: null }] })
  expect(texts.slice(-5)).toEqual(['1', '第一党支部', '五月党员大会', '附件/001_签到表.jpg', '—'])
  expect(texts).toContain('附件（1 个）')
})
