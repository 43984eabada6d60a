import { expect, test } from 'vitest'
import type { MeetingKind } from '#shared/model/meeting.ts'
import { suggestedBelongYear, suggestedTitle } from '../../../../../renderer/screens/meetings/form/suggestions.ts'
import { day } from '../../../../support/builders.ts'

test.each<[string, string, readonly MeetingKind[], string | null, string]>([
  ['还不知道是什么会，不拟', '第一党支部', [], '2026-05-20', ''],
  ['还没选党组织，不拟', '', ['committee'], '2026-05-20', ''],
  ['一种会议', '第一党支部', ['committee'], '2026-05-20', '第一党支部2026年5月支委会'],
  ['几种合开，按台账的次序', '第一党支部', ['partyLecture', 'memberAssembly', 'themeDay'], '2026-05-20', '第一党支部2026年5月党员大会暨党课、主题党日'],
  ['日期未定', '第一党支部', ['themeDay'], null, '第一党支部主题党日'],
])('%s', (_, name, kinds, on, expected) => {
  expect(suggestedTitle(name, kinds, on === null ? null : day(on))).toBe(expected)
})

test.each<[string, readonly MeetingKind[], string, number]>([
  ['次年3月31日的组织生活会计入上年', ['organisationalLife'], '2026-03-31', 2025],
  ['4月1日的组织生活会计入本年', ['organisationalLife'], '2026-04-01', 2026],
  ['1月的民主评议与党员大会合开，计入上年', ['memberAssembly', 'democraticReview'], '2026-01-05', 2025],
  ['1月的党员大会计入本年', ['memberAssembly'], '2026-01-05', 2026],
])('%s', (_, kinds, on, expected) => {
  expect(suggestedBelongYear(kinds, day(on))).toBe(expected)
})
