import { expect, test } from 'vitest'
import { readDraft } from '../../../renderer/parts/organisation-form.tsx'

const beforeDetails = {
  type: 'branch', fullName: '第三党支部', shortName: '三支部', superiorId: null, establishedOn: '2026-11-01', approvalDocumentNo: '', fixedThemeDay: 15, hasCommittee: true, hasGroups: false,
}

test('以前的版本留下的草稿照样接着填，新的栏目空着', () => {
  expect(readDraft(beforeDetails)).toMatchObject({ ...beforeDetails, activityPlace: '', leadingSide: '' })
})

test('读不懂的草稿不用', () => {
  expect(readDraft({ ...beforeDetails, fixedThemeDay: '十五' })).toBeNull()
  expect(readDraft(null)).toBeNull()
})
