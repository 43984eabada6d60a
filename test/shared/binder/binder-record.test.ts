import { expect, test } from 'vitest'
import { binderRecord, binderSummary } from '#shared/binder/binder-record.ts'
import { Binder } from '#shared/model/binder.ts'
import { anId, day } from '../../support/builders.ts'
import { anOrder } from './a-binder.ts'

const unit = { id: anId() }
const finished = {
  id: anId(), order: anOrder({ kind: 'one', id: unit.id }), units: [unit], madeOn: day('2026-11-22'), archive: { seq: 41, head: 'ab'.repeat(32) }, formats: ['pdf', 'docx'] as const,
  parts: [{ ledger: 'member-roster', organisationId: unit.id, organisation: '办公室党支部', title: '党员花名册', missing: 3 }],
}

test('the row of a finished binder: of what, when, and what the archive held then', () => {
  const row = binderRecord({ ...finished, places: [{ firstPage: 3, pages: 2 }] })
  expect(row).toEqual({
    id: finished.id, checklist: '年度党建检查', organisationIds: [unit.id], period: '2026', madeOn: '2026-11-22', seq: 41, head: 'ab'.repeat(32), formats: ['pdf', 'docx'],
    entries: [{ ledger: 'member-roster', organisationId: unit.id, title: '党员花名册', firstPage: 3, pages: 2, missing: 3 }],
  })
  expect(Binder.parse(row)).toEqual(row)
  expect(binderSummary(row, '办公室党支部')).toBe('迎检成册：办公室党支部2026年“年度党建检查”')
})

test('pages are not known where no PDF was laid out', () => {
  expect(binderRecord({ ...finished, places: null }).entries).toMatchObject([{ firstPage: null, pages: null }])
})
